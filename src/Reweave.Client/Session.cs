using Reweave.Client.Accounts;
using Reweave.Client.CheckIns;
using Reweave.Client.Engines;
using Reweave.Client.Journal;
using Reweave.Client.Pairing;
using Reweave.Client.Ports;
using Reweave.Client.Rhythm;
using Reweave.Client.Settings;
using Reweave.Client.Sync;
using Reweave.Client.Today;
using Reweave.Client.Together;

namespace Reweave.Client;

/// <summary>
/// One unlocked account on this device. Each feature has a desk: its <c>View</c> is an immutable record, its acts succeed locally
/// at once (offline too) and answer null, or the reason why not. After <see cref="LockAsync"/> nothing works any more.
/// </summary>
public sealed class Session : IAsyncDisposable
{
    internal Session() => throw new NotImplementedException();

    internal Engine Engine => throw new NotImplementedException();

    internal static Task<Session> OpenAsync(
        DevicePorts ports,
        UnlockedAccount account,
        byte[]? token,
        long expires
    ) => throw new NotImplementedException();

    /// <summary>Some view or the state of sending has changed; look again. Raised on no particular thread, never during an act's own call.</summary>
    public event Action? Changed;

    public SyncState Sync => throw new NotImplementedException();

    public TodayDesk Today => throw new NotImplementedException();
    public JournalDesk Journal => throw new NotImplementedException();
    public CheckInDesk CheckIns => throw new NotImplementedException();
    public RhythmDesk Rhythm => throw new NotImplementedException();
    public TogetherDesk Together => throw new NotImplementedException();
    public PairingDesk Pairing => throw new NotImplementedException();
    public AccountDesk Account => throw new NotImplementedException();
    public SettingsDesk Settings => throw new NotImplementedException();

    /// <summary>Starts listening and sending in the background until locked; fine to call once the screen stands.</summary>
    public void StartSync() => throw new NotImplementedException();

    /// <summary>One full round now: send what is kept, fetch what is new. Null when all went well.</summary>
    public Task<Refusal?> SyncNowAsync(CancellationToken cancel = default) =>
        throw new NotImplementedException();

    /// <summary>Drops every key and stops. The page reloads its document afterwards: .NET strings cannot be wiped.</summary>
    public Task LockAsync() => throw new NotImplementedException();

    public async ValueTask DisposeAsync() => await LockAsync();

    private void RaiseChanged() => Changed?.Invoke();
}
