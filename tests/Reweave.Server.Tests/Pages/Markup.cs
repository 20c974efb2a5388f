using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Reweave.Server.Tests.Pages;

/// <summary>
/// Our own markup closes and quotes everything, so that an XML reader sees every mistake once the void elements are closed.
/// </summary>
internal static partial class Markup
{
    public static XDocument Parse(string html) =>
        XDocument.Parse(
            VoidElement()
                .Replace(html.Replace("<!doctype html>", "", StringComparison.Ordinal), "$0/")
                .Replace("//>", "/>", StringComparison.Ordinal)
        );

    [GeneratedRegex("<(meta|link|br|hr|img|input)\\b[^>]*(?=>)")]
    private static partial Regex VoidElement();
}
