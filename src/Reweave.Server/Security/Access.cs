namespace Reweave.Server.Security;

/// <summary>
/// Who may use an endpoint; stands in its metadata. An endpoint without one is closed to everybody, and a test walks them all.
/// </summary>
internal enum Access
{
    /// <summary>No session is asked for, and none is looked at.</summary>
    AllowAnyone,

    /// <summary>A session that is not over.</summary>
    NeedsSession,

    /// <summary>
    /// A session of someone who is or was a member of the space in the path. What a former member may still do there, reading up to
    /// the end and erasing their own, the endpoint's rules say.
    /// </summary>
    NeedsSeat,
}

/// <summary>Who is asking, once a session was found.</summary>
internal sealed record Caller
{
    public required long Account { get; init; }
    public required MemberId Member { get; init; }
    public required DeviceId Device { get; init; }
    public required Bytes32 TokenHash { get; init; }

    /// <summary>Unix seconds.</summary>
    public required long Expires { get; init; }
}

/// <summary>Where the caller sits in the space of the path.</summary>
internal sealed record Seat
{
    /// <summary>The row of the space.</summary>
    public required long Space { get; init; }

    /// <summary>Null for who reads to the space's head; otherwise the last head a former member of a care space may see.</summary>
    public Head? ReadsTo { get; init; }
}
