using Reweave.Client.Ports;
using Reweave.Protocol;
using Reweave.Protocol.Ids;

namespace Reweave.Client.Log;

/// <summary>
/// The frames of one space as they came, in chunks under ordered keys: single records would cost the browser ten times the time.
/// A chunk is closed when it is large enough; only the last one is rewritten as entries arrive.
/// </summary>
internal sealed class LogChunks(ILocalStore store, SpaceId space)
{
    private const int ChunkInFrames = 128;
    private const int ChunkInBytes = 64 * 1024;

    private readonly List<long> _firsts = [];
    private List<byte[]> _last = [];

    /// <summary>Where each chunk begins; kept by the owner of the space's record.</summary>
    public IReadOnlyList<long> Firsts => _firsts;

    public static string Prefix(SpaceId space) => $"log/{space}/";

    public static string Key(SpaceId space, long first) => $"log/{space}/{first:D12}";

    /// <summary>The first position of the chunk that holds a position.</summary>
    public long FirstOf(long position) => _firsts.FindLast(first => first <= position);

    /// <summary>How many frames a chunk holds; the last one may still grow.</summary>
    public bool IsClosed(long first) => _firsts.Count > 0 && first != _firsts[^1];

    public async ValueTask OpenAsync(IReadOnlyList<long> firsts)
    {
        _firsts.Clear();
        _firsts.AddRange(firsts);
        _last = _firsts.Count == 0 ? [] : await ReadAsync(_firsts[^1]);
    }

    public async ValueTask<List<byte[]>> ReadAsync(long first)
    {
        var bytes = await store.ReadAsync(Key(space, first));
        return bytes is null ? [] : Decode(bytes);
    }

    /// <summary>Adds frames that begin at a position; the changes are to be written with the space's record.</summary>
    public IReadOnlyList<StoreChange> Append(long position, IReadOnlyList<byte[]> frames)
    {
        var changed = new Dictionary<long, List<byte[]>>();
        foreach (var frame in frames)
        {
            if (
                _firsts.Count == 0
                || _last.Count >= ChunkInFrames
                || _last.Sum(kept => (long)kept.Length) + frame.Length > ChunkInBytes
            )
            {
                _firsts.Add(position);
                _last = [];
            }

            _last.Add(frame);
            changed[_firsts[^1]] = _last;
            position++;
        }

        return
        [
            .. changed.Select(pair => StoreChange.Put(Key(space, pair.Key), Encode(pair.Value))),
        ];
    }

    /// <summary>Puts other bytes at a position (its body was erased).</summary>
    public async ValueTask<StoreChange?> ReplaceAsync(long position, byte[] frame)
    {
        var first = FirstOf(position);
        if (first == 0)
        {
            return null;
        }

        var frames = first == _firsts[^1] ? _last : await ReadAsync(first);
        var index = (int)(position - first);
        if (index >= frames.Count)
        {
            return null;
        }

        frames[index] = frame;
        return StoreChange.Put(Key(space, first), Encode(frames));
    }

    public async ValueTask<byte[]?> FrameAsync(long position)
    {
        var first = FirstOf(position);
        if (first == 0)
        {
            return null;
        }

        var frames = first == _firsts[^1] ? _last : await ReadAsync(first);
        var index = (int)(position - first);
        return index < frames.Count ? frames[index] : null;
    }

    private static byte[] Encode(List<byte[]> frames) =>
        Cbor.Write(writer =>
        {
            writer.WriteStartArray(frames.Count);
            foreach (var frame in frames)
            {
                writer.WriteByteString(frame);
            }

            writer.WriteEndArray();
        });

    private static List<byte[]> Decode(byte[] bytes) =>
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
}
