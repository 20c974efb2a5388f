namespace Reweave.Protocol.Requests;

/// <summary>
/// One record of the wake-up stream: <c>space ‖ position (8 bytes, big-endian)</c>, 40 bytes. It says that there is something,
/// never what.
/// </summary>
public readonly record struct Wake(SpaceId Space, Position Position)
{
    public const int LengthInBytes = 40;

    /// <summary>All zero: the line is alive.</summary>
    public static readonly Wake Heartbeat;

    /// <summary>Something about the account changed: invitations, spaces, unlockers.</summary>
    public static readonly Wake AccountChanged = new(default, new Position(1));

    public bool IsHeartbeat => this == Heartbeat;

    public bool IsAccountChanged => this == AccountChanged;

    public void CopyTo(Span<byte> destination)
    {
        Space.Value.CopyTo(destination);
        BinaryPrimitives.WriteInt64BigEndian(destination[32..], Position.Value);
    }

    /// <summary>Reads exactly <see cref="LengthInBytes"/> bytes.</summary>
    public static Wake Read(ReadOnlySpan<byte> record) =>
        new(
            new SpaceId(record[..32]),
            new Position(BinaryPrimitives.ReadInt64BigEndian(record[32..LengthInBytes]))
        );
}
