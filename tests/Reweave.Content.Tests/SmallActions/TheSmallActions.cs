using Reweave.Content.SmallActions;

namespace Reweave.Content.Tests.SmallActions;

/// <summary>What is true of the small acts to choose from, in every language.</summary>
public sealed class TheSmallActions
{
    public static TheoryData<string> Tags => [.. Languages.Present.Select(one => one.Tag)];

    [Theory]
    [MemberData(nameof(Tags))]
    public void Are_at_least_120_of_five_kinds_and_half_of_each_cost_nothing(string language)
    {
        var all = Of(language);

        Assert.True(all.Count >= 120, $"{all.Count} in {language}");
        foreach (var kind in Enum.GetValues<SmallActionKind>())
        {
            var ofKind = all.Where(action => action.Kind == kind).ToList();
            Assert.True(ofKind.Count >= 20, $"{ofKind.Count} of {kind}");
            Assert.True(ofKind.Count(action => action.IsFree) * 2 >= ofKind.Count, $"{kind}");
        }
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void Are_each_there_once_and_touch_is_always_asked(string language)
    {
        var all = Of(language);

        Assert.Equal(all.Count, all.Select(action => action.Text).Distinct().Count());
        Assert.All(
            all,
            action => Assert.DoesNotContain("!", action.Text, StringComparison.Ordinal)
        );
        Assert.Equal(
            all.Where(action => action.Kind == SmallActionKind.Touch).Select(action => action.Id),
            all.Where(action => action.Nearness != Nearness.None).Select(action => action.Id)
        );
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void Ask_for_no_proof(string language)
    {
        var words = Packs.Words(Languages.Present.Single(one => one.Tag == language));

        Assert.DoesNotContain(
            Of(language),
            action => words.Cautions.In(action.Text, CautionKind.Proof).Count > 0
        );
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("[\"a | touch | free | - | A hug.\"]")]
    [InlineData("[\"a | words | much | - | A word.\"]")]
    [InlineData("[\"a | words | free | A word.\"]")]
    public void Are_none_when_the_file_is_another(string json) =>
        Assert.Null(SmallActionLibrary.Read(System.Text.Encoding.UTF8.GetBytes(json)));

    private static IReadOnlyList<SmallAction> Of(string language) =>
        SmallActionLibrary.Read(Packs.Bytes($"small-actions.{language}"))!.All;
}
