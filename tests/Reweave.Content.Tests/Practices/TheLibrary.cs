using System.Text.RegularExpressions;
using Reweave.Content.Practices;
using Reweave.Content.Tests.Texts;

namespace Reweave.Content.Tests.Practices;

/// <summary>What is true of the library as a whole, in every language.</summary>
public sealed partial class TheLibrary
{
    public static TheoryData<string> Tags => [.. Languages.Present.Select(one => one.Tag)];

    [Theory]
    [MemberData(nameof(Tags))]
    public void Has_at_least_24_practices_over_all_strands_tracks_and_readers(string language)
    {
        var all = Of(language);

        Assert.True(all.Count >= 24);
        Assert.Equal(
            Enum.GetValues<PracticeStrand>(),
            all.Select(one => one.Strand).Distinct().Order()
        );
        Assert.Equal(
            Enum.GetValues<PracticeTrack>(),
            all.Select(one => one.Track).Distinct().Order()
        );
        Assert.Equal(
            Enum.GetValues<PracticeReader>(),
            all.Select(one => one.For).Distinct().Order()
        );
        Assert.Equal(
            Enum.GetValues<PracticeEvidence>(),
            all.Select(one => one.Evidence).Distinct().Order()
        );
        Assert.Equal(
            Enum.GetValues<PracticeStepKind>(),
            all.SelectMany(one => one.Steps).Select(step => step.Kind).Distinct().Order()
        );
        Assert.Contains(all, one => one.IsTogether);
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void Every_practice_has_five_steps_of_three_kinds_and_ends_in_something(string language)
    {
        foreach (var practice in Of(language))
        {
            Assert.True(practice.Steps.Count >= 5, practice.Id);
            Assert.True(
                practice.Steps.Select(step => step.Kind).Distinct().Count() >= 3,
                practice.Id
            );
            Assert.Equal(
                Enumerable.Range(1, practice.Steps.Count),
                practice.Steps.Select(step => step.Number)
            );
            Assert.Equal(practice.IsTogether, practice.Sealed.Any());
            Assert.Contains(
                practice.Steps,
                step =>
                    step.Kind
                        is not (
                            PracticeStepKind.Read
                            or PracticeStepKind.Reflect
                            or PracticeStepKind.Breathe
                        )
            );
            Assert.All(
                new[]
                {
                    practice.Title,
                    practice.Purpose,
                    practice.WhenNot,
                    practice.Source,
                    practice.ExampleHurt,
                    practice.ExampleBroke,
                    practice.Ends,
                },
                text => Assert.NotEmpty(text)
            );
        }
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void No_two_share_a_fifth_of_their_text(string language)
    {
        var shingles = Of(language)
            .Select(practice => (practice.Id, Shingles: ShinglesOf(practice)))
            .ToList();
        foreach (var (one, first) in shingles)
        foreach (
            var (other, second) in shingles.Where(pair => string.CompareOrdinal(pair.Id, one) > 0)
        )
        {
            var shared = first.Count(second.Contains);
            Assert.True(
                shared * 5 < Math.Min(first.Count, second.Count),
                $"{one} and {other} share {shared}."
            );
        }
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void Every_guess_lies_beside_what_was_guessed(string language)
    {
        foreach (var practice in Of(language))
        foreach (var step in practice.Steps)
        {
            if (step.Kind != PracticeStepKind.SealedAnswer)
            {
                Assert.Equal(0, step.Beside);
                continue;
            }

            var other = practice.Steps[step.Beside - 1];
            Assert.Equal(PracticeStepKind.SealedAnswer, other.Kind);
            Assert.Equal(step.Number, other.Beside);
        }
    }

    /// <summary>The same rules as for every other sentence, and no address that names what happened.</summary>
    [Theory]
    [MemberData(nameof(Tags))]
    public void Speaks_as_we_speak(string language) =>
        Assert.Empty(
            Of(language)
                .SelectMany(practice =>
                    TextsOf(practice).Select(text => new SourceText(practice.Id, text))
                )
                .SelectMany(text =>
                    EveryText
                        .Complaints(language, text)
                        .Select(complaint => $"{text.Name}: {complaint}: {text.Text}")
                )
        );

    [Fact]
    public void Is_the_same_in_every_language_but_for_its_words()
    {
        var english = Of("en");
        foreach (var language in Languages.Present)
        {
            var own = Of(language.Tag);
            Assert.Equal(english.Select(Shape), own.Select(Shape));
            if (language != Languages.English)
                Assert.Empty(english.SelectMany(TextsOf).Intersect(own.SelectMany(TextsOf)));
        }

        static string Shape(Practice practice) =>
            $"{practice.Id} {practice.Minutes} {practice.Strand} {practice.Track} {practice.For} {practice.Evidence} {practice.IsTogether} "
            + string.Join(' ', practice.Steps.Select(step => $"{step.Kind}{step.Beside}"));
    }

    [Fact]
    public void Bytes_that_are_no_library_are_none()
    {
        Assert.Null(PracticeLibrary.Read("[]"u8));
        Assert.Null(PracticeLibrary.Read("{"u8));
        Assert.Null(PracticeLibrary.Read("[\"0\",\"0\"]"u8));
        Assert.Null(PracticeLibrary.Read("[\"1\",\"1\",\"breaks-off\"]"u8));
        Assert.Null(PracticeLibrary.Read(Packs.Bytes("en")));
        Assert.NotNull(PracticeLibrary.Read("[\"1\",\"0\"]"u8));
    }

    private static IReadOnlyList<Practice> Of(string language) =>
        PracticeLibrary.Read(Packs.Bytes($"practices.{language}"))!.All;

    private static IEnumerable<string> TextsOf(Practice practice) =>
        [
            practice.Title,
            practice.Purpose,
            practice.WhenNot,
            practice.Source,
            practice.ExampleHurt,
            practice.ExampleBroke,
            practice.Ends,
            .. practice
                .Steps.SelectMany(step =>
                    new[] { step.Title, step.Low, step.High }.Concat(
                        step.Lines.Select(line => line.Text)
                    )
                )
                .Where(text => text.Length > 0),
        ];

    private static HashSet<string> ShinglesOf(Practice practice)
    {
        var words = Word()
            .Matches(string.Join(' ', TextsOf(practice)))
            .Select(word => word.Value)
            .ToList();
        return
        [
            .. Enumerable
                .Range(0, words.Count - 4)
                .Select(at => string.Join(' ', words.Skip(at).Take(5))),
        ];
    }

    [GeneratedRegex(@"[\w’]+")]
    private static partial Regex Word();
}
