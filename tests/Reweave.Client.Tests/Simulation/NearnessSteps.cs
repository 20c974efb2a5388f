using Reweave.Domain.Telling;
using Reweave.Domain.Touch;

namespace Reweave.Client.Tests.Simulation;

/// <summary>What a simulated person says about touch, and the one thing they tell; and what must be the same for both in the end.</summary>
internal static class NearnessSteps
{
    public static (string What, Func<Task<Refusal?>> Do) Any(
        Session session,
        SeededChance chance,
        string words
    )
    {
        var touch = session.Touch;
        var telling = session.Telling;
        return chance.Below(16) switch
        {
            0 or 1 => (
                "say how near",
                () => touch.LimitAsync((TouchLevel)Math.Min(4, chance.Below(9)))
            ),
            2 or 3 => ("ask for a step nearer", touch.AskLevelAsync),
            4 or 5 => ("agree to a step nearer", touch.AgreeAsync),
            6 => ("set a step nearer aside", touch.SetAsideAsync),
            7 => (
                "ask for a touch",
                () => touch.AskAsync((TouchLevel)(1 + chance.Below(4)), words)
            ),
            8 => ("answer a touch", () => touch.AnswerAsync(chance.Once(2))),
            9 => (
                "take a touch back",
                () =>
                    touch.TakeBackAsync(
                        touch.View.MyTouch?.Ask ?? touch.View.MyLevel?.Ask ?? "none"
                    )
            ),
            10 or 11 => (
                "tell one thing",
                () => telling.TellAsync((ToldKind)(1 + chance.Below(4)), words)
            ),
            12 or 13 => ("answer one thing", () => AnswerAsync(session, chance, words)),
            14 => (
                "take one thing back",
                () =>
                    telling.TakeBackAsync(
                        telling.View.Mine.Select(one => one.Told.Thing).FirstOrDefault("none")
                    )
            ),
            _ => ("keep how near", () => touch.LimitAsync(TouchLevel.Close)),
        };
    }

    /// <summary>The same on all four devices, whoever calls it mine.</summary>
    public static string Shown(Session session)
    {
        var telling = session.Telling.View;
        return string.Join(
            '\n',
            telling
                .Mine.Concat(telling.Theirs)
                .Select(one =>
                    $"{one.Told.Thing} {one.Told.Kind} {one.Told.Text} {one.Answer?.Reply} {one.Answer?.Words}"
                )
                .Order(StringComparer.Ordinal)
                .Prepend($"{session.Touch.View.Level}")
        );
    }

    /// <summary>The same on one person's devices.</summary>
    public static string Own(Session session)
    {
        var view = session.Touch.View;
        return $"{view.Limit} {view.MyLevel?.Ask} {view.TheirLevel?.Ask} {view.MyTouch?.Ask} {view.Answer} {view.TheirTouch?.Ask} {view.SaidYes}";
    }

    private static Task<Refusal?> AnswerAsync(Session session, SeededChance chance, string words) =>
        session.Telling.View.Theirs is { Count: > 0 } theirs && chance.Of(theirs) is var told
            ? told.IsRequest
                ? session.Telling.AnswerAsync(
                    told.Told.Thing,
                    (ToldReply)(3 + chance.Below(3)),
                    words
                )
                : session.Telling.AnswerAsync(told.Told.Thing, (ToldReply)(1 + chance.Below(2)))
            : Task.FromResult<Refusal?>(new Refusal.Empty());
}
