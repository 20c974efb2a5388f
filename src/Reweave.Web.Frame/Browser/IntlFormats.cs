using System.Runtime.InteropServices.JavaScript;
using Reweave.Content;

namespace Reweave.Web.Browser;

/// <summary>A language's formats by the browser's own <c>Intl</c> (<c>browser/intl.js</c>): .NET runs here without culture data.</summary>
internal sealed partial class IntlFormats(Language language) : IFormats
{
    internal const string Module = "reweave/intl";

    public Language Language { get; } = language;

    // Latin digits in Arabic too, as the server's pages and typed texts have them.
    private string Tag => Language.Tag + "-u-nu-latn";

    public PluralCategory Plural(long number) => Plurals.Of(Language.Tag, number);

    public string Number(long number) => Number(Tag, number);

    public string Date(DateOnly day) => Date(Tag, day.Year, day.Month, day.Day);

    public string Month(DateOnly day) => Month(Tag, day.Year, day.Month);

    public string Weekday(DayOfWeek day) => Weekday(Tag, (int)day);

    public string Time(TimeOnly time) => Time(Tag, time.Hour, time.Minute);

    public string RelativeDays(int days) => RelativeDays(Tag, days);

    public string List(IReadOnlyList<string> items) => List(Tag, [.. items]);

    [JSImport("number", Module)]
    private static partial string Number(string tag, [JSMarshalAs<JSType.Number>] long number);

    [JSImport("date", Module)]
    private static partial string Date(string tag, int year, int month, int day);

    [JSImport("month", Module)]
    private static partial string Month(string tag, int year, int month);

    [JSImport("weekday", Module)]
    private static partial string Weekday(string tag, int dayOfWeek);

    [JSImport("time", Module)]
    private static partial string Time(string tag, int hour, int minute);

    [JSImport("relativeDays", Module)]
    private static partial string RelativeDays(string tag, int days);

    [JSImport("list", Module)]
    private static partial string List(string tag, string[] items);
}
