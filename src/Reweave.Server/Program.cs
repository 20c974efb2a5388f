using Reweave.Server;
using Reweave.Server.Operations;
using Reweave.Server.Pages;
using Reweave.Server.Security;

var builder = WebApplication.CreateSlimBuilder(
    new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
);
if (Commands.Run(args, ServerOptions.Read(builder.Configuration), Console.Out) is { } exitCode)
{
    return exitCode;
}

builder.AddListening();
builder.AddQuietLogs();
builder.Services.AddReweave();

var app = builder.Build();
if (!app.OpensItsData())
{
    // The line that says why is written by the time the process ends.
    await app.DisposeAsync();
    return 1;
}

app.UseProxy();
app.UseStrictHeaders();
app.UsePageForFailures();
app.UseProblems();
app.UseAppFiles();
app.UseRouting();
app.UseAccessGate();
app.MapApi();
app.MapGroup("/").WithMetadata(AccessRule.Anyone).MapPages();
app.Announce();
await app.RunAsync();
return 0;

/// <summary>Public for tests that run the server in their own process.</summary>
public partial class Program;
