extern alias compiler;

using compiler::Reweave.Content.Compiler;

namespace Reweave.Content.Tests.Compiler;

/// <summary>Every mistake that stops the build, made on purpose, one at a time.</summary>
public sealed class WhenATextIsWrong : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("texts").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Nothing_is_said_when_all_is_right() =>
        Assert.Empty(
            Mistakes(
                "A = one\nB = {n, plural, one {#} other {#}}",
                "A = واحد\nB = {n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}"
            )
        );

    [Theory]
    [InlineData("A = x\nB = y", "A = س", "'B' is missing")]
    [InlineData("A = x", "A = س\nB = ص", "not in the English file")]
    [InlineData("A = {name}", "A = {nam}", "placeholders are")]
    [InlineData("A = {day, date}", "A = {day}", "placeholders are")]
    [InlineData(
        "A = {w, select, me {x} other {y}}",
        "A = {w, select, you {س} other {ص}}",
        "the choices of 'w'"
    )]
    [InlineData(
        "A = {n, plural, one {x} other {y}}",
        "A = {n, plural, one {س} other {ص}}",
        "needs the form 'few' in 'ar'"
    )]
    [InlineData(
        "A = {n, plural, one {x} few {z} other {y}}",
        "A = {n, plural, zero {س} one {س} two {س} few {س} many {س} other {س}}",
        "no plural form of 'en'"
    )]
    [InlineData(
        "A = {n, plural, other {y}}",
        "A = {n, plural, zero {س} one {س} two {س} few {س} many {س} other {س}}",
        "needs the form 'one' in 'en'"
    )]
    [InlineData("A = {n, plural, one {y}}", "A = س", "no form 'other'")]
    [InlineData("A = {n, sometimes}", "A = س", "unknown kind of placeholder")]
    [InlineData("A = {n", "A = س", "'}' is missing")]
    [InlineData("A = n}", "A = س", "closing brace without")]
    [InlineData("A = x\nA = y", "A = س", "stands here twice")]
    [InlineData("A =", "A = س", "has no text")]
    [InlineData("a = x", "A = س", "a key is letters and digits")]
    [InlineData("just words", "A = س", "A line is 'Key = text'")]
    public void The_build_stops_and_says_where(string english, string arabic, string expected) =>
        Assert.Contains(
            Mistakes(english, arabic),
            mistake => mistake.What.Contains(expected, StringComparison.Ordinal) && mistake.Line > 0
        );

    [Fact]
    public void A_language_without_one_of_the_files_is_named()
    {
        Write("en", "Extra", "A = x");
        Assert.Contains(
            Mistakes("A = x", "A = س"),
            mistake =>
                mistake.What.Contains("'Extra.text' is missing in 'ar'", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_shell_takes_plain_names_only()
    {
        Write("en", "Shell", "A = {n, number}");
        Write("ar", "Shell", "A = {n, number}");
        Assert.Contains(
            Mistakes("A = x", "A = س"),
            mistake => mistake.What.Contains("plain {names} only", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_line_that_starts_with_space_carries_on_and_a_paragraph_ends_where_it_says_so()
    {
        Write("en", "Words", "# not this\nA = one\n  two \\n\n  three\nB = four");
        var file = LanguageFolder.ReadAll(_folder, []).Single().Find("Words")!;
        Assert.Equal("one two\nthree", file.Find("A")!.Text);
        Assert.Equal("four", file.Find("B")!.Text);
    }

    private List<Mistake> Mistakes(string english, string arabic)
    {
        Write("en", "Words", english);
        Write("ar", "Words", arabic);
        foreach (var language in new[] { "en", "ar" })
            File.WriteAllText(
                Path.Combine(_folder, language, LanguageFolder.PassphraseFile),
                "word"
            );
        var mistakes = new List<Mistake>();
        Checks.Run(LanguageFolder.ReadAll(_folder, mistakes), mistakes);
        return mistakes;
    }

    private void Write(string language, string feature, string text)
    {
        Directory.CreateDirectory(Path.Combine(_folder, language));
        File.WriteAllText(Path.Combine(_folder, language, $"{feature}.text"), text);
    }
}
