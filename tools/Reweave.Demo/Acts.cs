using System.Globalization;
using Reweave.Client;
using Reweave.Client.Journal;

namespace Reweave.Demo;

/// <summary>
/// What the two can do in <c>road.txt</c>, by the word that stands there. Each is the act of a screen: it finds what it is about the way a person
/// would, the earliest that waits.
/// </summary>
internal static partial class Acts
{
    public delegate Task<Refusal?> Act(Couple couple, Partner me, RoadLine line);

    public static readonly IReadOnlyDictionary<string, Act> All = new Dictionary<string, Act>(
        StringComparer.Ordinal
    )
    {
        // Alone.
        ["journal"] = Journal,
        ["share"] = Share,
        ["standing"] = Standing,
        ["first-days"] = FirstDays,
        ["strand"] = StrandChosen,
        ["prepare"] = Prepare,
        ["practise"] = Practise,
        ["park"] = Park,
        // Every week.
        ["rhythm"] = Rhythm,
        ["accept-rhythm"] = AcceptRhythm,
        ["check-in"] = CheckIn,
        ["open"] = OpenCheckIn,
        ["reply"] = ReplyToNeed,
        // Being heard.
        ["impact"] = Impact,
        ["account"] = Account,
        ["give-back"] = GiveBack,
        ["mark"] = Mark,
        ["answer-account"] = AnswerAccount,
        // Questions.
        ["windows"] = Windows,
        ["accept-windows"] = AcceptWindows,
        ["ask"] = Ask,
        ["answer"] = Answer,
        ["settle"] = Settle,
        // Why.
        ["conditions"] = Conditions,
        ["open-conditions"] = OpenConditions,
        ["choice"] = Choice,
        ["context"] = Context,
        // Agreements.
        ["agree"] = Agree,
        ["consent"] = Consent,
        ["note"] = Note,
        // Small things.
        ["promise"] = Promise,
        ["did"] = Did,
        ["kept"] = Kept,
        ["mattered"] = Mattered,
        ["limit"] = Limit,
        ["nearer"] = Nearer,
        ["agree-nearer"] = AgreeNearer,
        ["ask-touch"] = AskTouch,
        ["answer-touch"] = AnswerTouch,
        ["tell"] = Tell,
        ["answer-told"] = AnswerTold,
        // Talking.
        ["agenda"] = Agenda,
        ["talked-about"] = TalkedAbout,
        ["times"] = Times,
        ["accept-times"] = AcceptTimes,
        ["talk"] = Talk,
        ["line"] = Line,
        ["hand-line"] = HandLine,
        // Practices for two.
        ["invite"] = Invite,
        ["seal"] = Seal,
        ["open-sealed"] = OpenSealed,
        // What was good, and days that matter.
        ["memory"] = Memory,
        ["add-words"] = AddWords,
        ["day"] = Day,
        ["pause"] = Pause,
        ["go-on"] = GoOn,
    };

    /// <summary>As <c>sadness:4,fear:2</c>; a hyphen stands for none.</summary>
    private static IReadOnlyList<Felt> Feelings(RoadLine line, int place) =>
        line.Arguments.Count <= place || line.Arguments[place] == "-"
            ? []
            :
            [
                .. line.Arguments[place]
                    .Split(',')
                    .Select(one => one.Split(':'))
                    .Select(one => new Felt
                    {
                        Code = one[0],
                        Intensity = int.Parse(one[1], CultureInfo.InvariantCulture),
                    }),
            ];

    private static T[] Names<T>(RoadLine line, int place)
        where T : struct, Enum =>
        [.. line.Arguments[place].Split(',').Select(name => Enum.Parse<T>(name, ignoreCase: true))];

    /// <summary>Minutes after midnight.</summary>
    private static int Minute(RoadLine line, int place) =>
        (int)Clock(line, place).ToTimeSpan().TotalMinutes;

    private static TimeOnly Clock(RoadLine line, int place) =>
        TimeOnly.ParseExact(line.Arguments[place], "HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Days from the day of the line.</summary>
    private static DateOnly DayFrom(Couple couple, RoadLine line, int place) =>
        couple.Today.AddDays(line.Number(place));

    private static async Task<Refusal?> EachAsync<T>(
        IEnumerable<T> all,
        Func<T, Task<Refusal?>> act
    )
    {
        foreach (var one in all.ToList())
        {
            if (await act(one) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }
}
