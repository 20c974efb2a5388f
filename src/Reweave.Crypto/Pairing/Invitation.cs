using System.Buffers;
using System.Buffers.Text;

namespace Reweave.Crypto.Pairing;

/// <summary>
/// What an invitation's link carries in its fragment: <c>[1, invitation, secret, inviter]</c>. Whoever holds it can accept once; the
/// host, who never sees a fragment, can not. It roots the trust of the other: the inviter's keys must hash to <see cref="Inviter"/>.
/// </summary>
public sealed class Invitation
{
    public const int SecretInBytes = 32;

    public Invitation(InvitationId id, byte[] secret, MemberId inviter)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(secret.Length, SecretInBytes);
        Id = id;
        Secret = secret;
        Inviter = inviter;
    }

    public InvitationId Id { get; }
    internal byte[] Secret { get; }
    public MemberId Inviter { get; }

    public static Invitation Generate(MemberId inviter) =>
        new(
            new InvitationId(RandomNumberGenerator.GetBytes(16)),
            RandomNumberGenerator.GetBytes(SecretInBytes),
            inviter
        );

    /// <summary>Holds the secret: to be kept in the inviter's private space, and sent to nobody else.</summary>
    public byte[] Encode() => Cbor.Array(Cbor.Suite, Id.ToArray(), Secret, Inviter.ToArray());

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out Invitation? invitation) =>
        Cbor.TryRead(
            bytes,
            256,
            reader =>
            {
                reader.StartArray(4);
                reader.OwnSuite();
                var read = new Invitation(
                    new InvitationId(reader.Bytes(16)),
                    reader.Bytes(SecretInBytes),
                    new MemberId(reader.Bytes(32))
                );
                reader.EndArray();
                return read;
            },
            out invitation
        );

    /// <summary><c>https://host/app/#i=…</c></summary>
    public string ToLink(Uri host) => Links.Make(host, Links.Invitation, Encode());

    /// <summary>Reads a link, its fragment, or the fragment's value, as it was opened or pasted.</summary>
    public static ReadOutcome TryReadLink(string? text, out Invitation? invitation)
    {
        invitation = null;
        return Links.TryRead(text, Links.Invitation, out var bytes)
            ? TryRead(bytes, out invitation)
            : ReadOutcome.NotCanonical;
    }

    public override string ToString() => "(invitation)";
}

/// <summary>Links whose payload stays in the fragment, which browsers send to no server.</summary>
internal static class Links
{
    public const char Invitation = 'i';
    public const char AcceptanceCheck = 'a';
    private const int PayloadAtMost = 512;

    public static string Make(Uri host, char kind, byte[] payload) =>
        new Uri(host, $"/app/#{kind}={Base64Url.EncodeToString(payload)}").AbsoluteUri;

    public static bool TryRead(string? text, char kind, out byte[] payload)
    {
        payload = [];
        var value = (text ?? "").AsSpan().Trim();
        var marker = value.IndexOf('#');
        value = marker < 0 ? value : value[(marker + 1)..];
        if (value.Length > 1 && value[1] == '=')
        {
            if (value[0] != kind)
            {
                return false;
            }

            value = value[2..];
        }

        if (value.IsEmpty || value.Length > PayloadAtMost)
        {
            return false;
        }

        var buffer = new byte[Base64Url.GetMaxDecodedLength(value.Length)];
        // White space inside is skipped by the decoder, but only one text stands for given bytes: compare.
        if (
            Base64Url.DecodeFromChars(value, buffer, out _, out var written) != OperationStatus.Done
        )
        {
            return false;
        }

        payload = buffer[..written];
        return value.SequenceEqual(Base64Url.EncodeToString(payload));
    }
}
