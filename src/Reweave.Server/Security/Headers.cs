namespace Reweave.Server.Security;

/// <summary>
/// What every response says to the browser, whatever made it. Nothing from elsewhere is ever loaded, nothing is framed, and script
/// comes from files only.
/// </summary>
internal static class Headers
{
    private const string Policy =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; "
        + "connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
        + "base-uri 'self'; frame-ancestors 'none'";

    private const string TrustedTypes =
        "; require-trusted-types-for 'script'; trusted-types default";

    /// <summary>A service worker has no document and no default policy, so its importScripts cannot go through one.</summary>
    private const string ServiceWorkerPath = "/app/service-worker.js";

    /// <summary>
    /// Assemblies are never a document, a worker or a style: a policy for those means nothing on them, and over fifty files it would
    /// be a fiftieth of all that the app's first load transfers.
    /// </summary>
    private const string WebAssembly = "application/wasm";

    private const string Permissions =
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(self), display-capture=(), "
        + "encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), identity-credentials-get=(), "
        + "idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), otp-credentials=(), payment=(), "
        + "picture-in-picture=(), publickey-credentials-create=(), publickey-credentials-get=(), screen-wake-lock=(self), "
        + "serial=(), storage-access=(), usb=(), window-management=(), xr-spatial-tracking=()";

    public static IApplicationBuilder UseStrictHeaders(this IApplicationBuilder app) =>
        app.Use(
            static (http, next) =>
            {
                // At the last moment, so that neither static files nor an error page can be without them.
                http.Response.OnStarting(static state => Set((HttpContext)state), http);
                return next(http);
            }
        );

    private static Task Set(HttpContext http)
    {
        var path = http.Request.Path;
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (http.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        if (headers.ContentType == WebAssembly)
        {
            return Task.CompletedTask;
        }

        var isServiceWorker = path.Equals(ServiceWorkerPath, StringComparison.Ordinal);
        headers.ContentSecurityPolicy = isServiceWorker ? Policy : Policy + TrustedTypes;
        if (isServiceWorker)
        {
            // It also keeps the public help pages, which stand outside its own folder.
            headers["Service-Worker-Allowed"] = "/";
        }

        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        if (path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
