namespace Reweave.Vectors;

/// <summary>Someone in the vectors, with one device.</summary>
public sealed class Actor
{
    public required MasterKey Master { get; init; }
    public required Keyset Keyset { get; init; }
    public required Identity Identity { get; init; }
    public required KeyPairHandle Device { get; init; }

    public MemberId Id => Identity.Member;

    /// <summary>The same person with another device in hand.</summary>
    public Actor On(KeyPairHandle device) =>
        new()
        {
            Master = Master,
            Keyset = Keyset,
            Identity = Identity,
            Device = device,
        };

    public byte[] MasterBytes => SeededPrimitives.BytesOf(Master.Secret);
}

/// <summary>
/// Ada and Ben are a couple, Ada invited; Cleo is a counsellor; Dan is nobody's. The same people in every file.
/// </summary>
public sealed class Cast
{
    public required SeededPrimitives Primitives { get; init; }
    public required Actor Ada { get; init; }
    public required Actor Ben { get; init; }
    public required Actor Cleo { get; init; }
    public required Actor Dan { get; init; }
    public required Invitation Invitation { get; init; }
    public required Acceptance Acceptance { get; init; }
    public required SecretHandle PairingKey { get; init; }

    /// <summary>Stands in for the pairings with Cleo.</summary>
    public required SecretHandle OtherPairingKey { get; init; }

    public static async Task<Cast> MakeAsync(string file)
    {
        // The people are the same everywhere; what they do in one file does not change another.
        var primitives = new SeededPrimitives(new Chance("cast"));
        var ada = await ActorAsync(primitives);
        var ben = await ActorAsync(primitives);
        var cleo = await ActorAsync(primitives);
        var dan = await ActorAsync(primitives);
        var invitation = new Invitation(
            new InvitationId(primitives.Chance.Bytes(16)),
            primitives.Chance.Bytes(32),
            ada.Id
        );
        var acceptance = await Acceptance.CreateAsync(
            primitives,
            invitation,
            ben.Identity,
            primitives.Chance.Bytes(16)
        );
        return new Cast
        {
            Primitives = primitives.Restarted(new Chance(file)),
            Ada = ada,
            Ben = ben,
            Cleo = cleo,
            Dan = dan,
            Invitation = invitation,
            Acceptance = acceptance,
            PairingKey = await Crypto.Pairing.PairingKey.DeriveAsync(
                primitives,
                invitation,
                acceptance.Encode()
            ),
            OtherPairingKey = await primitives.GenerateSecretAsync(),
        };
    }

    private static async Task<Actor> ActorAsync(SeededPrimitives primitives)
    {
        var master = await MasterKey.GenerateAsync(primitives);
        var (keyset, identity) = await Keyset.CreateAsync(primitives, master);
        return new Actor
        {
            Master = master,
            Keyset = keyset,
            Identity = identity,
            Device = await primitives.GenerateKeyPairAsync(KeyUse.Signing),
        };
    }
}
