using Reweave.Domain.Events;
using Reweave.Protocol;
using Reweave.Protocol.Ids;

namespace Reweave.Client.Outbox;

/// <summary>
/// Something its person has written and the server does not have yet. It has no place in any log: sequence, epoch and head are
/// given when it is first sent.
/// </summary>
internal sealed record Draft : Unprinted
{
    /// <summary>Orders drafts as they were written, on this device; also the draft's name as an entry until it has a hash.</summary>
    public required string Id { get; init; }

    /// <summary>Null for the private space, which may not exist yet.</summary>
    public SpaceId? Space { get; init; }

    /// <summary>The event's stable name; empty for an erasure.</summary>
    public required string Name { get; init; }
    public required int Version { get; init; }

    /// <summary>Unix milliseconds of the writing.</summary>
    public required long Time { get; init; }
    public required byte[] Payload { get; init; }
    public required bool Erasable { get; init; }

    /// <summary>For an erasure: which entry.</summary>
    public EntryHash? Erases { get; init; }

    /// <summary>Not sent before this time (Unix milliseconds): what a device does by itself tells nobody that someone is awake.</summary>
    public long NotBefore { get; init; }

    /// <summary>It was taken back while it was already on its way: erase it as soon as it has arrived.</summary>
    public bool EraseOnArrival { get; init; }

    /// <summary>The code by which the server refused it; null otherwise.</summary>
    public string? RefusedWith { get; init; }

    public bool IsErasure => Erases is not null;

    /// <summary>
    /// What it says, read once and carried along by every copy: drafts are laid over the states again and again while they wait.
    /// </summary>
    public Event Fact => _fact ??= EventCatalogue.Read(Name, Version, Payload);

    private Event? _fact;

    public const string Prefix = "draft/";

    public string Key => Prefix + Id;

    public byte[] Encode() =>
        Cbor.Array(
            1,
            Space?.ToArray() ?? [],
            Name,
            Version,
            Time,
            Payload,
            Erasable,
            Erases?.ToArray() ?? [],
            NotBefore,
            EraseOnArrival,
            RefusedWith ?? ""
        );

    /// <summary>The same draft, without reading again what a former reading of it has read: what a draft says never changes.</summary>
    public Draft Knowing(Draft? former)
    {
        if (former?.Id == Id && former.Name == Name)
        {
            _fact ??= former._fact;
        }

        return this;
    }

    public static Draft? Read(string key, byte[] bytes) =>
        Cbor.TryRead(
            bytes,
            int.MaxValue,
            reader =>
            {
                reader.StartArray(11);
                reader.OwnSuite();
                var space = reader.BytesOrNone(32);
                var name = reader.Text(200);
                var version = reader.Number();
                var time = reader.LongNumber();
                var payload = reader.ReadByteString();
                var erasable = reader.ReadBoolean();
                var erases = reader.BytesOrNone(32);
                var notBefore = reader.LongNumber();
                var eraseOnArrival = reader.ReadBoolean();
                var refused = reader.Text(200);
                reader.EndArray();
                return new Draft
                {
                    Id = key[Prefix.Length..],
                    Space = space is null ? null : new SpaceId(space),
                    Name = name,
                    Version = version,
                    Time = time,
                    Payload = payload,
                    Erasable = erasable,
                    Erases = erases is null ? null : new EntryHash(erases),
                    NotBefore = notBefore,
                    EraseOnArrival = eraseOnArrival,
                    RefusedWith = refused.Length == 0 ? null : refused,
                };
            },
            out var draft
        ) == ReadOutcome.Fine
            ? draft
            : null;
}

/// <summary>
/// The exact bytes of a draft that was given its place in this device's chain. Kept from before the first sending until the entry
/// is seen in the log: every retry sends these bytes.
/// </summary>
internal sealed record Outgoing : Unprinted
{
    public required SpaceId Space { get; init; }
    public required long Sequence { get; init; }
    public required EntryHash Hash { get; init; }
    public required string Draft { get; init; }
    public required byte[] Frame { get; init; }

    public const string Prefix = "out/";

    public string Key => $"{Prefix}{Space}/{Sequence:D12}";

    public byte[] Encode() =>
        Cbor.Array(1, Space.ToArray(), Sequence, Hash.ToArray(), Draft, Frame);

    public static Outgoing? Read(byte[] bytes) =>
        Cbor.TryRead(
            bytes,
            int.MaxValue,
            reader =>
            {
                reader.StartArray(6);
                reader.OwnSuite();
                var read = new Outgoing
                {
                    Space = new SpaceId(reader.Bytes(32)),
                    Sequence = reader.LongNumber(),
                    Hash = new EntryHash(reader.Bytes(32)),
                    Draft = reader.Text(200),
                    Frame = reader.ReadByteString(),
                };
                reader.EndArray();
                return read;
            },
            out var outgoing
        ) == ReadOutcome.Fine
            ? outgoing
            : null;
}
