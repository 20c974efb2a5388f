namespace Reweave.Content;

/// <summary>
/// The 2048 words that recovery secrets are shown in: BIP-39's English list, in its own order, so that a word is its index. Shown in
/// every language for now; the words are presentation, and another language's list would give the same bytes.
/// </summary>
public static class RecoveryWords
{
    private static readonly Lazy<string[]> List = new(ReadList);
    private static readonly Lazy<Dictionary<string, int>> Indexes = new(() =>
        List
            .Value.Select((word, index) => (word, index))
            .ToDictionary(pair => pair.word, pair => pair.index)
    );

    public const int Count = 2048;

    public static IReadOnlyList<string> All => List.Value;

    /// <summary>The word's index, whatever the case and the space around it; null when it is not in the list.</summary>
    public static int? Find(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return Indexes.Value.TryGetValue(word.Trim().ToLowerInvariant(), out var index)
            ? index
            : null;
    }

    private static string[] ReadList()
    {
        using var stream = typeof(RecoveryWords).Assembly.GetManifestResourceStream(
            "recovery-words.txt"
        )!;
        using var reader = new StreamReader(stream);
        var words = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == Count
            ? words
            : throw new InvalidOperationException("The list of recovery words is not whole.");
    }
}
