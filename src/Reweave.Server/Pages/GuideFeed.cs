using System.Globalization;
using System.Xml.Linq;
using Reweave.Content;

namespace Reweave.Server.Pages;

/// <summary>New articles for a feed reader (Atom, RFC 4287), one feed a language, with neutral titles: they stand in lists on screens.</summary>
internal static class GuideFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static string PathIn(Language language) =>
        $"/{language.Tag}/{GuidePages.Folder}/feed.xml";

    /// <param name="host">Scheme and host as the reader asked for them, as in <c>https://example.org</c>.</param>
    public static XElement Of(Words words, string host)
    {
        var language = words.Language;
        var guide = GuideTexts.Of(language);
        return new XElement(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", language.Tag),
            new XElement(Atom + "id", host + GuidePages.Index.PathIn(language)),
            new XElement(Atom + "title", words.Pages.SiteName),
            new XElement(Atom + "author", new XElement(Atom + "name", words.Pages.SiteName)),
            new XElement(Atom + "updated", Day(guide.All.Max(article => article.Since))),
            Link("self", host + PathIn(language)),
            Link("alternate", host + GuidePages.Index.PathIn(language)),
            guide
                .All.OrderByDescending(article => article.Since)
                .Select(article =>
                {
                    var address = host + GuidePages.OfArticle(article.Id).PathIn(language);
                    return new XElement(
                        Atom + "entry",
                        new XElement(Atom + "id", address),
                        new XElement(Atom + "title", article.PageTitle),
                        new XElement(Atom + "updated", Day(article.Since)),
                        Link("alternate", address),
                        new XElement(Atom + "summary", article.Summary)
                    );
                })
        );
    }

    private static XElement Link(string relation, string address) =>
        new(Atom + "link", new XAttribute("rel", relation), new XAttribute("href", address));

    private static string Day(DateOnly day) =>
        day.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
}
