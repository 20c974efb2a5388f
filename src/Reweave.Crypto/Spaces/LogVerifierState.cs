using System.Collections.Immutable;

namespace Reweave.Crypto.Spaces;

/// <summary>How a <see cref="LogVerifier"/> is kept on the device. Seal it there: it is believed when it comes back.</summary>
internal static class LogVerifierState
{
    private const int SizeAtMost = 1 << 20;

    public static byte[] Write(LogVerifier verifier)
    {
        var roster = verifier.Roster;
        return Cbor.Write(writer =>
        {
            writer.WriteStartArray(15);
            writer.WriteInt32(Cbor.Suite);
            writer.WriteByteString(verifier.Space.ToArray());
            writer.WriteInt64(verifier.Head.Position.Value);
            writer.WriteByteString(verifier.Head.Transcript.ToArray());
            writer.WriteInt32((int)roster.Kind);
            writer.WriteByteString(roster.Founder.ToArray());
            writer.WriteByteString(roster.Invitation?.ToArray() ?? []);
            WriteList(writer, roster.Members.Values.OrderBy(m => m.Id), 6, WriteMember);
            WriteList(writer, roster.Devices.Values.OrderBy(d => d.Id.Value), 5, WriteDevice);
            WriteList(writer, roster.Epochs, 4, WriteEpoch);
            writer.WriteBoolean(roster.WritesStopped);
            writer.WriteInt64(roster.ClosedAt?.Value ?? 0);
            WriteList(writer, verifier.Chains.OrderBy(c => c.Key.Value), 3, WriteChain);
            WriteList(
                writer,
                verifier
                    .Doubts.OrderBy(doubts => doubts.Key.Value)
                    .SelectMany(doubts =>
                        doubts.Value.Select(tip => KeyValuePair.Create(doubts.Key, tip))
                    ),
                3,
                WriteChain
            );
            writer.WriteByteString([.. verifier.Recent.SelectMany(t => t.ToArray())]);
            writer.WriteEndArray();
        });
    }

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> saved, out LogVerifier? verifier)
    {
        var outcome = Cbor.TryRead(saved, SizeAtMost, Read, out verifier);
        if (outcome == ReadOutcome.Fine && !saved.Span.SequenceEqual(Write(verifier!)))
        {
            // Lists in another order than ours: nothing that we kept.
            verifier = null;
            return ReadOutcome.NotCanonical;
        }

        return outcome;
    }

    private static LogVerifier Read(CborReader reader)
    {
        reader.StartArray(15);
        reader.OwnSuite();
        var space = new SpaceId(reader.Bytes(32));
        var head = new Head(new Position(reader.LongNumber()), new Transcript(reader.Bytes(32)));
        var kind = (SpaceKind)reader.Number(3);
        var founder = new MemberId(reader.Bytes(32));
        var invitation = reader.BytesOrNone(16);
        var members = ReadList(reader, 6, ReadMember);
        var devices = ReadList(reader, 5, ReadDevice);
        var epochs = ReadList(reader, 4, ReadEpoch);
        var stopped = reader.ReadBoolean();
        var closedAt = PositionOrNone(reader);
        var chains = ReadList(reader, 3, ReadChain);
        var doubts = ReadList(reader, 3, ReadChain);
        var recent = reader.BytesUpTo(LogVerifier.TranscriptsKept * 32);
        reader.EndArray();
        if (recent.Length % 32 != 0)
        {
            throw new WireException(ReadOutcome.WrongLength);
        }

        var roster = Roster.Empty with
        {
            Space = kind == 0 ? default : space,
            Kind = kind,
            Founder = founder,
            Invitation = invitation is null ? null : new InvitationId(invitation),
            Members = Once(members, m => m.Id),
            Devices = Once(devices, d => d.Id),
            Epochs = [.. epochs],
            WritesStopped = stopped,
            ClosedAt = closedAt,
        };
        return new LogVerifier(
            space,
            head,
            roster,
            Once(chains, c => c.Key).ToImmutableDictionary(c => c.Key, c => c.Value.Value),
            doubts
                .GroupBy(doubt => doubt.Key, doubt => doubt.Value)
                .ToImmutableDictionary(of => of.Key, of => of.ToImmutableArray()),
            [.. recent.Chunk(32).Select(t => new Transcript(t))]
        );
    }

    private static void WriteMember(CborWriter writer, RosterMember member)
    {
        writer.WriteByteString(member.Id.ToArray());
        writer.WriteInt32((int)member.Role);
        writer.WriteByteString(member.Keys.Signing);
        writer.WriteByteString(member.Keys.Encryption);
        writer.WriteInt64(member.From.Value);
        writer.WriteInt64(member.Until?.Value ?? 0);
    }

    private static RosterMember ReadMember(CborReader reader) =>
        new()
        {
            Id = new MemberId(reader.Bytes(32)),
            Role = (MemberRole)reader.Number(2),
            Keys = new MemberKeys(reader.Bytes(65), reader.Bytes(65)),
            From = new Position(reader.LongNumber()),
            Until = PositionOrNone(reader),
        };

    private static void WriteDevice(CborWriter writer, RosterDevice device)
    {
        writer.WriteByteString(device.Id.ToArray());
        writer.WriteByteString(device.Member.ToArray());
        writer.WriteByteString(device.PublicKey);
        writer.WriteInt64(device.From.Value);
        writer.WriteInt64(device.Until?.Value ?? 0);
    }

    private static RosterDevice ReadDevice(CborReader reader) =>
        new()
        {
            Id = new DeviceId(reader.Bytes(32)),
            Member = new MemberId(reader.Bytes(32)),
            PublicKey = reader.Bytes(65),
            From = new Position(reader.LongNumber()),
            Until = PositionOrNone(reader),
        };

    private static void WriteEpoch(CborWriter writer, RosterEpoch epoch)
    {
        writer.WriteInt32(epoch.Number);
        writer.WriteByteString(epoch.Commitment);
        writer.WriteByteString(epoch.Author.ToArray());
        writer.WriteInt64(epoch.From.Value);
    }

    private static RosterEpoch ReadEpoch(CborReader reader) =>
        new()
        {
            Number = reader.Number(),
            Commitment = reader.Bytes(32),
            Author = new MemberId(reader.Bytes(32)),
            From = new Position(reader.LongNumber()),
        };

    private static void WriteChain(CborWriter writer, KeyValuePair<DeviceId, ChainTip> chain)
    {
        writer.WriteByteString(chain.Key.ToArray());
        writer.WriteInt64(chain.Value.Sequence);
        writer.WriteByteString(chain.Value.Hash.ToArray());
    }

    private static KeyValuePair<DeviceId, ChainTip> ReadChain(CborReader reader) =>
        KeyValuePair.Create(
            new DeviceId(reader.Bytes(32)),
            new ChainTip(reader.LongNumber(), new EntryHash(reader.Bytes(32)))
        );

    private static void WriteList<T>(
        CborWriter writer,
        IEnumerable<T> items,
        int fields,
        Action<CborWriter, T> write
    )
    {
        var list = items.ToList();
        writer.WriteStartArray(list.Count);
        foreach (var item in list)
        {
            writer.WriteStartArray(fields);
            write(writer, item);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static List<T> ReadList<T>(CborReader reader, int fields, Func<CborReader, T> read)
    {
        var count = reader.StartList(1 << 14);
        var list = new List<T>();
        for (var i = 0; i < count; i++)
        {
            reader.StartArray(fields);
            list.Add(read(reader));
            reader.EndArray();
        }

        reader.EndArray();
        return list;
    }

    private static ImmutableDictionary<TKey, T> Once<TKey, T>(List<T> items, Func<T, TKey> key)
        where TKey : notnull
    {
        var known = items.DistinctBy(key).ToImmutableDictionary(key);
        return known.Count == items.Count ? known : throw new WireException(ReadOutcome.WrongShape);
    }

    private static Position? PositionOrNone(CborReader reader) =>
        reader.LongNumber() is var position and > 0 ? new Position(position) : null;
}
