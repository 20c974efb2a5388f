namespace Reweave.Content.Tests.Texts;

public sealed class WhenAReaderNamesLanguages
{
    [Theory]
    [InlineData(null, "en")]
    [InlineData("", "en")]
    [InlineData("ar", "ar")]
    [InlineData("ar-LB,ar;q=0.9,en;q=0.5", "ar")]
    [InlineData("xx,ar;q=0.4", "ar")]
    [InlineData("en;q=0.3, ar;q=0.8", "ar")]
    [InlineData("AR_eg", "ar")]
    [InlineData("ar;q=0", "en")]
    [InlineData("ar;q=banana, *;q=0.1", "en")]
    [InlineData(",,;;=,q=,", "en")]
    public void The_best_present_one_is_chosen(string? header, string expected) =>
        Assert.Equal(expected, Languages.Choose(header).Tag);
}
