namespace Reweave.Web.Design;

/// <summary>Ids that tie labels, hints and errors to their fields; unique within the page, meaning nothing.</summary>
internal static class Identifier
{
    private static int _last;

    public static string Next(string of) => $"{of}-{++_last}";
}
