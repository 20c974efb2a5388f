namespace Reweave.Content.Tests.Texts;

public sealed class WhenATextIsFilledIn
{
    private static readonly Words English = Packs.Words(Languages.English);
    private static readonly Words Arabic = Packs.Words(Languages.Arabic);

    [Theory]
    [InlineData(0, "Everything: 0 pieces")]
    [InlineData(1, "Everything: 1 piece")]
    [InlineData(7, "Everything: 7 pieces")]
    public void A_counted_thing_takes_its_form(long count, string expected) =>
        Assert.Equal(
            expected,
            Write(
                "Everything: {count, plural, one {# piece} other {# pieces}}",
                English,
                new Argument("count", count)
            )
        );

    [Fact]
    public void An_exact_number_comes_before_its_form() =>
        Assert.Equal(
            "none",
            Write(
                "{count, plural, =0 {none} one {#} other {#}}",
                English,
                new Argument("count", 0L)
            )
        );

    [Fact]
    public void A_choice_falls_back_to_other() =>
        Assert.Equal(
            "else",
            Write("{who, select, me {mine} other {else}}", English, new Argument("who", "them"))
        );

    [Fact]
    public void Choices_can_stand_inside_choices() =>
        Assert.Equal(
            "your 2 pages",
            Write(
                "{who, select, you {your {count, plural, one {# page} other {# pages}}} other {}}",
                English,
                new Argument("who", "you"),
                new Argument("count", 2L)
            )
        );

    [Fact]
    public void A_Latin_name_in_an_Arabic_sentence_is_isolated_so_that_it_turns_nothing_around_it() =>
        Assert.Equal(
            "من \u2068Sam (2)\u2069.",
            Write("من {name}.", Arabic, new Argument("name", "Sam (2)"))
        );

    [Fact]
    public void A_name_in_the_sentences_own_direction_stays_as_it_is()
    {
        Assert.Equal("From Sam.", Write("From {name}.", English, new Argument("name", "Sam")));
        Assert.Equal("من سمر.", Write("من {name}.", Arabic, new Argument("name", "سمر")));
    }

    [Fact]
    public void Days_and_lists_read_as_people_write_them()
    {
        var day = new DateOnly(2026, 11, 23);
        Assert.Equal("23 November 2026", English.Formats.Date(day));
        Assert.Equal("November 2026", English.Formats.Month(day));
        Assert.Equal("23 نوفمبر 2026", Arabic.Formats.Date(day));
        Assert.Equal("yesterday", English.Formats.RelativeDays(-1));
        Assert.Equal("in 3 days", English.Formats.RelativeDays(3));
        Assert.Equal("قبل يومين", Arabic.Formats.RelativeDays(-2));
        Assert.Equal("a, b and c", English.Formats.List(["a", "b", "c"]));
        Assert.Equal("أ وب وج", Arabic.Formats.List(["أ", "ب", "ج"]));
        Assert.Equal("Monday", English.Formats.Weekday(DayOfWeek.Monday));
        Assert.Equal("", English.Formats.List([]));
    }

    private static string Write(
        string text,
        Words words,
        params ReadOnlySpan<Argument> arguments
    ) => MessageWriter.Write(MessageReader.Read(text), words.Formats, arguments);
}
