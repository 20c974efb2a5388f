using System.Text.Json;
using Reweave.Domain.Acknowledgement;
using Reweave.Domain.Actions;
using Reweave.Domain.CheckIns;
using Reweave.Domain.Conversations;
using Reweave.Domain.Events;
using Reweave.Domain.Practices;
using Reweave.Domain.Questions;
using Reweave.Domain.Rhythm;
using Reweave.Domain.Shared;
using Reweave.Domain.Spaces;
using Reweave.Domain.Telling;
using Reweave.Domain.Tests.Understanding;
using Reweave.Domain.Touch;
using Reweave.Domain.Understanding;
using Reweave.Domain.Windows;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Spaces;

/// <summary>
/// One of the two sends everything there is, hundreds of times, with ids of their own, with the other's, with none that exist. Once
/// the places that are theirs are full, nothing more changes on the other's screen, and nothing more is kept.
/// </summary>
public sealed class A_flood_from_a_modified_client
{
    private const string Big = "words that take room, again and again and again";
    private readonly Couple _couple = new();

    [Fact]
    public void Changes_nothing_of_what_the_other_sees_and_of_what_is_kept()
    {
        Honest();
        Flood(0, 420);
        var (screen, kept) = (Screen(Ada), _couple.State.Write().Length);
        var own = OwnOf(Ada);

        Flood(420, 820);

        Assert.Equal(screen, Screen(Ada));
        Assert.Equal(own, OwnOf(Ada));
        // Ids and positions have a digit more.
        Assert.InRange(_couple.State.Write().Length, kept * 9 / 10, kept * 11 / 10);
    }

    [Fact]
    public void Costs_each_further_fact_no_more_than_the_one_before()
    {
        Honest();
        Flood(0, 420);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Flood(420, 460);
        var first = GC.GetAllocatedBytesForCurrentThread() - before;

        Flood(460, 660);

        before = GC.GetAllocatedBytesForCurrentThread();
        Flood(660, 700);
        var last = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(last < first * 2, $"{first} bytes for the first, {last} for the last");
    }

    [Fact]
    public void Of_shared_pieces_takes_nothing_from_the_other_and_is_taken_up_to_their_share()
    {
        Send(Ada, new PieceShared { Piece = "ada-piece", Text = "the winter" });
        for (var at = 0; at < SharedState.MostPieces + 300; at++)
        {
            Send(
                Ben,
                new PieceShared { Piece = $"f{at}", Text = Big },
                new PieceShared { Piece = "ada-piece", Text = Big },
                new PieceUnshared { Piece = $"f{at}-no" }
            );
        }

        var shared = _couple.State.Shared;
        Assert.Equal("the winter", Assert.Single(shared.All, piece => piece.Author == Ada).Text);
        Assert.Equal(SharedState.MostPieces, shared.All.Count(piece => piece.Author == Ben));
        Assert.Equal(AuthoredPieces.MostRemembered, shared.Unshared.Count);
        Assert.IsType<SharedEnough>(SharedDecisions.Share(shared, Ben, "more", "one more", []));
        Assert.IsType<Decided>(SharedDecisions.Share(shared, Ada, "more", "one more", []));
    }

    private void Honest()
    {
        Send(
            Ada,
            Part("ada-part", StatementKind.Impact),
            Part("ada-account", StatementKind.Account),
            new ActionPromised
            {
                Action = "ada-act",
                Kind = ActionKind.Help,
                Text = "I call.",
            },
            new AgendaAdded { Item = "ada-item", Text = "the winter" },
            Windows("ada-windows", 1_200),
            new ChoiceWritten
            {
                Choice = "ada-choice",
                Replaces = [],
                Text = "I said nothing.",
            },
            Asked("ada-question"),
            new PracticeInvited { Invitation = "ada-invites", Practice = "our-concerns" }
        );
        Send(Ada, new SittingPaused { Sitting = 1 }, new SittingBegun { Sitting = 2 });
        Send(Ben, new WindowsAccepted { Proposal = "ada-windows" });
        Send(
            Ada,
            new ConversationBegun
            {
                Conversation = "ada-talk",
                At = new DateTimeOffset(Monday, default, TimeSpan.Zero),
                IsFirst = true,
                Pause = Pause,
            }
        );
        Send(Ben, new ConversationJoined { Conversation = "ada-talk" });
        _couple.BothAnswer();
        _couple.BothOpen(Why.Work);
        _couple.Marks(Ada, new ConditionLink(1, Why.Work, null));
    }

    private void Flood(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            Send(Ben, [.. OnesOwn($"f{at}", at), .. OnTheOthers($"f{at}"), .. OnNothing($"f{at}")]);
        }
    }

    private static IEnumerable<Event> OnesOwn(string id, int at) =>
        [
            Part($"{id}-impact", StatementKind.Impact),
            Part($"{id}-account", StatementKind.Account),
            new ActionPromised
            {
                Action = id,
                Kind = ActionKind.Gifts,
                Text = Big,
            },
            new ThingTold
            {
                Thing = id,
                Kind = ToldKind.Desire,
                Text = Big,
            },
            new TouchLevelAsked { Ask = "ask", Level = TouchLevel.Close },
            new AgendaAdded { Item = id, Text = Big },
            Windows(id, at % 1_440),
            new RhythmProposed
            {
                Proposal = id,
                Time = new WeeklyTime { Day = DayOfWeek.Monday, Minute = at % 1_440 },
            },
            Times(id, at % 1_440),
            new ConversationBegun
            {
                Conversation = id,
                At = new DateTimeOffset(Monday, default, TimeSpan.Zero),
                IsFirst = true,
                Pause = Pause,
            },
            new ContextMarked
            {
                Mark = id,
                Round = 1,
                Item = Why.Work,
            },
            Asked(id),
            Why.Answer(1, id),
            Why.Answer(at + 1, id),
            new CheckInStopped { Round = at + 1, Seen = [] },
            new NeedAnswered
            {
                Round = at + 1,
                Answer = id,
                Reply = NeedReply.AnotherWay,
                Words = Big,
            },
            new SittingBegun { Sitting = at + 1_000 },
            new SittingPaused { Sitting = at + 1_000 },
            new SittingPaused { Sitting = 1 },
            new PracticeInvited { Invitation = id, Practice = "felt-and-guessed" },
            new PracticeStopped
            {
                Practice = "our-concerns",
                Round = at + 1,
                Seen = [],
            },
        ];

    private static IEnumerable<Event> OnTheOthers(string id) =>
        [
            new PartReflected
            {
                Reflection = id,
                Part = "ada-part",
                Sitting = 1,
                Text = Big,
            },
            new ClosingLineShared
            {
                Conversation = "ada-talk",
                Line = id,
                Text = Big,
            },
            new ConversationPaused
            {
                Conversation = "ada-talk",
                Pause = 2,
                At = new DateTimeOffset(Monday, default, TimeSpan.Zero),
            },
            new AccountAnswered { Part = "ada-account", Reply = AccountReply.HeardYou },
            new ActionPromised
            {
                Action = "ada-act",
                Kind = ActionKind.Gifts,
                Text = Big,
            },
            new ActionKept { Action = "ada-act" },
            new ActionWithdrawn { Action = "ada-act" },
            new AgendaWithdrawn { Item = "ada-item" },
            new ChoiceWithdrawn { Choice = "ada-choice" },
            new StatementTakenBack { Piece = "ada-part" },
            new PracticeInvitationWithdrawn { Invitation = "ada-invites" },
            new CheckInWithdrawn { Round = 1, Answer = "ada-answer" },
            new QuestionRephrased
            {
                Question = "ada-question",
                Wording = id,
                Day = Monday,
                Text = Big,
            },
            new QuestionAnswered
            {
                Question = "ada-question",
                Answer = id,
                Wording = "w",
                Text = Big,
            },
            new QuestionSettled
            {
                Question = "ada-question",
                Answer = id,
                Settling = Settling.Answered,
            },
            new QuestionPieceErased { Question = "ada-question", Piece = id },
        ];

    private static IEnumerable<Event> OnNothing(string id) =>
        [
            new ReflectionMarked
            {
                Reflection = $"{id}-no",
                Mark = HearingMark.NotYet,
                Addition = Big,
            },
            new StatementTakenBack { Piece = $"{id}-no" },
            new ActionKept { Action = $"{id}-no" },
            new ActionWithdrawn { Action = $"{id}-no" },
            new ThingTakenBack { Thing = $"{id}-no" },
            new AgendaWithdrawn { Item = $"{id}-no" },
            new AgendaTalkedAbout { Item = $"{id}-no" },
            new WindowsAccepted { Proposal = $"{id}-no" },
            new WindowsWithdrawn { Proposal = $"{id}-no" },
            new ConversationTimesWithdrawn { Proposal = $"{id}-no" },
            new ConversationJoined { Conversation = $"{id}-no" },
            new ConversationEnded { Conversation = $"{id}-no" },
            new ClosingLineWithdrawn { Line = $"{id}-no" },
            new RhythmWithdrawn { Proposal = $"{id}-no" },
            new ChoiceWithdrawn { Choice = $"{id}-no" },
            new ContextUnmarked { Mark = $"{id}-no" },
            new QuestionWithdrawn { Question = $"{id}-no" },
            new PracticeInvitationWithdrawn { Invitation = $"{id}-no" },
            new QuestionAnswered
            {
                Question = $"{id}-nowhere",
                Answer = id,
                Wording = id,
                Text = Big,
            },
            new UnderstandingWithdrawn { Round = 1, Answer = $"{id}-no" },
        ];

    private string Screen(string who)
    {
        var state = _couple.State;
        return JsonSerializer.Serialize(
            new object?[]
            {
                ActionsView.For(state.Actions, who, Monday),
                state.Agenda.Standing(author => author == Ada),
                state.Agenda.Standing(author => author == Ben),
                AcknowledgementView.For(state.Acknowledgement, who, Monday),
                QuestionsView.For(state.Questions, who, Monday),
                (state.Schedule.Open?.Proposal, state.Talks.Held.Count).Spelled(),
                state.Talks.Lines.Values,
                TellingView.For(state.Telling, who, Monday),
                (int)state.Touch.Level,
                (state.Windows.InForce, state.Windows.Open, state.Rhythm.Open?.Proposal).Spelled(),
                UnderstandingView.For(state.Understanding, who, Monday).Context,
            }
        );
    }

    private string OwnOf(string who)
    {
        var state = _couple.State;
        return JsonSerializer.Serialize(
            new object?[]
            {
                ActionsView.For(state.Actions, who, Monday).Mine,
                state.Agenda.Standing(author => author == who),
                AcknowledgementView.For(state.Acknowledgement, who, Monday).MyImpact,
                UnderstandingView.For(state.Understanding, who, Monday).MyChoice,
                QuestionsView.For(state.Questions, who, Monday).Answered.Where(one => one.IsMine),
            }
        );
    }

    private void Send(string who, params Event[] facts) => _couple.Deliver(who, facts);

    private static StatementPartShared Part(string id, StatementKind kind) =>
        new()
        {
            Part = id,
            Kind = kind,
            Topic = "own",
            Text = Big,
        };

    private static QuestionAsked Asked(string id) =>
        new()
        {
            Question = id,
            Wording = id,
            Day = Monday,
            Text = Big,
        };

    private static readonly PauseTerms Pause = new() { Word = "harbour", ReturnAfterMinutes = 30 };

    private static ConversationTimesProposed Times(string id, int minute) =>
        new()
        {
            Proposal = id,
            Times = new ConversationTimes
            {
                FirstDay = Monday,
                EveryWeeks = 1,
                Minute = minute,
                LengthInMinutes = 30,
                Zone = "Europe/Berlin",
                Pause = Pause,
            },
        };

    private static WindowsProposed Windows(string id, int minute) =>
        new()
        {
            Proposal = id,
            Terms = new WindowTerms
            {
                Days = [DayOfWeek.Monday],
                Minute = minute,
                LengthInMinutes = 30,
                PauseWord = "harbour",
            },
        };
}
