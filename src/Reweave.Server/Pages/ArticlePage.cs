using Reweave.Content;
using Reweave.Content.Guide;

namespace Reweave.Server.Pages;

/// <summary>One article: what it says, how well that is known, what may be tried, where to read on.</summary>
internal static class ArticlePage
{
    public static Html Body(Words words, Article article)
    {
        var text = words.Guide;
        return Html.Of(
            $"""
            <article class="article">
            <h1>{article.Title}</h1>
            <p class="lead">{article.Summary}</p>
            <p class="soft small">{text.Reading(article.Minutes)}</p>
            {Blocks(article.Blocks, words)}<section class="card" aria-labelledby="try">
            <h2 id="try">{text.Try}</h2>
            <p><a href="{PracticePath(article.Try.Id)}">{article.Try.Title}</a></p>
            <p>{article.Try.Purpose}</p>
            <p class="soft small">{text.TryTime(article.Try.Minutes)}</p>
            </section>
            <section aria-labelledby="evidence">
            <h2 id="evidence">{text.Evidence}</h2>
            <ul class="plain notes">{Html.Each(article.Evidence, note => Note(note, words))}</ul>
            </section>
            </article>
            <nav class="after" aria-labelledby="next">
            <h2 id="next">{text.Next}</h2>
            {GuidePage.List(article.Next.Select(id => GuideTexts.Of(words.Language).Find(id)!), words)}<h2 id="topics">{text.Topics}</h2>
            {GuidePage.Topics(article.Topics, words)}<p><a href="{GuidePages.Index.PathIn(
                words.Language
            )}">{text.All}</a> · <a href="{SearchPage.Page.PathIn(words.Language)}">{text.Search}</a></p>
            </nav>
            """
        );
    }

    // Points that follow each other are one list.
    private static Html Blocks(IReadOnlyList<ArticleBlock> blocks, Words words)
    {
        return Html.Join(
            blocks.Select(
                (block, at) =>
                    block.Kind switch
                    {
                        ArticleBlockKind.Heading => Html.Of($"<h2>{Spans(block)}</h2>\n"),
                        ArticleBlockKind.Point => Html.Of(
                            $"{Html.When(!IsPoint(at - 1), () => Html.Of($"<ul>\n"))}<li>{Spans(block)}</li>\n{Html.When(!IsPoint(at + 1), () => Html.Of($"</ul>\n"))}"
                        ),
                        _ => Html.Of($"<p>{Spans(block)}</p>\n"),
                    }
            )
        );

        bool IsPoint(int at) =>
            at >= 0 && at < blocks.Count && blocks[at].Kind == ArticleBlockKind.Point;

        Html Spans(ArticleBlock block) => Html.Each(block.Spans, span => Span(span, words));
    }

    private static Html Span(ArticleSpan span, Words words)
    {
        return span.Kind switch
        {
            ArticleSpanKind.Plain => Html.Of($"{span.Text}"),
            ArticleSpanKind.Strong => Html.Of($"<strong>{span.Text}</strong>"),
            ArticleSpanKind.Guide => Link(GuidePages.OfArticle(span.Target).PathIn(words.Language)),
            ArticleSpanKind.Practice => Link(PracticePath(span.Target)),
            _ => Link(
                PublicPage.Addressed.First(page => page.Slug == span.Target).PathIn(words.Language)
            ),
        };

        Html Link(string path) => Html.Of($"<a href=\"{path}\">{span.Text}</a>");
    }

    private static string PracticePath(string id) => $"/app/practices/{id}";

    private static Html Note(ArticleNote note, Words words) =>
        Html.Of(
            $"""
            <li><strong>{words.Practices.EvidenceLabel(note.Label.ToString())}.</strong> {note.Text}{Html.When(
                note.Source.Length > 0,
                () => Html.Of($" <span class=\"soft\">{words.Guide.Source(note.Source)}</span>")
            )}</li>

            """
        );
}
