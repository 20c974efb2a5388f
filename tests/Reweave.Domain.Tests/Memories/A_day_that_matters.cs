using Reweave.Domain.Events;
using Reweave.Domain.Memories;
using Reweave.Domain.Spaces;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Memories;

public sealed class A_day_that_matters
{
    private readonly Log<MarkedDaysState> _own = new(
        MarkedDaysState.Empty,
        (state, fact, meta) => state.After(fact, meta),
        (state, entry) => state.WithoutEntry(entry)
    );

    private readonly Log<MemoriesState> _shared = new(
        MemoriesState.Empty,
        (state, fact, meta) => state.After(fact, meta),
        (state, entry) => state.WithoutEntry(entry)
    );

    [Fact]
    public void Is_private_and_changes_nothing_in_a_couples_space()
    {
        Keep("d", "v1", Words("The third"));

        var fact = Assert.Single(_own.Facts);
        Assert.Same(CoupleSpaceState.Empty, CoupleSpaceState.Empty.After(fact.Fact, fact.Meta));
        Assert.Equal("The third", Assert.Single(_own.State.All).Words.Title);
    }

    [Fact]
    public void Can_change_and_the_words_before_are_erased()
    {
        Keep("d", "v1", Words("The third"));
        var change = Assert.IsType<Decided>(Keep("d", "v2", Words("That day")));

        Assert.Equal(["entry-1"], change.Erase);
        Assert.Equal("That day", Assert.Single(_own.State.All).Words.Title);
    }

    [Fact]
    public void Can_be_let_go_and_no_late_change_brings_it_back()
    {
        Keep("d", "v1", Words("The third"));
        var late = (Decided)MarkedDaysDecisions.Keep(_own.State, "d", "v2", Words("Late"));
        _own.Does(state => MarkedDaysDecisions.LetGo(state, "d"));
        _own.Deliver(late);

        Assert.Empty(_own.State.All);
        Assert.IsType<NoSuchDay>(Keep("d", "v3", Words("Again")));
    }

    [Fact]
    public void Is_handed_over_as_a_copy_that_only_its_author_takes_back()
    {
        _shared.Does(
            Ada,
            state => MarkedDaysDecisions.Share(state, Ada, "fresh", Words("The third"))
        );
        Assert.Same(
            Decided.Nothing,
            _shared.Does(Ben, state => MarkedDaysDecisions.Unshare(state, Ben, "fresh"))
        );
        _shared.Deliver(Decided.To(new MarkedDayUnshared { Mark = "fresh" }), Ben);
        Assert.Single(_shared.State.Days);

        _shared.Does(Ada, state => MarkedDaysDecisions.Unshare(state, Ada, "fresh"));

        Assert.Empty(_shared.State.Days);
    }

    [Theory]
    [InlineData("2024-02-29", true, "2026-02-01", "2026-02-28")]
    [InlineData("2024-02-29", true, "2027-03-01", "2028-02-29")]
    [InlineData("2025-12-03", true, "2026-12-03", "2026-12-03")]
    [InlineData("2025-12-03", true, "2026-12-04", "2027-12-03")]
    [InlineData("2025-12-03", false, "2026-12-04", null)]
    [InlineData("2027-01-01", false, "2026-12-04", "2027-01-01")]
    [InlineData("0001-01-01", true, "9999-12-31", null)]
    public void Comes_again_each_year_if_it_is_to(
        string on,
        bool yearly,
        string today,
        string? next
    )
    {
        var words = Words("x") with { On = DateOnly.Parse(on), Yearly = yearly };

        Assert.Equal(
            next is null ? null : DateOnly.Parse(next),
            words.NextFrom(DateOnly.Parse(today))
        );
    }

    [Fact]
    public void Needs_a_name_and_there_is_an_end_to_how_many()
    {
        Assert.IsType<OutOfBounds>(Keep("d", "v", Words(" ")));
        for (var i = 0; i < MarkedDaysDecisions.MostDays; i++)
        {
            Keep($"d{i}", $"v{i}", Words("day"));
        }

        Assert.IsType<EnoughDays>(Keep("more", "v", Words("day")));
    }

    private static DayWords Words(string title) =>
        new()
        {
            Kind = MarkedDayKind.Hard,
            On = Monday.AddDays(10),
            Yearly = true,
            Title = title,
            MayCome = "Sleeping badly.",
            Helps = "",
            Ask = "",
        };

    private Decision Keep(string mark, string version, DayWords words) =>
        _own.Does(state => MarkedDaysDecisions.Keep(state, mark, version, words));
}
