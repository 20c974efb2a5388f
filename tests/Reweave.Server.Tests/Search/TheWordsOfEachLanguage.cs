using Reweave.Content;
using Reweave.Server.Search;

namespace Reweave.Server.Tests.Search;

/// <summary>Each of the eleven languages is ready to be searched, also those whose texts are still to come.</summary>
public sealed class TheWordsOfEachLanguage
{
    [Theory]
    [InlineData("en", "promises", "promise")]
    [InlineData("it", "promesse", "promessa")]
    [InlineData("it", "verità", "verita")]
    [InlineData("fr", "blessures", "blessure")]
    [InlineData("fr", "fidélité", "fidelite")]
    [InlineData("de", "Verletzungen", "Verletzung")]
    [InlineData("pl", "zaufania", "zaufanie")]
    [InlineData("pl", "kłamstwo", "klamstwa")]
    [InlineData("pt", "promessas", "promessa")]
    [InlineData("ru", "доверия", "доверие")]
    [InlineData("ar", "الأسئلة", "أسئلة")]
    [InlineData("ar", "الثِّقَة", "الثقه")]
    [InlineData("ar", "إستعداد", "استعداد")]
    [InlineData("ja", "信頼", "信頼")]
    [InlineData("zh", "信任", "信任")]
    [InlineData("es", "promesas", "promesa")]
    [InlineData("es", "comunicación", "comunicacion")]
    public void Two_forms_of_a_word_are_one(string language, string form, string other) =>
        Assert.Equal(Words(language, form), Words(language, other));

    [Fact]
    public void Every_planned_language_has_its_row() =>
        Assert.All(
            Languages.Planned,
            language => Assert.NotEmpty(Words(language.Tag, "信頼 word"))
        );

    /// <summary>Where no spaces stand between words, every two letters beside each other are looked for.</summary>
    [Fact]
    public void A_word_inside_a_line_without_spaces_is_found()
    {
        Assert.Contains("信任", Words("zh", "重建信任需要时间"));
        Assert.Contains("信頼", Words("ja", "失った信頼を取り戻す"));
    }

    [Theory]
    [InlineData("trust", "trust", 0)]
    [InlineData("trsut", "trust", 1)]
    [InlineData("trst", "trust", 1)]
    [InlineData("trrust", "trust", 1)]
    [InlineData("trist", "trust", 1)]
    [InlineData("trsit", "trust", 2)]
    [InlineData("health", "trust", 3)]
    [InlineData("", "trust", 3)]
    public void Typing_errors_are_counted_up_to_what_is_forgiven(
        string typed,
        string meant,
        int errors
    ) => Assert.Equal(errors, SearchText.Errors(typed, meant, 2));

    [Theory]
    [InlineData("  two   words\t\n", "two words")]
    [InlineData("a\u0000b\u202ec", "a b c")]
    [InlineData("\ud83d", "")]
    [InlineData("\u2066\u2069", "")]
    [InlineData("كلمة", "كلمة")]
    public void What_is_typed_keeps_its_letters_and_loses_its_tricks(string typed, string clean) =>
        Assert.Equal(clean, SearchText.Clean(typed));

    private static IEnumerable<string> Words(string language, string text)
    {
        using var analyzer = SearchAnalyzers.Of(
            Languages.Planned.First(planned => planned.Tag == language)
        );
        return SearchAnalyzers.Words(analyzer, text).Select(word => word.Word);
    }
}
