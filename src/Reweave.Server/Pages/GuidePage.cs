using Reweave.Content;
using Reweave.Content.Guide;

namespace Reweave.Server.Pages;

/// <summary>The guide by topic, and one topic of it. An article stands under its first topic here and under all on their pages.</summary>
internal static class GuidePage
{
    public static Html Body(Words words) =>
        Html.Of(
            $"""
            <h1>{words.Guide.Title}</h1>
            <p class="lead">{words.Guide.Lead}</p>
            {SearchPage.Form(words, "")}{Topics(words)}{Html.Each(
                GuideTopics.All,
                topic => Section(topic, words)
            )}
            """
        );

    public static Html Topic(Words words, string topic) =>
        Html.Of(
            $"""
            <h1>{words.Guide.Topic(topic)}</h1>
            {List(GuideTexts.Under(topic, words.Language), words)}{SearchPage.Form(words, "")}{Topics(
                words
            )}<p><a href="{GuidePages.Index.PathIn(words.Language)}">{words.Guide.All}</a></p>
            """
        );

    public static Html Topics(Words words) =>
        Html.Of(
            $"""
            <nav class="topics" aria-label="{words.Guide.Topics}">
            {Topics(GuideTopics.All, words)}</nav>

            """
        );

    /// <summary>Links to the pages of these topics.</summary>
    public static Html Topics(IEnumerable<string> topics, Words words) =>
        Html.Of(
            $"""
            <ul class="chips">{Html.Each(
                topics,
                topic =>
                    Html.Of(
                        $"<li><a href=\"{GuidePages.OfTopic(topic).PathIn(words.Language)}\">{words.Guide.Topic(topic)}</a></li>"
                    )
            )}</ul>

            """
        );

    /// <summary>Some articles with their summaries.</summary>
    public static Html List(IEnumerable<Article> articles, Words words) =>
        Html.Of(
            $"""
            <ul class="articles">
            {Html.Each(articles, article => Item(article, words))}</ul>

            """
        );

    /// <summary>On another page: the articles that go on from there.</summary>
    public static Html ReadOn(Words words, params ReadOnlySpan<string> ids)
    {
        var links = new List<Html>();
        foreach (var id in ids)
            links.Add(
                Html.Of(
                    $"<li><a href=\"{GuidePages.OfArticle(id).PathIn(words.Language)}\">{GuideTexts.Of(words.Language).Find(id)!.Title}</a></li>\n"
                )
            );
        return Html.Of(
            $"""
            <section aria-labelledby="read-on">
            <h2 id="read-on">{words.Guide.FromHome}</h2>
            <ul class="links">
            {Html.Join(links)}<li><a href="{GuidePages.Index.PathIn(
                words.Language
            )}">{words.Guide.All}</a></li>
            </ul>
            </section>
            """
        );
    }

    private static Html Section(string topic, Words words)
    {
        var articles = GuideTexts
            .Under(topic, words.Language)
            .Where(article => article.Topics[0] == topic)
            .ToList();
        return Html.When(
            articles.Count > 0,
            () =>
                Html.Of(
                    $"""
                    <section aria-labelledby="{topic}">
                    <h2 id="{topic}">{words.Guide.Topic(topic)}</h2>
                    {List(articles, words)}</section>

                    """
                )
        );
    }

    private static Html Item(Article article, Words words) =>
        Html.Of(
            $"""
            <li><a class="articles__title" href="{GuidePages.OfArticle(article.Id).PathIn(
                words.Language
            )}">{article.Title}</a><span class="articles__summary">{article.Summary}</span><span class="articles__time">{words.Guide.Reading(
                article.Minutes
            )}</span></li>

            """
        );
}
