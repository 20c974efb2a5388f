extern alias compiler;

using compiler::Reweave.Content.Compiler;

namespace Reweave.Content.Tests.Compiler;

/// <summary>Every mistake in a practice that stops the build, made on purpose, one at a time.</summary>
public sealed class WhenAPracticeIsWrong : IDisposable
{
    private const string Front = """
        ---
        title: A title
        purpose: A purpose.
        minutes: 10
        strand: agree
        track: us
        for: both
        when-not: Not now.
        evidence: own
        source: Our own idea.
        how: together
        example-hurt: One.
        example-broke: Other.
        ends: An end.
        ---
        """;

    private const string Steps = """

        ## read: First
        A line
        that goes on.

        - a point

        ## rate: Second
        low: little
        high: much
        A line.

        ## sealed answer: Third
        beside: 4
        A line.

        ## sealed answer: Fourth
        beside: 3
        A line.

        ## act: Fifth
        A line.
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("practices").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Nothing_is_said_when_all_is_right() => Assert.Empty(Mistakes(Front + Steps));

    [Theory]
    [InlineData("---\ntitle", "title", "between two lines of ---")]
    [InlineData("purpose: A purpose.\n", "", "'purpose' is missing")]
    [InlineData("for: both", "for: everybody", "'for' is one of")]
    [InlineData("minutes: 10", "minutes: long", "a number up to 90")]
    [InlineData("ends: An end.", "ends: An end.\nmood: good", "'mood' is no key")]
    [InlineData("ends: An end.", "ends: An end.\nends: Another.", "'ends' stands here twice")]
    [InlineData("## act: Fifth", "## dance: Fifth", "a kind one of read")]
    [InlineData("## act: Fifth\nA line.", "", "4 steps; 5 at least")]
    [InlineData(
        "## rate: Second\nlow: little\nhigh: much",
        "## read: Second",
        "low: and high:",
        true
    )]
    [InlineData("low: little\n", "", "low: and high:")]
    [InlineData("## act: Fifth\nA line.", "## act: Fifth", "'Fifth' has no text")]
    [InlineData("- a point", "- a *point*", "no other markup")]
    [InlineData("beside: 3", "beside: 1", "names a sealed answer")]
    [InlineData("how: together", "how: private", "a private one none")]
    [InlineData("## rate: Second", "## act: Second", "low: and high:")]
    public void The_build_stops_and_says_where(
        string right,
        string wrong,
        string expected,
        bool nothing = false
    )
    {
        var text = (Front + Steps).Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Front + Steps, text);
        var mistakes = Mistakes(text);
        Assert.Equal(
            !nothing,
            mistakes.Exists(mistake =>
                mistake.Line > 0 && mistake.What.Contains(expected, StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public void Three_kinds_of_steps_are_the_least()
    {
        var text =
            Front.Replace("together", "private", StringComparison.Ordinal)
            + "\n"
            + string.Join(
                "\n",
                Enumerable
                    .Range(1, 5)
                    .Select(at => $"## {(at < 4 ? "read" : "write")}: {at}\nA line.")
            );
        Assert.Contains(
            Mistakes(text),
            mistake => mistake.What.StartsWith("2 kinds", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Sealed_answers_follow_each_other()
    {
        var text = (Front + Steps)
            .Replace(
                "## sealed answer: Fourth\nbeside: 3\nA line.\n\n## act: Fifth\nA line.",
                "## act: Fourth\nA line.\n\n## sealed answer: Fifth\nbeside: 3\nA line.",
                StringComparison.Ordinal
            )
            .Replace("beside: 4", "beside: 5", StringComparison.Ordinal);
        Assert.Contains(
            Mistakes(text),
            mistake => mistake.What.StartsWith("Sealed answers follow", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_translation_is_there_and_built_alike()
    {
        Assert.Contains(
            Mistakes(Front + Steps, null),
            mistake => mistake.What == "'one' is missing in 'ar'."
        );
        Assert.Contains(
            Mistakes(
                Front + Steps,
                (Front + Steps).Replace("## act:", "## agree:", StringComparison.Ordinal)
            ),
            mistake => mistake.What.StartsWith("The steps are", StringComparison.Ordinal)
        );
        Assert.Contains(
            Mistakes(
                Front + Steps,
                (Front + Steps).Replace("minutes: 10", "minutes: 12", StringComparison.Ordinal)
            ),
            mistake => mistake.What.StartsWith("'minutes' is '12'", StringComparison.Ordinal)
        );
    }

    private List<Mistake> Mistakes(string english) => Mistakes(english, english);

    private List<Mistake> Mistakes(string english, string? arabic)
    {
        var mistakes = new List<Mistake>();
        PracticeChecks.Run([("en", Read("en", english)), ("ar", Read("ar", arabic))], mistakes);
        return mistakes;

        IReadOnlyList<PracticeFile> Read(string tag, string? text)
        {
            var language = Path.Combine(_folder, tag);
            var folder = Path.Combine(language, PracticeFile.Folder);
            Directory.CreateDirectory(folder);
            foreach (var old in Directory.EnumerateFiles(folder))
                File.Delete(old);
            if (text is not null)
                File.WriteAllText(Path.Combine(folder, "one.md"), text);
            return PracticeFile.ReadAll(new LanguageFolder(tag, language, []), mistakes);
        }
    }
}
