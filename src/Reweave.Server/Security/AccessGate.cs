using Reweave.Server.Sessions;
using Reweave.Server.Spaces;

namespace Reweave.Server.Security;

/// <summary>
/// The one place that decides whether a request may reach its endpoint. It knows sessions and seats; what may be done with them is
/// said by <see cref="Access"/> alone.
/// </summary>
internal sealed class AccessGate(SessionBook sessions, SeatBook seats, RateLimits limits)
{
    private const string Scheme = "Bearer ";

    /// <summary>Null when the request may go on; <paramref name="http"/> then carries the caller and the seat.</summary>
    public Refusal? Refuse(HttpContext http, Endpoint endpoint)
    {
        var access = endpoint.Metadata.GetMetadata<AccessRule>()?.Access;
        if (access is null)
        {
            return new Refusal(RefusalCodes.NotAllowed);
        }

        if (access == Access.AllowAnyone)
        {
            return null;
        }

        if (FindCaller(http) is not { } caller)
        {
            return new Refusal(RefusalCodes.NotSignedIn);
        }

        if (limits.ForAccount(caller.Account) is { } slowDown)
        {
            return slowDown;
        }

        http.Features.Set(caller);
        return access == Access.NeedsSession ? null : RefuseSeat(http, caller);
    }

    /// <summary>A space that does not exist and one of others are answered alike.</summary>
    private Refusal? RefuseSeat(HttpContext http, Caller caller)
    {
        var text = http.GetRouteValue("space") as string;
        if (
            !SpaceId.TryParse(text, out var space)
            || seats.Find(caller.Account, space) is not { } seat
        )
        {
            return new Refusal(RefusalCodes.NotFound);
        }

        http.Features.Set(seat);
        return null;
    }

    private Caller? FindCaller(HttpContext http)
    {
        if (
            http.Request.Headers.Authorization is not [{ } header]
            || !header.StartsWith(Scheme, StringComparison.Ordinal)
            || !Bytes32.TryParse(header.AsSpan(Scheme.Length), out var token)
        )
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[Bytes32.Length];
        token.CopyTo(bytes);
        return sessions.Find(SessionBook.HashOf(bytes));
    }
}

/// <summary>Carries <see cref="Access"/> in an endpoint's metadata.</summary>
internal sealed record AccessRule(Access Access)
{
    public static readonly AccessRule Anyone = new(Access.AllowAnyone);
}
