namespace Reweave.Crypto.Pairing;

/// <summary>
/// The acceptance's hash, shown by the one who accepted and scanned by the inviter in the same room: <c>[1, invitation, check]</c>.
/// When it matches, the acceptance that arrived through the host is the one that was made in this room.
/// </summary>
public sealed record AcceptanceCheck
{
    public required InvitationId Invitation { get; init; }
    public required byte[] Check { get; init; }

    public static AcceptanceCheck Of(InvitationId invitation, ReadOnlySpan<byte> acceptance) =>
        new() { Invitation = invitation, Check = HashOf(acceptance) };

    public bool Matches(InvitationId invitation, ReadOnlySpan<byte> acceptance) =>
        invitation == Invitation
        && CryptographicOperations.FixedTimeEquals(HashOf(acceptance), Check);

    /// <summary><c>https://host/app/#a=…</c></summary>
    public string ToLink(Uri host) =>
        Links.Make(
            host,
            Links.AcceptanceCheck,
            Cbor.Array(Cbor.Suite, Invitation.ToArray(), Check)
        );

    public static ReadOutcome TryReadLink(string? text, out AcceptanceCheck? check)
    {
        check = null;
        if (!Links.TryRead(text, Links.AcceptanceCheck, out var bytes))
        {
            return ReadOutcome.NotCanonical;
        }

        return Cbor.TryRead(
            bytes,
            256,
            reader =>
            {
                reader.StartArray(3);
                reader.OwnSuite();
                var read = new AcceptanceCheck
                {
                    Invitation = new InvitationId(reader.Bytes(16)),
                    Check = reader.Bytes(32),
                };
                reader.EndArray();
                return read;
            },
            out check
        );
    }

    private static byte[] HashOf(ReadOnlySpan<byte> acceptance) =>
        Hashes.Of("reweave/1/acceptance-check"u8, acceptance);
}
