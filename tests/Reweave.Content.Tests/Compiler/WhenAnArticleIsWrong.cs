extern alias compiler;

using compiler::Reweave.Content.Compiler;

namespace Reweave.Content.Tests.Compiler;

/// <summary>Every mistake in an article that stops the build, made on purpose, one at a time.</summary>
public sealed class WhenAnArticleIsWrong : IDisposable
{
    private const string Right = """
        ---
        title: A title
        page-title: A tab
        slug: an-address
        summary: A summary.
        topics: trust, family
        try: a-practice
        next: two, three
        since: 2026-11-24
        ---
        A paragraph
        that goes on, to [another](guide:two), [something to do](practice:a-practice) and [help](page:help).

        ## A heading
        Text that is **strong**.
        - a point
        - another

        ## evidence
        - tested | What is known. | Who found it, 2020.
        - own | What we think.
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("articles").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Nothing_is_said_when_all_is_right() => Assert.Empty(Mistakes(Right, Right));

    [Theory]
    [InlineData("---\ntitle", "title", "between two lines of ---")]
    [InlineData("summary: A summary.\n", "", "'summary' is missing")]
    [InlineData("since: 2026", "mood: good\nsince: 2026", "'mood' is no key")]
    [InlineData("slug: an-address", "slug: an-address\nslug: other", "'slug' stands here twice")]
    [InlineData("slug: an-address", "slug: An address", "small letters with hyphens")]
    [InlineData("slug: an-address", "slug: topics", "another's address")]
    [InlineData("page-title: A tab", "page-title: A tab that says far too much of it", "longer")]
    [InlineData("topics: trust, family", "topics: trust, weather", "one to four of trust")]
    [InlineData("try: a-practice", "try: nothing", "There is no practice 'nothing'")]
    [InlineData("next: two, three", "next: two", "two or three other articles")]
    [InlineData("next: two, three", "next: two, one", "two or three other articles")]
    [InlineData("next: two, three", "next: two, nothing", "two or three other articles")]
    [InlineData("since: 2026-11-24", "since: today", "'since' is a day")]
    [InlineData("(guide:two)", "(guide:nothing)", "'nothing' leads nowhere")]
    [InlineData("(practice:a-practice)", "(practice:nothing)", "'nothing' leads nowhere")]
    [InlineData("(page:help)", "(page:weather)", "'weather' leads nowhere")]
    [InlineData("(page:help)", "(https://example.org)", "three kinds of links only")]
    [InlineData("**strong**", "*weak*", "**strong** and three kinds of links only")]
    [InlineData("**strong**", "<b>strong</b>", "**strong** and three kinds of links only")]
    [InlineData("- tested | What", "- proved | What", "A note is")]
    [InlineData(" | Who found it, 2020.", "", "A note is")]
    [InlineData("## A heading\n", "## A heading\n\n## Another\n", "'A heading' has no text")]
    [InlineData("## evidence", "## more", "What is known stands at the end")]
    public void The_build_stops_and_says_where(string right, string wrong, string expected)
    {
        var text = Right.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Right, text);

        Assert.Contains(
            Mistakes(text, text),
            mistake => mistake.Line > 0 && mistake.What.Contains(expected, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("- another\n", "", "built with 1 headings, 1 points in 1 lists")]
    [InlineData("## A heading\n", "", "built with 0 headings")]
    [InlineData("- own | What we think.", "", "built with")]
    [InlineData("[help](page:help)", "help", "It leads to")]
    [InlineData("topics: trust, family", "topics: trust", "'topics' is 'trust', in English")]
    public void A_translation_is_built_alike(string right, string wrong, string expected) =>
        Assert.Contains(
            Mistakes(Right, Right.Replace(right, wrong, StringComparison.Ordinal)),
            mistake => mistake.What.Contains(expected, StringComparison.Ordinal)
        );

    [Fact]
    public void A_translation_is_there() =>
        Assert.Contains(Mistakes(Right, null), one => one.What == "'one' is missing in 'ar'.");

    [Fact]
    public void Two_articles_have_two_addresses() =>
        Assert.Contains(
            Mistakes(Right, Right, slugOfTwo: "an-address"),
            mistake => mistake.What.Contains("another's address", StringComparison.Ordinal)
        );

    [Fact]
    public void Words_to_find_it_by_belong_to_an_article()
    {
        Assert.Contains(
            Mistakes(Right, Right, foundBy: "four = words"),
            mistake => mistake.What == "There is no article 'four'."
        );
        Assert.Contains(
            Mistakes(Right, Right, foundBy: "words"),
            mistake => mistake.What.StartsWith("A line is", StringComparison.Ordinal)
        );
    }

    private List<Mistake> Mistakes(
        string english,
        string? arabic,
        string slugOfTwo = "two",
        string foundBy = ""
    )
    {
        var mistakes = new List<Mistake>();
        ArticleChecks.Run(
            [("en", Read("en", english)), ("ar", Read("ar", arabic))],
            new HashSet<string> { "a-practice" },
            mistakes
        );
        return mistakes;

        IReadOnlyList<ArticleFile> Read(string tag, string? text)
        {
            var language = Path.Combine(_folder, tag);
            var folder = Path.Combine(language, ArticleFile.Folder);
            Directory.CreateDirectory(folder);
            Keep("one.md", text);
            Keep("two.md", Other("one, three", slugOfTwo));
            Keep("three.md", Other("one, two", "three"));
            Keep(ArticleFile.FoundByFile, foundBy);
            return ArticleFile.ReadAll(new LanguageFolder(tag, language, []), mistakes);

            void Keep(string name, string? content)
            {
                if (content is not null)
                    File.WriteAllText(Path.Combine(folder, name), content);
            }
        }
    }

    private static string Other(string next, string slug) =>
        Right
            .Replace("two, three", next, StringComparison.Ordinal)
            .Replace("slug: an-address", $"slug: {slug}", StringComparison.Ordinal);
}
