namespace Reweave.Content.Tests.Texts;

/// <summary>CLDR's own integer samples, for each of the eleven languages.</summary>
public sealed class WhenThingsAreCounted
{
    [Theory]
    [InlineData("en", "one: 1; other: 0 2 3 16 21 100 101 1000 1000000")]
    [InlineData("de", "one: 1; other: 0 2 3 16 21 100 101 1000 1000000")]
    [InlineData("it", "one: 1; many: 1000000 2000000; other: 0 2 16 21 100 101 1000 1000001")]
    [InlineData("es", "one: 1; many: 1000000 2000000; other: 0 2 16 21 100 101 1000 1000001")]
    [InlineData("fr", "one: 0 1; many: 1000000 2000000; other: 2 16 21 100 101 1000 1000001")]
    [InlineData("pt", "one: 0 1; many: 1000000 2000000; other: 2 16 21 100 101 1000 1000001")]
    [InlineData(
        "pl",
        "one: 1; few: 2 3 4 22 24 32 102 1002; many: 0 5 11 12 14 19 21 25 100 101 112 1000 1000000"
    )]
    [InlineData(
        "ru",
        "one: 1 21 31 101 1001; few: 2 3 4 22 24 102 1002; many: 0 5 11 12 14 19 20 25 100 111 112 1000 1000000"
    )]
    [InlineData(
        "ar",
        "zero: 0; one: 1; two: 2; few: 3 10 103 110 1003; many: 11 26 99 111 1011; other: 100 101 102 200 202 300 1000 1000000"
    )]
    [InlineData("ja", "other: 0 1 2 5 11 100 1000000")]
    [InlineData("zh", "other: 0 1 2 5 11 100 1000000")]
    public void Every_number_takes_the_form_that_CLDR_gives_it(string language, string samples)
    {
        foreach (var group in samples.Split("; "))
        {
            var (name, numbers) = group.Split(": ") is [var first, var second]
                ? (first, second)
                : throw new FormatException(group);
            foreach (var number in numbers.Split(' ').Select(long.Parse))
                Assert.Equal(name, PluralNames.Of(Plurals.Of(language, number)));
        }
    }

    [Fact]
    public void Every_form_that_a_number_can_take_may_be_written()
    {
        foreach (var language in Languages.Planned)
        foreach (var number in Enumerable.Range(0, 300).Append(1_000_000))
            Assert.True(
                Plurals.IsAllowed(language.Tag, Plurals.Of(language.Tag, number)),
                $"{language} {number}"
            );
    }

    [Fact]
    public void A_form_that_must_be_written_is_one_that_numbers_take_or_the_fallback()
    {
        foreach (var language in Languages.Planned)
        {
            var taken = Enumerable
                .Range(0, 300)
                .Select(number => Plurals.Of(language.Tag, number))
                .Append(PluralCategory.Other);
            Assert.Subset(taken.ToHashSet(), Plurals.Required(language.Tag).ToHashSet());
        }
    }
}
