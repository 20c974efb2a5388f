using Reweave.Crypto.Accounts;
using Reweave.Crypto.Primitives;

namespace Vectors.Runner;

internal static class PrimitiveVectors
{
    /// <summary>How secrets behind handles are compared: <c>HKDF(secret, "", "reweave/vectors/probe", 32)</c>.</summary>
    public static ValueTask<byte[]> ProbeAsync(IPrimitives primitives, SecretHandle secret) =>
        primitives.DeriveBytesAsync(
            secret,
            ReadOnlyMemory<byte>.Empty,
            "reweave/vectors/probe"u8.ToArray(),
            32
        );

    public static async ValueTask<string> SealAsync(VectorPlatform platform, VectorCase given)
    {
        var primitives = platform.Primitives;
        using var key = await primitives.ImportSecretAsync(given.Bytes("key"));
        var opened = await primitives.OpenAsync(
            key,
            given.Text("label"),
            [new ToOpen(given.Bytes("aad"), given.Bytes("sealed"))]
        );
        if (opened[0].Outcome != OpenOutcome.Fine)
        {
            return Outcomes.Of(opened[0].Outcome);
        }

        // What this platform seals, it opens: salts are fresh, so bytes cannot be compared.
        var plaintext = given.Bytes("plaintext");
        var again = await primitives.SealAsync(
            key,
            given.Text("label"),
            [new ToSeal(given.Bytes("aad"), plaintext)]
        );
        var reopened = await primitives.OpenAsync(
            key,
            given.Text("label"),
            [new ToOpen(given.Bytes("aad"), again[0])]
        );
        return Outcomes.Same(
            ("plaintext", plaintext, opened[0].Plaintext),
            ("round-trip", plaintext, reopened[0].Plaintext)
        );
    }

    public static async ValueTask<string> HkdfAsync(VectorPlatform platform, VectorCase given)
    {
        using var key = await platform.Primitives.ImportSecretAsync(given.Bytes("key"));
        var output = await platform.Primitives.DeriveBytesAsync(
            key,
            given.Bytes("salt"),
            given.Bytes("info"),
            given.Number("length")
        );
        return Outcomes.Same(("output", given.Bytes("output"), output));
    }

    public static async ValueTask<string> SignatureAsync(VectorPlatform platform, VectorCase given)
    {
        var verified = await platform.Primitives.VerifyAsync([
            new ToVerify(
                given.Bytes("public-key"),
                given.Bytes("message"),
                given.Bytes("signature")
            ),
        ]);
        return verified[0] ? Outcomes.Fine : "wrong-signature";
    }

    public static async ValueTask<string> HpkeAsync(VectorPlatform platform, VectorCase given)
    {
        var primitives = platform.Primitives;
        using var identity = await AccountVectors.IdentityAsync(platform, given);
        using var psk = await primitives.ImportSecretAsync(given.Bytes("psk"));
        var context = new HpkeContext(
            given.Bytes("info"),
            given.Bytes("aad"),
            given.Bytes("psk-id")
        );
        using var opened = await primitives.HpkeOpenSecretAsync(
            context,
            identity.Encryption,
            psk,
            given.Bytes("wrapped")
        );
        if (opened is null)
        {
            return "does-not-open";
        }

        using var secret = await primitives.ImportSecretAsync(given.Bytes("secret"));
        var again = await primitives.HpkeSealSecretAsync(
            context,
            identity.Keys.Encryption,
            psk,
            secret
        );
        using var reopened = await primitives.HpkeOpenSecretAsync(
            context,
            identity.Encryption,
            psk,
            again
        );
        var expected = await ProbeAsync(primitives, secret);
        return Outcomes.Same(
            ("secret", expected, await ProbeAsync(primitives, opened)),
            ("round-trip", expected, reopened is null ? [] : await ProbeAsync(primitives, reopened))
        );
    }
}
