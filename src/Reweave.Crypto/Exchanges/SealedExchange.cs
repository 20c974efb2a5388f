using Reweave.Crypto.Spaces;

namespace Reweave.Crypto.Exchanges;

/// <summary>What a commit event carries besides its exchange: nothing of the answer can be read from it before the reveal.</summary>
public sealed record SealedAnswer
{
    public required byte[] Salt { get; init; }

    /// <summary>The epoch of the author's private space whose key the reveal is derived from, so that every own device can reveal.</summary>
    public required int PrivateEpoch { get; init; }
    public required byte[] Commitment { get; init; }
    public required byte[] Sealed { get; init; }
}

public enum ExchangeOutcome
{
    Fine,

    /// <summary>The reveal is not the one that was committed to.</summary>
    WrongReveal,

    /// <summary>The reveal fits, but the sealed answer was altered or moved from another place.</summary>
    DoesNotOpen,

    /// <summary>It opens, but the padding is not the one right one.</summary>
    WrongPadding,
}

/// <summary>What opening an answer came to; the answer is there exactly when the outcome is fine.</summary>
public readonly record struct AnswerOpened(ExchangeOutcome Outcome, byte[]? Answer);

/// <summary>
/// Answer apart, see together (docs/protocol/fundamentals.md, section 9). Binding and hiding, bound to space, exchange and author.
/// It cannot force the second reveal: a partner with a modified client could withhold it after seeing the first.
/// </summary>
public static class SealedExchange
{
    public const int RevealInBytes = 32;
    private const string Label = "reweave/1/exchange-answer";

    public static ValueTask<SealedAnswer> CommitAsync(
        IPrimitives primitives,
        EpochKey privateEpoch,
        SpaceId space,
        ExchangeId exchange,
        MemberId author,
        ReadOnlyMemory<byte> answer
    ) =>
        CommitAsync(
            primitives,
            privateEpoch,
            space,
            exchange,
            author,
            answer,
            RandomNumberGenerator.GetBytes(32)
        );

    internal static async ValueTask<SealedAnswer> CommitAsync(
        IPrimitives primitives,
        EpochKey privateEpoch,
        SpaceId space,
        ExchangeId exchange,
        MemberId author,
        ReadOnlyMemory<byte> answer,
        byte[] salt
    )
    {
        var reveal = await RevealAsync(primitives, privateEpoch, exchange, salt);
        using var key = await primitives.ImportSecretAsync(reveal);
        var bound = Binding(space, exchange, author);
        var answers = await primitives.SealAsync(
            key,
            Label,
            [new ToSeal(bound, Padding.Add(answer.Span))]
        );
        return new SealedAnswer
        {
            Salt = salt,
            PrivateEpoch = privateEpoch.Epoch,
            Commitment = await CommitmentAsync(primitives, key, bound),
            Sealed = answers[0],
        };
    }

    /// <summary>The 32 bytes that open one's own answer; to be sent only on the person's own tap, and after the other's commit was verified.</summary>
    public static ValueTask<byte[]> RevealAsync(
        IPrimitives primitives,
        EpochKey privateEpoch,
        ExchangeId exchange,
        ReadOnlyMemory<byte> salt
    ) =>
        primitives.DeriveBytesAsync(
            privateEpoch.Secret,
            salt,
            (byte[])
                [
                    .. "reweave/1/exchange"u8,
                    .. exchange.ToArray(),
                    .. Cbor.Array(privateEpoch.Epoch),
                ],
            RevealInBytes
        );

    public static async ValueTask<AnswerOpened> OpenAsync(
        IPrimitives primitives,
        SpaceId space,
        ExchangeId exchange,
        MemberId author,
        ReadOnlyMemory<byte> commitment,
        ReadOnlyMemory<byte> sealedAnswer,
        ReadOnlyMemory<byte> reveal
    )
    {
        if (reveal.Length != RevealInBytes)
        {
            return new AnswerOpened(ExchangeOutcome.WrongReveal, null);
        }

        using var key = await primitives.ImportSecretAsync(reveal);
        var bound = Binding(space, exchange, author);
        var expected = await CommitmentAsync(primitives, key, bound);
        if (!CryptographicOperations.FixedTimeEquals(expected, commitment.Span))
        {
            return new AnswerOpened(ExchangeOutcome.WrongReveal, null);
        }

        var opened = await primitives.OpenAsync(key, Label, [new ToOpen(bound, sealedAnswer)]);
        if (opened[0].Outcome != OpenOutcome.Fine)
        {
            return new AnswerOpened(ExchangeOutcome.DoesNotOpen, null);
        }

        return Padding.TryRemove(opened[0].Plaintext, out var length)
            ? new AnswerOpened(ExchangeOutcome.Fine, opened[0].Plaintext[..length])
            : new AnswerOpened(ExchangeOutcome.WrongPadding, null);
    }

    private static ValueTask<byte[]> CommitmentAsync(
        IPrimitives primitives,
        SecretHandle reveal,
        byte[] bound
    ) =>
        primitives.DeriveBytesAsync(
            reveal,
            SHA256.HashData(bound),
            "reweave/1/exchange-commitment"u8.ToArray(),
            32
        );

    private static byte[] Binding(SpaceId space, ExchangeId exchange, MemberId author) =>
        Cbor.Array(space.ToArray(), exchange.ToArray(), author.ToArray());
}
