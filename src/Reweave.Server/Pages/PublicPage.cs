using Reweave.Content;

namespace Reweave.Server.Pages;

/// <summary>One page that every language has. Slug and title stand in histories, so both stay neutral.</summary>
internal sealed record PublicPage
{
    public string Slug { get; init; } = "";

    /// <summary>For a page whose address has words of its own in every language; ready to stand in a link.</summary>
    public Func<Language, string>? SlugIn { get; init; }

    public required Func<Words, string> Title { get; init; }

    /// <summary>What stands inside the page's one <c>main</c>.</summary>
    public required Func<Words, Html> Body { get; init; }

    /// <summary>Without name, navigation and other languages: the page one leaves to.</summary>
    public bool StandsAlone { get; init; }

    /// <summary>What the preview of a link may say; null for pages that need none.</summary>
    public Func<Words, string>? Summary { get; init; }

    /// <summary>One article of the guide, rather than a page of the site.</summary>
    public bool IsArticle { get; init; }

    /// <summary>The page of the navigation that this one belongs to.</summary>
    public PublicPage? Under { get; init; }

    public string PathIn(Language language) =>
        $"/{language.Tag}/{SlugIn?.Invoke(language) ?? Slug}";

    public static readonly PublicPage Home = new()
    {
        Slug = "",
        Title = words => words.Pages.HomeTitle,
        Body = HomePage.Body,
    };

    public static readonly PublicPage Help = new()
    {
        Slug = "help",
        Title = words => words.Pages.Help,
        Body = HelpPage.Body,
    };

    public static readonly PublicPage FirstDays = new()
    {
        Slug = "first-days",
        Title = words => words.FirstDays.PublicTitle,
        Body = FirstDaysPage.Body,
    };

    public static readonly PublicPage SafeUse = new()
    {
        Slug = "safe-use",
        Title = words => words.Pages.SafeTitle,
        Body = SafeUsePage.Body,
    };

    public static readonly PublicPage Weather = new()
    {
        Slug = "weather",
        Title = words => words.Pages.WeatherTitle,
        Body = WeatherPage.Body,
        StandsAlone = true,
    };

    /// <summary>Those with an address of their own.</summary>
    public static readonly IReadOnlyList<PublicPage> Addressed =
    [
        Home,
        Help,
        FirstDays,
        SafeUse,
        Weather,
    ];

    public static readonly PublicPage NotFound = new()
    {
        Title = words => words.Pages.NotFoundTitle,
        Body = words => ErrorPages.Body(words, words.Pages.NotFoundTitle, words.Pages.NotFound),
    };

    public static readonly PublicPage Failed = new()
    {
        Title = words => words.Pages.FailedTitle,
        Body = words => ErrorPages.Body(words, words.Pages.FailedTitle, words.Pages.Failed),
    };
}
