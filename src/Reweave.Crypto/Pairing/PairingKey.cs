using Reweave.Crypto.Accounts;

namespace Reweave.Crypto.Pairing;

/// <summary>
/// The secret that two members share since their pairing; epoch keys travel under it besides the recipient's key, so that neither a
/// swapped key nor, one day, a broken curve is enough. Each keeps it in the own private space.
/// </summary>
public static class PairingKey
{
    private const string KeptLabel = "reweave/1/pairing-kept";

    /// <summary>From the link's secret and the acceptance exactly as it was sent. Not settled: keep it first.</summary>
    public static async ValueTask<SecretHandle> DeriveAsync(
        IPrimitives primitives,
        Invitation invitation,
        ReadOnlyMemory<byte> acceptance
    )
    {
        using var secret = await primitives.ImportSecretAsync(invitation.Secret);
        return await primitives.DeriveSecretAsync(
            secret,
            SHA256.HashData(acceptance.Span),
            "reweave/1/pairing-psk"u8.ToArray()
        );
    }

    /// <summary>The form that an event of the private space carries.</summary>
    public static ValueTask<byte[]> SealAsync(
        IPrimitives primitives,
        MasterKey master,
        MemberId own,
        MemberId their,
        SecretHandle pairingKey
    ) => primitives.SealSecretAsync(master.Secret, KeptLabel, Binding(own, their), pairingKey);

    /// <summary>Null when it does not open for this pair.</summary>
    public static ValueTask<SecretHandle?> OpenAsync(
        IPrimitives primitives,
        MasterKey master,
        MemberId own,
        MemberId their,
        ReadOnlyMemory<byte> kept
    ) => primitives.OpenSecretAsync(master.Secret, KeptLabel, Binding(own, their), kept);

    private static byte[] Binding(MemberId own, MemberId their) =>
        Cbor.Array(own.ToArray(), their.ToArray());
}
