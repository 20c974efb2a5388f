namespace Reweave.Content;

/// <summary>
/// How one language writes numbers, days and lists. Two implementations: <c>Intl</c> in the browser, <see cref="PlainFormats"/>
/// where there is none (both sides of Reweave run without .NET's culture data).
/// </summary>
public interface IFormats
{
    Language Language { get; }

    PluralCategory Plural(long number);

    string Number(long number);

    /// <summary>A day in full: <c>23 November 2026</c>.</summary>
    string Date(DateOnly day);

    /// <summary>Month and year: <c>November 2026</c>.</summary>
    string Month(DateOnly day);

    /// <summary>The weekday's name: <c>Sunday</c>.</summary>
    string Weekday(DayOfWeek day);

    /// <summary>A time of day, without seconds.</summary>
    string Time(TimeOnly time);

    /// <summary>Days from today in words: 0 = today, −1 = yesterday, 3 = in 3 days.</summary>
    string RelativeDays(int days);

    /// <summary>Joined with the language's <em>and</em>.</summary>
    string List(IReadOnlyList<string> items);
}
