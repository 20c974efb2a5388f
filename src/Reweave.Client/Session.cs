using Reweave.Client.Accounts;
using Reweave.Client.Acknowledgement;
using Reweave.Client.Actions;
using Reweave.Client.Agreements;
using Reweave.Client.CheckIns;
using Reweave.Client.Conversations;
using Reweave.Client.Engines;
using Reweave.Client.FirstDays;
using Reweave.Client.Journal;
using Reweave.Client.Journey;
using Reweave.Client.Memories;
using Reweave.Client.Pairing;
using Reweave.Client.Parting;
using Reweave.Client.Ports;
using Reweave.Client.Practices;
using Reweave.Client.Preparations;
using Reweave.Client.PutAway;
using Reweave.Client.Questions;
using Reweave.Client.Rhythm;
using Reweave.Client.Settings;
using Reweave.Client.Standing;
using Reweave.Client.Sync;
using Reweave.Client.Telling;
using Reweave.Client.Today;
using Reweave.Client.Together;
using Reweave.Client.Touch;
using Reweave.Client.Understanding;
using Reweave.Client.Unfinished;
using Reweave.Client.Windows;

namespace Reweave.Client;

/// <summary>
/// One unlocked account on this device. Each feature has a desk: its <c>View</c> is an immutable record, its acts succeed locally
/// at once (offline too) and answer null, or the reason why not. After <see cref="LockAsync"/> nothing works any more.
/// </summary>
public sealed class Session : IAsyncDisposable
{
    private Session(Engine engine)
    {
        Engine = engine;
        Today = new TodayDesk(this);
        Journal = new JournalDesk(this);
        Preparations = new PreparationDesk(this);
        CheckIns = new CheckInDesk(this);
        Acknowledgement = new AcknowledgementDesk(this);
        Rhythm = new RhythmDesk(this);
        Agreements = new AgreementsDesk(this);
        Windows = new WindowsDesk(this);
        Questions = new QuestionDesk(this);
        Understanding = new UnderstandingDesk(this);
        Practices = new PracticesDesk(this);
        Actions = new ActionsDesk(this);
        Touch = new TouchDesk(this);
        Telling = new TellingDesk(this);
        Conversations = new ConversationsDesk(this);
        Schedule = new ScheduleDesk(this);
        Talk = new TalkDesk(this);
        Memories = new MemoriesDesk(this);
        Together = new TogetherDesk(this);
        PutAway = new PutAwayDesk(this);
        Pairing = new PairingDesk(this);
        Parting = new PartingDesk(this);
        Account = new AccountDesk(this);
        Standing = new StandingDesk(this);
        FirstDays = new FirstDaysDesk(this);
        Journey = new JourneyDesk(this);
        Settings = new SettingsDesk(this);
        Unfinished = new UnfinishedDesk(this);
        engine.Changed += RaiseChanged;
    }

    internal Engine Engine { get; }

    /// <summary>
    /// Some view or the state of sending may differ; look again. Raised often and on whatever thread brought the change; a handler
    /// only takes note.
    /// </summary>
    public event Action? Changed;

    /// <summary>Something of ours broke in the background: for the console, never for a server.</summary>
    public event Action<Exception>? Faulted
    {
        add => Engine.Faulted += value;
        remove => Engine.Faulted -= value;
    }

    public SyncState Sync => Engine.Sync;

    /// <summary>
    /// Completed when everything kept here is at hand. Today stands before that; lists show their newest part, <see cref="SyncState.Progress"/>
    /// says how far it is, and an act waits.
    /// </summary>
    public Task Ready => Engine.Ready;

    public TodayDesk Today { get; }
    public JournalDesk Journal { get; }
    public PreparationDesk Preparations { get; }
    public CheckInDesk CheckIns { get; }
    public AcknowledgementDesk Acknowledgement { get; }
    public RhythmDesk Rhythm { get; }
    public AgreementsDesk Agreements { get; }
    public WindowsDesk Windows { get; }
    public QuestionDesk Questions { get; }
    public UnderstandingDesk Understanding { get; }
    public PracticesDesk Practices { get; }
    public ActionsDesk Actions { get; }
    public TouchDesk Touch { get; }
    public TellingDesk Telling { get; }
    public ConversationsDesk Conversations { get; }
    public ScheduleDesk Schedule { get; }
    public TalkDesk Talk { get; }
    public MemoriesDesk Memories { get; }
    public TogetherDesk Together { get; }
    public PutAwayDesk PutAway { get; }
    public PairingDesk Pairing { get; }
    public PartingDesk Parting { get; }
    public AccountDesk Account { get; }
    public StandingDesk Standing { get; }
    public FirstDaysDesk FirstDays { get; }
    public JourneyDesk Journey { get; }
    public SettingsDesk Settings { get; }
    public UnfinishedDesk Unfinished { get; }

    internal static async Task<Session> OpenAsync(
        DevicePorts ports,
        UnlockedAccount account,
        byte[]? token,
        long expires
    ) => new(await Engine.OpenAsync(ports, account, token, expires));

    /// <summary>Starts listening and sending in the background until locked; fine to call once the screen stands.</summary>
    public void StartSync() => Engine.StartLoop();

    /// <summary>One full round now: send what is kept, fetch what is new. Null when all went well.</summary>
    public Task<Refusal?> SyncNowAsync(CancellationToken cancel = default) =>
        Engine.RoundAsync(cancel);

    /// <summary>What the server would not take (see <see cref="SyncConcern.RefusedPiece"/>), in the order it was written.</summary>
    public IReadOnlyList<RefusedPieceView> RefusedPieces => Engine.RefusedPieces();

    /// <summary>Removes all of <see cref="RefusedPieces"/>, on the person's own wish.</summary>
    public Task<Refusal?> DropRefusedAsync() => Engine.DropRefusedAsync();

    /// <summary>Drops every key and stops. The page reloads its document afterwards: .NET strings cannot be wiped.</summary>
    public async Task LockAsync()
    {
        Engine.Changed -= RaiseChanged;
        await Engine.LockAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Engine.Changed -= RaiseChanged;
        await Engine.DisposeAsync();
    }

    private void RaiseChanged() => Changed?.Invoke();
}
