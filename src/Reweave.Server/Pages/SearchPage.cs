using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Reweave.Content;
using Reweave.Server.Search;
using Reweave.Server.Security;

namespace Reweave.Server.Pages;

/// <summary>
/// Search in the guide, without script. Queries are posted, so that none stands in an address or a history; they are not logged, not
/// kept and not cached.
/// </summary>
internal static class SearchPage
{
    public const string Field = "q";

    /// <summary>More than any question needs, and little enough to read whole.</summary>
    private const int LongestForm = 64 * 1024;

    public static readonly PublicPage Page = new()
    {
        Slug = "search",
        Title = words => words.Guide.Search,
        Body = words => Body(words, "", null),
        Under = GuidePages.Index,
    };

    public static Html Form(Words words, string query) =>
        Html.Of(
            $"""
            <form class="search" method="post" action="{Page.PathIn(words.Language)}" role="search">
            <label for="q">{words.Guide.SearchLabel}</label>
            <div class="search__row"><input id="q" name="{Field}" type="search" value="{query}" dir="auto" maxlength="{SearchText.LongestQuery.ToString()}" autocomplete="off" autocapitalize="none" aria-describedby="q-sees"><button class="button" type="submit">{words.Guide.Search}</button></div>
            <p class="soft small" id="q-sees">{words.Guide.SearchSees}</p>
            </form>

            """
        );

    public static async Task Answer(HttpContext http, Language language)
    {
        var words = PageTexts.Of(language);
        var body = http.RequestServices.GetRequiredService<RateLimits>().ForSearch(http) is null
            ? Found(words, SearchText.Clean(await ReadQuery(http)))
            : Refused(http, words);
        var page = PageFrame.Around(Page with { Body = _ => body }, words).ToString();
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentLanguage = language.Tag;
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(page, Encoding.UTF8);
    }

    private static Html Found(Words words, string query) =>
        Body(
            words,
            query,
            query.Length == 0 ? null : ArticleIndex.Of(words.Language).Search(query)
        );

    private static Html Refused(HttpContext http, Words words)
    {
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return Html.Of(
            $"""
            <h1>{words.Guide.Search}</h1>
            <p role="status">{words.Guide.Slow}</p>
            {Form(words, "")}{GuidePage.Topics(words)}{Urgent(words)}
            """
        );
    }

    // Whatever was or was not found, there is a way on from here.
    private static Html Body(Words words, string query, IReadOnlyList<FoundArticle>? found) =>
        Html.Of(
            $"""
            <h1>{words.Guide.Search}</h1>
            {Form(words, query)}{(found is null ? default : Results(words, found))}{GuidePage.Topics(
                words
            )}{Urgent(words)}
            """
        );

    private static Html Urgent(Words words) =>
        Html.Of(
            $"<p>{words.Guide.Urgent} <a href=\"{PublicPage.Help.PathIn(words.Language)}\">{words.Pages.Help}</a></p>"
        );

    private static Html Results(Words words, IReadOnlyList<FoundArticle> found) =>
        found.Count == 0
            ? Html.Of(
                $"""
                <p role="status"><strong>{words.Guide.FoundNothing}</strong> {words.Guide.FoundNothingMore}</p>

                """
            )
            : Html.Of(
                $"""
                <h2 role="status">{words.Guide.Found(found.Count)}</h2>
                <ul class="articles">
                {Html.Each(found, one => Result(words, one))}</ul>

                """
            );

    private static Html Result(Words words, FoundArticle found) =>
        Html.Of(
            $"""
            <li><a class="articles__title" href="{GuidePages.OfArticle(found.Article.Id).PathIn(
                words.Language
            )}">{found.Article.Title}</a><span class="articles__summary">{Html.Each(
                found.Extract,
                part => part.IsFound ? Html.Of($"<mark>{part.Text}</mark>") : Html.Of($"{part.Text}")
            )}</span><span class="articles__time">{words.Guide.Reading(
                found.Article.Minutes
            )}</span></li>

            """
        );

    /// <summary>Never throws, whatever was posted: what is no form, or too long to be one, asks for nothing.</summary>
    private static async Task<string> ReadQuery(HttpContext http)
    {
        var bytes = new byte[LongestForm];
        var length = await http.Request.Body.ReadAtLeastAsync(
            bytes,
            bytes.Length,
            throwOnEndOfStream: false,
            http.RequestAborted
        );
        if (length == bytes.Length)
            return "";
        var form = new QueryStringEnumerable($"?{Encoding.UTF8.GetString(bytes, 0, length)}");
        foreach (var pair in form)
        {
            if (pair.DecodeName().Span.SequenceEqual(Field))
                return pair.DecodeValue().ToString();
        }

        return "";
    }
}
