using System.Reflection;
using Reweave.Server.Accounts;
using Reweave.Server.Security;
using Reweave.Server.Storage;

namespace Reweave.Server.Operations;

/// <summary>Whether the server lives, and what it is.</summary>
internal sealed class OperationsEndpoints(Readers readers, RateLimits limits, ServerOptions options)
{
    private static readonly string[] VersionAndCommit = (
        typeof(OperationsEndpoints)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion
        ?? ""
    ).Split('+');

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapApi("GET", "health", Access.AllowAnyone, Health);
        routes.MapApi("GET", "build", Access.AllowAnyone, Build);
    }

    private ValueTask<Reply> Health(ApiRequest request)
    {
        if (limits.ForAddress(request.Http) is { } slowDown)
        {
            return new(slowDown);
        }

        _ = readers.Read(connection => connection.ReadLong("SELECT 1"));
        return new(new Answer(Cbor.Array("fine")));
    }

    private ValueTask<Reply> Build(ApiRequest request)
    {
        if (limits.ForAddress(request.Http) is { } slowDown)
        {
            return new(slowDown);
        }

        var somebodyIsHere = readers.Read(AccountEndpoints.SomebodyIsHere);
        var registration =
            !somebodyIsHere ? "first"
            : options.RegistrationIsOpen ? "open"
            : "invited";
        return new(
            new Answer(
                new BuildAnswer
                {
                    Version = VersionAndCommit[0],
                    Commit = VersionAndCommit.ElementAtOrDefault(1) ?? "",
                    ProtocolVersions = [1],
                    Registration = registration,
                }.Encode()
            )
        );
    }
}
