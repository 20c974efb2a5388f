using Reweave.Client.Connection;

namespace Reweave.Client.Engines;

/// <summary>The line on which the server says that something is new: a space and a position, nothing else.</summary>
internal sealed partial class Engine
{
    private async Task ListenAsync(CancellationToken stop)
    {
        try
        {
            var token = await WithTokenAsync(Task.FromResult, stop);
            var isOpen = false;
            await foreach (var wake in _server.WakesAsync(token, stop))
            {
                if (!isOpen)
                {
                    // The line stands from now on; what changed between the last round and this moment was told to nobody.
                    isOpen = true;
                    Wake(everything: true);
                }

                if (wake.IsHeartbeat)
                {
                    continue;
                }

                if (wake.IsAccountChanged)
                {
                    AskAboutUnlockerAgain();
                }

                var isKnown = !wake.IsAccountChanged && _spaces.ContainsKey(wake.Space);
                if (isKnown && _spaces[wake.Space].Verifier.Head.Position >= wake.Position)
                {
                    // An own entry, seen already.
                    continue;
                }

                if (isKnown)
                {
                    _woken.Add(wake.Space);
                }

                Wake(everything: !isKnown);
            }
        }
        catch (Exception failure)
            when (failure
                    is UnreachableException
                        or RefusedByServerException
                        or OperationCanceledException
            )
        {
            // The next round opens it again.
        }

        if (!stop.IsCancellationRequested)
        {
            await Task.Delay(TabTick * (0.5 + _ports.Chance.Next()), _ports.Time, stop)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Wake(everything: true);
        }
    }
}
