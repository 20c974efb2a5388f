using Reweave.Crypto.Accounts;

namespace Reweave.Crypto.Spaces;

/// <summary>A new space ready for the server: its frames in order, and the key of its first epoch, to be used once they are acknowledged.</summary>
public sealed record Founded(SpaceId Space, IReadOnlyList<Frame> Frames, EpochKey Epoch, Head Head);

/// <summary>The first entries of a space, in the order that flows.md gives.</summary>
public static class Founding
{
    /// <summary>Genesis, device certified, epoch 1.</summary>
    public static async ValueTask<Founded> PrivateAsync(
        IPrimitives primitives,
        Identity identity,
        MasterKey master,
        KeyPairHandle device
    )
    {
        var (genesis, signer) = await ControlSigner.BeginAsync(identity, SpaceKind.Private);
        var certified = await signer.CertifyDeviceAsync(primitives, device);
        return await WithEpochAsync(primitives, identity, master, signer, [genesis, certified], []);
    }

    /// <summary>Genesis, device certified, member added, epoch 1: by the inviter, after the acceptance was verified.</summary>
    public static async ValueTask<Founded> CoupleAsync(
        IPrimitives primitives,
        Identity identity,
        MasterKey master,
        KeyPairHandle device,
        Pairing.Acceptance acceptance,
        SecretHandle pairingKey
    )
    {
        var (genesis, signer) = await ControlSigner.BeginAsync(
            identity,
            SpaceKind.Couple,
            acceptance.Invitation
        );
        var certified = await signer.CertifyDeviceAsync(primitives, device);
        var added = await signer.AddMemberAsync(
            acceptance.Keys,
            MemberRole.Partner,
            acceptance.Encode()
        );
        return await WithEpochAsync(
            primitives,
            identity,
            master,
            signer,
            [genesis, certified, added],
            [new EpochRecipient(acceptance.Member, acceptance.Keys, pairingKey)]
        );
    }

    private static async ValueTask<Founded> WithEpochAsync(
        IPrimitives primitives,
        Identity identity,
        MasterKey master,
        ControlSigner signer,
        Frame[] frames,
        EpochRecipient[] others
    )
    {
        var made = await EpochKey.CreateAsync(
            primitives,
            signer.Space,
            1,
            identity.Member,
            master,
            others
        );
        var epoch = await signer.StartEpochAsync(made);
        return new Founded(signer.Space, [.. frames, epoch], made.Key, signer.At);
    }
}
