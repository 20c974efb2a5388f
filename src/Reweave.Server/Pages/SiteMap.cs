using System.Xml.Linq;
using Reweave.Content;

namespace Reweave.Server.Pages;

/// <summary>Every page for search engines (sitemaps.org), each with its other languages beside it.</summary>
internal static class SiteMap
{
    public const string Path = "/sitemap.xml";

    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    /// <param name="host">Scheme and host as the reader asked for them, as in <c>https://example.org</c>.</param>
    public static XElement Of(string host) =>
        new(
            Map + "urlset",
            new XAttribute(XNamespace.Xmlns + "xhtml", Xhtml),
            Languages.Present.SelectMany(language =>
                PublicPage
                    .Addressed.Where(page => !page.StandsAlone)
                    .Concat(GuidePages.All)
                    .Select(page => new XElement(
                        Map + "url",
                        new XElement(Map + "loc", host + page.PathIn(language)),
                        Languages.Present.Select(other => new XElement(
                            Xhtml + "link",
                            new XAttribute("rel", "alternate"),
                            new XAttribute("hreflang", other.Tag),
                            new XAttribute("href", host + page.PathIn(other))
                        ))
                    ))
            )
        );
}
