using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Reweave.Domain.Accounts;
using Reweave.Domain.Acknowledgement;
using Reweave.Domain.Actions;
using Reweave.Domain.Agreements;
using Reweave.Domain.CheckIns;
using Reweave.Domain.Conversations;
using Reweave.Domain.FirstDays;
using Reweave.Domain.Journal;
using Reweave.Domain.Journey;
using Reweave.Domain.Pairing;
using Reweave.Domain.Parting;
using Reweave.Domain.Preparations;
using Reweave.Domain.Questions;
using Reweave.Domain.Rhythm;
using Reweave.Domain.Settings;
using Reweave.Domain.Shared;
using Reweave.Domain.Spaces;
using Reweave.Domain.Standing;
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
        Kind("journal.written", SpaceKind.Private, true, StoredJson.Context.JournalWritten),
        Kind("journal.edited", SpaceKind.Private, true, StoredJson.Context.JournalEdited),
        Kind("journal.deleted", SpaceKind.Private, false, StoredJson.Context.JournalDeleted),
        Kind("shared.piece-shared", SpaceKind.Couple, true, StoredJson.Context.PieceShared),
        Kind("shared.piece-unshared", SpaceKind.Couple, false, StoredJson.Context.PieceUnshared),
        Kind("check-ins.answered", SpaceKind.Couple, true, StoredJson.Context.CheckInAnswered),
        Kind("check-ins.withdrawn", SpaceKind.Couple, false, StoredJson.Context.CheckInWithdrawn),
        Kind("check-ins.item-opened", SpaceKind.Couple, true, StoredJson.Context.CheckInItemOpened),
        Kind("check-ins.stopped", SpaceKind.Couple, false, StoredJson.Context.CheckInStopped),
        Kind("check-ins.need-answered", SpaceKind.Couple, true, StoredJson.Context.NeedAnswered),
        Kind("check-ins.set-aside", SpaceKind.Private, false, StoredJson.Context.CheckInSetAside),
        Kind(
            "preparations.part-kept",
            SpaceKind.Private,
            true,
            StoredJson.Context.PreparationPartKept
        ),
        Kind(
            "preparations.discarded",
            SpaceKind.Private,
            false,
            StoredJson.Context.PreparationDiscarded
        ),
        Kind(
            "acknowledgement.part-shared",
            SpaceKind.Couple,
            true,
            StoredJson.Context.StatementPartShared
        ),
        Kind("acknowledgement.reflected", SpaceKind.Couple, true, StoredJson.Context.PartReflected),
        Kind("acknowledgement.marked", SpaceKind.Couple, true, StoredJson.Context.ReflectionMarked),
        Kind(
            "acknowledgement.account-answered",
            SpaceKind.Couple,
            true,
            StoredJson.Context.AccountAnswered
        ),
        Kind(
            "acknowledgement.taken-back",
            SpaceKind.Couple,
            false,
            StoredJson.Context.StatementTakenBack
        ),
        Kind("acknowledgement.paused", SpaceKind.Couple, false, StoredJson.Context.SittingPaused),
        Kind(
            "acknowledgement.sitting-begun",
            SpaceKind.Couple,
            false,
            StoredJson.Context.SittingBegun
        ),
        Kind(
            "understanding.answered",
            SpaceKind.Couple,
            true,
            StoredJson.Context.UnderstandingAnswered
        ),
        Kind(
            "understanding.withdrawn",
            SpaceKind.Couple,
            false,
            StoredJson.Context.UnderstandingWithdrawn
        ),
        Kind(
            "understanding.item-opened",
            SpaceKind.Couple,
            true,
            StoredJson.Context.UnderstandingItemOpened
        ),
        Kind(
            "understanding.stopped",
            SpaceKind.Couple,
            false,
            StoredJson.Context.UnderstandingStopped
        ),
        Kind(
            "understanding.set-aside",
            SpaceKind.Private,
            false,
            StoredJson.Context.UnderstandingSetAside
        ),
        Kind(
            "understanding.choice-written",
            SpaceKind.Couple,
            true,
            StoredJson.Context.ChoiceWritten
        ),
        Kind(
            "understanding.choice-withdrawn",
            SpaceKind.Couple,
            false,
            StoredJson.Context.ChoiceWithdrawn
        ),
        Kind(
            "understanding.context-marked",
            SpaceKind.Couple,
            true,
            StoredJson.Context.ContextMarked
        ),
        Kind(
            "understanding.context-unmarked",
            SpaceKind.Couple,
            false,
            StoredJson.Context.ContextUnmarked
        ),
        Kind("actions.promised", SpaceKind.Couple, true, StoredJson.Context.ActionPromised),
        Kind("actions.kept", SpaceKind.Couple, false, StoredJson.Context.ActionKept),
        Kind("actions.withdrawn", SpaceKind.Couple, false, StoredJson.Context.ActionWithdrawn),
        Kind("agenda.added", SpaceKind.Couple, true, StoredJson.Context.AgendaAdded),
        Kind("agenda.withdrawn", SpaceKind.Couple, false, StoredJson.Context.AgendaWithdrawn),
        Kind("agenda.talked-about", SpaceKind.Couple, false, StoredJson.Context.AgendaTalkedAbout),
        Kind("rhythm.proposed", SpaceKind.Couple, false, StoredJson.Context.RhythmProposed),
        Kind("rhythm.accepted", SpaceKind.Couple, false, StoredJson.Context.RhythmAccepted),
        Kind("rhythm.withdrawn", SpaceKind.Couple, false, StoredJson.Context.RhythmWithdrawn),
        Kind("windows.proposed", SpaceKind.Couple, false, StoredJson.Context.WindowsProposed),
        Kind("windows.accepted", SpaceKind.Couple, false, StoredJson.Context.WindowsAccepted),
        Kind("windows.withdrawn", SpaceKind.Couple, false, StoredJson.Context.WindowsWithdrawn),
        Kind("windows.paused", SpaceKind.Couple, false, StoredJson.Context.WindowPaused),
        Kind("questions.parked", SpaceKind.Private, true, StoredJson.Context.QuestionParked),
        Kind("questions.changed", SpaceKind.Private, true, StoredJson.Context.ParkedChanged),
        Kind("questions.kept", SpaceKind.Private, false, StoredJson.Context.ParkedKept),
        Kind("questions.let-go", SpaceKind.Private, false, StoredJson.Context.ParkedLetGo),
        Kind(
            "questions.handed-over",
            SpaceKind.Private,
            false,
            StoredJson.Context.ParkedHandedOver
        ),
        Kind("questions.asked", SpaceKind.Couple, true, StoredJson.Context.QuestionAsked),
        Kind("questions.rephrased", SpaceKind.Couple, true, StoredJson.Context.QuestionRephrased),
        Kind("questions.sorted", SpaceKind.Couple, false, StoredJson.Context.QuestionSorted),
        Kind("questions.withdrawn", SpaceKind.Couple, false, StoredJson.Context.QuestionWithdrawn),
        Kind("questions.answered", SpaceKind.Couple, true, StoredJson.Context.QuestionAnswered),
        Kind("questions.settled", SpaceKind.Couple, true, StoredJson.Context.QuestionSettled),
        Kind("questions.set-aside", SpaceKind.Couple, true, StoredJson.Context.QuestionSetAside),
        Kind("questions.erased", SpaceKind.Couple, false, StoredJson.Context.QuestionPieceErased),
        Kind("agreements.proposed", SpaceKind.Couple, true, StoredJson.Context.AgreementProposed),
        Kind(
            "agreements.talked-about",
            SpaceKind.Couple,
            false,
            StoredJson.Context.AgreementTalkedAbout
        ),
        Kind(
            "agreements.consented",
            SpaceKind.Couple,
            false,
            StoredJson.Context.AgreementConsented
        ),
        Kind(
            "agreements.withdrawn",
            SpaceKind.Couple,
            false,
            StoredJson.Context.AgreementWithdrawn
        ),
        Kind("agreements.renewed", SpaceKind.Couple, false, StoredJson.Context.AgreementRenewed),
        Kind(
            "agreements.renewal-withdrawn",
            SpaceKind.Couple,
            false,
            StoredJson.Context.AgreementRenewalWithdrawn
        ),
        Kind("agreements.note-kept", SpaceKind.Couple, true, StoredJson.Context.AgreementNoteKept),
        Kind(
            "agreements.note-erased",
            SpaceKind.Couple,
            false,
            StoredJson.Context.AgreementNoteErased
        ),
        Kind("agreements.learned", SpaceKind.Private, false, StoredJson.Context.AgreementLearned),
        Kind("parting.pause-begun", SpaceKind.Couple, false, StoredJson.Context.PauseBegun),
        Kind("parting.pause-ended", SpaceKind.Couple, false, StoredJson.Context.PauseEnded),
        Kind("parting.fade-begun", SpaceKind.Private, false, StoredJson.Context.FadeBegun),
        Kind("parting.fade-ended", SpaceKind.Private, false, StoredJson.Context.FadeEnded),
        Kind("pairing.invitation-kept", SpaceKind.Private, true, StoredJson.Context.InvitationKept),
        Kind(
            "pairing.invitation-ended",
            SpaceKind.Private,
            false,
            StoredJson.Context.InvitationEnded
        ),
        Kind("pairing.kept", SpaceKind.Private, false, StoredJson.Context.PairingKept),
        Kind("pairing.space-paired", SpaceKind.Private, false, StoredJson.Context.SpacePaired),
        Kind(
            "pairing.partner-verified",
            SpaceKind.Private,
            false,
            StoredJson.Context.PartnerVerified
        ),
        Kind("standing.noted", SpaceKind.Private, true, StoredJson.Context.BreachNoted),
        Kind("standing.removed", SpaceKind.Private, false, StoredJson.Context.BreachRemoved),
        Kind("first-days.marked", SpaceKind.Private, false, StoredJson.Context.PlanLineMarked),
        Kind("journey.strand-chosen", SpaceKind.Private, false, StoredJson.Context.StrandChosen),
        Kind("settings.changed", SpaceKind.Private, false, StoredJson.Context.SettingsChanged),
        Kind("settings.kit-kept", SpaceKind.Private, false, StoredJson.Context.KitKept),
        Kind("accounts.device-named", SpaceKind.Private, false, StoredJson.Context.DeviceNamed),
        Kind("spaces.heads-kept", SpaceKind.Private, false, StoredJson.Context.HeadsKept),
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

        return JsonSerializer.SerializeToUtf8Bytes(fact, KindOf(fact).Json);
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

        try
        {
            return
                JsonSerializer.Deserialize(payload.Span, kind.Json)
                    is Event { IsWellFormed: true } fact
                ? fact
                : new UnreadableEvent(name, version);
        }
        catch (JsonException)
        {
            return new UnreadableEvent(name, version);
        }
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
        JsonTypeInfo<T> json,
        int version = 1
    )
        where T : Event => new(name, version, typeof(T), space, erasable, json);
}

/// <summary>One fact's stable name and version, where it may stand, and whether its author may erase it.</summary>
public sealed record EventKind
{
    internal EventKind(
        string name,
        int version,
        Type type,
        SpaceKind space,
        bool isErasable,
        JsonTypeInfo json
    )
    {
        Name = name;
        Version = version;
        Type = type;
        Space = space;
        IsErasable = isErasable;
        Json = json;
    }

    public string Name { get; }
    public int Version { get; }
    public Type Type { get; }
    public SpaceKind Space { get; }
    public bool IsErasable { get; }
    internal JsonTypeInfo Json { get; }
}
