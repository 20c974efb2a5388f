using Reweave.Client.Log;
using Reweave.Client.Outbox;
using Reweave.Client.Ports;
using Reweave.Protocol.Ids;

namespace Reweave.Client.Engines;

/// <summary>From the store into memory: drafts, logs, snapshots. First what Today needs, then the rest.</summary>
internal sealed partial class Engine
{
    /// <summary>Everything this device keeps of the account, as after a restart.</summary>
    private async Task LoadAsync()
    {
        await LoadHeadsAsync();
        await CompleteAsync();
    }

    /// <summary>Drafts, logs and the heads of the snapshots: enough for Today, whatever the years behind it.</summary>
    private async Task LoadHeadsAsync()
    {
        foreach (var space in _spaces.Values)
        {
            space.Dispose();
        }

        _spaces.Clear();
        await LoadDraftsAsync();
        foreach (var (key, bytes) in await _store.ReadAllAsync(Space.Prefix))
        {
            if (
                SpaceId.TryParse(key.AsSpan(Space.Prefix.Length), out var id)
                && await Space.ReadAsync(_store, id, bytes) is { } space
            )
            {
                _spaces[id] = space;
                await TakeSnapshotHeadAsync(space);
            }
        }

        await OpenAllKeysAsync();
        await LayDraftsAsync();
    }

    /// <summary>The rest of the snapshots and what came after them. The private space first: it holds what opens the others.</summary>
    private async Task CompleteAsync()
    {
        foreach (var space in _spaces.Values.OrderBy(space => space.Kind).ToList())
        {
            if (IsLocked)
            {
                return;
            }

            await JoinSnapshotAsync(space);
            await FoldAsync(space);
            space.IsComplete = !IsLocked;
            if (space.SnapshotKeepsErased)
            {
                await KeepSnapshotsAsync(SnapshotWhen.Always);
            }
        }

        Progress = null;
        await LayDraftsAsync();
    }

    private async Task OpenAllKeysAsync()
    {
        foreach (var space in _spaces.Values.OrderBy(space => space.Kind).ToList())
        {
            await OpenKeysAsync(space);
        }
    }

    private async Task LoadDraftsAsync()
    {
        var kept = await _store.ReadAllAsync(Draft.Prefix);
        var former = new Dictionary<string, Draft>(_drafts, StringComparer.Ordinal);
        _drafts.Clear();
        foreach (var (key, bytes) in kept)
        {
            if (Draft.Read(key, bytes) is { } draft)
            {
                _drafts[draft.Id] = draft.Knowing(former.GetValueOrDefault(draft.Id));
            }
        }

        _outgoing.Clear();
        foreach (var (_, bytes) in await _plain.ReadAllAsync(Outgoing.Prefix))
        {
            if (Outgoing.Read(bytes) is { } outgoing)
            {
                OutgoingOf(outgoing.Space).Add(outgoing);
            }
        }

        await LoadFilesAsync();
    }

    private List<Outgoing> OutgoingOf(SpaceId space)
    {
        if (!_outgoing.TryGetValue(space, out var list))
        {
            _outgoing[space] = list = [];
        }

        return list;
    }
}
