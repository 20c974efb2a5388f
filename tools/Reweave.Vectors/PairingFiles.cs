using static Reweave.Vectors.VectorText;

namespace Reweave.Vectors;

internal static class PairingFiles
{
    private static readonly Uri Host = new("https://reweave.example/");

    public static async Task<string> InvitationAsync()
    {
        var cast = await Cast.MakeAsync("invitation");
        var invitation = cast.Invitation;
        var whole = invitation.ToLink(Host);
        var payload = whole[(whole.IndexOf('=', StringComparison.Ordinal) + 1)..];
        var file = new VectorText("invitation", "Invitations as links: fundamentals, section 8.");
        void One(string name, string expect, string link) =>
            file.Case(
                name,
                expect,
                ("link", link),
                ("invitation", invitation.Id.ToArray()),
                ("secret", invitation.Secret),
                ("inviter", invitation.Inviter.ToArray()),
                ("whole-link", whole)
            );
        string Of(byte[] bytes) => "#i=" + System.Buffers.Text.Base64Url.EncodeToString(bytes);
        var bytes = invitation.Encode();
        One("a link", "fine", whole);
        One("its fragment", "fine", "#i=" + payload);
        One("the fragment without its mark", "fine", "i=" + payload);
        One("the payload alone", "fine", payload);
        One("another host", "fine", "https://another.example/app/#i=" + payload);
        One("empty", "not-canonical", "");
        One("no fragment", "not-canonical", "https://reweave.example/app/");
        One("an acceptance check", "not-canonical", "#a=" + payload);
        One("cut off", "not-canonical", "#i=" + payload[..^4]);
        One("padded base64", "not-canonical", "#i=" + payload + "=");
        One("other base64 alphabet", "not-canonical", "#i=" + payload[..^1] + "+");
        One("a space inside", "not-canonical", "#i=" + payload[..10] + " " + payload[10..]);
        One("a byte after the end", "trailing-bytes", Of([.. bytes, 0]));
        One("another suite", "unknown-suite", Of([bytes[0], 2, .. bytes[2..]]));
        One(
            "a short secret",
            "wrong-length",
            Of(
                Cbor.Array(
                    1,
                    invitation.Id.ToArray(),
                    invitation.Secret[..31],
                    invitation.Inviter.ToArray()
                )
            )
        );
        return file.ToString();
    }

    public static async Task<string> AcceptanceAsync()
    {
        var cast = await Cast.MakeAsync("acceptance");
        var (invitation, good) = (cast.Invitation, cast.Acceptance);
        var file = new VectorText(
            "acceptance",
            "What the inviter checks of an acceptance: fundamentals, section 8."
        );
        void Bytes(string name, string expect, byte[] acceptance, byte[]? secret = null) =>
            file.Case(
                name,
                expect,
                ("invitation", invitation.Id.ToArray()),
                ("secret", secret ?? invitation.Secret),
                ("inviter", invitation.Inviter.ToArray()),
                ("acceptance", acceptance),
                ("member", good.Member.ToArray())
            );
        void One(string name, string expect, Acceptance acceptance) =>
            Bytes(name, expect, acceptance.Encode());
        One("right", "fine", good);
        Bytes(
            "of a link with another secret",
            "wrong-mac",
            good.Encode(),
            Flipped(invitation.Secret, 0)
        );
        One(
            "of another invitation",
            "other-invitation",
            good with
            {
                Invitation = new InvitationId(new byte[16]),
            }
        );
        One("to another inviter", "other-inviter", good with { Inviter = cast.Dan.Id });
        One("the inviter's own keys", "own-keys", good with { Keys = cast.Ada.Identity.Keys });
        One("keys swapped on the way", "wrong-mac", good with { Keys = cast.Dan.Identity.Keys });
        One(
            "encryption key swapped on the way",
            "wrong-mac",
            good with
            {
                Keys = good.Keys with { Encryption = cast.Dan.Identity.Keys.Encryption },
            }
        );
        One("another nonce", "wrong-mac", good with { Nonce = new byte[16] });
        One("mac altered", "wrong-mac", good with { Mac = Flipped(good.Mac, 31) });
        One(
            "signature altered",
            "wrong-signature",
            good with
            {
                Signature = Flipped(good.Signature, 31),
            }
        );
        One(
            "signed by another",
            "wrong-signature",
            good with
            {
                Signature = await cast.Dan.Identity.SignAsync(good.SignedBytes()),
            }
        );
        var bytes = good.Encode();
        Bytes("cut off", "not-canonical", bytes[..^1]);
        Bytes("a byte after the end", "trailing-bytes", [.. bytes, 0]);
        Bytes("another suite", "unknown-suite", [bytes[0], 2, .. bytes[2..]]);
        return file.ToString();
    }

    public static async Task<string> AcceptanceCheckAsync()
    {
        var cast = await Cast.MakeAsync("acceptance-check");
        var acceptance = cast.Acceptance.Encode();
        var link = AcceptanceCheck.Of(cast.Invitation.Id, acceptance).ToLink(Host);
        var file = new VectorText(
            "acceptance-check",
            "The check that is scanned back in the same room: fundamentals, section 8."
        );
        void One(string name, string expect, string text, byte[] invitation, byte[] a) =>
            file.Case(name, expect, ("link", text), ("invitation", invitation), ("acceptance", a));
        var id = cast.Invitation.Id.ToArray();
        One("matches", "fine", link, id, acceptance);
        One("another acceptance", "does-not-match", link, id, Flipped(acceptance, 200));
        One("another invitation", "does-not-match", link, Flipped(id, 0), acceptance);
        One("an invitation instead", "not-canonical", cast.Invitation.ToLink(Host), id, acceptance);
        One("empty", "not-canonical", "", id, acceptance);
        return file.ToString();
    }

    public static async Task<string> PairingKeyAsync()
    {
        var cast = await Cast.MakeAsync("pairing-key");
        var file = new VectorText(
            "pairing-key",
            "The pairing's PSK, and how each keeps it in the private space: fundamentals, section 8."
        );
        var kept = await PairingKey.SealAsync(
            cast.Primitives,
            cast.Ada.Master,
            cast.Ada.Id,
            cast.Ben.Id,
            cast.PairingKey
        );
        void One(string name, string expect, MemberId own, MemberId their, byte[] k) =>
            file.Case(
                name,
                expect,
                ("invitation", cast.Invitation.Id.ToArray()),
                ("secret", cast.Invitation.Secret),
                ("inviter", cast.Invitation.Inviter.ToArray()),
                ("acceptance", cast.Acceptance.Encode()),
                ("psk", SeededPrimitives.BytesOf(cast.PairingKey)),
                ("master", cast.Ada.MasterBytes),
                ("own", own.ToArray()),
                ("their", their.ToArray()),
                ("kept", k)
            );
        One("derived and kept", "fine", cast.Ada.Id, cast.Ben.Id, kept);
        One("kept for another pair", "does-not-open", cast.Ada.Id, cast.Dan.Id, kept);
        One("the two exchanged", "does-not-open", cast.Ben.Id, cast.Ada.Id, kept);
        One("altered", "does-not-open", cast.Ada.Id, cast.Ben.Id, Flipped(kept, -1));
        return file.ToString();
    }

    public static async Task<string> SafetyNumberAsync()
    {
        var cast = await Cast.MakeAsync("safety-number");
        var file = new VectorText(
            "safety-number",
            "Sixty digits that two people compare: fundamentals, section 8. The same whoever looks."
        );
        async Task OneAsync(string name, MemberId one, MemberId other) =>
            file.Case(
                name,
                "fine",
                ("one", one.ToArray()),
                ("other", other.ToArray()),
                ("digits", await SafetyNumber.OfAsync(cast.Primitives, one, other))
            );
        await OneAsync("Ada with Ben", cast.Ada.Id, cast.Ben.Id);
        await OneAsync("Ben with Ada", cast.Ben.Id, cast.Ada.Id);
        await OneAsync("Ada with Dan", cast.Ada.Id, cast.Dan.Id);
        return file.ToString();
    }

    public static async Task<string> SealedExchangeAsync()
    {
        var cast = await Cast.MakeAsync("sealed-exchange");
        var chance = cast.Primitives.Chance;
        var space = new SpaceId(chance.Bytes(32));
        var exchange = new ExchangeId(chance.Bytes(16));
        using var secret = await cast.Primitives.GenerateSecretAsync();
        using var privateEpoch = EpochKey.Given(default, 3, secret);
        var answer = "{\"need\":\"An evening without screens.\"}"u8.ToArray();
        var sealedAnswer = await SealedExchange.CommitAsync(
            cast.Primitives,
            privateEpoch,
            space,
            exchange,
            cast.Ada.Id,
            answer,
            chance.Bytes(32)
        );
        var reveal = await SealedExchange.RevealAsync(
            cast.Primitives,
            privateEpoch,
            exchange,
            sealedAnswer.Salt
        );
        var file = new VectorText(
            "sealed-exchange",
            "Answer apart, see together: fundamentals, section 9. Where the private epoch key is given, the reveal follows from it."
        );
        file.Case(
            "the author reveals, the other opens",
            "fine",
            ("private-epoch-key", SeededPrimitives.BytesOf(secret)),
            ("private-epoch", 3),
            ("salt", sealedAnswer.Salt),
            ("space", space.ToArray()),
            ("exchange", exchange.ToArray()),
            ("author", cast.Ada.Id.ToArray()),
            ("commitment", sealedAnswer.Commitment),
            ("sealed", sealedAnswer.Sealed),
            ("reveal", reveal),
            ("answer", answer)
        );
        void One(
            string name,
            string expect,
            SpaceId s,
            ExchangeId e,
            MemberId author,
            byte[] commitment,
            byte[] sealedBytes,
            byte[] r
        ) =>
            file.Case(
                name,
                expect,
                ("space", s.ToArray()),
                ("exchange", e.ToArray()),
                ("author", author.ToArray()),
                ("commitment", commitment),
                ("sealed", sealedBytes),
                ("reveal", r),
                ("answer", answer)
            );
        var (c, b, a) = (sealedAnswer.Commitment, sealedAnswer.Sealed, cast.Ada.Id);
        const string wrong = "wrong-reveal";
        One("another reveal", wrong, space, exchange, a, c, b, Flipped(reveal, 0));
        One("a reveal of the wrong length", wrong, space, exchange, a, c, b, reveal[..31]);
        One("another commitment", wrong, space, exchange, a, Flipped(c, 0), b, reveal);
        One("another space", wrong, default, exchange, a, c, b, reveal);
        One("another exchange", wrong, space, new ExchangeId(new byte[16]), a, c, b, reveal);
        One("another author", wrong, space, exchange, cast.Ben.Id, c, b, reveal);
        One(
            "the sealed answer altered",
            "does-not-open",
            space,
            exchange,
            a,
            c,
            Flipped(b, 70),
            reveal
        );
        One("no sealed answer", "does-not-open", space, exchange, a, c, [], reveal);
        var bound = Cbor.Array(space.ToArray(), exchange.ToArray(), a.ToArray());
        var unpadded = Seal.With(
            reveal,
            "reweave/1/exchange-answer",
            bound,
            answer,
            chance.Bytes(32)
        );
        One("sealed without padding", "wrong-padding", space, exchange, a, c, unpadded, reveal);
        return file.ToString();
    }
}
