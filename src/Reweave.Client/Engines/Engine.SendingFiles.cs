using Reweave.Client.Attachments;
using Reweave.Client.Connection;
using Reweave.Client.Log;
using Reweave.Client.Ports;
using Reweave.Domain.Memories;
using Reweave.Domain.Spaces;
using Reweave.Protocol.Ids;
using Reweave.Protocol.Requests;

namespace Reweave.Client.Engines;

/// <summary>
/// Files on their way: removing goes before everything, words before files, and a file goes on chunk by chunk where it was interrupted.
/// </summary>
internal sealed partial class Engine
{
    /// <summary>What is written first, then files; and what waited for a file as soon as it is there.</summary>
    private async Task SendAllAsync(Space space, CancellationToken cancel)
    {
        await SendAsync(space, cancel);
        while (_uploads.Values.FirstOrDefault(upload => upload.Space == space.Id) is { } next)
        {
            if (!await SendFileAsync(space, next, cancel))
            {
                return;
            }

            await SendAsync(space, cancel);
        }
    }

    /// <summary>False when something else comes first, or there is no room: it goes on with a later round.</summary>
    private async Task<bool> SendFileAsync(Space space, Upload upload, CancellationToken cancel)
    {
        try
        {
            var known = await WithTokenAsync(
                token => _server.BeginAttachmentAsync(token, upload, cancel),
                cancel
            );
            if (!known.IsWhole && !await SendChunksAsync(upload, known.Present, cancel))
            {
                return false;
            }

            if (!known.IsWhole)
            {
                await WithTokenAsync(
                    token => _server.CommitAttachmentAsync(token, upload.Space, upload.Id, cancel),
                    cancel
                );
            }

            _serverHasNoRoomForFiles = false;
            await AloneAsync(() => DoneAsync(upload));
            return true;
        }
        catch (RefusedByServerException refused)
        {
            return await AloneAsync(() => TakeFileRefusalAsync(space, upload, refused));
        }
    }

    private async Task<bool> SendChunksAsync(
        Upload upload,
        IReadOnlyList<int> present,
        CancellationToken cancel
    )
    {
        for (var i = 0; i < upload.Count; i++)
        {
            if (!present.Contains(i))
            {
                if (_loop is not null && _signal.CurrentCount > 0)
                {
                    // Something was written or has arrived: words do not wait for pictures.
                    return false;
                }

                var index = i;
                var chunk =
                    await _plain.ReadAsync(FileKeys.Chunk(upload.Id, i))
                    ?? throw new RefusedByServerException(RefusalCodes.AttachmentIncomplete, null);
                await WithTokenAsync(
                    token => _server.SendChunkAsync(token, upload, index, chunk, cancel),
                    cancel
                );
            }

            _sentChunks[upload.Id] = i + 1;
            Changed?.Invoke();
        }

        return true;
    }

    private async Task DoneAsync(Upload upload)
    {
        await WriteAsync([StoreChange.Remove(upload.Key)]);
        _uploads.Remove(upload.Time);
        _sentChunks.Remove(upload.Id);
    }

    /// <summary>True when the next may be tried.</summary>
    private async Task<bool> TakeFileRefusalAsync(
        Space space,
        Upload upload,
        RefusedByServerException refused
    )
    {
        switch (refused.Code)
        {
            case RefusalCodes.QuotaExceeded or RefusalCodes.StorageFull:
                _serverHasNoRoomForFiles = true;
                return false;
            case RefusalCodes.SlowDown
            or RefusalCodes.Busy
            or RefusalCodes.WritesStopped
            or RefusalCodes.NotSignedIn
            or RefusalCodes.LoginFailed:
                throw refused;
        }

        // It will never be taken. The fact that was to add it stays in view with the reason, and its file on this device with it.
        await WriteAsync([StoreChange.Remove(upload.Key)]);
        _uploads.Remove(upload.Time);
        _sentChunks.Remove(upload.Id);
        await RefuseAsync(
            [
                .. _drafts.Values.Where(draft =>
                    draft.Space == space.Id
                    && draft.Fact is PhotoAdded photo
                    && photo.Photo == upload.Id.ToString()
                ),
            ],
            refused.Code
        );
        return true;
    }

    /// <summary>
    /// Asks the server to erase what is removed here, before the fact is sent: who reads the fact finds the file gone. Repeated after a
    /// backup was put back, for everything that is removed.
    /// </summary>
    private async Task TellWhatIsGoneAsync(CancellationToken cancel)
    {
        foreach (var (id, (space, isTold)) in _filesGone.ToList())
        {
            if (isTold)
            {
                continue;
            }

            try
            {
                await WithTokenAsync(
                    token => _server.RemoveAttachmentAsync(token, space, id, cancel),
                    cancel
                );
            }
            catch (RefusedByServerException refused)
                when (refused.Code is RefusalCodes.NotFound or RefusalCodes.NotAllowed)
            {
                // The space is not there any more: nothing is left to erase.
            }

            await AloneAsync(async () =>
            {
                await WriteAsync([StoreChange.Put(FileKeys.Gone + id, GoneMark(space, true))]);
                _filesGone[id] = (space, true);
            });
        }
    }

    /// <summary>
    /// After folding: copies of what the other removed leave this device; and when the server came back from a backup, all that was
    /// ever removed is removed there again.
    /// </summary>
    private async Task TendFilesAsync()
    {
        if (CoupleSpace is not { IsComplete: true } space || Couple is not { } couple)
        {
            return;
        }

        var standing = couple.Memories.Photos.Values.Select(photo => photo.Photo).ToHashSet();
        var stale = _filesHere
            .Where(id =>
                !standing.Contains(id.ToString())
                && !_uploads.Values.Any(upload => upload.Id == id)
                && !_drafts.Values.Any(draft =>
                    draft.Fact is PhotoAdded photo && photo.Photo == id.ToString()
                )
            )
            .ToList();
        if (stale.Count > 0)
        {
            await WriteAsync([.. stale.SelectMany(DroppingChanges)]);
            stale.ForEach(Drop);
        }

        var known = await _plain.ReadAsync(FilesGeneration);
        var present = BitConverter.GetBytes(space.Generation);
        if (space.Generation == 0 || known?.AsSpan().SequenceEqual(present) == true)
        {
            return;
        }

        var again = known is null ? [] : RemovedIds(couple).ToList();
        await WriteAsync([
            StoreChange.Put(FilesGeneration, present),
            .. again.Select(id => StoreChange.Put(FileKeys.Gone + id, GoneMark(space.Id, false))),
        ]);
        again.ForEach(id => _filesGone[id] = (space.Id, false));
    }

    private static IEnumerable<AttachmentId> RemovedIds(CoupleSpaceState couple)
    {
        foreach (var key in couple.Memories.Removed)
        {
            if (AttachmentId.TryParse(key.AsSpan(key.IndexOf(' ') + 1), out var id))
            {
                yield return id;
            }
        }
    }
}
