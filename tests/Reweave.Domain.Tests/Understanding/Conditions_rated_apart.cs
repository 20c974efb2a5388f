using System.Text;
using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;
using Reweave.Domain.Understanding;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Understanding;

public sealed class Conditions_rated_apart
{
    private readonly Couple _couple = new();

    [Fact]
    public void Wait_for_both_and_open_one_by_one_on_each_ones_own_tap()
    {
        _couple.Answers(Ada, "a");
        Assert.Equal(ExchangePhase.Waiting, _couple.Sees(Ada).Rounds.Current!.Phase);
        Assert.Equal(ExchangePhase.Open, _couple.Sees(Ben).Rounds.Current!.Phase);
        Assert.Empty(_couple.Sees(Ben).Rounds.Current!.Items);

        _couple.Answers(Ben, "b");
        _couple.Opens(Ada, Why.Work);
        Assert.Equal(ItemSight.OpenedByMe, Sight(Ada, Why.Work));
        Assert.Equal(ItemSight.Sealed, Sight(Ben, Why.Work));
        _couple.Opens(Ben, Why.Work);

        Assert.Equal(ItemSight.Seen, Sight(Ada, Why.Work));
        Assert.Equal(ItemSight.Sealed, Sight(Ada, Why.Money));
    }

    [Fact]
    public void Do_not_tell_by_their_presence_which_of_them_a_person_answered()
    {
        var fact = Why.Answer(1, "a");

        Assert.Equal(19, fact.Items.Count);
        Assert.IsType<UnderstandingAnswered>(ReadBack(fact));
        Assert.Throws<ArgumentException>(() =>
            EventCatalogue.Write(fact with { Items = [.. fact.Items.Skip(1)] })
        );
        Assert.DoesNotContain(
            Enum.GetNames<Condition>(),
            name =>
                Encoding
                    .UTF8.GetString(EventCatalogue.Write(fact))
                    .Contains(name, StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public void Are_as_long_without_words_as_with_a_few()
    {
        var few = new ConditionContent { Rating = 7, Words = "Two jobs, no evenings." };
        var own = new ConditionContent
        {
            Name = "البيت الجديد",
            Rating = 10,
            Words = "كنّا ننتقل طوال السنة.",
        };

        Assert.Equal(new ConditionContent().Write().Length, few.Write().Length);
        Assert.Equal(new ConditionContent().Write().Length, own.Write().Length);
        Assert.Equal(few, ConditionContent.TryRead(few.Write()));
        Assert.Equal(own, ConditionContent.TryRead(own.Write()));
    }

    [Fact]
    public void Fit_one_frame_however_much_is_written_in_any_script()
    {
        var longest = new ConditionContent
        {
            Name = new string('あ', Bounds.OwnWordsLength),
            Rating = 10,
            Words = new string('あ', ConditionContent.WordsLength),
        };
        Assert.True(longest.IsWellFormed);
        Assert.False((longest with { Words = longest.Words + "あ" }).IsWellFormed);
        Assert.False((longest with { Rating = 11 }).IsWellFormed);

        // Padded and sealed: at most 12 % and a tag more.
        var sealedItem = new byte[longest.Write().Length * 112 / 100 + 32];
        var fact = Why.Answer(int.MaxValue, "a");
        fact = fact with
        {
            Items = [.. fact.Items.Select(item => item with { Sealed = sealedItem })],
        };

        Assert.True(EventCatalogue.Write(fact).Length < 65_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"rating":11}""")]
    [InlineData("""{"rating":"7"}""")]
    [InlineData("""{"rating":1,"rating":2}""")]
    public void That_make_no_sense_could_not_be_opened(string plaintext)
    {
        Assert.Null(ConditionContent.TryRead(Encoding.UTF8.GetBytes(plaintext)));
    }

    [Fact]
    public void Can_be_asked_again_in_a_new_round_and_the_earlier_one_stays()
    {
        _couple.BothAnswer();
        _couple.BothOpen(Why.Work);
        _couple.Stops(Ben);

        _couple.Answers(Ada, "a2");

        Assert.Equal(2, _couple.Sees(Ada).Rounds.Current!.Number);
        Assert.Equal(1, Assert.Single(_couple.Sees(Ben).Rounds.Earlier).Number);
    }

    [Fact]
    public void Have_links_that_find_them_again_and_nothing_else()
    {
        var given = new ConditionLink(3, Why.Work, null);
        var own = new ConditionLink(3, Why.FirstOwn, "x_y-z_0123456789abcdefg");

        Assert.Equal(given, ConditionLink.TryRead(given.Text));
        Assert.Equal(own, ConditionLink.TryRead(own.Text));
        Assert.True(own.Text.Length <= Bounds.IdLength);
        foreach (
            var other in new[]
            {
                null,
                "",
                "why",
                "why_0_given-1",
                "why_1_given-15",
                "why_1_own-1",
                "why_1_given-1_a",
                "why_01_given-1",
                "why_1_own-1_",
                "other_1_given-1",
            }
        )
        {
            Assert.Null(ConditionLink.TryRead(other));
        }
    }

    private static Event ReadBack(Event fact)
    {
        var kind = EventCatalogue.KindOf(fact);
        return EventCatalogue.Read(kind.Name, kind.Version, EventCatalogue.Write(fact));
    }

    private ItemSight Sight(string who, string slot) =>
        _couple.Sees(who).Rounds.Current!.Items.Single(item => item.Item == slot).Sight;
}
