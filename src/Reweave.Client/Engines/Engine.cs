using System.Security.Cryptography;
using Reweave.Client.Accounts;
using Reweave.Client.Connection;
using Reweave.Client.Journal;
using Reweave.Client.Log;
using Reweave.Client.Outbox;
using Reweave.Client.Ports;
using Reweave.Crypto.Accounts;
using Reweave.Crypto.Primitives;
using Reweave.Domain.Spaces;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;

namespace Reweave.Client.Engines;

/// <summary>
/// The local-first heart of a session: confirmed logs, drafts laid over them, sending and receiving. One gate guards every change of
/// state; it is never held while the network is awaited. In one round at a time this device, if it holds the sealing lock, fetches,
/// verifies, folds, seals and sends; another tab of the same account only reads the store and writes drafts.
/// </summary>
internal sealed partial class Engine : IAsyncDisposable
{
    private readonly DevicePorts _ports;
    private readonly ServerConnection _server;
    private readonly ILocalStore _plain;
    private readonly SealedStore _store;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly SemaphoreSlim _rounds = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<SpaceId, Space> _spaces = [];
    private readonly HashSet<SpaceId> _strangers = [];
    private readonly SortedDictionary<string, Draft> _drafts = new(StringComparer.Ordinal);
    private readonly Dictionary<SpaceId, List<Outgoing>> _outgoing = [];

    private Engine(DevicePorts ports, UnlockedAccount account, ILocalStore plain)
    {
        _ports = ports;
        _plain = plain;
        Account = account;
        _server = new ServerConnection(ports.Server);
        _store = new SealedStore(plain, ports.Primitives, account.LocalKey);
    }

    public UnlockedAccount Account { get; }
    public DevicePorts Ports => _ports;
    public ServerConnection Server => _server;
    public bool IsLocked { get; private set; }

    /// <summary>The Secret Key as it was just made, until the kit was checked; null in every later session.</summary>
    public SecretKey? SecretKeyToCheck { get; set; }

    /// <summary>Views may differ now. Raised outside the gate.</summary>
    public event Action? Changed;

    /// <summary>
    /// Something of ours broke in the background; the loop goes on after a while. What broke before anybody listened is told to the
    /// first who does.
    /// </summary>
    public event Action<Exception>? Faulted
    {
        add
        {
            _faulted += value;
            if (_untold is { } fault)
            {
                _untold = null;
                value?.Invoke(fault);
            }
        }
        remove => _faulted -= value;
    }

    private Action<Exception>? _faulted;
    private Exception? _untold;

    private void Tell(Exception fault)
    {
        if (_faulted is { } listeners)
        {
            listeners(fault);
        }
        else
        {
            _untold = fault;
        }
    }

    public Space? PrivateSpace => _spaces.Values.FirstOrDefault(s => s.Kind == SpaceKind.Private);

    /// <summary>What the couple's screens show: the latest couple, or an ended one that the person looks back at; null while alone.</summary>
    public Space? CoupleSpace => _lookingBack ?? LatestCouple;

    /// <summary>The latest couple, whatever is looked at; null while alone.</summary>
    public Space? LatestCouple =>
        _spaces
            .Values.Where(s => s.Kind == SpaceKind.Couple)
            .OrderBy(s => s.Roster.ClosedAt is null ? 0 : 1)
            .ThenByDescending(s => PairingOf(s)?.Position ?? 0)
            .FirstOrDefault();

    /// <summary>Couples that ended before the latest, the last one first.</summary>
    public IEnumerable<Space> EarlierCouples =>
        _spaces
            .Values.Where(s =>
                s.Kind == SpaceKind.Couple && s.Roster.ClosedAt is not null && s != LatestCouple
            )
            .OrderByDescending(s => PairingOf(s)?.Position ?? 0);

    public bool IsLookingBack => _lookingBack is not null;

    private Space? _lookingBack;

    /// <summary>Shows an earlier couple's space, to read and to take back from; null: the present one again. Until locked.</summary>
    public Task LookBackAsync(string? space) =>
        AloneAsync(async () =>
        {
            _lookingBack = EarlierCouples.FirstOrDefault(one => one.Name == space);
            await LayDraftsAsync();
        });

    /// <summary>The private space with this device's drafts laid over it.</summary>
    public PrivateSpaceState Own { get; private set; } = PrivateSpaceState.Empty;

    /// <summary>The couple space likewise; null while alone.</summary>
    public CoupleSpaceState? Couple { get; private set; }

    /// <summary>What the server has confirmed of the couple space; what may be revealed rests on this alone.</summary>
    public CoupleSpaceState? CoupleConfirmed => CoupleSpace?.Couple;

    public MemberId? Partner =>
        CoupleSpace
            ?.Roster.Members.Keys.Where(m => m != Account.Member)
            .Cast<MemberId?>()
            .FirstOrDefault();

    /// <summary>Grows whenever the states may differ, so that views can be kept.</summary>
    public long Version { get; private set; }

    /// <summary>Where a piece is, by the entry that its state names.</summary>
    public PieceState StateOf(string entry) =>
        !_drafts.TryGetValue(entry, out var draft) ? PieceState.Sent
        : draft.RefusedWith is null ? PieceState.KeptHere
        : PieceState.Refused;

    public IEnumerable<Space> Spaces => _spaces.Values;

    public DateOnly Today => _ports.Today();

    /// <summary>The day on the person's wall: for what happens at an hour there, and for display. Never for folding.</summary>
    public DateOnly LocalDay => DateOnly.FromDateTime(_ports.Time.GetLocalNow().DateTime);

    public DateTimeOffset Now => _ports.Time.GetUtcNow();

    public static async Task<Engine> OpenAsync(
        DevicePorts ports,
        UnlockedAccount account,
        byte[]? token,
        long expires
    )
    {
        var engine = new Engine(ports, account, await ports.Stores.OpenAsync(account.Slot.Slot));
        engine.TakeToken(token, expires);
        engine._plain.WrittenElsewhere += engine.OnWrittenElsewhere;
        await engine._gate.WaitAsync();
        engine._lock = await engine._plain.TryLockAsync(LockName);
        engine.IsListedHere = await account.Slot.IsListedAsync(ports.Stores);
        await engine.LoadHeadsAsync();
        engine._seen = await engine.SeenAsync();
        // The gate stays closed until everything is there: an act waits for the little that is left.
        engine.Ready = engine.FinishOpeningAsync();
        if (
            engine.Spaces.All(space =>
                space.PieceTags.Count == 0
                && space.Verifier.Head.Position.Value - space.FoldedTo.Value <= OpenAtOnce
            )
        )
        {
            await engine.Ready;
        }

        return engine;
    }

    /// <summary>Completed when the states cover everything; until then views show the newest part.</summary>
    public Task Ready { get; private set; } = Task.CompletedTask;

    /// <summary>
    /// The account is older than this device: until the first round has ended, an empty screen would pass for an empty account.
    /// </summary>
    public void ExpectMore()
    {
        if (_spaces.Count == 0)
        {
            Progress = 0;
        }
    }

    private async Task FinishOpeningAsync()
    {
        try
        {
            await CompleteAsync();
        }
        catch (Exception fault) when (!IsLocked)
        {
            // The log is whole and nothing is lost, but the lists are not: whoever looks at them must know.
            Tell(fault);
            throw;
        }
        finally
        {
            Progress = null;
            _gate.Release();
            Changed?.Invoke();
        }
    }

    /// <summary>Runs a change of state alone. Raises <see cref="Changed"/> afterwards.</summary>
    private async Task<T> AloneAsync<T>(Func<Task<T>> change)
    {
        try
        {
            return await AsideAsync(change);
        }
        finally
        {
            Changed?.Invoke();
        }
    }

    /// <summary>Runs alone what needs the keys and changes no view.</summary>
    private async Task<T> AsideAsync<T>(Func<Task<T>> work)
    {
        if (IsLocked)
        {
            throw new RefusedException(new Refusal.Locked());
        }

        await _gate.WaitAsync();
        try
        {
            // It may have been locked while this waited: no key is at hand any more.
            return IsLocked ? throw new RefusedException(new Refusal.Locked()) : await work();
        }
        finally
        {
            _gate.Release();
        }
    }

    private Task AloneAsync(Func<Task> change) =>
        AloneAsync(async () =>
        {
            await change();
            return true;
        });

    public static string NewId() =>
        new Bytes16(RandomNumberGenerator.GetBytes(Bytes16.Length)).ToString();

    /// <summary>Stops everything and drops the keys.</summary>
    public async Task LockAsync()
    {
        if (IsLocked)
        {
            return;
        }

        IsLocked = true;
        _plain.WrittenElsewhere -= OnWrittenElsewhere;
        await _stop.CancelAsync();
        await StopLoopAsync();
        await _gate.WaitAsync();
        try
        {
            await KeepSnapshotsAsync(SnapshotWhen.Always);
            foreach (var space in _spaces.Values)
            {
                space.Dispose();
            }

            _spaces.Clear();
            _lookingBack = null;
            _drafts.Clear();
            _outgoing.Clear();
            _uploads.Clear();
            Own = PrivateSpaceState.Empty;
            Couple = null;
            _contents.Clear();
            SecretKeyToCheck = null;
            Account.Dispose();
            if (_lock is not null)
            {
                await _lock.DisposeAsync();
                _lock = null;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    // Gate, rounds and stop are left to the collector: a round that was under way, or an act that waited, still lets go of them.
    public async ValueTask DisposeAsync() => await LockAsync();
}
