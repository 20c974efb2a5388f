namespace Reweave.Protocol.Requests;

public enum InvitationPurpose
{
    /// <summary>To become the other member of a couple space; also opens registration to whoever holds it.</summary>
    Couple = 1,

    /// <summary>To make an account only.</summary>
    Account = 2,
}

public enum InvitationState
{
    Open = 1,
    Accepted = 2,
    Completed = 3,
    Expired = 4,
    Withdrawn = 5,
}

/// <summary><c>[invitation, purpose]</c></summary>
public sealed record InviteRequest(InvitationId Invitation, InvitationPurpose Purpose)
{
    public byte[] Encode() => Cbor.Array(Invitation.ToArray(), (int)Purpose);

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out InviteRequest? request) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(2);
                var invitation = new InvitationId(reader.Bytes(16));
                var purpose = reader.Number(255);
                reader.EndArray();
                return purpose is (int)InvitationPurpose.Couple or (int)InvitationPurpose.Account
                    ? new InviteRequest(invitation, (InvitationPurpose)purpose)
                    : throw new WireException(ReadOutcome.WrongShape);
            },
            out request
        );
}

/// <summary><c>[expires]</c></summary>
public sealed record InviteAnswer(long Expires)
{
    public byte[] Encode() => Cbor.Array(Expires);

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out InviteAnswer? answer) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(1);
                var read = new InviteAnswer(reader.LongNumber());
                reader.EndArray();
                return read;
            },
            out answer
        );
}

/// <summary><c>[invitation]</c>: to look at it, or to withdraw it.</summary>
public sealed record InvitationRequest(InvitationId Invitation)
{
    public byte[] Encode() => Cbor.Array(Invitation.ToArray());

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out InvitationRequest? request) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(1);
                var read = new InvitationRequest(new InvitationId(reader.Bytes(16)));
                reader.EndArray();
                return read;
            },
            out request
        );
}

/// <summary>
/// <c>[purpose, state, inviter's signing pub, inviter's encryption pub, expires]</c>. The keys are the host's word until they hash
/// to the inviter in the link.
/// </summary>
public sealed record InvitationLook
{
    public required InvitationPurpose Purpose { get; init; }
    public required InvitationState State { get; init; }
    public required byte[] InviterSigning { get; init; }
    public required byte[] InviterEncryption { get; init; }
    public required long Expires { get; init; }

    public byte[] Encode() =>
        Cbor.Array((int)Purpose, (int)State, InviterSigning, InviterEncryption, Expires);

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out InvitationLook? look) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(5);
                var read = new InvitationLook
                {
                    Purpose = (InvitationPurpose)reader.Number(255),
                    State = (InvitationState)reader.Number(255),
                    InviterSigning = reader.Bytes(65),
                    InviterEncryption = reader.Bytes(65),
                    Expires = reader.LongNumber(),
                };
                reader.EndArray();
                return read;
            },
            out look
        );
}

/// <summary><c>[invitation, acceptance]</c>, the acceptance as its author encoded it.</summary>
public sealed record AcceptRequest(InvitationId Invitation, byte[] Acceptance)
{
    public byte[] Encode() => Cbor.Array(Invitation.ToArray(), Acceptance);

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out AcceptRequest? request) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(2);
                var read = new AcceptRequest(
                    new InvitationId(reader.Bytes(16)),
                    reader.BytesUpTo(Limits.AcceptanceInBytes)
                );
                reader.EndArray();
                return read;
            },
            out request
        );
}

/// <summary>One row of <c>[[invitation, purpose, state, acceptance or empty, expires], …]</c>.</summary>
public sealed record InvitationRow
{
    public required InvitationId Invitation { get; init; }
    public required InvitationPurpose Purpose { get; init; }
    public required InvitationState State { get; init; }

    /// <summary>Null until accepted.</summary>
    public byte[]? Acceptance { get; init; }
    public required long Expires { get; init; }
}

/// <summary>An account's own invitations, not older than seven days.</summary>
public sealed record InvitationsAnswer(IReadOnlyList<InvitationRow> Invitations)
{
    private const int InvitationsAtMost = 1024;

    public byte[] Encode() =>
        Cbor.Write(writer =>
        {
            writer.WriteStartArray(Invitations.Count);
            foreach (var row in Invitations)
            {
                writer.WriteStartArray(5);
                writer.WriteByteString(row.Invitation.ToArray());
                writer.WriteUInt64((ulong)row.Purpose);
                writer.WriteUInt64((ulong)row.State);
                writer.WriteByteString(row.Acceptance ?? []);
                writer.WriteUInt64((ulong)row.Expires);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        });

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out InvitationsAnswer? answer) =>
        Cbor.TryRead(
            bytes,
            Limits.PageInBytes,
            reader =>
            {
                var rows = new InvitationRow[reader.StartList(InvitationsAtMost)];
                for (var i = 0; i < rows.Length; i++)
                {
                    reader.StartArray(5);
                    var invitation = new InvitationId(reader.Bytes(16));
                    var purpose = (InvitationPurpose)reader.Number(255);
                    var state = (InvitationState)reader.Number(255);
                    var acceptance = reader.BytesUpTo(Limits.AcceptanceInBytes);
                    rows[i] = new InvitationRow
                    {
                        Invitation = invitation,
                        Purpose = purpose,
                        State = state,
                        Acceptance = acceptance.Length == 0 ? null : acceptance,
                        Expires = reader.LongNumber(),
                    };
                    reader.EndArray();
                }

                reader.EndArray();
                return new InvitationsAnswer(rows);
            },
            out answer
        );
}
