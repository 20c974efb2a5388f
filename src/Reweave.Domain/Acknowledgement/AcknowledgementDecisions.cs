using Reweave.Domain.Events;

namespace Reweave.Domain.Acknowledgement;

public static class AcknowledgementDecisions
{
    /// <summary>Hands a part over. Not into a pause, and not past the few that can be open at once.</summary>
    /// <param name="part">A fresh random id, not the preparation's.</param>
    public static Decision Share(
        AcknowledgementState state,
        string me,
        string part,
        StatementKind kind,
        string topic,
        string? title,
        string text
    )
    {
        var key = AuthoredPieces.Key(me, part);
        if (state.Parts.ContainsKey(key) || state.TakenBack.Contains(key))
        {
            return Decided.Nothing;
        }

        if (string.IsNullOrWhiteSpace(text) || text.Length > Bounds.TextLength)
        {
            return new OutOfBounds(nameof(text));
        }

        if (title?.Length > Bounds.TitleLength)
        {
            return new OutOfBounds(nameof(title), Bounds.TitleLength);
        }

        if (kind == StatementKind.Impact && IsPaused(state))
        {
            return new PausedForNow();
        }

        return
            OpenParts(state, me, kind)
            >= (
                kind == StatementKind.Impact
                    ? AcknowledgementView.MostOpenParts
                    : AcknowledgementView.MostAccountParts
            )
            ? new EnoughIsOpen()
            : Decided.To(
                new StatementPartShared
                {
                    Part = part,
                    Kind = kind,
                    Topic = topic,
                    Title = string.IsNullOrWhiteSpace(title) ? null : title,
                    Text = text,
                }
            );
    }

    /// <summary>How many own parts wait to be heard. An account's parts wait for nothing: they only count.</summary>
    public static int OpenParts(AcknowledgementState state, string me, StatementKind kind) =>
        state.Parts.Values.Count(part =>
            part.Author == me
            && part.Kind == kind
            && (
                kind == StatementKind.Account
                || StatementPartView.ReflectionsOf(state, part).LastOrDefault()?.Mark?.Mark
                    != HearingMark.Heard
            )
        );

    /// <summary>Gives the other's part back in own words.</summary>
    /// <param name="reflection">A fresh random id.</param>
    public static Decision Reflect(
        AcknowledgementState state,
        string me,
        string part,
        string reflection,
        string text
    )
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Bounds.TextLength)
        {
            return new OutOfBounds(nameof(text));
        }

        if (
            state.TheirPart(me, part) is not { Kind: StatementKind.Impact } theirs
            || state.Reflections.ContainsKey(AuthoredPieces.Key(me, reflection))
        )
        {
            return new NoSuchPart(part);
        }

        var standing = StatementPartView.ReflectionsOf(state, theirs);
        if (IsPaused(state) || StatementPartView.IsUsedUp(standing, state.Sitting))
        {
            return new PausedForNow();
        }

        return standing.LastOrDefault() is { } last && last.Mark?.Mark is null or HearingMark.Heard
            ? new NoSuchPart(part)
            : Decided.To(
                new PartReflected
                {
                    Reflection = reflection,
                    Part = part,
                    Sitting = state.Sitting,
                    Text = text,
                }
            );
    }

    /// <summary>
    /// How far the other's reflection has heard an own part. May be changed as long as nothing was given back after it; the entry
    /// before is erased.
    /// </summary>
    public static Decision Mark(
        AcknowledgementState state,
        string me,
        string reflection,
        HearingMark mark,
        string? addition
    )
    {
        var said = string.IsNullOrWhiteSpace(addition) ? null : addition;
        if (said?.Length > Bounds.TextLength)
        {
            return new OutOfBounds(nameof(addition), Bounds.TextLength);
        }

        var part = state.TheirReflection(me, reflection) is { } theirs
            ? state.Parts.GetValueOrDefault(AuthoredPieces.Key(me, theirs.Part))
            : null;
        var last = part is null
            ? null
            : StatementPartView.ReflectionsOf(state, part).LastOrDefault();
        if (last?.Reflection.Reflection != reflection)
        {
            return new NoSuchPart(reflection);
        }

        if (last.Mark is null && IsPaused(state))
        {
            return new PausedForNow();
        }

        return last.Mark is { } before && before.Mark == mark && before.Addition == said
            ? Decided.Nothing
            : new Decided(
                [
                    new ReflectionMarked
                    {
                        Reflection = reflection,
                        Mark = mark,
                        Addition = said,
                    },
                ],
                [
                    .. state
                        .Marks.Where(kept => kept.Author == me && kept.Reflection == reflection)
                        .Select(kept => kept.Entry),
                ]
            );
    }

    /// <summary>Answers a part of the other's account, kindly and only by one's own wish. Replaces an earlier answer, which is erased.</summary>
    public static Decision Answer(
        AcknowledgementState state,
        string me,
        string part,
        AccountReply reply,
        string? words
    )
    {
        var said = string.IsNullOrWhiteSpace(words) ? null : words;
        return said?.Length > Bounds.AnswerLength ? new OutOfBounds(nameof(words))
            : state.TheirPart(me, part) is not { Kind: StatementKind.Account }
                ? new NoSuchPart(part)
            : new Decided(
                [
                    new AccountAnswered
                    {
                        Part = part,
                        Reply = reply,
                        Words = said,
                    },
                ],
                OwnReplies(state, me, part)
            );
    }

    /// <summary>Takes the own answer to an account back: its entry is erased, and nothing says that there was one.</summary>
    public static Decision TakeAnswerBack(AcknowledgementState state, string me, string part) =>
        new Decided([], OwnReplies(state, me, part));

    /// <summary>Takes an own part or reflection back, at any time, also in a pause; with a part also what was added to it since.</summary>
    public static Decision TakeBack(AcknowledgementState state, string me, string piece)
    {
        var key = AuthoredPieces.Key(me, piece);
        return state.Parts.TryGetValue(key, out var part)
                ? Back(piece, [part.Entry, .. MarksOn(state, me, piece)])
            : state.Reflections.TryGetValue(key, out var reflection)
                ? Back(piece, [reflection.Entry])
            : Decided.Nothing;
    }

    /// <summary>Ends the sitting for both, without a word about who or why.</summary>
    public static Decision Pause(AcknowledgementState state) =>
        IsPaused(state)
            ? Decided.Nothing
            : Decided.To(new SittingPaused { Sitting = state.Sitting });

    /// <summary>Begins the next sitting, on a later day than the last one ended.</summary>
    public static Decision Begin(AcknowledgementState state, string me, DateOnly today) =>
        AcknowledgementView.For(state, me, today) switch
        {
            { CanBegin: true } => Decided.To(new SittingBegun { Sitting = state.Sitting + 1 }),
            { IsPaused: true } => new PausedForNow(),
            _ => Decided.Nothing,
        };

    private static bool IsPaused(AcknowledgementState state) =>
        state.Paused.ContainsKey(state.Sitting);

    private static Decided Back(string piece, IReadOnlyList<string> entries) =>
        new([new StatementTakenBack { Piece = piece }], entries);

    private static IEnumerable<string> MarksOn(
        AcknowledgementState state,
        string me,
        string part
    ) =>
        state
            .Marks.Where(mark =>
                mark.Author == me && state.TheirReflection(me, mark.Reflection)?.Part == part
            )
            .Select(mark => mark.Entry);

    private static IReadOnlyList<string> OwnReplies(
        AcknowledgementState state,
        string me,
        string part
    ) =>
        [
            .. state
                .Replies.Where(reply => reply.Author == me && reply.Part == part)
                .Select(reply => reply.Entry),
        ];
}

/// <summary>The sitting rests: another day. The same whether somebody paused it or its rounds are used up.</summary>
public sealed record PausedForNow : Refusal;

/// <summary>A few parts wait to be heard already.</summary>
public sealed record EnoughIsOpen : Refusal;

/// <summary>It was taken back, or the conversation about it has moved on.</summary>
public sealed record NoSuchPart(string Piece) : Refusal;
