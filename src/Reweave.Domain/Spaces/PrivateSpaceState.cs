using Reweave.Domain.Accounts;
using Reweave.Domain.Agreements;
using Reweave.Domain.CheckIns;
using Reweave.Domain.Conversations;
using Reweave.Domain.Events;
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
using Reweave.Domain.Settings;
using Reweave.Domain.Standing;
using Reweave.Domain.Touch;
using Reweave.Domain.Understanding;

namespace Reweave.Domain.Spaces;

/// <summary>Everything a private space adds up to. Facts that belong to another kind of space change nothing here.</summary>
public sealed record PrivateSpaceState : Unprinted, IStored
{
    public static readonly PrivateSpaceState Empty = new();

    // Raised when a part is written in another shape; a new part with a default is no reason.
    private const int Format = 2;

    public JournalState Journal { get; init; } = JournalState.Empty;
    public PreparationsState Preparations { get; init; } = PreparationsState.Empty;
    public PracticeSittingsState Practices { get; init; } = PracticeSittingsState.Empty;
    public CheckInChoicesState CheckInChoices { get; init; } = CheckInChoicesState.Empty;
    public ParkedState Parked { get; init; } = ParkedState.Empty;
    public AgreementChoicesState AgreementChoices { get; init; } = AgreementChoicesState.Empty;
    public UnderstandingAsideState UnderstandingAside { get; init; } =
        UnderstandingAsideState.Empty;
    public ClosingLinesState ClosingLines { get; init; } = ClosingLinesState.Empty;
    public OwnTouchState Touch { get; init; } = OwnTouchState.Empty;
    public PutAwayState PutAway { get; init; } = PutAwayState.Empty;
    public PairingState Pairing { get; init; } = PairingState.Empty;
    public StandingState Standing { get; init; } = StandingState.Empty;
    public FirstDaysState FirstDays { get; init; } = FirstDaysState.Empty;
    public JourneyState Journey { get; init; } = JourneyState.Empty;
    public FadesState Fades { get; init; } = FadesState.Empty;
    public MarkedDaysState MarkedDays { get; init; } = MarkedDaysState.Empty;
    public SettingsState Settings { get; init; } = SettingsState.Empty;
    public AccountsState Accounts { get; init; } = AccountsState.Empty;
    public HeadsState Heads { get; init; } = HeadsState.Empty;

    public PrivateSpaceState After(Event fact, EventMeta meta) =>
        fact switch
        {
            JournalVersion or JournalDeleted => this with { Journal = Journal.After(fact, meta) },
            PreparationPartKept or PreparationDiscarded => this with
            {
                Preparations = Preparations.After(fact, meta),
            },
            PracticeReached or PracticeDiscarded or PracticeSetAside => this with
            {
                Practices = Practices.After(fact, meta),
            },
            UnderstandingSetAside => this with
            {
                UnderstandingAside = UnderstandingAside.After(fact, meta),
            },
            TouchLimitKept => this with { Touch = Touch.After(fact, meta) },
            PiecePutAway or PieceBroughtBack => this with { PutAway = PutAway.After(fact, meta) },
            CheckInSetAside => this with { CheckInChoices = CheckInChoices.After(fact, meta) },
            ParkedVersion or ParkedKept or ParkedLetGo or ParkedHandedOver => this with
            {
                Parked = Parked.After(fact, meta),
            },
            AgreementLearned or AgreementSeenInForce or AgreementSetAside => this with
            {
                AgreementChoices = AgreementChoices.After(fact, meta),
            },
            ClosingLineKept or ClosingLineDiscarded => this with
            {
                ClosingLines = ClosingLines.After(fact, meta),
            },
            InvitationKept or InvitationEnded or PairingKept or SpacePaired or PartnerVerified =>
                this with
                {
                    Pairing = Pairing.After(fact, meta),
                },
            BreachNoted or BreachRemoved => this with { Standing = Standing.After(fact, meta) },
            PlanLineMarked => this with { FirstDays = FirstDays.After(fact, meta) },
            MarkedDayKept or MarkedDayLetGo or MemoryPutAway => this with
            {
                MarkedDays = MarkedDays.After(fact, meta),
            },
            StrandChosen => this with { Journey = Journey.After(fact, meta) },
            FadeBegun or FadeEnded => this with { Fades = Fades.After(fact, meta) },
            SettingsChanged or KitKept => this with { Settings = Settings.After(fact, meta) },
            DeviceNamed => this with { Accounts = Accounts.After(fact, meta) },
            HeadsKept => this with { Heads = Heads.After(fact, meta) },
            _ => this,
        };

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public PrivateSpaceState WithoutEntry(string entry) =>
        WithoutEntries(new HashSet<string>(StringComparer.Ordinal) { entry });

    /// <summary>Likewise for many at once; what grows with the years is looked through once, whatever their number.</summary>
    public PrivateSpaceState WithoutEntries(IReadOnlySet<string> entries) =>
        entries.Aggregate(
            entries.Count == 0 ? this : this with { Journal = Journal.WithoutEntries(entries) },
            (state, entry) =>
                state with
                {
                    Preparations = state.Preparations.WithoutEntry(entry),
                    Practices = state.Practices.WithoutEntry(entry),
                    Parked = state.Parked.WithoutEntry(entry),
                    ClosingLines = state.ClosingLines.WithoutEntry(entry),
                    Pairing = state.Pairing.WithoutEntry(entry),
                    Standing = state.Standing.WithoutEntry(entry),
                    MarkedDays = state.MarkedDays.WithoutEntry(entry),
                }
        );

    /// <summary>The bytes of a snapshot, to be sealed.</summary>
    public byte[] Write() => StoredWriter.Write(new Snapshot(Format, this));

    /// <summary>Null when the snapshot is of another version: fold the log again.</summary>
    public static PrivateSpaceState? TryRead(ReadOnlySpan<byte> snapshot) =>
        Snapshot.TryRead(snapshot, Format, Read);

    void IStored.Write(StoredWriter to)
    {
        to.Object("journal", Journal);
        to.Object("preparations", Preparations);
        to.Object("practices", Practices);
        to.Object("checkInChoices", CheckInChoices);
        to.Object("parked", Parked);
        to.Object("agreementChoices", AgreementChoices);
        to.Object("understandingAside", UnderstandingAside);
        to.Object("closingLines", ClosingLines);
        to.Object("touch", Touch);
        to.Object("putAway", PutAway);
        to.Object("pairing", Pairing);
        to.Object("standing", Standing);
        to.Object("firstDays", FirstDays);
        to.Object("journey", Journey);
        to.Object("fades", Fades);
        to.Object("markedDays", MarkedDays);
        to.Object("settings", Settings);
        to.Object("accounts", Accounts);
        to.Object("heads", Heads);
    }

    internal static PrivateSpaceState Read(StoredReader from) =>
        new()
        {
            Journal = from.ObjectOr("journal", JournalState.Read, JournalState.Empty),
            Preparations = from.ObjectOr(
                "preparations",
                PreparationsState.Read,
                PreparationsState.Empty
            ),
            Practices = from.ObjectOr(
                "practices",
                PracticeSittingsState.Read,
                PracticeSittingsState.Empty
            ),
            CheckInChoices = from.ObjectOr(
                "checkInChoices",
                CheckInChoicesState.Read,
                CheckInChoicesState.Empty
            ),
            Parked = from.ObjectOr("parked", ParkedState.Read, ParkedState.Empty),
            AgreementChoices = from.ObjectOr(
                "agreementChoices",
                AgreementChoicesState.Read,
                AgreementChoicesState.Empty
            ),
            UnderstandingAside = from.ObjectOr(
                "understandingAside",
                UnderstandingAsideState.Read,
                UnderstandingAsideState.Empty
            ),
            ClosingLines = from.ObjectOr(
                "closingLines",
                ClosingLinesState.Read,
                ClosingLinesState.Empty
            ),
            Touch = from.ObjectOr("touch", OwnTouchState.Read, OwnTouchState.Empty),
            PutAway = from.ObjectOr("putAway", PutAwayState.Read, PutAwayState.Empty),
            Pairing = from.ObjectOr("pairing", PairingState.Read, PairingState.Empty),
            Standing = from.ObjectOr("standing", StandingState.Read, StandingState.Empty),
            FirstDays = from.ObjectOr("firstDays", FirstDaysState.Read, FirstDaysState.Empty),
            Journey = from.ObjectOr("journey", JourneyState.Read, JourneyState.Empty),
            Fades = from.ObjectOr("fades", FadesState.Read, FadesState.Empty),
            MarkedDays = from.ObjectOr("markedDays", MarkedDaysState.Read, MarkedDaysState.Empty),
            Settings = from.ObjectOr("settings", SettingsState.Read, SettingsState.Empty),
            Accounts = from.ObjectOr("accounts", AccountsState.Read, AccountsState.Empty),
            Heads = from.ObjectOr("heads", HeadsState.Read, HeadsState.Empty),
        };
}
