using System.Collections.Concurrent;
using Reweave.Content;

namespace Reweave.Server.Pages;

/// <summary>The words of every language, from the packs inside this assembly; each is read when it is first asked for.</summary>
internal static class PageTexts
{
    private static readonly ConcurrentDictionary<Language, Words> All = new();

    public static Words Of(Language language) => All.GetOrAdd(language, Read);

    private static Words Read(Language language)
    {
        using var stream = typeof(PageTexts).Assembly.GetManifestResourceStream(
            $"text/{language.Tag}.json"
        )!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var pack =
            TextPack.Read(bytes.ToArray())
            ?? throw new InvalidOperationException(
                $"The texts of '{language.Tag}' do not belong to this version."
            );
        return new Words(pack, new PlainFormats(pack));
    }
}
