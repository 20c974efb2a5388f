using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Reweave.Browser.Tests.Hosting;

/// <summary>
/// Sees everything a person's browser complains about or asks for: console errors, uncaught exceptions, violations
/// of the content security policy and of Trusted Types, requests to any other host. A story with one complaint that
/// it did not announce has failed, whatever its assertions say.
/// </summary>
internal sealed class Witness
{
    private readonly ConcurrentQueue<string> _record = new();
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly ConcurrentQueue<string> _announced = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly Uri _home;

    private Witness(Uri home) => _home = home;

    /// <summary>Console, exceptions and requests in their order, for the record of a failure.</summary>
    public IEnumerable<string> Record => _record;

    /// <summary>Every address asked for, with its method.</summary>
    public IEnumerable<string> Requests => _requests;

    public IEnumerable<string> Faults =>
        _faults.Where(fault =>
            !_announced.Any(part => fault.Contains(part, StringComparison.Ordinal))
        );

    public static async Task<Witness> OfAsync(IBrowserContext context, Uri home)
    {
        var witness = new Witness(home);
        // The policy's own event says what was refused and where; the console would only say that something was.
        await context.AddInitScriptAsync(
            """
            addEventListener('securitypolicyviolation', e =>
              console.error(`policy violation: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber} ${e.sample}`));
            """
        );
        context.Console += (_, message) => witness.Hear(message);
        context.WebError += (_, error) => witness.Fault($"exception: {error.Error}");
        context.Request += (_, request) => witness.See(request);
        return witness;
    }

    /// <summary>A refusal that belongs to the story, e.g. the 401 of a wrong passphrase.</summary>
    public void Announce(string partOfTheComplaint) => _announced.Enqueue(partOfTheComplaint);

    /// <summary>For the harness's own tests, where the complaint is the point.</summary>
    public void AnnounceEverything() => Announce("");

    private void Hear(IConsoleMessage message)
    {
        if (message.Type is "error" or "warning")
        {
            Fault($"{message.Type}: {message.Text} ({message.Location})");
        }
        else
        {
            _record.Enqueue($"{message.Type}: {message.Text}");
        }
    }

    private void See(IRequest request)
    {
        var line = $"{request.Method} {request.Url}";
        _record.Enqueue(line);
        _requests.Enqueue(line);
        var address = new Uri(request.Url);
        if (address.Scheme is not ("blob" or "data") && address.Authority != _home.Authority)
        {
            Fault($"request to another host: {line}");
        }
    }

    private void Fault(string what)
    {
        _record.Enqueue(what);
        _faults.Enqueue(what);
    }
}
