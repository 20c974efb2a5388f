using Reweave.Content;
using Reweave.Server.Security;

namespace Reweave.Server.Pages;

/// <summary>The public pages: plain HTML that needs no account and no script.</summary>
internal static class PageRoutes
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var book = routes.ServiceProvider.GetRequiredService<PageBook>();
        var anyone = new AccessRule(Access.AllowAnyone);

        routes
            .MapMethods(
                "/",
                Reading,
                http =>
                {
                    http.Response.Headers.Vary = "Accept-Language";
                    http.Response.Headers.CacheControl = "no-cache";
                    http.Response.Redirect(PublicPage.Home.PathIn(AskedFor(http)));
                    return Task.CompletedTask;
                }
            )
            .WithMetadata(anyone);

        foreach (var language in Languages.Present)
        foreach (var page in PublicPage.Addressed)
            routes
                .MapMethods(
                    page.PathIn(language),
                    Reading,
                    http => book.Answer(http, page, language)
                )
                .WithMetadata(anyone);

        routes.MapGuide(book);

        // Whatever else is asked for, except for the app's own addresses, which have their own page.
        routes
            .MapFallback(
                "{*path}",
                http =>
                    book.Answer(
                        http,
                        PublicPage.NotFound,
                        AskedFor(http),
                        StatusCodes.Status404NotFound
                    )
            )
            .WithMetadata(anyone);
    }

    /// <summary>A person whose page failed sees a page and not an empty window; programs keep their bare status.</summary>
    public static IApplicationBuilder UsePageForFailures(this IApplicationBuilder app)
    {
        var book = app.ApplicationServices.GetRequiredService<PageBook>();
        return app.Use(
            async (http, next) =>
            {
                await next(http);
                if (
                    http.Response
                        is {
                            HasStarted: false,
                            StatusCode: StatusCodes.Status500InternalServerError,
                            ContentLength: null
                        }
                    && http.Request.Headers.Accept.ToString()
                        .Contains("text/html", StringComparison.Ordinal)
                )
                {
                    await book.Answer(
                        http,
                        PublicPage.Failed,
                        AskedFor(http),
                        StatusCodes.Status500InternalServerError
                    );
                }
            }
        );
    }

    // The language of the address comes first: somebody chose it.
    private static Language AskedFor(HttpContext http)
    {
        var first = http.Request.Path.Value?.Split('/', 3).ElementAtOrDefault(1);
        return Languages.Find(first)
            ?? Languages.Choose(http.Request.Headers.AcceptLanguage.ToString());
    }
}
