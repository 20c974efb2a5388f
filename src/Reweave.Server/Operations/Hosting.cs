namespace Reweave.Server.Operations;

/// <summary>Where the server listens, and what it may write into its log.</summary>
internal static class Hosting
{
    private const string DefaultUrl = "http://localhost:5180";

    public static void AddListening(this WebApplicationBuilder builder)
    {
        // The app's files come from the other project's output unless they were published beside the server.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseKestrelHttpsConfiguration();
        if (
            string.IsNullOrEmpty(builder.Configuration["urls"])
            && !builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any()
        )
        {
            builder.WebHost.UseUrls(builder.Configuration["Reweave:Urls"] ?? DefaultUrl);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Reweave.Protocol.Limits.BatchInBytes + 1;
        });
    }

    /// <summary>
    /// Addresses hold ids, and ids are nobody's business in a log: the framework says nothing about requests, and its scopes, which
    /// carry paths, are not printed.
    /// </summary>
    public static void AddQuietLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.IncludeScopes = false;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.None);
    }
}
