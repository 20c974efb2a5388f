using Reweave.Client.Ports;
using Reweave.Crypto.Spaces;
using Reweave.Protocol;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;

namespace Reweave.Client.Log;

/// <summary>What this device remembers of one entry; sealed, so it is believed when it comes back.</summary>
internal readonly record struct IndexedEntry(
    EntryHash Hash,
    Transcript Transcript,
    MemberId? Author,
    bool Erasable,
    EntryVerdict Verdict
);

/// <summary>An entry read back: its place, what was found about it, and its frame as it is kept.</summary>
internal readonly record struct KeptFrame(Position Position, IndexedEntry Entry, byte[] Frame);

/// <summary>
/// The verified log of one space, in chunks under ordered keys (single records would cost the browser ten times the time): the frames
/// as they came, and beside each chunk a sealed index of what verifying came to. A chunk is closed when it is large enough; only the
/// last one is rewritten as entries arrive.
/// </summary>
internal sealed class SpaceLog(SealedStore store, SpaceId space) : ILogMemory
{
    private const int ChunkInFrames = 128;
    private const int ChunkInBytes = 64 * 1024;

    private readonly List<long> _firsts = [];
    private Chunk _last = new([], []);

    // Chunks as the changes of the present page leave them. The store still holds them as they were before it: an erasure that reaches
    // into a chunk which the same page filled up would otherwise be made in the older copy, and write that one over the newer.
    private readonly Dictionary<long, Chunk> _touched = [];

    /// <summary>Where each chunk begins; kept in the space's record.</summary>
    public IReadOnlyList<long> Firsts => _firsts;

    public static string FramesPrefix(SpaceId space) => $"log/{space}/";

    public static string IndexPrefix(SpaceId space) => $"index/{space}/";

    public async ValueTask OpenAsync(IReadOnlyList<long> firsts)
    {
        _touched.Clear();
        _firsts.Clear();
        _firsts.AddRange(firsts);
        _last = _firsts.Count == 0 ? new([], []) : await ReadAsync(_firsts[^1]);
    }

    /// <summary>
    /// Adds verified entries; the changes are to be written together with the space's record. When that fails, open the log again.
    /// </summary>
    public async ValueTask<IReadOnlyList<StoreChange>> AppendAsync(
        IReadOnlyList<VerifiedEntry> entries,
        IReadOnlyList<byte[]> frames
    )
    {
        _touched.Clear();
        var changed = new Dictionary<long, Chunk>();
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (
                _firsts.Count == 0
                || _last.Frames.Count >= ChunkInFrames
                || _last.Bytes + frames[i].Length > ChunkInBytes
            )
            {
                _firsts.Add(entry.Position.Value);
                _last = new([], []);
            }

            var kept = entry.Kept;
            _last.Add(
                frames[i],
                new IndexedEntry(
                    entry.Hash,
                    entry.Transcript,
                    entry.Author,
                    kept.Erasable,
                    entry.Verdict
                )
            );
            changed[_firsts[^1]] = _touched[_firsts[^1]] = _last;
        }

        var indexes = await store.SealAsync([
            .. changed.Select(pair =>
                KeyValuePair.Create(Key(IndexPrefix(space), pair.Key), EncodeIndex(pair.Value))
            ),
        ]);
        return
        [
            .. changed.Select(pair =>
                StoreChange.Put(Key(FramesPrefix(space), pair.Key), EncodeFrames(pair.Value))
            ),
            .. indexes,
        ];
    }

    /// <summary>Every entry after a position, chunk by chunk.</summary>
    public async IAsyncEnumerable<IReadOnlyList<KeptFrame>> AfterAsync(Position after)
    {
        foreach (var first in _firsts.ToArray())
        {
            var next = _firsts.Find(other => other > first);
            if (next != 0 && next <= after.Value + 1)
            {
                continue;
            }

            var chunk = await ChunkAsync(first);
            var skip = (int)Math.Max(0, after.Value + 1 - first);
            yield return
            [
                .. chunk
                    .Frames.Skip(skip)
                    .Select(
                        (frame, i) =>
                            new KeptFrame(
                                new Position(first + skip + i),
                                chunk.Index[skip + i],
                                frame
                            )
                    ),
            ];
        }
    }

    public async ValueTask<KeptFrame?> AtAsync(Position position)
    {
        var first = FirstOf(position);
        if (first == 0)
        {
            return null;
        }

        var chunk = await ChunkAsync(first);
        var i = (int)(position.Value - first);
        return i < chunk.Frames.Count && i < chunk.Index.Count
            ? new KeptFrame(position, chunk.Index[i], chunk.Frames[i])
            : null;
    }

    /// <summary>The newest chunks first: what is erased is mostly young.</summary>
    public async ValueTask<KeptFrame?> FindAsync(EntryHash hash)
    {
        for (var n = _firsts.Count - 1; n >= 0; n--)
        {
            var chunk = await ChunkAsync(_firsts[n]);
            var i = chunk.Index.FindIndex(entry => entry.Hash == hash);
            if (i >= 0 && i < chunk.Frames.Count)
            {
                return new KeptFrame(new Position(_firsts[n] + i), chunk.Index[i], chunk.Frames[i]);
            }
        }

        return null;
    }

    /// <summary>The change that drops the body at a position; null when there is none to drop.</summary>
    public async ValueTask<StoreChange?> EraseAsync(Position position)
    {
        var first = FirstOf(position);
        if (first == 0)
        {
            return null;
        }

        var chunk = await ChunkAsync(first);
        var i = (int)(position.Value - first);
        if (
            i >= chunk.Frames.Count
            || Frame.TryRead(chunk.Frames[i], out var frame) != ReadOutcome.Fine
            || frame!.Kind != FrameKind.Event
        )
        {
            return null;
        }

        chunk.Frames[i] = frame.Erased().Encode();
        _touched[first] = chunk;
        return StoreChange.Put(Key(FramesPrefix(space), first), EncodeFrames(chunk));
    }

    public async ValueTask<IReadOnlyDictionary<Position, KeptEntry>> RecallAsync(
        IReadOnlyCollection<Position> positions
    )
    {
        var recalled = new Dictionary<Position, KeptEntry>(positions.Count);
        foreach (var group in positions.GroupBy(FirstOf).Where(group => group.Key != 0))
        {
            var chunk = await ChunkAsync(group.Key);
            foreach (var position in group)
            {
                var i = (int)(position.Value - group.Key);
                if (i < chunk.Index.Count)
                {
                    var entry = chunk.Index[i];
                    recalled[position] = new KeptEntry(
                        entry.Hash,
                        entry.Transcript,
                        entry.Verdict == EntryVerdict.Valid ? entry.Author : null,
                        entry.Erasable
                    );
                }
            }
        }

        return recalled;
    }

    private long FirstOf(Position position) => _firsts.FindLast(first => first <= position.Value);

    private async ValueTask<Chunk> ChunkAsync(long first) =>
        first == _firsts[^1] ? _last
        : _touched.TryGetValue(first, out var touched) ? touched
        : await ReadAsync(first);

    private async ValueTask<Chunk> ReadAsync(long first)
    {
        var frames = await store.Plain.ReadAsync(Key(FramesPrefix(space), first));
        var index = await store.ReadAsync(Key(IndexPrefix(space), first));
        return frames is null || index is null
            ? new([], [])
            : new(DecodeFrames(frames), DecodeIndex(index));
    }

    private static string Key(string prefix, long first) => $"{prefix}{first:D12}";

    private static byte[] EncodeFrames(Chunk chunk) =>
        Cbor.Write(writer =>
        {
            writer.WriteStartArray(chunk.Frames.Count);
            foreach (var frame in chunk.Frames)
            {
                writer.WriteByteString(frame);
            }

            writer.WriteEndArray();
        });

    private static List<byte[]> DecodeFrames(byte[] bytes) =>
        Cbor.TryRead(
            bytes,
            int.MaxValue,
            reader =>
            {
                var frames = new List<byte[]>();
                var count = reader.StartList(int.MaxValue);
                for (var i = 0; i < count; i++)
                {
                    frames.Add(reader.ReadByteString());
                }

                reader.EndArray();
                return frames;
            },
            out var read
        ) == ReadOutcome.Fine
            ? read!
            : [];

    private static byte[] EncodeIndex(Chunk chunk) =>
        Cbor.Write(writer =>
        {
            writer.WriteStartArray(chunk.Index.Count);
            foreach (var entry in chunk.Index)
            {
                writer.WriteStartArray(5);
                writer.WriteByteString(entry.Hash.ToArray());
                writer.WriteByteString(entry.Transcript.ToArray());
                writer.WriteByteString(entry.Author?.ToArray() ?? []);
                writer.WriteBoolean(entry.Erasable);
                writer.WriteUInt64((ulong)entry.Verdict);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        });

    private static List<IndexedEntry> DecodeIndex(byte[] bytes) =>
        Cbor.TryRead(
            bytes,
            int.MaxValue,
            reader =>
            {
                var entries = new List<IndexedEntry>();
                var count = reader.StartList(int.MaxValue);
                for (var i = 0; i < count; i++)
                {
                    reader.StartArray(5);
                    var hash = new EntryHash(reader.Bytes(32));
                    var transcript = new Transcript(reader.Bytes(32));
                    var author = reader.BytesOrNone(32);
                    var erasable = reader.ReadBoolean();
                    var verdict = (EntryVerdict)reader.Number();
                    reader.EndArray();
                    entries.Add(
                        new IndexedEntry(
                            hash,
                            transcript,
                            author is null ? null : new MemberId(author),
                            erasable,
                            verdict
                        )
                    );
                }

                reader.EndArray();
                return entries;
            },
            out var read
        ) == ReadOutcome.Fine
            ? read!
            : [];

    private sealed record Chunk(List<byte[]> Frames, List<IndexedEntry> Index) : Unprinted
    {
        public long Bytes { get; private set; } = Frames.Sum(frame => (long)frame.Length);

        public void Add(byte[] frame, IndexedEntry entry)
        {
            Frames.Add(frame);
            Index.Add(entry);
            Bytes += frame.Length;
        }
    }
}
