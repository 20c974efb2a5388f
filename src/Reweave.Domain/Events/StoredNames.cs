using System.Runtime.CompilerServices;
using Reweave.Domain.Acknowledgement;
using Reweave.Domain.Actions;
using Reweave.Domain.Agreements;
using Reweave.Domain.CheckIns;
using Reweave.Domain.Conversations;
using Reweave.Domain.Feelings;
using Reweave.Domain.FirstDays;
using Reweave.Domain.Journey;
using Reweave.Domain.Memories;
using Reweave.Domain.Pairing;
using Reweave.Domain.Preparations;
using Reweave.Domain.Questions;
using Reweave.Domain.Settings;
using Reweave.Domain.Standing;
using Reweave.Domain.Telling;
using Reweave.Domain.Touch;

namespace Reweave.Domain.Events;

/// <summary>What the values of an enum are called in what is stored: the first one, and the names of it and of those that follow.</summary>
internal sealed class StoredNames<T>(T first, params string[] names)
    where T : struct, Enum
{
    private readonly int _first = Unsafe.BitCast<T, int>(first);

    public int Count => names.Length;

    public string this[int index] => names[index];

    public T At(int index) => Unsafe.BitCast<int, T>(_first + index);

    public string Of(T value) => names[Unsafe.BitCast<T, int>(value) - _first];
}

/// <summary>
/// Every choice by its stored names, in the order of the enum, whose numbers leave no gap. A name is never given a second meaning; a
/// new one needs a new version of the facts that carry it.
/// </summary>
internal static class StoredNames
{
    public static readonly StoredNames<AccountReply> AccountReply = new(
        Acknowledgement.AccountReply.HeardYou,
        "heard-you",
        "not-all-yet"
    );

    public static readonly StoredNames<ActionKind> ActionKind = new(
        Actions.ActionKind.Touch,
        "touch",
        "words",
        "gifts",
        "time",
        "help"
    );

    public static readonly StoredNames<AgreementKind> AgreementKind = new(
        Agreements.AgreementKind.ContactWithOthers,
        "contact-with-others",
        "answering-questions",
        "containment",
        "transparency",
        "intimacy",
        "money",
        "time-together",
        "friends-and-family",
        "phones-and-media",
        "safety"
    );

    public static readonly StoredNames<AgreementMark> AgreementMark = new(
        Agreements.AgreementMark.TalkedAbout,
        "TalkedAbout",
        "Consented",
        "TakenBack",
        "Ended",
        "Renewed",
        "RenewalTakenBack",
        "NoteErased",
        "Accepted"
    );

    public static readonly StoredNames<AgreementNoteAbout> AgreementNoteAbout = new(
        Agreements.AgreementNoteAbout.Kept,
        "kept",
        "slipped",
        "repaired"
    );

    public static readonly StoredNames<AgreementTelling> AgreementTelling = new(
        Agreements.AgreementTelling.None,
        "none",
        "when-asked",
        "unasked"
    );

    public static readonly StoredNames<AgreementWhose> AgreementWhose = new(
        Agreements.AgreementWhose.Proposer,
        "proposer",
        "other",
        "both"
    );

    public static readonly StoredNames<BreachKind> BreachKind = new(
        Standing.BreachKind.Person,
        "person",
        "messages",
        "money",
        "habit",
        "secret",
        "promise"
    );

    public static readonly StoredNames<DayOfWeek> DayOfWeek = new(
        System.DayOfWeek.Sunday,
        "Sunday",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday"
    );

    public static readonly StoredNames<Feeling> Feeling = new(
        Feelings.Feeling.OwnWords,
        "own-words",
        "distrust",
        "jealousy",
        "anger",
        "sadness",
        "despair",
        "hurt",
        "disappointment",
        "shame",
        "guilt",
        "fear",
        "numbness",
        "hope",
        "calm",
        "closeness",
        "gratitude",
        "relief"
    );

    public static readonly StoredNames<HearingMark> HearingMark = new(
        Acknowledgement.HearingMark.Heard,
        "heard",
        "partly",
        "not-yet"
    );

    public static readonly StoredNames<Leaning> Leaning = new(
        Questions.Leaning.Yes,
        "yes",
        "unsure",
        "no"
    );

    public static readonly StoredNames<LineMark> LineMark = new(
        FirstDays.LineMark.Open,
        "open",
        "done",
        "put-away"
    );

    public static readonly StoredNames<MarkedDayKind> MarkedDayKind = new(
        Memories.MarkedDayKind.Hard,
        "hard",
        "good"
    );

    public static readonly StoredNames<MemoryKind> MemoryKind = new(
        Memories.MemoryKind.Moment,
        "moment",
        "ritual"
    );

    public static readonly StoredNames<NeedReply> NeedReply = new(
        CheckIns.NeedReply.Yes,
        "yes",
        "not-now",
        "another-way"
    );

    public static readonly StoredNames<PreparationKind> PreparationKind = new(
        Preparations.PreparationKind.Impact,
        "impact",
        "account",
        "tell",
        "question",
        "answer",
        "choice",
        "agreement",
        "reflection",
        "path",
        "conversation",
        "practice",
        "one-thing"
    );

    public static readonly StoredNames<ServerHost> ServerHost = new(
        Settings.ServerHost.NotSure,
        "not-sure",
        "myself",
        "my-partner",
        "someone-we-know",
        "an-organisation"
    );

    public static readonly StoredNames<Settling> Settling = new(
        Questions.Settling.Answered,
        "answered",
        "something-missing"
    );

    public static readonly StoredNames<Stand> Stand = new(
        Standing.Stand.Hurt,
        "hurt",
        "broke",
        "both",
        "unsaid"
    );

    public static readonly StoredNames<StatementKind> StatementKind = new(
        Acknowledgement.StatementKind.Impact,
        "impact",
        "account"
    );

    public static readonly StoredNames<Strand> Strand = new(
        Journey.Strand.Steady,
        "steady",
        "acknowledge",
        "understand",
        "agree",
        "reconnect",
        "keep-going"
    );

    public static readonly StoredNames<Theme> Theme = new(
        Settings.Theme.System,
        "system",
        "light",
        "dark"
    );

    public static readonly StoredNames<TurnMove> TurnMove = new(
        Conversations.TurnMove.Said,
        "said",
        "yes",
        "more"
    );

    public static readonly StoredNames<VerifiedBy> VerifiedBy = new(
        Pairing.VerifiedBy.AcceptanceScanned,
        "acceptance-scanned",
        "safety-number"
    );

    public static readonly StoredNames<ToldKind> ToldKind = new(
        Telling.ToldKind.Desire,
        "desire",
        "fear",
        "secret",
        "request"
    );

    public static readonly StoredNames<ToldReply> ToldReply = new(
        Telling.ToldReply.Heard,
        "heard",
        "thanks",
        "yes",
        "not-now",
        "another-way"
    );

    public static readonly StoredNames<TouchLevel> TouchLevel = new(
        Touch.TouchLevel.None,
        "none",
        "near",
        "hands",
        "arms",
        "close"
    );
}
