using System.Security.Cryptography;
using Reweave.Client.Attachments;
using Reweave.Client.Connection;
using Reweave.Client.Log;
using Reweave.Client.Outbox;
using Reweave.Client.Ports;
using Reweave.Crypto.Attachments;
using Reweave.Domain.Memories;
using Reweave.Domain.Spaces;
using Reweave.Protocol;
using Reweave.Protocol.Ids;
using Reweave.Protocol.Requests;
using Decision = Reweave.Domain.Events.Decision;

namespace Reweave.Client.Engines;

/// <summary>
/// Files beside the log (docs/protocol/attachments.md): sealed and kept with the fact that adds them in one transaction, sent chunk by
/// chunk from the kept bytes, fetched and verified as a whole, dropped when they are removed.
/// </summary>
internal sealed partial class Engine
{
    private const string FilesGeneration = "files-generation";
    private readonly SortedDictionary<long, Upload> _uploads = [];
    private readonly Dictionary<AttachmentId, int> _sentChunks = [];
    private readonly HashSet<AttachmentId> _filesHere = [];

    /// <summary>What is removed, and whether the server has heard of it.</summary>
    private readonly Dictionary<AttachmentId, (SpaceId Space, bool IsTold)> _filesGone = [];
    private bool _serverHasNoRoomForFiles;

    /// <summary>How much of a file has been sent, from 0 to 1; null when nothing of it is waiting.</summary>
    public double? SentOf(string file) =>
        AttachmentId.TryParse(file, out var id)
        && _uploads.Values.FirstOrDefault(upload => upload.Id == id) is { } upload
            ? (double)_sentChunks.GetValueOrDefault(id) / upload.Count
            : null;

    public bool IsGone(string file) =>
        AttachmentId.TryParse(file, out var id) && _filesGone.ContainsKey(id);

    /// <summary>Seals a file under a fresh key and keeps it together with the fact that adds it.</summary>
    public Task<Refusal?> AddFileAsync(byte[] content, Func<NewFile, Decision> decide) =>
        Refusals.CatchAsync(() =>
            AloneAsync<Refusal?>(async () =>
            {
                var space = CoupleSpace;
                if (space is null || Couple is null)
                {
                    return new Refusal.NotPaired();
                }

                if (space.Roster.ClosedAt is not null)
                {
                    return new Refusal.NoLongerPossible();
                }

                var key = RandomNumberGenerator.GetBytes(SealedAttachment.KeyInBytes);
                var id = new AttachmentId(RandomNumberGenerator.GetBytes(Bytes16.Length));
                var made = await SealedAttachment.SealAsync(
                    _ports.Primitives,
                    space.Id,
                    id,
                    key,
                    content
                );
                var upload = new Upload
                {
                    Id = id,
                    Space = space.Id,
                    Time = NextUploadTime(),
                    Count = made.Chunks.Count,
                    SealedBytes = made.Chunks.Sum(chunk => chunk.Length),
                };
                var file = new NewFile(id.ToString(), key, made.Hash, content.Length);
                var refusal = await CarryOutAsync(
                    decide(file),
                    space,
                    null,
                    [
                        .. ChunkChanges(made),
                        await _store.SealAsync(upload.Key, upload.Encode()),
                        StoreChange.Put(FileKeys.Here + id, []),
                    ],
                    () =>
                    {
                        _uploads[upload.Time] = upload;
                        _filesHere.Add(id);
                    }
                );
                return refusal;
            })
        );

    /// <summary>
    /// Takes facts and files back: the files' chunks leave this device with the facts, and the server is asked before the facts are
    /// sent. After the end no fact can be written; own entries are erased then, and the server is asked all the same.
    /// </summary>
    public Task<Refusal?> RemoveFilesAsync(
        Func<Decision> decide,
        Func<IReadOnlyList<string>> filesOf
    ) =>
        Refusals.CatchAsync(() =>
            AloneAsync<Refusal?>(async () =>
            {
                if (CoupleSpace is not { } space || Couple is null)
                {
                    return new Refusal.NotPaired();
                }

                var files = filesOf()
                    .Select(file =>
                        AttachmentId.TryParse(file, out var id) ? id : (AttachmentId?)null
                    )
                    .OfType<AttachmentId>()
                    .ToList();
                var decision = decide();
                if (space.Roster.ClosedAt is not null && decision is Domain.Events.Decided taken)
                {
                    decision = taken with { Events = [] };
                }

                return await CarryOutAsync(
                    decision,
                    space,
                    null,
                    [.. files.SelectMany(id => ForgettingChanges(id, space.Id))],
                    () => files.ForEach(id => Forget(id, space.Id))
                );
            })
        );

    /// <summary>The whole file: from what is kept here, or fetched, verified, and kept from now on.</summary>
    public async Task<FileOpened> OpenFileAsync(KeptPhoto photo, CancellationToken cancel = default)
    {
        byte[]? content = null;
        var refusal = await Refusals.CatchAsync(async () =>
        {
            if (CoupleSpace is not { } space || !AttachmentId.TryParse(photo.Photo, out var id))
            {
                return new Refusal.NotPaired();
            }

            try
            {
                content = await OpenKeptAsync(space.Id, id, photo);
                content ??= await FetchFileAsync(space.Id, id, photo, cancel);
                return content is null ? new Refusal.NotGenuine() : null;
            }
            catch (RefusedByServerException refused)
                when (refused.Code is RefusalCodes.NotFound or RefusalCodes.AttachmentRemoved)
            {
                return new Refusal.FileNotThere();
            }
        });
        return new FileOpened(content, refusal);
    }

    private async Task<byte[]?> OpenKeptAsync(SpaceId space, AttachmentId id, KeptPhoto photo)
    {
        if (!_filesHere.Contains(id))
        {
            return null;
        }

        var chunks = new List<byte[]>();
        for (var i = 0; i < SealedAttachment.CountFor(photo.Bytes); i++)
        {
            if (await _plain.ReadAsync(FileKeys.Chunk(id, i)) is { } chunk)
            {
                chunks.Add(chunk);
            }
        }

        return (
            await Sealed(id, photo, chunks).OpenAsync(_ports.Primitives, space, photo.Key)
        ).Content;
    }

    private async Task<byte[]?> FetchFileAsync(
        SpaceId space,
        AttachmentId id,
        KeptPhoto photo,
        CancellationToken cancel
    )
    {
        var chunks = new List<byte[]>();
        for (var i = 0; i < SealedAttachment.CountFor(photo.Bytes); i++)
        {
            var index = i;
            chunks.Add(
                await WithTokenAsync(
                    token => _server.ReadChunkAsync(token, space, id, index, cancel),
                    cancel
                )
            );
        }

        var file = Sealed(id, photo, chunks);
        var opened = await file.OpenAsync(_ports.Primitives, space, photo.Key);
        if (opened.Content is not null)
        {
            await KeepFileAsync(file);
        }

        return opened.Content;
    }

    /// <summary>A device without room shows the file all the same, and fetches it again next time.</summary>
    private async Task KeepFileAsync(SealedAttachment file)
    {
        try
        {
            await AsideAsync(async () =>
            {
                if (!_filesGone.ContainsKey(file.Id))
                {
                    await _plain.WriteAsync([
                        .. ChunkChanges(file),
                        StoreChange.Put(FileKeys.Here + file.Id, []),
                    ]);
                    _filesHere.Add(file.Id);
                }

                return true;
            });
        }
        catch (StoreFullException)
        {
            // Said where the room is needed for words.
        }
    }

    private static SealedAttachment Sealed(
        AttachmentId id,
        KeptPhoto photo,
        IReadOnlyList<byte[]> chunks
    ) =>
        new()
        {
            Id = id,
            LengthInBytes = photo.Bytes,
            Hash = photo.Hash,
            Chunks = chunks,
        };

    private static IEnumerable<StoreChange> ChunkChanges(SealedAttachment file) =>
        file.Chunks.Select((chunk, i) => StoreChange.Put(FileKeys.Chunk(file.Id, i), chunk));

    private static IEnumerable<StoreChange> DroppingChanges(AttachmentId id) =>
        [
            StoreChange.Remove(Upload.Prefix + id),
            StoreChange.Remove(FileKeys.Here + id),
            .. Enumerable
                .Range(0, Limits.AttachmentChunksAtMost)
                .Select(i => StoreChange.Remove(FileKeys.Chunk(id, i))),
        ];

    private static IEnumerable<StoreChange> ForgettingChanges(AttachmentId id, SpaceId space) =>
        [.. DroppingChanges(id), StoreChange.Put(FileKeys.Gone + id, GoneMark(space, false))];

    private static byte[] GoneMark(SpaceId space, bool isTold) =>
        [isTold ? (byte)1 : (byte)0, .. space.ToArray()];

    private void Forget(AttachmentId id, SpaceId space)
    {
        Drop(id);
        _filesGone[id] = (space, false);
    }

    private void Drop(AttachmentId id)
    {
        _filesHere.Remove(id);
        _sentChunks.Remove(id);
        foreach (var upload in _uploads.Values.Where(one => one.Id == id).ToList())
        {
            _uploads.Remove(upload.Time);
        }

        _serverHasNoRoomForFiles &= _uploads.Count > 0;
    }

    private long NextUploadTime() =>
        Math.Max(Now.ToUnixTimeMilliseconds(), _uploads.Count == 0 ? 0 : _uploads.Keys.Max() + 1);

    private async Task LoadFilesAsync()
    {
        _uploads.Clear();
        _filesHere.Clear();
        _filesGone.Clear();
        foreach (var (key, bytes) in await _store.ReadAllAsync(Upload.Prefix))
        {
            if (Upload.Read(key, bytes) is { } upload)
            {
                var time = upload.Time;
                while (!_uploads.TryAdd(time, upload with { Time = time }))
                {
                    // Two tabs in the same millisecond.
                    time++;
                }
            }
        }

        foreach (var (key, _) in await _plain.ReadAllAsync(FileKeys.Here))
        {
            if (AttachmentId.TryParse(key.AsSpan(FileKeys.Here.Length), out var id))
            {
                _filesHere.Add(id);
            }
        }

        foreach (var (key, mark) in await _plain.ReadAllAsync(FileKeys.Gone))
        {
            if (
                AttachmentId.TryParse(key.AsSpan(FileKeys.Gone.Length), out var id)
                && mark.Length == 33
            )
            {
                _filesGone[id] = (new SpaceId(mark.AsSpan(1)), mark[0] == 1);
            }
        }
    }

    /// <summary>The fact that adds a file waits for the file: whoever reads it finds what it names.</summary>
    private bool WaitsForFile(Draft draft) =>
        _uploads.Count > 0
        && draft.Fact is PhotoAdded photo
        && _uploads.Values.Any(upload => upload.Id.ToString() == photo.Photo);
}

/// <summary>A file that was just sealed, as the fact that adds it names it.</summary>
internal sealed record NewFile(string Id, byte[] Key, byte[] Hash, int Bytes) : Unprinted;

/// <summary>The whole content, or why it is not to be had.</summary>
internal readonly record struct FileOpened(byte[]? Content, Refusal? Refusal);
