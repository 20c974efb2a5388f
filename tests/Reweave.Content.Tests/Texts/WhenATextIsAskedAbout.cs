namespace Reweave.Content.Tests.Texts;

public sealed class WhenATextIsAskedAbout
{
    [Theory]
    [InlineData("en", "I want your passwords and your LOCATION.", CautionKind.Proof)]
    [InlineData("en", "You send me a text every  hour", CautionKind.Proof)]
    [InlineData("en", "I lied to you, but you were never home.", CautionKind.Blame)]
    [InlineData("en", "It would not have happened if you hadn't left.", CautionKind.Blame)]
    [InlineData("en", "It would not have happened if you hadn’t left.", CautionKind.Blame)]
    [InlineData("ar", "أريد كلمةَ السرّ لهاتفك", CautionKind.Proof)]
    [InlineData("ar", "كذبت عليك، ولكن الأيام كانت صعبة", CautionKind.Blame)]
    public void Finds_what_the_language_lists(string language, string text, CautionKind kind) =>
        Assert.NotEmpty(Words(language).Cautions.In(text, kind));

    [Theory]
    [InlineData("en", "I tell you by myself when I have met her at work.", CautionKind.Proof)]
    [InlineData("en", "Spring and the butter on the table.", CautionKind.Blame)]
    [InlineData("en", "", CautionKind.Blame)]
    [InlineData("ar", "أخبرك بنفسي حين ألتقي بأحد", CautionKind.Proof)]
    [InlineData("ar", "كذبت عليك، وأنا وحدي من اختار ذلك", CautionKind.Blame)]
    public void Leaves_other_words_alone(string language, string text, CautionKind kind) =>
        Assert.Empty(Words(language).Cautions.In(text, kind));

    [Fact]
    public void Names_each_phrase_once()
    {
        var found = Words("en").Cautions.In("but, but, BUT and but", CautionKind.Blame);

        Assert.Equal(["but"], found);
    }

    private static Words Words(string language) => Packs.Words(Languages.Find(language)!);
}
