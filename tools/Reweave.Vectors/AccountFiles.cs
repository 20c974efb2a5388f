using System.Text;
using static Reweave.Vectors.VectorText;

namespace Reweave.Vectors;

internal static class AccountFiles
{
    public static async Task<string> IdsAsync()
    {
        var cast = await Cast.MakeAsync("ids");
        var file = new VectorText(
            "ids",
            "Member and device ids, and the fingerprint of a member: fundamentals, sections 3 and 10."
        );
        foreach (var (name, who) in new[] { ("Ada", cast.Ada), ("Ben", cast.Ben) })
        {
            file.Case(
                name,
                "fine",
                ("signing-key", who.Identity.Keys.Signing),
                ("encryption-key", who.Identity.Keys.Encryption),
                ("member", who.Id.ToArray()),
                ("fingerprint", Fingerprint.Of(who.Id)),
                ("device-key", who.Device.PublicKey),
                ("device", KeyIds.OfDevice(who.Device.PublicKey).ToArray())
            );
        }

        return file.ToString();
    }

    public static string SecretKey()
    {
        var file = new VectorText(
            "secret-key",
            "The Secret Key as people read and type it: fundamentals, section 10."
        );
        void One(string name, string expect, byte[] bytes, string text) =>
            file.Case(name, expect, ("bytes", bytes), ("text", text));
        var bytes = new Chance("secret-key").Bytes(16);
        var text = Crypto.Accounts.SecretKey.FromBytes(bytes).ToText();
        One("as printed", "fine", bytes, text);
        byte[] zeros = new byte[16];
        byte[] ones = [.. Enumerable.Repeat((byte)255, 16)];
        One("all zeros", "fine", zeros, Crypto.Accounts.SecretKey.FromBytes(zeros).ToText());
        One("all ones", "fine", ones, Crypto.Accounts.SecretKey.FromBytes(ones).ToText());
        One("lower case", "fine", bytes, text.ToLowerInvariant());
        One("without hyphens", "fine", bytes, text.Replace("-", "", StringComparison.Ordinal));
        One("with spaces", "fine", bytes, text.Replace('-', ' '));
        One("without its prefix", "fine", bytes, text[4..]);
        var zerosText = Crypto.Accounts.SecretKey.FromBytes(zeros).ToText();
        One("O for 0", "fine", zeros, zerosText.Replace('0', 'O'));
        One("I for 1", "fine", bytes, "RWI" + text[3..]);
        One("l for 1", "fine", bytes, "rwl" + text[3..]);
        One("one character wrong", "wrong-check", bytes, Swapped(text, 6));
        One("a check character wrong", "wrong-check", bytes, Swapped(text, text.Length - 1));
        // The last of 26 characters carries three bits; its two filling bits are zero.
        One("filling bits set", "wrong-check", zeros, zerosText[..^4] + "01" + zerosText[^2..]);
        One("one character short", "wrong-length", bytes, text[..^1]);
        One("one character long", "wrong-length", bytes, text + "0");
        One("empty", "wrong-length", bytes, "");
        One("a U", "unknown-character", bytes, text[..^1] + "U");
        One("a letter of another script", "unknown-character", bytes, text[..^1] + "Я");
        One("another prefix", "wrong-prefix", bytes, "RW2" + text[3..]);
        return file.ToString();
    }

    public static string RecoveryWords()
    {
        var file = new VectorText(
            "recovery-words",
            "The recovery secret as twelve indexes into a list of 2048 words: fundamentals, section 4."
        );
        void One(string name, string expect, byte[] bytes, IEnumerable<int> indexes) =>
            file.Case(name, expect, ("bytes", bytes), ("indexes", string.Join(' ', indexes)));
        var chance = new Chance("recovery");
        foreach (var name in (string[])["one", "another"])
        {
            var bytes = chance.Bytes(16);
            One(name, "fine", bytes, RecoverySecret.FromBytes(bytes).ToIndexes());
        }

        byte[] zeros = new byte[16];
        One("all zeros", "fine", zeros, RecoverySecret.FromBytes(zeros).ToIndexes());
        var good = chance.Bytes(16);
        var indexes = RecoverySecret.FromBytes(good).ToIndexes();
        One("last word wrong", "wrong-check", good, [.. indexes[..11], indexes[11] ^ 1]);
        One("two words swapped", "wrong-check", good, [indexes[1], indexes[0], .. indexes[2..]]);
        One("eleven words", "wrong-count", good, indexes[..11]);
        One("thirteen words", "wrong-count", good, [.. indexes, 0]);
        One("beyond the list", "unknown-word", good, [2048, .. indexes[1..]]);
        One("negative", "unknown-word", good, [-1, .. indexes[1..]]);
        return file.ToString();
    }

    public static async Task<string> UnlockerAsync()
    {
        var cast = await Cast.MakeAsync("unlocker");
        var chance = cast.Primitives.Chance;
        var (ada, master) = (cast.Ada, cast.Ada.MasterBytes);
        var file = new VectorText(
            "unlocker",
            "Unlockers of both kinds: fundamentals, section 4. passphrase is what a person typed, passphrase-nfkd what is stretched:",
            "NFKD, without white space at the ends, in UTF-8."
        );
        // Typed composed, with white space around it; the decomposed form is what NFKD makes of it.
        const string typed = "\u00e9t\u00e9 \ufb01ve \u2460 \u0642\u0645\u0631";
        byte[] normalised = Encoding.UTF8.GetBytes("e\u0301te\u0301 five 1 \u0642\u0645\u0631");
        var secretKey = chance.Bytes(16);
        var made = await PassphraseAsync(cast, normalised, secretKey, 1_000_000);
        void One(
            string name,
            string expect,
            string text,
            byte[] nfkd,
            byte[] key,
            byte[] unlocker,
            MemberId member
        ) =>
            file.Case(
                name,
                expect,
                ("passphrase", text),
                ("passphrase-nfkd", nfkd),
                ("secret-key", key),
                ("member", member.ToArray()),
                ("unlocker", unlocker),
                ("login-secret", made.LoginSecret),
                ("login-hash", made.LoginHash),
                ("master", master)
            );
        var good = made.Unlocker;
        var bytes = good.Encode();
        One("passphrase", "fine", typed, normalised, secretKey, bytes, ada.Id);
        byte[] other = "another passphrase"u8.ToArray();
        const string otherText = "another passphrase";
        One("another passphrase", "wrong-key", otherText, other, secretKey, bytes, ada.Id);
        One(
            "another Secret Key",
            "wrong-key",
            typed,
            normalised,
            Flipped(secretKey, 0),
            bytes,
            ada.Id
        );
        One("another member", "wrong-key", typed, normalised, secretKey, bytes, cast.Ben.Id);
        byte[] Changed(Unlocker changed) => changed.Encode();
        One(
            "more iterations than it was made with",
            "wrong-key",
            typed,
            normalised,
            secretKey,
            Changed(good with { Iterations = 1_000_001 }),
            ada.Id
        );
        One(
            "seal altered",
            "wrong-key",
            typed,
            normalised,
            secretKey,
            Changed(good with { Sealed = Flipped(good.Sealed, 100) }),
            ada.Id
        );
        One(
            "iterations below the floor",
            "weak-parameters",
            typed,
            normalised,
            secretKey,
            Changed(good with { Iterations = 999_999 }),
            ada.Id
        );
        One(
            "no iterations at all",
            "weak-parameters",
            typed,
            normalised,
            secretKey,
            Changed(good with { Iterations = 0 }),
            ada.Id
        );
        One(
            "iterations above the ceiling",
            "excessive-parameters",
            typed,
            normalised,
            secretKey,
            Changed(good with { Iterations = 20_000_001 }),
            ada.Id
        );
        One("cut off", "not-canonical", typed, normalised, secretKey, bytes[..^1], ada.Id);
        One(
            "a byte after the end",
            "trailing-bytes",
            typed,
            normalised,
            secretKey,
            [.. bytes, 0],
            ada.Id
        );
        One(
            "another suite",
            "unknown-suite",
            typed,
            normalised,
            secretKey,
            [bytes[0], 2, .. bytes[2..]],
            ada.Id
        );
        One(
            "another kind",
            "unknown-kind",
            typed,
            normalised,
            secretKey,
            [.. bytes[..2], 3, .. bytes[3..]],
            ada.Id
        );

        var recovery = RecoverySecret.FromBytes(chance.Bytes(16));
        using var recoveryHandle = await recovery.ImportAsync(cast.Primitives);
        var stretched = await UnlockerRoot.FromRecoveryAsync(
            cast.Primitives,
            recovery,
            chance.Bytes(32)
        );
        var byRecovery = await stretched.Root!.MakeAsync(ada.Master, ada.Id);
        void Recovery(string name, string expect, byte[] secret, byte[] unlocker) =>
            file.Case(
                name,
                expect,
                ("recovery-secret", secret),
                ("member", ada.Id.ToArray()),
                ("unlocker", unlocker),
                ("login-secret", byRecovery.LoginSecret),
                ("login-hash", byRecovery.LoginHash),
                ("master", master)
            );
        var secret = SeededPrimitives.BytesOf(recoveryHandle);
        var recoveryBytes = byRecovery.Unlocker.Encode();
        Recovery("recovery words", "fine", secret, recoveryBytes);
        Recovery("other recovery words", "wrong-key", Flipped(secret, 0), recoveryBytes);
        Recovery("a passphrase unlocker for recovery words", "other-parameters", secret, bytes);
        Recovery(
            "recovery words with iterations",
            "wrong-shape",
            secret,
            Changed(byRecovery.Unlocker with { Iterations = 1 })
        );
        return file.ToString();
    }

    public static async Task<string> KeysetAsync()
    {
        var cast = await Cast.MakeAsync("keyset");
        var (ada, ben) = (cast.Ada, cast.Ben);
        var file = new VectorText(
            "keyset",
            "The identity keys under the master key: fundamentals, section 4."
        );
        void One(
            string name,
            string expect,
            Actor master,
            Keyset keyset,
            MemberId? member = null
        ) =>
            file.Case(
                name,
                expect,
                ("master", master.MasterBytes),
                ("member", (member ?? keyset.Member).ToArray()),
                ("keyset", keyset.Encode())
            );
        var good = ada.Keyset;
        One("opens", "fine", ada, good);
        One("another member expected", "other-member", ada, good, ben.Id);
        One("another master key", "does-not-belong", ben, good);
        One(
            "public signing key swapped",
            "does-not-belong",
            ada,
            good with
            {
                Keys = good.Keys with { Signing = ben.Keyset.Keys.Signing },
            }
        );
        One(
            "public encryption key swapped",
            "does-not-belong",
            ada,
            good with
            {
                Keys = good.Keys with { Encryption = ben.Keyset.Keys.Encryption },
            }
        );
        One(
            "the two private parts swapped",
            "does-not-belong",
            ada,
            good with
            {
                SealedSigning = good.SealedEncryption,
                SealedEncryption = good.SealedSigning,
            }
        );
        var forged = good.Keys with { Signing = ben.Keyset.Keys.Signing };
        var bound = Cbor.Array(Cbor.Suite, forged.Signing, forged.Encryption);
        One(
            "a private part sealed with another public part",
            "does-not-belong",
            ada,
            new Keyset
            {
                Keys = forged,
                SealedSigning = Seal.With(
                    ada.MasterBytes,
                    "reweave/1/identity-signing",
                    bound,
                    cast.Primitives.Chance.Bytes(32),
                    cast.Primitives.Chance.Bytes(32)
                ),
                SealedEncryption = Seal.With(
                    ada.MasterBytes,
                    "reweave/1/identity-encryption",
                    bound,
                    cast.Primitives.Chance.Bytes(32),
                    cast.Primitives.Chance.Bytes(32)
                ),
            }
        );
        One(
            "seal altered",
            "does-not-belong",
            ada,
            good with
            {
                SealedSigning = Flipped(good.SealedSigning, -1),
            }
        );
        return file.ToString();
    }

    private static async Task<UnlockerMade> PassphraseAsync(
        Cast cast,
        byte[] normalised,
        byte[] secretKey,
        int iterations
    )
    {
        using var passphrase = BclPrimitives.NormalisedPassphrase(normalised);
        using var key = await cast.Primitives.ImportSecretAsync(secretKey);
        var stretched = await UnlockerRoot.FromPassphraseAsync(
            cast.Primitives,
            passphrase,
            key,
            iterations,
            cast.Primitives.Chance.Bytes(32)
        );
        return await stretched.Root!.MakeAsync(cast.Ada.Master, cast.Ada.Id);
    }
}
