using Reweave.Domain.Events;

namespace Reweave.Domain.Telling;

/// <summary>Telling one thing, the one answer to it, and taking back.</summary>
public static class TellingDecisions
{
    /// <param name="thing">A fresh random id.</param>
    public static Decision Tell(
        TellingState state,
        string me,
        DateOnly today,
        string thing,
        ToldKind kind,
        string text
    )
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Bounds.TextLength)
        {
            return new OutOfBounds(nameof(text));
        }

        // Own requests that are over go with it: nothing of them is left to count.
        var over = state
            .Told.Values.Where(one =>
                one.Author == me
                && new ToldView(
                    one,
                    state.Answered.GetValueOrDefault(AuthoredPieces.Key(me, one.Thing))
                ).IsOver(today)
            )
            .ToList();
        var view = TellingView.For(state, me, today);
        return kind == ToldKind.Request && !view.CanAsk || kind != ToldKind.Request && !view.CanTell
            ? new OneAtATime()
            : new Decided(
                [
                    .. over.Select(one => new ThingTakenBack { Thing = one.Thing }),
                    new ThingTold
                    {
                        Thing = thing,
                        Kind = kind,
                        Text = text,
                    },
                ],
                [.. over.Select(one => one.Entry)]
            );
    }

    /// <summary>Only what its kind allows; a later answer takes the place of the one before, which is erased.</summary>
    public static Decision Answer(
        TellingState state,
        string me,
        DateOnly today,
        string thing,
        ToldReply reply,
        string? words
    )
    {
        if (
            TellingView.For(state, me, today).Theirs.FirstOrDefault(one => one.Told.Thing == thing)
                is not { } told
            || told.IsRequest != reply > ToldReply.Thanks
        )
        {
            return new OneAtATime();
        }

        var fact = new ThingAnswered
        {
            Told = told.Told.Entry,
            Reply = reply,
            Words = string.IsNullOrWhiteSpace(words) ? null : words,
        };
        return !fact.IsWellFormed ? new OutOfBounds(nameof(words))
            : told.Answer is { } before && before.Reply == reply && before.Words == fact.Words
                ? Decided.Nothing
            : new Decided([fact], told.Answer is { Entry: var entry } ? [entry] : []);
    }

    public static Decision TakeBack(TellingState state, string me, string thing) =>
        state.Told.TryGetValue(AuthoredPieces.Key(me, thing), out var told)
            ? new Decided([new ThingTakenBack { Thing = thing }], [told.Entry])
            : Decided.Nothing;
}

/// <summary>Another one of the kind still waits, or there is nothing (any more) that could be answered so.</summary>
public sealed record OneAtATime : Refusal;
