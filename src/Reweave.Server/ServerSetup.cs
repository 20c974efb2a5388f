using Microsoft.AspNetCore.HttpOverrides;
using Reweave.Server.Accounts;
using Reweave.Server.Attachments;
using Reweave.Server.Invitations;
using Reweave.Server.Operations;
using Reweave.Server.Pages;
using Reweave.Server.Security;
using Reweave.Server.Sessions;
using Reweave.Server.Spaces;
using Reweave.Server.Storage;
using Reweave.Server.WakeUps;

namespace Reweave.Server;

/// <summary>What the server is made of, and what it serves.</summary>
internal static class ServerSetup
{
    private const string AppPage = "/app/index.html";

    public static void AddReweave(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
            ServerOptions.Read(provider.GetRequiredService<IConfiguration>())
        );
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<DatabaseFile>();
        services.AddSingleton<Writer>();
        services.AddSingleton<Readers>();
        services.AddSingleton<SessionBook>();
        services.AddSingleton<ChallengeBook>();
        services.AddSingleton<SeatBook>();
        services.AddSingleton<SpaceStore>();
        services.AddSingleton<RateLimits>();
        services.AddSingleton<AccessGate>();
        services.AddSingleton<WakeHub>();
        services.AddSingleton<AccountEndpoints>();
        services.AddSingleton<AccountDeletion>();
        services.AddSingleton<SessionEndpoints>();
        services.AddSingleton<InvitationEndpoints>();
        services.AddSingleton<SpaceEndpoints>();
        services.AddSingleton<UploadRoom>();
        services.AddSingleton<AttachmentEndpoints>();
        services.AddSingleton<WakeEndpoints>();
        services.AddSingleton<OperationsEndpoints>();
        services.AddSingleton<PageBook>();
        // Stops last of ours, after the web server has answered everyone.
        services.AddHostedService(provider => provider.GetRequiredService<Writer>());
        services.AddHostedService<Upkeep>();
        services.AddHostedService<QuietMemory>();
    }

    /// <summary>False, with a line that says why, when the data cannot be opened or another server has them.</summary>
    public static bool OpensItsData(this WebApplication app)
    {
        var folder = Path.GetFullPath(app.Services.GetRequiredService<ServerOptions>().DataFolder);
        try
        {
            _ = app.Services.GetRequiredService<Writer>();
            return true;
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException or InvalidOperationException
            )
        {
            app.Services.GetRequiredService<ILoggerFactory>()
                .CreateLogger("Reweave")
                .LogCritical(
                    "The data in {Folder} cannot be used: {Reason}",
                    folder,
                    failure.Message
                );
            return false;
        }
    }

    /// <summary>Every route of the interface described in docs/protocol/flows.md.</summary>
    public static void MapApi(this WebApplication app)
    {
        var services = app.Services;
        services.GetRequiredService<OperationsEndpoints>().Map(app);
        services.GetRequiredService<AccountEndpoints>().Map(app);
        services.GetRequiredService<AccountDeletion>().Map(app);
        services.GetRequiredService<SessionEndpoints>().Map(app);
        services.GetRequiredService<InvitationEndpoints>().Map(app);
        services.GetRequiredService<SpaceEndpoints>().Map(app);
        services.GetRequiredService<AttachmentEndpoints>().Map(app);
        services.GetRequiredService<WakeEndpoints>().Map(app);
        app.MapNothingElse();
    }

    /// <summary>
    /// The app's files, and its one page for every address inside it. The page names the files of its own version, so it is asked for
    /// anew each time.
    /// </summary>
    public static void UseAppFiles(this WebApplication app)
    {
        var manifest = Path.Combine(
            AppContext.BaseDirectory,
            $"{app.Environment.ApplicationName}.staticwebassets.endpoints.json"
        );
        var files = new AppFiles(manifest, app.Environment.WebRootFileProvider);
        app.Use(
            (http, next) =>
            {
                if (
                    !HttpMethods.IsGet(http.Request.Method)
                    && !HttpMethods.IsHead(http.Request.Method)
                )
                {
                    return next(http);
                }

                if (
                    http.Request.Path.StartsWithSegments("/app", out var inside)
                    && !Path.HasExtension(inside.Value)
                )
                {
                    http.Request.Path = AppPage;
                }

                return files.Answer(http) ?? next(http);
            }
        );
    }

    public static void UseProxy(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<ServerOptions>().BehindProxy)
        {
            return;
        }

        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
        };
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        app.UseForwardedHeaders(forwarded);
    }

    /// <summary>Says where it listens and where the data are, and lets every stream go when it stops.</summary>
    public static void Announce(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Reweave");
        var folder = app.Services.GetRequiredService<DatabaseFile>().Folder;
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var url in app.Urls)
            {
                log.LogInformation(
                    "Reweave listens on {Address}; the data are in {Folder}",
                    url,
                    folder
                );
            }
        });
        app.Lifetime.ApplicationStopping.Register(
            app.Services.GetRequiredService<WakeHub>().EndAll
        );
    }
}
