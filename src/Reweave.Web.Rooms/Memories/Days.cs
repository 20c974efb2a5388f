using System.Globalization;

namespace Reweave.Web.Memories;

/// <summary>Days as a date field of the browser writes them.</summary>
internal static class Days
{
    private const string Form = "yyyy-MM-dd";

    public static string Write(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    public static DateOnly? Read(string text) =>
        DateOnly.TryParseExact(
            text,
            Form,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;
}
