using Reweave.Client.Connection;
using Reweave.Client.Ports;
using Reweave.Client.Sync;
using Reweave.Protocol.Ids;
using Reweave.Protocol.Requests;

namespace Reweave.Client.Engines;

/// <summary>
/// Rounds of fetching and sending, and the loop that runs them: woken by own drafts, by the server's wake-up stream, by other tabs,
/// and from time to time. After a failure it backs off with jitter.
/// </summary>
internal sealed partial class Engine
{
    private const string LockName = "sealing";
    private const string ChangedPrefix = "changed/";
    private static readonly TimeSpan TabTick = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan HolderTick = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(5);

    private readonly string _tab = NewId();
    private readonly SemaphoreSlim _signal = new(0, 1);
    private IAsyncDisposable? _lock;
    private long _writes;
    private string _seen = "";
    private Task? _loop;
    private Task? _listening;
    private readonly HashSet<SpaceId> _woken = [];
    private bool _everything = true;
    private bool _isOffline;
    private bool _isSending;

    public bool HoldsLock => _lock is not null;

    /// <summary>The last round did not reach the server.</summary>
    public bool IsOffline => _isOffline;

    public SyncState Sync
    {
        get
        {
            var concerns = Concerns().ToList();
            var kept = _drafts.Values.Count(draft => draft is { NotBefore: 0, RefusedWith: null });
            return new SyncState
            {
                Mood =
                    concerns.Count > 0 ? SyncMood.NeedsAttention
                    : _isOffline ? SyncMood.Offline
                    : _isSending && kept > 0 ? SyncMood.Sending
                    : kept > 0 ? SyncMood.KeptHere
                    : SyncMood.AllSent,
                KeptHere = kept,
                Progress = Progress,
                Concerns = concerns,
                AnotherTabSends = !HoldsLock,
            };
        }
    }

    private IEnumerable<SyncConcern> Concerns()
    {
        foreach (var space in _spaces.Values)
        {
            foreach (var concern in space.Concerns())
            {
                yield return concern;
            }
        }

        foreach (var draft in _drafts.Values)
        {
            if (draft.RefusedWith is { } code)
            {
                yield return new SyncConcern.RefusedPiece(
                    draft.Space is not null,
                    new RefusedByServerException(code, null).ToRefusal()
                );
            }
        }

        if (_serverIsFull || _serverHasNoRoomForFiles)
        {
            yield return new SyncConcern.NoRoom();
        }

        if (PrivateSpace?.Roster.Devices.GetValueOrDefault(Account.Device) is { Until: not null })
        {
            yield return new SyncConcern.DeviceEnded();
        }
        else if (IsSignedOut)
        {
            yield return new SyncConcern.SignedOut();
        }
        else if (KeepsAnOldUnlocker)
        {
            yield return new SyncConcern.PassphraseChanged();
        }
    }

    /// <summary>One full round; null when all went well.</summary>
    public Task<Refusal?> RoundAsync(CancellationToken cancel)
    {
        _everything = true;
        return WakenRoundAsync(cancel);
    }

    private Task<Refusal?> WakenRoundAsync(CancellationToken cancel) =>
        Refusals.CatchAsync(async () =>
        {
            if (IsLocked)
            {
                return new Refusal.Locked();
            }

            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, _stop.Token);
            try
            {
                await _rounds.WaitAsync(both.Token);
            }
            catch (OperationCanceledException) when (IsLocked)
            {
                return new Refusal.Locked();
            }

            try
            {
                var holds = await TakeLockAsync();
                await RefreshAsync();
                if (!holds)
                {
                    return null;
                }

                _isSending = true;
                await GoRoundAsync(both.Token);
                _isOffline = false;
                return null;
            }
            catch (UnreachableException)
            {
                _everything = _isOffline = true;
                throw;
            }
            catch (Exception over)
                when (IsLocked && over is OperationCanceledException or ObjectDisposedException)
            {
                return new Refusal.Locked();
            }
            finally
            {
                _isSending = false;
                Progress = null;
                _rounds.Release();
                Changed?.Invoke();
            }
        });

    private async Task GoRoundAsync(CancellationToken cancel)
    {
        await TellWhatIsGoneAsync(cancel);
        if (_everything || PrivateSpace is null)
        {
            _everything = false;
            _woken.Clear();
            await GoFullRoundAsync(cancel);
        }
        else
        {
            await GoShortRoundAsync(cancel);
        }

        await AloneAsync(TendFilesAsync);
    }

    private async Task GoFullRoundAsync(CancellationToken cancel)
    {
        var rows = await SpacesAsync(cancel);
        await TendPrivateSpaceAsync(rows, cancel);
        await RepeatAcceptanceAsync(cancel);
        await CompletePairingAsync(cancel);
        await TendCoupleSpacesAsync(rows, cancel);
        await AloneAsync(async () =>
        {
            await TendAsync();
            await KeepHeadsAsync();
        });
        // What the round itself wrote (a pairing, a space found) goes with it.
        await SendAsync(PrivateSpace!, cancel);
    }

    /// <summary>Only what the wake-up stream named, and only where there is something to send.</summary>
    private async Task GoShortRoundAsync(CancellationToken cancel)
    {
        foreach (var space in _spaces.Values.OrderBy(space => space.Kind).ToList())
        {
            if (_woken.Remove(space.Id))
            {
                await PullAsync(space, cancel);
            }

            if (space.MaySend)
            {
                await CertifyAsync(space, cancel);
            }

            await SendAllAsync(space, cancel);
        }
    }

    private async Task<IReadOnlyList<SpaceRow>> SpacesAsync(CancellationToken cancel) =>
        (await WithTokenAsync(token => _server.SpacesAsync(token, cancel), cancel)).Spaces;

    /// <summary>Every change of the store goes through here, so that other tabs notice.</summary>
    private async Task WriteAsync(IReadOnlyList<StoreChange> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        await _plain.WriteAsync([
            .. changes,
            StoreChange.Put(ChangedPrefix + _tab, BitConverter.GetBytes(++_writes)),
        ]);
    }

    private async Task<bool> TakeLockAsync()
    {
        if (_lock is not null)
        {
            return true;
        }

        _lock = await _plain.TryLockAsync(LockName);
        if (_lock is null)
        {
            return false;
        }

        // Whoever held it before may have moved everything.
        await AloneAsync(async () =>
        {
            await LoadAsync();
            _seen = await SeenAsync();
        });
        return true;
    }

    /// <summary>Takes over what other tabs of this account have written to the store.</summary>
    private async Task RefreshAsync()
    {
        var now = await SeenAsync();
        if (now == _seen)
        {
            return;
        }

        await AloneAsync(async () =>
        {
            if (HoldsLock)
            {
                await LoadDraftsAsync();
                await LayDraftsAsync();
            }
            else
            {
                await LoadAsync();
            }

            _seen = now;
        });
    }

    private async Task<string> SeenAsync()
    {
        var own = ChangedPrefix + _tab;
        var others = await _plain.ReadAllAsync(ChangedPrefix);
        return string.Join(
            ' ',
            others
                .Where(pair => pair.Key != own)
                .Select(pair => pair.Key + Convert.ToHexString(pair.Value))
        );
    }

    /// <summary>There is something to send or to fetch.</summary>
    private void Wake(bool everything)
    {
        _everything |= everything;
        if (_signal.CurrentCount == 0)
        {
            try
            {
                _signal.Release();
            }
            catch (SemaphoreFullException)
            {
                // Signalled already.
            }
        }
    }

    private void OnWrittenElsewhere() => Wake(everything: false);

    public void StartLoop() => _loop ??= LoopAsync();

    private async Task StopLoopAsync()
    {
        foreach (var task in new[] { _loop, _listening })
        {
            if (task is not null)
            {
                await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task LoopAsync()
    {
        var failures = 0;
        var stop = _stop.Token;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var refusal = await WakenRoundAsync(stop);
                failures = refusal is null ? 0 : failures + 1;
                if (refusal is null && HoldsLock && _listening is null or { IsCompleted: true })
                {
                    _listening = ListenAsync(stop);
                }

                await RestAsync(failures, refusal, stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception fault) when (!IsLocked)
            {
                // Our bug: said loudly, and no reason to leave what is written unsent for ever.
                Tell(fault);
                await Task.Delay(LongestBackOff, _ports.Time, stop)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task RestAsync(int failures, Refusal? refusal, CancellationToken stop)
    {
        var until =
            failures == 0
                ? LongestQuiet
                : TimeSpan.FromSeconds(Math.Pow(2, Math.Min(failures, 9)))
                    * (0.5 + _ports.Chance.Next());
        until = until > LongestBackOff && failures > 0 ? LongestBackOff : until;
        if (refusal is Refusal.SlowDown slow && slow.RetryAfter > until)
        {
            until = slow.RetryAfter;
        }

        var started = _ports.Time.GetTimestamp();
        while (_ports.Time.GetElapsedTime(started) < until)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            // What other tabs write is told by the store; the holder only makes sure. Who does not hold waits for the other to go.
            var tick = Task.Delay(
                HoldsLock && failures == 0 ? HolderTick : TabTick,
                _ports.Time,
                patience.Token
            );
            var signal = _signal.WaitAsync(patience.Token);
            var first = await Task.WhenAny(tick, signal);
            await patience.CancelAsync();
            stop.ThrowIfCancellationRequested();
            // While backing off, an own draft does not make the server reachable sooner than a tick.
            // The signal may also have been taken in the moment between the tick and the cancelling: it must not get lost.
            if ((first == signal || signal.IsCompletedSuccessfully) && failures == 0)
            {
                return;
            }

            if (await SeenAsync() != _seen || !HoldsLock)
            {
                return;
            }
        }

        _everything = true;
    }
}
