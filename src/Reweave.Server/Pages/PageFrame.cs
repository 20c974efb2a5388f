using Reweave.Content;

namespace Reweave.Server.Pages;

/// <summary>The document around every public page: skip link, name, navigation, languages, the way out.</summary>
internal static class PageFrame
{
    public static Html Around(PublicPage page, Words words) =>
        Html.Of(
            $"""
            <!doctype html>
            <html lang="{words.Language.Tag}" dir="{words.Language.Direction}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>{page.Title(words)}</title>
            {About(page, words)}{Alternates(
                page
            )}<link rel="stylesheet" href="/app/design/base.css">
            <link rel="stylesheet" href="/site.css">
            <link rel="icon" href="/app/icons/icon.svg" type="image/svg+xml">
            </head>
            {(page.StandsAlone ? Alone(page, words) : Framed(page, words))}
            </html>

            """
        );

    // Addresses without a host: the server need not know its own name.
    private static Html About(PublicPage page, Words words) =>
        page.Summary is { } summary
            ? Html.Of(
                $"""
                <meta name="description" content="{summary(words)}">
                <meta property="og:site_name" content="{words.Pages.SiteName}">
                <meta property="og:type" content="{(page.IsArticle ? "article" : "website")}">
                <meta property="og:locale" content="{words.Language.Tag}">
                <meta property="og:title" content="{page.Title(words)}">
                <meta property="og:description" content="{summary(words)}">
                <link rel="canonical" href="{page.PathIn(words.Language)}">
                {Html.When(
                    page == GuidePages.Index || page.IsArticle,
                    () =>
                        Html.Of(
                            $"""
                            <link rel="alternate" type="application/atom+xml" title="{words.Pages.SiteName}" href="{GuideFeed.PathIn(
                                words.Language
                            )}">

                            """
                        )
                )}
                """
            )
            : default;

    private static Html Alternates(PublicPage page) =>
        Html.Each(
            Languages.Present,
            language =>
                Html.Of(
                    $"""
                    <link rel="alternate" hreflang="{language.Tag}" href="{page.PathIn(language)}">

                    """
                )
        );

    private static Html Alone(PublicPage page, Words words) =>
        Html.Of(
            $"""
            <body class="alone">
            <main class="main">
            {page.Body(words)}
            </main>
            </body>
            """
        );

    private static Html Framed(PublicPage page, Words words)
    {
        return Html.Of(
            $"""
            <body>
            <a class="skip" href="#main">{words.Pages.SkipToContent}</a>
            <header class="top">
            <a class="top__name" href="{PublicPage.Home.PathIn(words.Language)}">{words.Pages.SiteName}</a>
            <a class="button button--small" href="{PublicPage.Weather.PathIn(words.Language)}" rel="noreferrer">{words.Pages.LeaveQuickly}</a>
            </header>
            <nav class="nav" aria-label="{words.Pages.Navigation}">
            <ul>
            {Link(PublicPage.Home, words.Pages.Home)}{Link(PublicPage.Help, words.Pages.Help)}{Link(
                PublicPage.FirstDays,
                words.FirstDays.PublicTitle
            )}{Link(
                GuidePages.Index,
                words.Guide.Title
            )}{Link(
                PublicPage.SafeUse,
                words.Pages.SafeUse
            )}</ul>
            <ul class="nav__languages" aria-label="{words.Pages.Language}">
            {Html.Each(Languages.Present, language => LanguageLink(page, language, words.Language))}</ul>
            </nav>
            <main class="main" id="main">
            {page.Body(words)}
            </main>
            <footer class="foot">
            <p>{words.Pages.LeaveQuicklyMore}</p>
            </footer>
            </body>
            """
        );

        Html Link(PublicPage target, string text) =>
            Html.Of(
                $"""
                <li><a href="{target.PathIn(words.Language)}"{Current(
                    target == page
                )}{Html.When(
                    target == page.Under,
                    () => Html.Of($" aria-current=\"true\"")
                )}>{text}</a></li>

                """
            );
    }

    // The same page in the other language, so that nobody has to look for it again.
    private static Html LanguageLink(PublicPage page, Language language, Language present) =>
        Html.Of(
            $"""
            <li><a href="{page.PathIn(language)}" hreflang="{language.Tag}" lang="{language.Tag}" dir="{language.Direction}"{Current(
                language == present
            )}>{language.Endonym}</a></li>

            """
        );

    private static Html Current(bool isCurrent) =>
        Html.When(isCurrent, () => Html.Of($" aria-current=\"page\""));
}
