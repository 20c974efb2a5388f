using Reweave.Domain.Events;

namespace Reweave.Domain.Exchanges;

/// <summary>One committed item of an answer, as it lies in the log for both to hold and neither to read early.</summary>
public sealed record SealedItem : Unprinted, IStored
{
    public const int MostSealedBytes = 16_384;

    /// <summary>Which item of its subject this is: a short name that the subject gives. It stands in the log for the other to read.</summary>
    public required string Item { get; init; }

    /// <summary>Base64url of the exchange's 16 bytes.</summary>
    public required string Exchange { get; init; }

    public required byte[] Salt { get; init; }

    /// <summary>The author's private epoch the opening key derives from, so that each own device can reveal.</summary>
    public required int PrivateEpoch { get; init; }

    public required byte[] Commitment { get; init; }
    public required byte[] Sealed { get; init; }

    internal bool IsWellFormed =>
        Bounds.IsId(Exchange)
        && Bounds.IsBytes(Salt, 32)
        && PrivateEpoch >= 1
        && Bounds.IsBytes(Commitment, 32)
        && Sealed is { Length: > 0 and <= MostSealedBytes };

    void IStored.Write(StoredWriter to)
    {
        to.Text("item", Item);
        to.Text("exchange", Exchange);
        to.Bytes("salt", Salt);
        to.Number("privateEpoch", PrivateEpoch);
        to.Bytes("commitment", Commitment);
        to.Bytes("sealed", Sealed);
    }

    internal static SealedItem Read(StoredReader from) =>
        new()
        {
            Item = from.Text("item"),
            Exchange = from.Text("exchange"),
            Salt = from.Bytes("salt"),
            PrivateEpoch = from.Number("privateEpoch"),
            Commitment = from.Bytes("commitment"),
            Sealed = from.Bytes("sealed"),
        };
}
