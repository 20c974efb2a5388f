using Reweave.Domain.Acknowledgement;
using Reweave.Domain.Actions;
using Reweave.Domain.Agreements;
using Reweave.Domain.CheckIns;
using Reweave.Domain.Conversations;
using Reweave.Domain.Events;
using Reweave.Domain.Memories;
using Reweave.Domain.Parting;
using Reweave.Domain.Practices;
using Reweave.Domain.Questions;
using Reweave.Domain.Rhythm;
using Reweave.Domain.Shared;
using Reweave.Domain.Telling;
using Reweave.Domain.Touch;
using Reweave.Domain.Understanding;
using Reweave.Domain.Windows;

namespace Reweave.Domain.Spaces;

/// <summary>Everything a couple space adds up to, the same for both. Facts that belong to another kind of space change nothing here.</summary>
public sealed record CoupleSpaceState : Unprinted, IStored
{
    public static readonly CoupleSpaceState Empty = new();

    // Raised when a part is written in another shape; a new part with a default is no reason.
    private const int Format = 3;

    public SharedState Shared { get; init; } = SharedState.Empty;
    public CheckInsState CheckIns { get; init; } = CheckInsState.Empty;
    public AcknowledgementState Acknowledgement { get; init; } = AcknowledgementState.Empty;
    public RhythmState Rhythm { get; init; } = RhythmState.Empty;
    public WindowsState Windows { get; init; } = WindowsState.Empty;
    public QuestionsState Questions { get; init; } = QuestionsState.Empty;
    public AgreementsState Agreements { get; init; } = AgreementsState.Empty;
    public UnderstandingState Understanding { get; init; } = UnderstandingState.Empty;
    public PracticesState Practices { get; init; } = PracticesState.Empty;
    public ActionsState Actions { get; init; } = ActionsState.Empty;
    public TouchState Touch { get; init; } = TouchState.Empty;
    public TellingState Telling { get; init; } = TellingState.Empty;
    public AgendaState Agenda { get; init; } = AgendaState.Empty;
    public ScheduleState Schedule { get; init; } = ScheduleState.Empty;
    public TalksState Talks { get; init; } = TalksState.Empty;
    public MemoriesState Memories { get; init; } = MemoriesState.Empty;
    public PausesState Pauses { get; init; } = PausesState.Empty;

    public CoupleSpaceState After(Event fact, EventMeta meta) =>
        fact switch
        {
            PieceShared or PieceUnshared => this with { Shared = Shared.After(fact, meta) },
            CheckInAnswered
            or CheckInWithdrawn
            or CheckInItemOpened
            or CheckInStopped
            or NeedAnswered => this with
            {
                CheckIns = CheckIns.After(fact, meta),
            },
            StatementPartShared
            or PartReflected
            or ReflectionMarked
            or AccountAnswered
            or StatementTakenBack
            or SittingPaused
            or SittingBegun => this with
            {
                Acknowledgement = Acknowledgement.After(fact, meta),
            },
            RhythmProposed or RhythmAccepted or RhythmWithdrawn => this with
            {
                Rhythm = Rhythm.After(fact, meta),
            },
            WindowsProposed or WindowsAccepted or WindowsWithdrawn or WindowPaused => this with
            {
                Windows = Windows.After(fact, meta),
            },
            QuestionWording
            or QuestionSorted
            or QuestionWithdrawn
            or QuestionAnswered
            or QuestionSettled
            or QuestionSetAside
            or QuestionPieceErased => this with
            {
                Questions = Questions.After(fact, meta),
            },
            AgreementLearned or AgreementSeenInForce or AgreementSetAside => this,
            AgreementProposal or AgreementFact => this with
            {
                Agreements = Agreements.After(fact, meta),
            },
            UnderstandingAnswered
            or UnderstandingWithdrawn
            or UnderstandingItemOpened
            or UnderstandingStopped
            or ChoiceWritten
            or ChoiceWithdrawn
            or ContextMarked
            or ContextUnmarked => this with
            {
                Understanding = Understanding.After(fact, meta),
            },
            PracticeInvited
            or PracticeInvitationWithdrawn
            or PracticeAnswered
            or PracticeWithdrawn
            or PracticeItemOpened
            or PracticeStopped => this with
            {
                Practices = Practices.After(fact, meta),
            },
            ActionPromised
            or ActionKept
            or ActionWithdrawn
            or ActionMattered
            or ActionMatteredTakenBack => this with
            {
                Actions = Actions.After(fact, meta),
            },
            TouchLevelAsked
            or TouchLevelAgreed
            or TouchLevelLowered
            or TouchAsked
            or TouchAnswered
            or TouchTakenBack => this with
            {
                Touch = Touch.After(fact, meta),
            },
            ThingTold or ThingAnswered or ThingTakenBack => this with
            {
                Telling = Telling.After(fact, meta),
            },
            PauseBegun or PauseEnded => this with { Pauses = Pauses.After(fact, meta) },
            AgendaAdded or AgendaWithdrawn or AgendaTalkedAbout => this with
            {
                Agenda = Agenda.After(fact, meta),
            },
            ConversationTimesProposed or ConversationTimesAccepted or ConversationTimesWithdrawn =>
                this with
                {
                    Schedule = Schedule.After(fact, meta),
                },
            ConversationFact or ClosingLineWithdrawn => this with
            {
                Talks = Talks.After(fact, meta),
            },
            MemoryAdded
            or MemoryWithdrawn
            or PhotoAdded
            or PhotoRemoved
            or MarkedDayShared
            or MarkedDayUnshared => this with
            {
                Memories = Memories.After(fact, meta),
            },
            _ => this,
        };

    /// <summary>
    /// Entries with this person's words that nothing shows any more, since what they were said to is gone: for an own device to erase.
    /// </summary>
    public IEnumerable<string> LeftBy(string me) =>
        [
            .. Questions.LeftBy(me),
            .. Acknowledgement.LeftBy(me),
            .. CheckIns.LeftBy(me),
            .. Agenda.LeftBy(me),
        ];

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public CoupleSpaceState WithoutEntry(string entry) =>
        WithoutEntries(new HashSet<string>(StringComparer.Ordinal) { entry });

    /// <summary>Likewise for many at once; what grows with the years is looked through once, whatever their number.</summary>
    public CoupleSpaceState WithoutEntries(IReadOnlySet<string> entries) =>
        entries.Aggregate(
            entries.Count == 0 ? this : this with { Shared = Shared.WithoutEntries(entries) },
            (state, entry) =>
                state with
                {
                    CheckIns = state.CheckIns.WithoutEntry(entry),
                    Acknowledgement = state.Acknowledgement.WithoutEntry(entry),
                    Questions = state.Questions.WithoutEntry(entry),
                    Agreements = state.Agreements.WithoutEntry(entry),
                    Understanding = state.Understanding.WithoutEntry(entry),
                    Practices = state.Practices.WithoutEntry(entry),
                    Actions = state.Actions.WithoutEntry(entry),
                    Touch = state.Touch.WithoutEntry(entry),
                    Telling = state.Telling.WithoutEntry(entry),
                    Agenda = state.Agenda.WithoutEntry(entry),
                    Talks = state.Talks.WithoutEntry(entry),
                    Memories = state.Memories.WithoutEntry(entry),
                }
        );

    /// <summary>The bytes of a snapshot, to be sealed.</summary>
    public byte[] Write() => StoredWriter.Write(new Snapshot(Format, this));

    /// <summary>Null when the snapshot is of another version: fold the log again.</summary>
    public static CoupleSpaceState? TryRead(ReadOnlySpan<byte> snapshot) =>
        Snapshot.TryRead(snapshot, Format, Read);

    void IStored.Write(StoredWriter to)
    {
        to.Object("shared", Shared);
        to.Object("checkIns", CheckIns);
        to.Object("acknowledgement", Acknowledgement);
        to.Object("rhythm", Rhythm);
        to.Object("windows", Windows);
        to.Object("questions", Questions);
        to.Object("agreements", Agreements);
        to.Object("understanding", Understanding);
        to.Object("practices", Practices);
        to.Object("actions", Actions);
        to.Object("touch", Touch);
        to.Object("telling", Telling);
        to.Object("agenda", Agenda);
        to.Object("schedule", Schedule);
        to.Object("talks", Talks);
        to.Object("memories", Memories);
        to.Object("pauses", Pauses);
    }

    internal static CoupleSpaceState Read(StoredReader from) =>
        new()
        {
            Shared = from.ObjectOr("shared", SharedState.Read, SharedState.Empty),
            CheckIns = from.ObjectOr("checkIns", CheckInsState.Read, CheckInsState.Empty),
            Acknowledgement = from.ObjectOr(
                "acknowledgement",
                AcknowledgementState.Read,
                AcknowledgementState.Empty
            ),
            Rhythm = from.ObjectOr("rhythm", RhythmState.Read, RhythmState.Empty),
            Windows = from.ObjectOr("windows", WindowsState.Read, WindowsState.Empty),
            Questions = from.ObjectOr("questions", QuestionsState.Read, QuestionsState.Empty),
            Agreements = from.ObjectOr("agreements", AgreementsState.Read, AgreementsState.Empty),
            Understanding = from.ObjectOr(
                "understanding",
                UnderstandingState.Read,
                UnderstandingState.Empty
            ),
            Practices = from.ObjectOr("practices", PracticesState.Read, PracticesState.Empty),
            Actions = from.ObjectOr("actions", ActionsState.Read, ActionsState.Empty),
            Touch = from.ObjectOr("touch", TouchState.Read, TouchState.Empty),
            Telling = from.ObjectOr("telling", TellingState.Read, TellingState.Empty),
            Agenda = from.ObjectOr("agenda", AgendaState.Read, AgendaState.Empty),
            Schedule = from.ObjectOr("schedule", ScheduleState.Read, ScheduleState.Empty),
            Talks = from.ObjectOr("talks", TalksState.Read, TalksState.Empty),
            Memories = from.ObjectOr("memories", MemoriesState.Read, MemoriesState.Empty),
            Pauses = from.ObjectOr("pauses", PausesState.Read, PausesState.Empty),
        };
}
