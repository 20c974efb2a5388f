using Reweave.Domain.Events;

namespace Reweave.Domain.Conversations;

/// <summary>
/// A conversation takes two taps to begin and one to stop. Every decision names what its maker saw, so that a late one counts for
/// nothing instead of for something else.
/// </summary>
public static class TalkDecisions
{
    /// <param name="conversation">A fresh random id.</param>
    public static Decision Begin(
        TalksState state,
        string me,
        string conversation,
        DateTimeOffset now,
        bool isFirst,
        PauseTerms pause
    )
    {
        var fact = new ConversationBegun
        {
            Conversation = conversation,
            At = now,
            IsFirst = isFirst,
            Pause = pause,
        };
        return !fact.IsWellFormed ? new OutOfBounds("words", Bounds.OwnWordsLength)
            : state.Standing.TryGetValue(me, out var own) && own.IsOffered(now) ? Decided.Nothing
            : Decided.To(fact);
    }

    public static Decision Join(TalksState state, string me, string conversation) =>
        state.Find(conversation) switch
        {
            { Joiner: null } talk when talk.Author != me => Decided.To(
                new ConversationJoined { Conversation = conversation }
            ),
            { Joiner: not null } => Decided.Nothing,
            _ => new NoSuchConversation(conversation),
        };

    public static Decision Move(TalksState state, string me, string conversation, TurnMove move) =>
        state.Find(conversation) is { IsPaused: false } talk
        && talk.Speaker == me
        && talk.Turns.Allows(move)
            ? Decided.To(
                new ConversationMoved
                {
                    Conversation = conversation,
                    Turn = talk.Turns.Turn,
                    Round = talk.Turns.Round,
                    Move = move,
                }
            )
            : new NotYourTurn();

    /// <summary>After the last pause that one conversation holds, stopping is ending.</summary>
    public static Decision Pause(TalksState state, string conversation, DateTimeOffset now) =>
        state.Find(conversation) switch
        {
            { Joiner: not null, IsPaused: false, Pauses: ConversationPaused.MostPauses } =>
                Decided.To(new ConversationEnded { Conversation = conversation }),
            { Joiner: not null, IsPaused: false } talk => Decided.To(
                new ConversationPaused
                {
                    Conversation = conversation,
                    Pause = talk.Pauses + 1,
                    At = now,
                }
            ),
            _ => Decided.Nothing,
        };

    public static Decision Return(TalksState state, string me, string conversation) =>
        state.Find(conversation) is { IsPaused: true } talk && talk.Back != me
            ? Decided.To(
                new ConversationReturned { Conversation = conversation, Pause = talk.Pauses }
            )
            : Decided.Nothing;

    /// <summary>By either, at any time; also taking back that one is there.</summary>
    public static Decision End(TalksState state, string conversation) =>
        state.Find(conversation) is null
            ? Decided.Nothing
            : Decided.To(new ConversationEnded { Conversation = conversation });

    /// <param name="line">A fresh random id.</param>
    public static Decision ShareLine(
        TalksState state,
        string me,
        string conversation,
        string line,
        string text
    )
    {
        var fact = new ClosingLineShared
        {
            Conversation = conversation,
            Line = line,
            Text = text,
        };
        return string.IsNullOrWhiteSpace(text) || !fact.IsWellFormed ? new OutOfBounds("words")
            : state.LineOf(conversation, author => author == me) is not null ? Decided.Nothing
            : state.Held.Exists(held => held.Conversation == conversation) ? Decided.To(fact)
            : new NoSuchConversation(conversation);
    }

    public static Decision WithdrawLine(TalksState state, string me, string conversation) =>
        state.LineOf(conversation, author => author == me) is { } line
            ? new Decided([new ClosingLineWithdrawn { Line = line.Line }], [line.Entry])
            : Decided.Nothing;
}

public sealed record NoSuchConversation(string Conversation) : Refusal;

/// <summary>The other speaks, or it is paused.</summary>
public sealed record NotYourTurn : Refusal;
