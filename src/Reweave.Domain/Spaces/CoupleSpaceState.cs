using System.Text.Json;
using Reweave.Domain.CheckIns;
using Reweave.Domain.Events;
using Reweave.Domain.Rhythm;
using Reweave.Domain.Shared;

namespace Reweave.Domain.Spaces;

/// <summary>Everything a couple space adds up to, the same for both. Facts that belong to another kind of space change nothing here.</summary>
public sealed record CoupleSpaceState
{
    public static readonly CoupleSpaceState Empty = new();

    public SharedState Shared { get; init; } = SharedState.Empty;
    public CheckInsState CheckIns { get; init; } = CheckInsState.Empty;
    public RhythmState Rhythm { get; init; } = RhythmState.Empty;

    public CoupleSpaceState After(Event fact, EventMeta meta) =>
        fact switch
        {
            PieceShared or PieceUnshared => this with { Shared = Shared.After(fact, meta) },
            CheckInAnswered
            or CheckInWithdrawn
            or CheckInItemOpened
            or CheckInStopped
            or NeedAnswered => this with
            {
                CheckIns = CheckIns.After(fact, meta),
            },
            RhythmProposed or RhythmAccepted or RhythmWithdrawn => this with
            {
                Rhythm = Rhythm.After(fact, meta),
            },
            _ => this,
        };

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public CoupleSpaceState WithoutEntry(string entry) =>
        this with
        {
            Shared = Shared.WithoutEntry(entry),
            CheckIns = CheckIns.WithoutEntry(entry),
        };

    /// <summary>The bytes of a snapshot, to be sealed.</summary>
    public byte[] Write() =>
        JsonSerializer.SerializeToUtf8Bytes(this, StoredJson.Context.CoupleSpaceState);

    /// <summary>Null when the snapshot is of another version: fold the log again.</summary>
    public static CoupleSpaceState? TryRead(ReadOnlySpan<byte> snapshot)
    {
        try
        {
            return JsonSerializer.Deserialize(snapshot, StoredJson.Context.CoupleSpaceState);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
