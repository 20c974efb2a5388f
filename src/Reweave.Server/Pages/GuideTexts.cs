using System.Collections.Concurrent;
using Reweave.Content;
using Reweave.Content.Guide;

namespace Reweave.Server.Pages;

/// <summary>The guide of every language, from the packs inside this assembly; each is read when it is first asked for.</summary>
internal static class GuideTexts
{
    private static readonly ConcurrentDictionary<Language, GuideLibrary> Libraries = new();

    public static GuideLibrary Of(Language language) => Libraries.GetOrAdd(language, Read);

    /// <summary>The articles under a topic, those first that have it as their first.</summary>
    public static IEnumerable<Article> Under(string topic, Language language) =>
        Of(language)
            .All.Where(article => article.Topics.Contains(topic))
            .OrderBy(article => article.Topics.ToList().IndexOf(topic));

    private static GuideLibrary Read(Language language)
    {
        using var stream = typeof(GuideTexts).Assembly.GetManifestResourceStream(
            $"guide/{language.Tag}.json"
        )!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return GuideLibrary.Read(bytes.ToArray())
            ?? throw new InvalidOperationException(
                $"The guide of '{language.Tag}' does not belong to this version."
            );
    }
}
