namespace Reweave.Content;

/// <summary>
/// Numbers, days and lists without culture data: plain digits, and the names from <c>Formats.text</c>. For the server's pages and
/// for tests; the app uses the browser's <c>Intl</c>.
/// </summary>
/// <remarks>Digits are 0–9 in every language: numbers here stand beside telephone numbers, which are dialled in those.</remarks>
public sealed class PlainFormats : IFormats
{
    private readonly FormatsWords _words;

    public PlainFormats(TextPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        Language = pack.Language;
        _words = new FormatsWords(pack, this);
    }

    public Language Language { get; }

    public PluralCategory Plural(long number) => Plurals.Of(Language.Tag, number);

    public string Number(long number) => number.ToString();

    public string Date(DateOnly day) =>
        _words.Day(day.Day.ToString(), _words.MonthName(day.Month.ToString()), day.Year.ToString());

    public string Month(DateOnly day) =>
        _words.Month(_words.MonthName(day.Month.ToString()), day.Year.ToString());

    public string Weekday(DayOfWeek day) => _words.WeekdayName(((int)day).ToString());

    public string Time(TimeOnly time) => time.ToString("HH':'mm");

    public string RelativeDays(int days) =>
        days switch
        {
            0 => _words.Today,
            -1 => _words.Yesterday,
            1 => _words.Tomorrow,
            < 0 => _words.DaysAgo(-days),
            _ => _words.InDays(days),
        };

    public string List(IReadOnlyList<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items.Count switch
        {
            0 => "",
            1 => items[0],
            2 => _words.ListTwo(items[0], items[1]),
            _ => _words.ListEnd(
                Enumerable
                    .Range(0, items.Count - 1)
                    .Select(i => items[i])
                    .Aggregate((a, b) => _words.ListMiddle(a, b)),
                items[^1]
            ),
        };
    }
}
