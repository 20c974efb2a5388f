namespace Reweave.Content.Tests.People;

/// <summary>A wrong number at night is worse than none: what can be checked of a list without a telephone.</summary>
public sealed class EveryHelpline
{
    private static readonly IReadOnlyList<Helpline> Lines =
    [
        .. Helplines.All.Everywhere,
        .. Helplines.All.Countries.SelectMany(country => country.Lines),
    ];

    [Fact]
    public void Says_how_sure_we_are_of_it()
    {
        Assert.NotEmpty(Lines);
        Assert.All(
            Lines,
            line => Assert.Equal(line.State == HelplineState.Seen, line.CheckedMonth is not null)
        );
        Assert.All(
            Lines,
            line =>
                Assert.True(line.Year is null || line.State == HelplineState.SecondHand, line.Name)
        );
        Assert.All(
            Lines,
            line => Assert.True(line.Source is null || line.State == HelplineState.Seen, line.Name)
        );
    }

    [Fact]
    public void Can_be_reached_in_some_way() =>
        Assert.All(
            Lines,
            line => Assert.True((line.Call ?? line.Text ?? line.Web) is not null, line.Name)
        );

    [Fact]
    public void Is_dialled_as_inside_its_country() =>
        Assert.All(
            Lines.Where(line => line.Call is not null),
            line =>
            {
                Assert.DoesNotContain('+', line.Call!);
                Assert.NotEmpty(line.Dialled!);
                Assert.All(
                    line.Call!,
                    sign =>
                        Assert.True(char.IsAsciiDigit(sign) || sign is ' ' or '-' or '#', line.Call)
                );
            }
        );

    [Fact]
    public void Stands_in_a_country_that_has_a_name_in_every_language()
    {
        var codes = Helplines.All.Countries.Select(country => country.Code).ToArray();
        Assert.Equal(codes.Order(StringComparer.Ordinal), codes);
        Assert.Equal(codes.Distinct(), codes);
        foreach (var language in Languages.Present)
            Assert.All(
                codes,
                code => Assert.NotEqual("", Packs.Words(language).Countries.Name(code))
            );
    }
}
