using static Reweave.Vectors.VectorText;

namespace Reweave.Vectors;

internal static class PrimitiveFiles
{
    public static Task<string> SealAsync()
    {
        var chance = new Chance("seal");
        var key = chance.Bytes(32);
        var file = new VectorText("seal", "SEAL: fundamentals, section 2.");
        byte[] aad = "bound"u8.ToArray();
        foreach (var length in (int[])[0, 1, 32, 300])
        {
            var plaintext = chance.Bytes(Math.Max(length, 1))[..length];
            var output = Seal.With(key, "reweave/vectors/seal", aad, plaintext, chance.Bytes(32));
            file.Case(
                $"{length} bytes",
                "fine",
                ("key", key),
                ("label", "reweave/vectors/seal"),
                ("aad", aad),
                ("plaintext", plaintext),
                ("sealed", output)
            );
        }

        var good = Seal.With(key, "reweave/vectors/seal", aad, "hello"u8, chance.Bytes(32));
        void Bad(string name, string expect, byte[] k, string label, byte[] a, byte[] output) =>
            file.Case(
                name,
                expect,
                ("key", k),
                ("label", label),
                ("aad", a),
                ("plaintext", "hello"u8.ToArray()),
                ("sealed", output)
            );
        const string label = "reweave/vectors/seal";
        Bad("another key", "wrong-key-or-context", chance.Bytes(32), label, aad, good);
        Bad("another label", "wrong-key-or-context", key, label + "2", aad, good);
        Bad("other associated data", "wrong-key-or-context", key, label, [.. aad, 0], good);
        Bad("no associated data", "wrong-key-or-context", key, label, [], good);
        Bad("salt altered", "wrong-key-or-context", key, label, aad, Flipped(good, 0));
        Bad("commitment altered", "wrong-key-or-context", key, label, aad, Flipped(good, 32));
        Bad("ciphertext altered", "altered", key, label, aad, Flipped(good, 64));
        Bad("tag altered", "altered", key, label, aad, Flipped(good, -1));
        Bad("one byte cut off", "altered", key, label, aad, good[..^1]);
        Bad("one byte appended", "altered", key, label, aad, [.. good, 0]);
        Bad("shorter than any seal", "too-short", key, label, aad, good[..79]);
        Bad("empty", "too-short", key, label, aad, []);
        return Task.FromResult(file.ToString());
    }

    public static Task<string> HkdfAsync()
    {
        var file = new VectorText(
            "hkdf",
            "HKDF-SHA256 as the protocol uses it: empty salts, and outputs longer than one block."
        );
        var chance = new Chance("hkdf");
        foreach (
            var (key, salt, length) in new[]
            {
                (32, 0, 32),
                (32, 32, 32),
                (16, 32, 76),
                (32, 16, 1),
            }
        )
        {
            var (k, s) = (chance.Bytes(key), chance.Bytes(Math.Max(salt, 1))[..salt]);
            byte[] info = "reweave/vectors/hkdf"u8.ToArray();
            file.Case(
                $"{key}-byte key, {salt}-byte salt, {length} bytes out",
                "fine",
                ("key", k),
                ("salt", s),
                ("info", info),
                ("length", length),
                ("output", HKDF.DeriveKey(HashAlgorithmName.SHA256, k, length, s, info))
            );
        }

        return Task.FromResult(file.ToString());
    }

    public static async Task<string> SignatureAsync()
    {
        var cast = await Cast.MakeAsync("signature");
        var message = "reweave/vectors/signature"u8.ToArray();
        var signature = await cast.Ada.Identity.SignAsync(message);
        var key = cast.Ada.Identity.Keys.Signing;
        var file = new VectorText(
            "signature",
            "ECDSA P-256/SHA-256, 64 bytes r and s. Both s and n - s verify (ECDSA is malleable), so nothing may hang on a",
            "signature's bytes. A key that is no point of the curve verifies nothing."
        );
        void One(string name, string expect, byte[] k, byte[] m, byte[] s) =>
            file.Case(name, expect, ("public-key", k), ("message", m), ("signature", s));
        One("right", "fine", key, message, signature);
        One("mirrored", "fine", key, message, FixedSigner.Mirrored(signature));
        One("empty message", "fine", key, [], await cast.Ada.Identity.SignAsync([]));
        const string wrong = "wrong-signature";
        One("another key", wrong, cast.Ben.Identity.Keys.Signing, message, signature);
        One("another message", wrong, key, Flipped(message, 0), signature);
        One("r altered", wrong, key, message, Flipped(signature, 5));
        One("s altered", wrong, key, message, Flipped(signature, 40));
        One("r and s zero", wrong, key, message, new byte[64]);
        One("s zero", wrong, key, message, [.. signature[..32], .. new byte[32]]);
        One("one byte short", wrong, key, message, signature[..63]);
        One("one byte long", wrong, key, message, [.. signature, 0]);
        One("empty signature", wrong, key, message, []);
        One("key off the curve", wrong, Flipped(key, -1), message, signature);
        One("key at infinity", wrong, [0], message, signature);
        One("key of zeros", wrong, [4, .. new byte[64]], message, signature);
        One("compressed key", wrong, [2, .. key[1..33]], message, signature);
        One("empty key", wrong, [], message, signature);
        return file.ToString();
    }

    public static async Task<string> HpkeAsync()
    {
        var cast = await Cast.MakeAsync("hpke");
        var ben = cast.Ben;
        var psk = cast.Primitives.Chance.Bytes(32);
        using var pskHandle = await cast.Primitives.ImportSecretAsync(psk);
        using var secret = await cast.Primitives.GenerateSecretAsync();
        var context = new HpkeContext(
            "reweave/vectors/hpke"u8.ToArray(),
            "bound"u8.ToArray(),
            "psk id"u8.ToArray()
        );
        var wrapped = await cast.Primitives.HpkeSealSecretAsync(
            context,
            ben.Identity.Keys.Encryption,
            pskHandle,
            secret
        );
        var file = new VectorText(
            "hpke",
            "HPKE (RFC 9180), mode PSK, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, over a 32-byte secret: enc(65), ct(48).",
            "The recipient's key pair comes as clients get it: a keyset under a master key. See hpke-rfc9180-p256.txt for the RFC's own."
        );
        void One(
            string name,
            string expect,
            Actor recipient,
            byte[] p,
            byte[] info,
            byte[] aad,
            byte[] pskId,
            byte[] w
        ) =>
            file.Case(
                name,
                expect,
                ("master", recipient.MasterBytes),
                ("keyset", recipient.Keyset.Encode()),
                ("psk", p),
                ("info", info),
                ("aad", aad),
                ("psk-id", pskId),
                ("wrapped", w),
                ("secret", SeededPrimitives.BytesOf(secret))
            );
        var (i, a, d) = (context.Info, context.AssociatedData, context.PskId);
        const string bad = "does-not-open";
        One("opens", "fine", ben, psk, i, a, d, wrapped!);
        One("another recipient", bad, cast.Dan, psk, i, a, d, wrapped!);
        One("another psk", bad, ben, Flipped(psk, 0), i, a, d, wrapped!);
        One("another info", bad, ben, psk, [.. i, 1], a, d, wrapped!);
        One("other associated data", bad, ben, psk, i, [.. a, 1], d, wrapped!);
        One("another psk id", bad, ben, psk, i, a, [.. d, 1], wrapped!);
        One("enc off the curve", bad, ben, psk, i, a, d, Flipped(wrapped!, 64));
        One("enc of zeros", bad, ben, psk, i, a, d, [4, .. new byte[64], .. wrapped![65..]]);
        One("ciphertext altered", bad, ben, psk, i, a, d, Flipped(wrapped!, 65));
        One("tag altered", bad, ben, psk, i, a, d, Flipped(wrapped!, -1));
        One("cut off", bad, ben, psk, i, a, d, wrapped![..80]);
        One("empty", bad, ben, psk, i, a, d, []);
        return file.ToString();
    }
}
