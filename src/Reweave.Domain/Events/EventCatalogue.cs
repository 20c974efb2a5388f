using System.Collections.Frozen;
using Reweave.Domain.Accounts;
using Reweave.Domain.Acknowledgement;
using Reweave.Domain.Actions;
using Reweave.Domain.Agreements;
using Reweave.Domain.CheckIns;
using Reweave.Domain.Conversations;
using Reweave.Domain.FirstDays;
using Reweave.Domain.Journal;
using Reweave.Domain.Journey;
using Reweave.Domain.Memories;
using Reweave.Domain.Pairing;
using Reweave.Domain.Parting;
using Reweave.Domain.Practices;
using Reweave.Domain.Preparations;
using Reweave.Domain.PutAway;
using Reweave.Domain.Questions;
using Reweave.Domain.Rhythm;
using Reweave.Domain.Settings;
using Reweave.Domain.Shared;
using Reweave.Domain.Spaces;
using Reweave.Domain.Standing;
using Reweave.Domain.Telling;
using Reweave.Domain.Touch;
using Reweave.Domain.Understanding;
using Reweave.Domain.Windows;

namespace Reweave.Domain.Events;

/// <summary>
/// Every fact there is, under its stable name and version: the code's side of docs/events.md. A name is never given a second meaning
/// and never removed; a changed payload is a new version with a way to read the old one.
/// </summary>
public static class EventCatalogue
{
    private static readonly EventKind[] Kinds =
    [
        Kind("journal.written", SpaceKind.Private, true, JournalWritten.Read),
        Kind("journal.edited", SpaceKind.Private, true, JournalEdited.Read),
        Kind("journal.deleted", SpaceKind.Private, false, JournalDeleted.Read),
        Kind("shared.piece-shared", SpaceKind.Couple, true, PieceShared.Read),
        Kind("shared.piece-unshared", SpaceKind.Couple, false, PieceUnshared.Read),
        Kind("check-ins.answered", SpaceKind.Couple, true, CheckInAnswered.Read),
        Kind("check-ins.withdrawn", SpaceKind.Couple, false, CheckInWithdrawn.Read),
        Kind("check-ins.item-opened", SpaceKind.Couple, true, CheckInItemOpened.Read),
        Kind("check-ins.stopped", SpaceKind.Couple, false, CheckInStopped.Read),
        Kind("check-ins.need-answered", SpaceKind.Couple, true, NeedAnswered.Read),
        Kind("check-ins.set-aside", SpaceKind.Private, false, CheckInSetAside.Read),
        Kind("put-away.put", SpaceKind.Private, false, PiecePutAway.Read),
        Kind("put-away.brought-back", SpaceKind.Private, false, PieceBroughtBack.Read),
        Kind("preparations.part-kept", SpaceKind.Private, true, PreparationPartKept.Read),
        Kind("preparations.discarded", SpaceKind.Private, false, PreparationDiscarded.Read),
        Kind("acknowledgement.part-shared", SpaceKind.Couple, true, StatementPartShared.Read),
        Kind("acknowledgement.reflected", SpaceKind.Couple, true, PartReflected.Read),
        Kind("acknowledgement.marked", SpaceKind.Couple, true, ReflectionMarked.Read),
        Kind("acknowledgement.account-answered", SpaceKind.Couple, true, AccountAnswered.Read),
        Kind("acknowledgement.taken-back", SpaceKind.Couple, false, StatementTakenBack.Read),
        Kind("acknowledgement.paused", SpaceKind.Couple, false, SittingPaused.Read),
        Kind("acknowledgement.sitting-begun", SpaceKind.Couple, false, SittingBegun.Read),
        Kind("understanding.answered", SpaceKind.Couple, true, UnderstandingAnswered.Read),
        Kind("understanding.withdrawn", SpaceKind.Couple, false, UnderstandingWithdrawn.Read),
        Kind("understanding.item-opened", SpaceKind.Couple, true, UnderstandingItemOpened.Read),
        Kind("understanding.stopped", SpaceKind.Couple, false, UnderstandingStopped.Read),
        Kind("understanding.set-aside", SpaceKind.Private, false, UnderstandingSetAside.Read),
        Kind("understanding.choice-written", SpaceKind.Couple, true, ChoiceWritten.Read),
        Kind("understanding.choice-withdrawn", SpaceKind.Couple, false, ChoiceWithdrawn.Read),
        Kind("understanding.context-marked", SpaceKind.Couple, true, ContextMarked.Read),
        Kind("understanding.context-unmarked", SpaceKind.Couple, false, ContextUnmarked.Read),
        Kind("actions.promised", SpaceKind.Couple, true, ActionPromised.Read),
        Kind("actions.kept", SpaceKind.Couple, false, ActionKept.Read),
        Kind("actions.withdrawn", SpaceKind.Couple, false, ActionWithdrawn.Read),
        Kind("actions.mattered", SpaceKind.Couple, false, ActionMattered.Read),
        Kind("actions.mattered-taken-back", SpaceKind.Couple, false, ActionMatteredTakenBack.Read),
        Kind("touch.level-asked", SpaceKind.Couple, true, TouchLevelAsked.Read),
        Kind("touch.level-agreed", SpaceKind.Couple, false, TouchLevelAgreed.Read),
        Kind("touch.level-lowered", SpaceKind.Couple, false, TouchLevelLowered.Read),
        Kind("touch.asked", SpaceKind.Couple, true, TouchAsked.Read),
        Kind("touch.answered", SpaceKind.Couple, true, TouchAnswered.Read),
        Kind("touch.taken-back", SpaceKind.Couple, false, TouchTakenBack.Read),
        Kind("touch.limit-kept", SpaceKind.Private, false, TouchLimitKept.Read),
        Kind("telling.told", SpaceKind.Couple, true, ThingTold.Read),
        Kind("telling.answered", SpaceKind.Couple, true, ThingAnswered.Read),
        Kind("telling.taken-back", SpaceKind.Couple, false, ThingTakenBack.Read),
        Kind("agenda.added", SpaceKind.Couple, true, AgendaAdded.Read),
        Kind("agenda.withdrawn", SpaceKind.Couple, false, AgendaWithdrawn.Read),
        Kind("agenda.talked-about", SpaceKind.Couple, false, AgendaTalkedAbout.Read),
        Kind(
            "conversations.time-proposed",
            SpaceKind.Couple,
            false,
            ConversationTimesProposed.Read
        ),
        Kind(
            "conversations.time-accepted",
            SpaceKind.Couple,
            false,
            ConversationTimesAccepted.Read
        ),
        Kind(
            "conversations.time-withdrawn",
            SpaceKind.Couple,
            false,
            ConversationTimesWithdrawn.Read
        ),
        Kind("conversations.begun", SpaceKind.Couple, false, ConversationBegun.Read),
        Kind("conversations.joined", SpaceKind.Couple, false, ConversationJoined.Read),
        Kind("conversations.moved", SpaceKind.Couple, false, ConversationMoved.Read),
        Kind("conversations.paused", SpaceKind.Couple, false, ConversationPaused.Read),
        Kind("conversations.returned", SpaceKind.Couple, false, ConversationReturned.Read),
        Kind("conversations.ended", SpaceKind.Couple, false, ConversationEnded.Read),
        Kind("conversations.line-shared", SpaceKind.Couple, true, ClosingLineShared.Read),
        Kind("conversations.line-withdrawn", SpaceKind.Couple, false, ClosingLineWithdrawn.Read),
        Kind("conversations.line-kept", SpaceKind.Private, true, ClosingLineKept.Read),
        Kind("conversations.line-discarded", SpaceKind.Private, false, ClosingLineDiscarded.Read),
        Kind("rhythm.proposed", SpaceKind.Couple, false, RhythmProposed.Read),
        Kind("rhythm.accepted", SpaceKind.Couple, false, RhythmAccepted.Read),
        Kind("rhythm.withdrawn", SpaceKind.Couple, false, RhythmWithdrawn.Read),
        Kind("windows.proposed", SpaceKind.Couple, false, WindowsProposed.Read),
        Kind("windows.accepted", SpaceKind.Couple, false, WindowsAccepted.Read),
        Kind("windows.withdrawn", SpaceKind.Couple, false, WindowsWithdrawn.Read),
        Kind("windows.paused", SpaceKind.Couple, false, WindowPaused.Read),
        Kind("questions.parked", SpaceKind.Private, true, QuestionParked.Read),
        Kind("questions.changed", SpaceKind.Private, true, ParkedChanged.Read),
        Kind("questions.kept", SpaceKind.Private, false, ParkedKept.Read),
        Kind("questions.let-go", SpaceKind.Private, false, ParkedLetGo.Read),
        Kind("questions.handed-over", SpaceKind.Private, false, ParkedHandedOver.Read),
        Kind("questions.asked", SpaceKind.Couple, true, QuestionAsked.Read),
        Kind("questions.rephrased", SpaceKind.Couple, true, QuestionRephrased.Read),
        Kind("questions.sorted", SpaceKind.Couple, false, QuestionSorted.Read),
        Kind("questions.withdrawn", SpaceKind.Couple, false, QuestionWithdrawn.Read),
        Kind("questions.answered", SpaceKind.Couple, true, QuestionAnswered.Read),
        Kind("questions.settled", SpaceKind.Couple, true, QuestionSettled.Read),
        Kind("questions.set-aside", SpaceKind.Couple, true, QuestionSetAside.Read),
        Kind("questions.erased", SpaceKind.Couple, false, QuestionPieceErased.Read),
        Kind("agreements.offered", SpaceKind.Couple, true, AgreementOffered.Read),
        Kind("agreements.accepted", SpaceKind.Couple, false, AgreementAccepted.Read),
        Kind("agreements.set-aside", SpaceKind.Private, false, AgreementSetAside.Read),
        Kind("agreements.proposed", SpaceKind.Couple, true, AgreementProposed.Read),
        Kind("agreements.talked-about", SpaceKind.Couple, false, AgreementTalkedAbout.Read),
        Kind("agreements.consented", SpaceKind.Couple, false, AgreementConsented.Read),
        Kind("agreements.withdrawn", SpaceKind.Couple, false, AgreementWithdrawn.Read),
        Kind("agreements.renewed", SpaceKind.Couple, false, AgreementRenewed.Read),
        Kind(
            "agreements.renewal-withdrawn",
            SpaceKind.Couple,
            false,
            AgreementRenewalWithdrawn.Read
        ),
        Kind("agreements.note-kept", SpaceKind.Couple, true, AgreementNoteKept.Read),
        Kind("agreements.note-erased", SpaceKind.Couple, false, AgreementNoteErased.Read),
        Kind("agreements.seen-in-force", SpaceKind.Private, false, AgreementSeenInForce.Read),
        Kind("agreements.learned", SpaceKind.Private, false, AgreementLearned.Read),
        Kind("parting.pause-begun", SpaceKind.Couple, false, PauseBegun.Read),
        Kind("parting.pause-ended", SpaceKind.Couple, false, PauseEnded.Read),
        Kind("parting.fade-begun", SpaceKind.Private, false, FadeBegun.Read),
        Kind("parting.fade-ended", SpaceKind.Private, false, FadeEnded.Read),
        Kind("practices.invited", SpaceKind.Couple, true, PracticeInvited.Read),
        Kind(
            "practices.invitation-withdrawn",
            SpaceKind.Couple,
            false,
            PracticeInvitationWithdrawn.Read
        ),
        Kind("practices.answered", SpaceKind.Couple, true, PracticeAnswered.Read),
        Kind("practices.withdrawn", SpaceKind.Couple, false, PracticeWithdrawn.Read),
        Kind("practices.item-opened", SpaceKind.Couple, true, PracticeItemOpened.Read),
        Kind("practices.stopped", SpaceKind.Couple, false, PracticeStopped.Read),
        Kind("practices.reached", SpaceKind.Private, true, PracticeReached.Read),
        Kind("practices.discarded", SpaceKind.Private, false, PracticeDiscarded.Read),
        Kind("practices.set-aside", SpaceKind.Private, false, PracticeSetAside.Read),
        Kind("memories.added", SpaceKind.Couple, true, MemoryAdded.Read),
        Kind("memories.withdrawn", SpaceKind.Couple, false, MemoryWithdrawn.Read),
        Kind("memories.photo-added", SpaceKind.Couple, true, PhotoAdded.Read),
        Kind("memories.photo-removed", SpaceKind.Couple, false, PhotoRemoved.Read),
        Kind("memories.put-away", SpaceKind.Private, false, MemoryPutAway.Read),
        Kind("memories.day-kept", SpaceKind.Private, true, MarkedDayKept.Read),
        Kind("memories.day-let-go", SpaceKind.Private, false, MarkedDayLetGo.Read),
        Kind("memories.day-shared", SpaceKind.Couple, true, MarkedDayShared.Read),
        Kind("memories.day-unshared", SpaceKind.Couple, false, MarkedDayUnshared.Read),
        Kind("pairing.invitation-kept", SpaceKind.Private, true, InvitationKept.Read),
        Kind("pairing.invitation-ended", SpaceKind.Private, false, InvitationEnded.Read),
        Kind("pairing.kept", SpaceKind.Private, false, PairingKept.Read),
        Kind("pairing.space-paired", SpaceKind.Private, false, SpacePaired.Read),
        Kind("pairing.partner-verified", SpaceKind.Private, false, PartnerVerified.Read),
        Kind("standing.noted", SpaceKind.Private, true, BreachNoted.Read),
        Kind("standing.removed", SpaceKind.Private, false, BreachRemoved.Read),
        Kind("first-days.marked", SpaceKind.Private, false, PlanLineMarked.Read),
        Kind("journey.strand-chosen", SpaceKind.Private, false, StrandChosen.Read),
        Kind("settings.changed", SpaceKind.Private, false, SettingsChanged.Read),
        Kind("settings.kit-kept", SpaceKind.Private, false, KitKept.Read),
        Kind("accounts.device-named", SpaceKind.Private, false, DeviceNamed.Read),
        Kind("spaces.heads-kept", SpaceKind.Private, false, HeadsKept.Read),
    ];

    private static readonly FrozenDictionary<(string, int), EventKind> ByName =
        Kinds.ToFrozenDictionary(kind => (kind.Name, kind.Version));

    private static readonly FrozenDictionary<Type, EventKind> ByType = Kinds.ToFrozenDictionary(
        kind => kind.Type
    );

    public static IReadOnlyList<EventKind> All => Kinds;

    /// <summary>How a fact is stored. Facts that were only read (<see cref="UnknownEvent"/>) are never written.</summary>
    public static EventKind KindOf(Event fact) => ByType[fact.GetType()];

    /// <summary>The payload: UTF-8 JSON.</summary>
    public static byte[] Write(Event fact)
    {
        if (!fact.IsWellFormed)
        {
            throw new ArgumentException(
                "A fact outside its bounds must not be stored.",
                nameof(fact)
            );
        }

        return StoredWriter.Write(fact);
    }

    /// <summary>
    /// Never throws, whatever the bytes: a name or version of the future is an <see cref="UnknownEvent"/>, a broken payload an
    /// <see cref="UnreadableEvent"/>.
    /// </summary>
    public static Event Read(string name, int version, ReadOnlyMemory<byte> payload)
    {
        if (!ByName.TryGetValue((name, version), out var kind))
        {
            return new UnknownEvent(name, version, payload);
        }

        return StoredReader.TryRead(payload, kind.Read) is { IsWellFormed: true } fact
            ? fact
            : new UnreadableEvent(name, version);
    }

    /// <summary>
    /// Of an entry of the log. A consent, a withdrawal or a stop that its writer made erasable is unreadable from the beginning: it would
    /// be there on the devices that saw it and gone, later, on those that did not.
    /// </summary>
    public static Event Read(
        string name,
        int version,
        ReadOnlyMemory<byte> payload,
        bool isErasable
    ) =>
        isErasable && ByName.TryGetValue((name, version), out var kind) && !kind.IsErasable
            ? new UnreadableEvent(name, version)
            : Read(name, version, payload);

    private static EventKind Kind<T>(
        string name,
        SpaceKind space,
        bool erasable,
        StoredRead<T> read,
        int version = 1
    )
        where T : Event => new(name, version, typeof(T), space, erasable, read);
}

/// <summary>One fact's stable name and version, where it may stand, and whether its author may erase it.</summary>
public sealed record EventKind : Unprinted
{
    internal EventKind(
        string name,
        int version,
        Type type,
        SpaceKind space,
        bool isErasable,
        StoredRead<Event> read
    )
    {
        Name = name;
        Version = version;
        Type = type;
        Space = space;
        IsErasable = isErasable;
        Read = read;
    }

    public string Name { get; }
    public int Version { get; }
    public Type Type { get; }
    public SpaceKind Space { get; }
    public bool IsErasable { get; }
    internal StoredRead<Event> Read { get; }
}
