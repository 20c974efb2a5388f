using Reweave.Client.Connection;
using Reweave.Client.Ports;

namespace Reweave.Client;

/// <summary>Leaves a piece of work early with the refusal that its caller hands on; caught at the border of the facade.</summary>
internal sealed class RefusedException(Refusal refusal) : Exception(refusal.GetType().Name)
{
    public Refusal Refusal { get; } = refusal;
}

/// <summary>Where failures that a person can act on become refusals; everything else is a bug and stays an exception.</summary>
internal static class Refusals
{
    public static Refusal? Of(Exception failure) =>
        failure switch
        {
            RefusedException refused => refused.Refusal,
            RefusedByServerException refused => refused.ToRefusal(),
            UnreachableException => new Refusal.ServerUnreachable(),
            StoreFullException => new Refusal.StoreFull(),
            _ => null,
        };

    public static async Task<Refusal?> CatchAsync(Func<Task<Refusal?>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception failure) when (Of(failure) is { } refusal)
        {
            return refusal;
        }
    }
}
