using System.Text;
using System.Xml.Linq;
using Reweave.Content;
using Reweave.Server.Security;

namespace Reweave.Server.Pages;

/// <summary>The guide's addresses. They have words of their own in every language, so they are looked up rather than listed.</summary>
internal static class GuideRoutes
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapGuide(this IEndpointRouteBuilder routes, PageBook book)
    {
        foreach (var language in Languages.Present)
        {
            Page(
                GuidePages.Index.PathIn(language),
                http => book.Answer(http, GuidePages.Index, language)
            );
            Page(
                $"/{language.Tag}/{GuidePages.Folder}/{{slug}}",
                http => Find(http, GuidePages.FindArticle)
            );
            Page(
                $"/{language.Tag}/{GuidePages.TopicFolder}/{{slug}}",
                http => Find(http, GuidePages.FindTopic)
            );
            Page(
                GuideFeed.PathIn(language),
                http =>
                    Xml(
                        http,
                        GuideFeed.Of(PageTexts.Of(language), HostOf(http)),
                        "application/atom+xml"
                    )
            );
            Page(
                SearchPage.Page.PathIn(language),
                http => book.Answer(http, SearchPage.Page, language)
            );
            routes
                .MapPost(
                    SearchPage.Page.PathIn(language),
                    http => SearchPage.Answer(http, language)
                )
                .WithMetadata(AccessRule.Anyone);

            Task Find(HttpContext http, Func<string, Language, PublicPage?> find)
            {
                var slug = http.GetRouteValue("slug") as string ?? "";
                if (find(slug, language) is not { } page)
                    return book.Answer(
                        http,
                        PublicPage.NotFound,
                        language,
                        StatusCodes.Status404NotFound
                    );
                var path = page.PathIn(language);
                if (Uri.UnescapeDataString(path).EndsWith($"/{slug}", StringComparison.Ordinal))
                    return book.Answer(http, page, language);
                http.Response.Headers.CacheControl = "no-cache";
                http.Response.Redirect(path);
                return Task.CompletedTask;
            }
        }

        Page(SiteMap.Path, http => Xml(http, SiteMap.Of(HostOf(http)), "application/xml"));
        Page(
            "/robots.txt",
            http =>
                http.Response.WriteAsync(
                    $"User-agent: *\nDisallow: /api/\nDisallow: /app/\nSitemap: {HostOf(http)}{SiteMap.Path}\n"
                )
        );

        void Page(string path, RequestDelegate answer) =>
            routes.MapMethods(path, Reading, answer).WithMetadata(AccessRule.Anyone);
    }

    private static string HostOf(HttpContext http) =>
        $"{http.Request.Scheme}://{http.Request.Host}";

    private static Task Xml(HttpContext http, XElement root, string type)
    {
        http.Response.ContentType = $"{type}; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache";
        return http.Response.WriteAsync(
            $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{root}",
            Encoding.UTF8
        );
    }
}
