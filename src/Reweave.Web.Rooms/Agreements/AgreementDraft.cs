using System.Globalization;
using Reweave.Domain.Agreements;
using Reweave.Domain.Windows;
using Reweave.Web.Unfinished;

namespace Reweave.Web.Agreements;

/// <summary>
/// An agreement as it is being written: what stands in the form, as text, so that it can be kept half done. Whose it is stands in the
/// writer's own view.
/// </summary>
internal sealed class AgreementDraft
{
    private const string DayFormat = "yyyy-MM-dd";

    public AgreementKind? Kind { get; set; }
    public string What { get; set; } = "";
    public AgreementWhose Whose { get; set; } = AgreementWhose.Both;
    public AgreementTelling Telling { get; set; } = AgreementTelling.None;
    public string Scope { get; set; } = "";
    public string Starts { get; set; } = "";
    public string Review { get; set; } = "";
    public string Ends { get; set; } = "";
    public int Cooling { get; set; } = AgreementTerms.DefaultCoolingOffDays;
    public DayOfWeek WindowDay { get; set; } = DayOfWeek.Sunday;

    /// <summary>For a list to choose from: binding to an enum would bring type converters to every device.</summary>
    public int WindowDayNumber
    {
        get => (int)WindowDay;
        set => WindowDay = (DayOfWeek)value;
    }

    public string WindowTime { get; set; } = "19:00";
    public int WindowMinutes { get; set; } = 45;

    /// <param name="windows">The windows that the two have agreed on for questions: the first is what containment rests on, unless changed.</param>
    public static AgreementDraft New(DateOnly today, WindowTerms? windows) =>
        windows is null
            ? new() { Review = Say(today.AddMonths(1)) }
            : new()
            {
                Review = Say(today.AddMonths(1)),
                WindowDay = windows.Days[0],
                WindowTime = SayTime(windows.Minute),
                WindowMinutes = windows.LengthInMinutes,
            };

    /// <summary>From words that stand, to change them; days that are over are left out.</summary>
    public static AgreementDraft Of(AgreementTerms terms, bool mine, DateOnly today) =>
        new()
        {
            Kind = terms.Kind,
            What = terms.What,
            Whose = mine ? terms.Whose : terms.Whose.Turned(),
            Telling = terms.Telling,
            Scope = terms.Scope ?? "",
            Starts = SayIfAhead(terms.Starts, today),
            Review = SayIfAhead(terms.Review, today) is { Length: > 0 } review
                ? review
                : Say(today.AddMonths(1)),
            Ends = SayIfAhead(terms.Ends, today),
            Cooling = terms.CoolingOffDays,
            WindowDay = terms.Window?.Time.Day ?? DayOfWeek.Sunday,
            WindowTime = SayTime(terms.Window?.Time.Minute ?? 19 * 60),
            WindowMinutes = terms.Window?.Minutes ?? 45,
        };

    public static AgreementDraft Of(Written written) =>
        new()
        {
            Kind = Enum.TryParse<AgreementKind>(written.Text("kind"), out var kind) ? kind : null,
            What = written.Text("what"),
            Whose = Enum.TryParse<AgreementWhose>(written.Text("whose"), out var whose)
                ? whose
                : AgreementWhose.Both,
            Telling = Enum.TryParse<AgreementTelling>(written.Text("telling"), out var telling)
                ? telling
                : AgreementTelling.None,
            Scope = written.Text("scope"),
            Starts = written.Text("starts"),
            Review = written.Text("review"),
            Ends = written.Text("ends"),
            Cooling = Number(written.Text("cooling"), AgreementTerms.DefaultCoolingOffDays),
            WindowDay = Enum.TryParse<DayOfWeek>(written.Text("window-day"), out var day)
                ? day
                : DayOfWeek.Sunday,
            WindowTime = written.Text("window-time") is { Length: > 0 } time ? time : "19:00",
            WindowMinutes = Number(written.Text("window-minutes"), 45),
        };

    /// <summary>Also the parts of a private beginning, under the same names.</summary>
    public Written ToWritten() =>
        new()
        {
            { "kind", Kind?.ToString() },
            { "what", What },
            { "whose", Whose.ToString() },
            { "telling", Telling.ToString() },
            { "scope", Scope },
            { "starts", Starts },
            { "review", Review },
            { "ends", Ends },
            { "cooling", Cooling.ToString(CultureInfo.InvariantCulture) },
            { "window-day", WindowDay.ToString() },
            { "window-time", WindowTime },
            { "window-minutes", WindowMinutes.ToString(CultureInfo.InvariantCulture) },
        };

    public AgreementTerms Terms() =>
        new()
        {
            Kind = Kind ?? AgreementKind.TimeTogether,
            What = What.Trim(),
            Whose = Whose,
            Telling = Telling,
            Scope = Scope.Trim() is { Length: > 0 } scope ? scope : null,
            Starts = ReadDay(Starts),
            Review = ReadDay(Review),
            Ends = ReadDay(Ends),
            CoolingOffDays = Cooling,
            Window =
                Kind == AgreementKind.Containment
                && TimeOnly.TryParse(WindowTime, CultureInfo.InvariantCulture, out var time)
                    ? new TalkingWindow
                    {
                        Time = new() { Day = WindowDay, Minute = time.Hour * 60 + time.Minute },
                        Minutes = WindowMinutes,
                    }
                    : null,
        };

    public bool ReviewIsPast(DateOnly today) => ReadDay(Review) <= today;

    public bool EndIsPast(DateOnly today) => ReadDay(Ends) < today;

    public bool EndIsBeforeStart => ReadDay(Ends) < ReadDay(Starts);

    public bool DaysFit(DateOnly today) =>
        !ReviewIsPast(today) && !EndIsPast(today) && !EndIsBeforeStart;

    public static DateOnly? ReadDay(string text) =>
        DateOnly.TryParseExact(
            text,
            DayFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;

    public static string Say(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static string SayTime(int minute) =>
        new TimeOnly(minute / 60, minute % 60).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string SayIfAhead(DateOnly? day, DateOnly today) =>
        day is { } one && one > today ? Say(one) : "";

    private static int Number(string text, int otherwise) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
