using Reweave.Crypto.Primitives;

namespace Vectors.Runner;

/// <summary>What vectors run on: a provider of primitives, and its way to a passphrase.</summary>
public sealed class VectorPlatform
{
    public required IPrimitives Primitives { get; init; }

    /// <summary>From what a person typed. A platform that cannot normalise takes the NFKD form, trimmed, in UTF-8, that is given beside it.</summary>
    public required Func<string, byte[], ValueTask<PassphraseHandle>> PassphraseAsync { get; init; }
}

/// <summary>What one case came to.</summary>
public sealed record VectorResult(string Construction, string Case, string Expected, string Actual)
{
    public bool Passed => Expected == Actual;

    public override string ToString() =>
        $"{Construction}: {Case}: {(Passed ? Actual : $"expected {Expected}, got {Actual}")}";
}

/// <summary>
/// Runs vector files on any platform: no test framework inside, so that a page runs the same files in a browser. A case passes when
/// what comes of it has the expected name; outputs that differ from the given ones come to <c>differs-…</c>.
/// </summary>
public static class VectorRunner
{
    private static readonly Dictionary<
        string,
        Func<VectorPlatform, VectorCase, ValueTask<string>>
    > Constructions = new()
    {
        ["seal"] = PrimitiveVectors.SealAsync,
        ["hkdf"] = PrimitiveVectors.HkdfAsync,
        ["signature"] = PrimitiveVectors.SignatureAsync,
        ["hpke"] = PrimitiveVectors.HpkeAsync,
        ["ids"] = AccountVectors.IdsAsync,
        ["secret-key"] = AccountVectors.SecretKeyAsync,
        ["recovery-words"] = AccountVectors.RecoveryWordsAsync,
        ["unlocker"] = AccountVectors.UnlockerAsync,
        ["keyset"] = AccountVectors.KeysetAsync,
        ["padding"] = SpaceVectors.PaddingAsync,
        ["entry"] = SpaceVectors.EntryAsync,
        ["control-entry"] = SpaceVectors.ControlEntryAsync,
        ["event"] = SpaceVectors.EventAsync,
        ["epoch"] = SpaceVectors.EpochAsync,
        ["history"] = SpaceVectors.HistoryAsync,
        ["log"] = SpaceVectors.LogAsync,
        ["invitation"] = PairingVectors.InvitationAsync,
        ["acceptance"] = PairingVectors.AcceptanceAsync,
        ["acceptance-check"] = PairingVectors.AcceptanceCheckAsync,
        ["pairing-key"] = PairingVectors.PairingKeyAsync,
        ["safety-number"] = PairingVectors.SafetyNumberAsync,
        ["sealed-exchange"] = PairingVectors.SealedExchangeAsync,
        ["attachment"] = AttachmentVectors.OpenAsync,
    };

    public static async Task<IReadOnlyList<VectorResult>> RunAsync(
        VectorPlatform platform,
        VectorFile file
    )
    {
        var run = Constructions[file.Construction];
        var results = new List<VectorResult>();
        foreach (var one in file.Cases)
        {
            var actual = await run(platform, one);
            results.Add(new VectorResult(file.Construction, one.Name, one.Expect, actual));
        }

        return results;
    }
}

/// <summary>The small words in which cases are written.</summary>
internal static class Outcomes
{
    public const string Fine = "fine";

    public static string Of(Enum outcome) => VectorCase.NameOf(outcome);

    /// <summary>Fine, or the name of the first field whose bytes are not the given ones.</summary>
    public static string Same(
        params ReadOnlySpan<(string Name, byte[] Expected, byte[] Actual)> pairs
    )
    {
        foreach (var (name, expected, actual) in pairs)
        {
            if (!expected.AsSpan().SequenceEqual(actual))
            {
                return "differs-" + name;
            }
        }

        return Fine;
    }

    public static string Same(string name, string expected, string actual) =>
        expected == actual ? Fine : "differs-" + name;
}
