using Reweave.Crypto.Accounts;
using Reweave.Crypto.Exchanges;
using Reweave.Crypto.Pairing;
using Reweave.Protocol;
using Reweave.Protocol.Ids;

namespace Vectors.Runner;

internal static class PairingVectors
{
    private static readonly Uri Host = new("https://reweave.example/");

    public static ValueTask<string> InvitationAsync(VectorPlatform platform, VectorCase given)
    {
        var read = Invitation.TryReadLink(given.Text("link"), out var invitation);
        if (read != ReadOutcome.Fine)
        {
            return new(Outcomes.Of(read));
        }

        var differs = Outcomes.Same(
            ("invitation", given.Bytes("invitation"), invitation!.Id.ToArray()),
            ("secret", given.Bytes("secret"), invitation.Secret),
            ("inviter", given.Bytes("inviter"), invitation.Inviter.ToArray())
        );
        return new(
            differs != Outcomes.Fine
                ? differs
                : Outcomes.Same("link", given.Text("whole-link"), invitation.ToLink(Host))
        );
    }

    public static async ValueTask<string> AcceptanceAsync(VectorPlatform platform, VectorCase given)
    {
        var read = Acceptance.TryRead(given.Bytes("acceptance"), out var acceptance);
        if (read != ReadOutcome.Fine)
        {
            return Outcomes.Of(read);
        }

        var outcome = await acceptance!.VerifyAsync(platform.Primitives, InvitationOf(given));
        return outcome == AcceptanceOutcome.Fine
            ? Outcomes.Same(
                ("acceptance", given.Bytes("acceptance"), acceptance.Encode()),
                ("member", given.Bytes("member"), acceptance.Member.ToArray())
            )
            : Outcomes.Of(outcome);
    }

    public static ValueTask<string> AcceptanceCheckAsync(VectorPlatform platform, VectorCase given)
    {
        var read = AcceptanceCheck.TryReadLink(given.Text("link"), out var check);
        if (read != ReadOutcome.Fine)
        {
            return new(Outcomes.Of(read));
        }

        var invitation = new InvitationId(given.Bytes("invitation"));
        return new(
            !check!.Matches(invitation, given.Bytes("acceptance"))
                ? "does-not-match"
                : Outcomes.Same(
                    "link",
                    given.Text("link"),
                    AcceptanceCheck.Of(invitation, given.Bytes("acceptance")).ToLink(Host)
                )
        );
    }

    public static async ValueTask<string> PairingKeyAsync(VectorPlatform platform, VectorCase given)
    {
        var primitives = platform.Primitives;
        using var derived = await PairingKey.DeriveAsync(
            primitives,
            InvitationOf(given),
            given.Bytes("acceptance")
        );
        using var expected = await primitives.ImportSecretAsync(given.Bytes("psk"));
        using var master = await MasterKey.ImportAsync(primitives, given.Bytes("master"));
        using var kept = await PairingKey.OpenAsync(
            primitives,
            master,
            new MemberId(given.Bytes("own")),
            new MemberId(given.Bytes("their")),
            given.Bytes("kept")
        );
        if (kept is null)
        {
            return "does-not-open";
        }

        var probe = await PrimitiveVectors.ProbeAsync(primitives, expected);
        return Outcomes.Same(
            ("psk", probe, await PrimitiveVectors.ProbeAsync(primitives, derived)),
            ("kept", probe, await PrimitiveVectors.ProbeAsync(primitives, kept))
        );
    }

    public static async ValueTask<string> SafetyNumberAsync(
        VectorPlatform platform,
        VectorCase given
    ) =>
        Outcomes.Same(
            "digits",
            given.Text("digits"),
            await SafetyNumber.OfAsync(
                platform.Primitives,
                new MemberId(given.Bytes("one")),
                new MemberId(given.Bytes("other"))
            )
        );

    public static async ValueTask<string> SealedExchangeAsync(
        VectorPlatform platform,
        VectorCase given
    )
    {
        var primitives = platform.Primitives;
        var exchange = new ExchangeId(given.Bytes("exchange"));
        if (given.Has("private-epoch-key"))
        {
            using var secret = await primitives.ImportSecretAsync(given.Bytes("private-epoch-key"));
            using var key = Reweave.Crypto.Spaces.EpochKey.Given(
                default,
                given.Number("private-epoch"),
                secret
            );
            var own = await SealedExchange.RevealAsync(
                primitives,
                key,
                exchange,
                given.Bytes("salt")
            );
            if (!own.AsSpan().SequenceEqual(given.Bytes("reveal")))
            {
                return "differs-reveal";
            }
        }

        var opened = await SealedExchange.OpenAsync(
            primitives,
            new SpaceId(given.Bytes("space")),
            exchange,
            new MemberId(given.Bytes("author")),
            given.Bytes("commitment"),
            given.Bytes("sealed"),
            given.Bytes("reveal")
        );
        return opened.Answer is null
            ? Outcomes.Of(opened.Outcome)
            : Outcomes.Same(("answer", given.Bytes("answer"), opened.Answer));
    }

    private static Invitation InvitationOf(VectorCase given) =>
        new(
            new InvitationId(given.Bytes("invitation")),
            given.Bytes("secret"),
            new MemberId(given.Bytes("inviter"))
        );
}
