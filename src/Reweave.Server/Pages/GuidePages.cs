using Reweave.Content;
using Reweave.Content.Guide;

namespace Reweave.Server.Pages;

/// <summary>The guide's pages and their addresses: the list of everything, one page a topic, one an article.</summary>
internal static class GuidePages
{
    public const string Folder = "guide";
    public const string TopicFolder = "guide/topics";

    public static readonly PublicPage Index = new()
    {
        Slug = Folder,
        Title = words => words.Guide.Title,
        Body = GuidePage.Body,
        Summary = words => words.Guide.Lead,
    };

    private static readonly Dictionary<string, PublicPage> Articles = GuideTexts
        .Of(Languages.English)
        .All.ToDictionary(article => article.Id, article => Article(article.Id));

    private static readonly Dictionary<string, PublicPage> Topics = GuideTopics.All.ToDictionary(
        topic => topic,
        Topic
    );

    public static readonly IReadOnlyList<PublicPage> All =
    [
        Index,
        .. Topics.Values,
        .. Articles.Values,
    ];

    public static PublicPage OfArticle(string id) => Articles[id];

    public static PublicPage OfTopic(string topic) => Topics[topic];

    /// <summary>
    /// The page with this slug, whichever language the slug belongs to: somebody may have changed the language in the address by hand.
    /// </summary>
    public static PublicPage? FindArticle(string slug, Language language) =>
        Find(slug, language, Articles, (id, own) => GuideTexts.Of(own).Find(id)!.Slug);

    public static PublicPage? FindTopic(string slug, Language language) =>
        Find(slug, language, Topics, (topic, own) => SlugOf(topic, PageTexts.Of(own)));

    private static PublicPage? Find(
        string slug,
        Language language,
        Dictionary<string, PublicPage> pages,
        Func<string, Language, string> slugOf
    )
    {
        foreach (var own in Languages.Present.OrderBy(one => one != language))
        foreach (var (id, page) in pages)
        {
            if (slugOf(id, own) == slug)
                return page;
        }

        return null;
    }

    private static PublicPage Article(string id)
    {
        return new PublicPage
        {
            SlugIn = language => $"{Folder}/{Uri.EscapeDataString(Of(language).Slug)}",
            Title = words => Of(words.Language).PageTitle,
            Body = words => ArticlePage.Body(words, Of(words.Language)),
            Summary = words => Of(words.Language).Summary,
            IsArticle = true,
            Under = Index,
        };

        Article Of(Language language) => GuideTexts.Of(language).Find(id)!;
    }

    private static PublicPage Topic(string topic) =>
        new()
        {
            SlugIn = language =>
                $"{TopicFolder}/{Uri.EscapeDataString(SlugOf(topic, PageTexts.Of(language)))}",
            Title = words => words.Guide.TopicTab(topic),
            Body = words => GuidePage.Topic(words, topic),
            Under = Index,
        };

    /// <summary>The neutral name of the topic, as an address.</summary>
    private static string SlugOf(string topic, Words words) =>
        words.Guide.TopicTab(topic).ToLowerInvariant().Replace(' ', '-');
}
