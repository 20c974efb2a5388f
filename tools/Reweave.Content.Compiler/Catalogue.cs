using System.Security.Cryptography;
using System.Text;
using Reweave.Content.Messages;

namespace Reweave.Content.Compiler;

/// <summary>Every key in its place: the order of English features and keys is the order of a pack.</summary>
internal sealed record Catalogue(
    IReadOnlyList<string> Languages,
    IReadOnlyList<CatalogueFeature> Features,
    string Fingerprint
)
{
    public int Count => Features.Sum(feature => feature.Keys.Count);

    public static Catalogue Of(IReadOnlyList<LanguageFolder> languages)
    {
        var index = 0;
        var features = languages[0]
            .Features.Select(file => new CatalogueFeature(
                file.Feature,
                [
                    .. file.Entries.Select(entry => new CatalogueKey(
                        entry.Key,
                        index++,
                        SlotsOf(entry.Message),
                        entry.Text
                    )),
                ]
            ))
            .ToArray();
        var shape = string.Join(
            '\n',
            features.SelectMany(feature =>
                feature.Keys.Select(key =>
                    $"{feature.Name}.{key.Name} {string.Join(',', key.Slots)}"
                )
            )
        );
        return new Catalogue(
            [.. languages.Select(language => language.Tag)],
            features,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shape)).AsSpan(0, 8))
        );
    }

    // A plural's number may also be shown by itself; the accessor asks for it once, with the type of the first mention.
    private static IReadOnlyList<Slot> SlotsOf(Message message) =>
        [.. message.Slots.DistinctBy(slot => slot.Name)];
}

internal sealed record CatalogueFeature(string Name, IReadOnlyList<CatalogueKey> Keys)
{
    public bool NeedsFormats => Keys.Any(key => key.Slots.Count > 0);
}

internal sealed record CatalogueKey(
    string Name,
    int Index,
    IReadOnlyList<Slot> Slots,
    string English
);
