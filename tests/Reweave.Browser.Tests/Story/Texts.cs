using System.Collections.Concurrent;
using Reweave.Browser.Tests.Hosting;
using Reweave.Content;
using Reweave.Content.Practices;

namespace Reweave.Browser.Tests.Story;

/// <summary>The texts of a language as the site under test serves them.</summary>
internal static class Texts
{
    private static readonly ConcurrentDictionary<string, Words> Known = new();

    public static async Task<Words> WordsAsync(Site site, string tag)
    {
        if (Known.TryGetValue(tag, out var known))
        {
            return known;
        }

        using var http = new HttpClient { BaseAddress = site.Address };
        var bytes = await http.GetByteArrayAsync(new Uri($"app/text/{tag}.json", UriKind.Relative));
        var pack =
            TextPack.Read(bytes)
            ?? throw new InvalidOperationException(
                "The site was published with other texts than these tests: publish it again."
            );
        return Known.GetOrAdd(tag, new Words(pack, new PlainFormats(pack)));
    }

    public static async Task<PracticeLibrary> LibraryAsync(Site site, string tag)
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        var bytes = await http.GetByteArrayAsync(
            new Uri($"app/text/practices.{tag}.json", UriKind.Relative)
        );
        return PracticeLibrary.Read(bytes)
            ?? throw new InvalidOperationException(
                "The site was published with another library than these tests: publish it again."
            );
    }
}
