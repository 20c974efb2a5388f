using System.Diagnostics;
using System.Net.Sockets;

namespace Reweave.Server.Tests.Running;

/// <summary>The server as its own process, as a host runs it.</summary>
public sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly Uri _address;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        _address = address;
    }

    public static async Task<ServerProcess> Start(string folder)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = Command(folder, []);
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Reweave__Registration"] = "open";
        start.Environment["Reweave__RateLimits"] = "off";
        var server = new ServerProcess(Process.Start(start)!, address);
        _ = server._process.StandardOutput.ReadToEndAsync();
        await server.IsUp();
        return server;
    }

    /// <summary>Runs one of the server's commands and gives what it printed.</summary>
    public static Task<string> Run(string folder, params string[] arguments) =>
        Run(folder, 0, arguments);

    public static async Task<string> Run(
        string folder,
        int expectedExitCode,
        params string[] arguments
    )
    {
        using var process = Process.Start(Command(folder, arguments))!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(expectedExitCode, process.ExitCode);
        return output;
    }

    public HttpClient CreateClient() => new() { BaseAddress = _address };

    /// <summary>SIGKILL: nothing of the process gets a word in.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private async Task IsUp()
    {
        using var client = CreateClient();
        for (var tries = 0; tries < 600; tries++)
        {
            Assert.False(_process.HasExited, "The server did not start.");
            try
            {
                using var response = await client.GetAsync("/api/health");
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(25);
        }

        Assert.Fail("The server did not answer.");
    }

    private static ProcessStartInfo Command(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(typeof(Program).Assembly.Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["Reweave__Data"] = folder;
        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
