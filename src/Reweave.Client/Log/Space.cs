using Reweave.Client.Sync;
using Reweave.Crypto.Spaces;
using Reweave.Domain.Spaces;
using Reweave.Protocol;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;

namespace Reweave.Client.Log;

/// <summary>What keeps a space from being trusted or written to; kept across restarts.</summary>
[Flags]
internal enum Trouble
{
    None = 0,
    Fork = 1,
    RolledBack = 2,
    Restored = 4,
    UpdateToRead = 8,
    Cloned = 16,
}

/// <summary>One space as this device holds it: its verified log, its keys, and what its facts add up to.</summary>
internal sealed class Space(SealedStore store, SpaceId id) : IDisposable
{
    private const Trouble Stopping = Trouble.Fork | Trouble.RolledBack | Trouble.Cloned;

    public SpaceId Id { get; } = id;

    /// <summary>The space as facts name it.</summary>
    public string Name { get; } = id.ToString();

    public SpaceLog Log { get; } = new(store, id);
    public LogVerifier Verifier { get; set; } = LogVerifier.Before(id);

    /// <summary>0 until the server has told one.</summary>
    public ulong Generation { get; set; }
    public Trouble Trouble { get; set; }

    /// <summary>Every valid epoch entry as its frame: the sealed keys to open.</summary>
    public List<byte[]> EpochFrames { get; } = [];
    public Dictionary<int, EpochKey> Keys { get; } = [];

    /// <summary>Positions of entries that do not verify, do not open or do not read.</summary>
    public SortedSet<long> Quarantined { get; } = [];

    /// <summary>Hashes of events that came without a body and without an erasure so far.</summary>
    public HashSet<EntryHash> Missing { get; } = [];

    /// <summary>Facts of a later version of the app.</summary>
    public int UnknownFacts { get; set; }

    /// <summary>The states cover the log up to here.</summary>
    public Position FoldedTo { get; set; }
    public Position SnapshotAt { get; set; }

    /// <summary>The kept snapshot holds a text that was erased since: it is to be written anew, however little is new.</summary>
    public bool SnapshotKeepsErased { get; set; }

    /// <summary>False while only the head of the snapshot is at hand.</summary>
    public bool IsComplete { get; set; }

    /// <summary>The tags of the kept snapshot's further pieces, and the parts each was made of, where this session wrote it.</summary>
    public IReadOnlyList<byte[]> PieceTags { get; set; } = [];
    public IReadOnlyList<IReadOnlyList<object>> PieceParts { get; set; } = [];
    public DateOnly? LastOwnEntry { get; set; }

    public PrivateSpaceState Private { get; set; } = PrivateSpaceState.Empty;
    public CoupleSpaceState Couple { get; set; } = CoupleSpaceState.Empty;

    /// <summary>How many drafts go into one append; 1 after a refusal, to find the one that is refused.</summary>
    public int BatchLimit { get; set; } = Limits.BatchInFrames / 4;

    public Roster Roster => Verifier.Roster;
    public SpaceKind Kind => Verifier.Roster.Kind;
    public bool IsShared => Kind != SpaceKind.Private;
    public bool MaySend => (Trouble & Stopping) == 0;
    public string Key => Prefix + Id;

    public const string Prefix = "space/";

    public static string SnapshotKey(SpaceId id) => $"snapshot/{id}";

    public void ForgetFold()
    {
        Private = PrivateSpaceState.Empty;
        Couple = CoupleSpaceState.Empty;
        FoldedTo = Position.Start;
        UnknownFacts = 0;
    }

    public IEnumerable<SyncConcern> Concerns()
    {
        if (Trouble.HasFlag(Trouble.Fork))
        {
            yield return new SyncConcern.Fork(IsShared);
        }

        if (Trouble.HasFlag(Trouble.RolledBack))
        {
            yield return new SyncConcern.RolledBack(IsShared);
        }

        if (Trouble.HasFlag(Trouble.Restored))
        {
            yield return new SyncConcern.Restored(IsShared);
        }

        if (Trouble.HasFlag(Trouble.Cloned))
        {
            yield return new SyncConcern.Cloned(IsShared);
        }

        if (Trouble.HasFlag(Trouble.UpdateToRead) || UnknownFacts > 0)
        {
            yield return new SyncConcern.UpdateToRead(IsShared);
        }

        if (Quarantined.Count > 0)
        {
            yield return new SyncConcern.Quarantined(IsShared, Quarantined.Count);
        }

        if (Missing.Count > 0)
        {
            yield return new SyncConcern.Missing(IsShared, Missing.Count);
        }
    }

    /// <summary>The record that is written in the same transaction as the log it describes.</summary>
    public byte[] Encode(LogVerifier verifier) =>
        Cbor.Write(writer =>
        {
            writer.WriteStartArray(9);
            writer.WriteInt32(1);
            writer.WriteUInt64(Generation);
            writer.WriteByteString(verifier.Save());
            writer.WriteInt32((int)Trouble);
            writer.WriteStartArray(Log.Firsts.Count);
            foreach (var first in Log.Firsts)
            {
                writer.WriteInt64(first);
            }

            writer.WriteEndArray();
            writer.WriteStartArray(EpochFrames.Count);
            foreach (var frame in EpochFrames)
            {
                writer.WriteByteString(frame);
            }

            writer.WriteEndArray();
            writer.WriteStartArray(Quarantined.Count);
            foreach (var position in Quarantined)
            {
                writer.WriteInt64(position);
            }

            writer.WriteEndArray();
            writer.WriteStartArray(Missing.Count);
            foreach (var hash in Missing)
            {
                writer.WriteByteString(hash.ToArray());
            }

            writer.WriteEndArray();
            writer.WriteInt64(LastOwnEntry?.DayNumber ?? 0);
            writer.WriteEndArray();
        });

    /// <summary>Null when the record is of another version; then the log is fetched anew.</summary>
    public static async ValueTask<Space?> ReadAsync(SealedStore store, SpaceId id, byte[] bytes)
    {
        var space = new Space(store, id);
        var firsts = new List<long>();
        var outcome = Cbor.TryRead(
            bytes,
            int.MaxValue,
            reader =>
            {
                reader.StartArray(9);
                reader.OwnSuite();
                space.Generation = reader.ReadUInt64();
                var saved = reader.ReadByteString();
                space.Trouble = (Trouble)reader.Number();
                var count = reader.StartList(int.MaxValue);
                for (var i = 0; i < count; i++)
                {
                    firsts.Add(reader.LongNumber());
                }

                reader.EndArray();
                count = reader.StartList(int.MaxValue);
                for (var i = 0; i < count; i++)
                {
                    space.EpochFrames.Add(reader.ReadByteString());
                }

                reader.EndArray();
                count = reader.StartList(int.MaxValue);
                for (var i = 0; i < count; i++)
                {
                    space.Quarantined.Add(reader.LongNumber());
                }

                reader.EndArray();
                count = reader.StartList(int.MaxValue);
                for (var i = 0; i < count; i++)
                {
                    space.Missing.Add(new EntryHash(reader.Bytes(32)));
                }

                reader.EndArray();
                var day = reader.Number();
                space.LastOwnEntry = day == 0 ? null : DateOnly.FromDayNumber(day);
                reader.EndArray();
                return saved;
            },
            out var verifierBytes
        );
        if (
            outcome != ReadOutcome.Fine
            || LogVerifier.TryResume(verifierBytes!, out var verifier) != ReadOutcome.Fine
        )
        {
            return null;
        }

        space.Verifier = verifier!;
        await space.Log.OpenAsync(firsts);
        return space;
    }

    public void Dispose()
    {
        foreach (var key in Keys.Values)
        {
            key.Dispose();
        }

        Keys.Clear();
    }
}
