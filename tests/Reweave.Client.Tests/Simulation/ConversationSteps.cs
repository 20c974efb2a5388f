using Reweave.Client.Conversations;
using Reweave.Domain.Conversations;

namespace Reweave.Client.Tests.Simulation;

/// <summary>Anything a person can do with times to talk and in a conversation, and what both must see alike in the end.</summary>
internal static class ConversationSteps
{
    public static (string What, Func<Task<Refusal?>> Do) Any(
        Session session,
        SeededChance chance,
        string words
    )
    {
        var (talk, schedule) = (session.Talk, session.Schedule);
        var view = talk.View;
        return chance.Below(12) switch
        {
            0 => ("propose times", () => schedule.ProposeAsync(Wish(chance))),
            1 => ("accept times", () => schedule.AcceptAsync(chance.Once(2))),
            2 => chance.Once(2)
                ? ("put times away", schedule.PutAwayProposalAsync)
                : ("end times", schedule.EndAsync),
            3 or 4 when view.Id is null => (
                "begin to talk",
                () => talk.BeginAsync(chance.Once(2), "harbour", 30)
            ),
            3 or 4 or 5 when view.Stage == TalkStage.Offered => (
                "join",
                () => talk.JoinAsync(view.Id!)
            ),
            5 or 6 or 7 when view.IsMyTurn => (
                "move",
                () => talk.MoveAsync(view.Id!, chance.Of(Enum.GetValues<TurnMove>()))
            ),
            8 when view.Stage == TalkStage.Live => (
                "pause to talk",
                () => view.IsPaused ? talk.ReturnAsync(view.Id!) : talk.PauseAsync(view.Id!)
            ),
            9 when view.Id is not null => ("end to talk", () => talk.EndAsync(view.Id)),
            10 when talk.Held is [{ Conversation: { } held }, ..] => (
                "close",
                () => talk.ShareLineAsync(held, words)
            ),
            _ when talk.Held is [{ Conversation: { } held }, ..] => (
                "take the line back",
                () => talk.TakeLineBackAsync(held)
            ),
            _ => ("close alone", () => talk.KeepLineAsync(null, words)),
        };
    }

    /// <summary>What both see alike; which day each noted is each one's own.</summary>
    public static string Shown(Session session)
    {
        var schedule = session.Schedule.View;
        var talk = session.Talk.View;
        return $"{schedule.InForce?.Times.Spelled()} {(schedule.ProposedByMe ?? schedule.ProposedToMe)?.Times.Spelled()} "
            + $"{(talk.Stage == TalkStage.Live ? $"{talk.Turns} {talk.IsPaused}" : "")}\n"
            + string.Join(
                '\n',
                session
                    .Talk.Held.Where(one => one.Conversation is not null)
                    .SelectMany(one =>
                        new[] { one.Mine, one.Theirs }.Select(line => $"{one.Conversation} {line}")
                    )
                    .Order(StringComparer.Ordinal)
            );
    }

    private static WishedTimes Wish(SeededChance chance) =>
        new()
        {
            FirstDay = new DateOnly(2026, 3, 1).AddDays(chance.Below(3)),
            Time = new TimeOnly(19, 0),
            LengthInMinutes = 45,
            PauseWord = "harbour",
            ReturnAfterMinutes = 30,
        };
}
