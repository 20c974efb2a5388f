using CsCheck;
using Reweave.Domain.Events;
using Reweave.Domain.Questions;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Questions;

public sealed class A_parked_question
{
    private static readonly DateTimeOffset Night = new(2026, 11, 2, 3, 10, 0, TimeSpan.Zero);

    private readonly Log<ParkedState> _log = new(
        ParkedState.Empty,
        (state, fact, meta) => state.After(fact, meta),
        (state, entry) => state.WithoutEntry(entry)
    );

    [Fact]
    public void Is_offered_again_after_48_hours_and_not_before()
    {
        Park("q1", "Was it in our house?");
        var parked = _log.State.Find("q1")!;

        Assert.False(parked.IsOffered(Night.AddHours(47.9)));
        Assert.Equal(Monday.AddDays(2), parked.OfferedOn);
        var early = Assert.IsType<StillResting>(HandOver("q1", Night.AddHours(47.9)));
        Assert.Equal(Monday.AddDays(2), early.OfferedOn);

        Assert.True(parked.IsOffered(Night.AddHours(48)));
        Assert.IsType<Decided>(HandOver("q1", Night.AddHours(48)));
    }

    [Fact]
    public void Kept_parked_is_offered_again_48_hours_later_and_can_be_asked_meanwhile()
    {
        Park("q1", "Was it in our house?");
        Assert.Same(Decided.Nothing, Keep("q1", Night.AddHours(2)));

        Keep("q1", Night.AddHours(50));

        var parked = _log.State.Find("q1")!;
        Assert.False(parked.IsOffered(Night.AddHours(97)));
        Assert.True(parked.HasRested(Night.AddHours(97)));
        Assert.True(parked.IsOffered(Night.AddHours(98)));
    }

    [Fact]
    public void Is_changed_without_waiting_anew_and_the_words_before_are_erased()
    {
        Park("q1", "Was it in our house?");

        var changed = Assert.IsType<Decided>(
            _log.Does(state =>
                ParkedDecisions.Change(state, "q1", "v2", Text("Is there a place to avoid?"))
            )
        );

        Assert.Equal(["entry-1"], changed.Erase);
        var parked = Assert.Single(_log.State.All);
        Assert.Equal("Is there a place to avoid?", parked.Current.Text);
        Assert.True(parked.HasRested(Night.AddHours(48)));
    }

    [Fact]
    public void Let_go_leaves_nothing_and_does_not_come_back_with_a_late_wording()
    {
        Park("q1", "Was it in our house?");
        var late = (Decided)ParkedDecisions.Change(_log.State, "q1", "v2", Text("Late"));

        _log.Does(state => ParkedDecisions.LetGo(state, "q1"));
        _log.Deliver(late);

        Assert.Empty(_log.State.Questions);
        Assert.IsType<NoSuchQuestion>(HandOver("q1", Night.AddHours(60)));
    }

    [Fact]
    public void Written_with_a_clock_that_was_days_ahead_is_not_held_back_by_it()
    {
        _log.Does(state =>
            ParkedDecisions.Park(state, "q1", "v1", Monday, Night.AddYears(1), Text("Why?"))
        );

        Assert.True(_log.State.Find("q1")!.HasRested(Night));
    }

    [Fact]
    public void Is_one_of_two_hundred_without_trouble()
    {
        foreach (var at in Enumerable.Range(0, 200))
        {
            _log.Does(state =>
                ParkedDecisions.Park(
                    state,
                    $"q{at}",
                    $"v{at}",
                    Monday,
                    Night.AddMinutes(at),
                    Text($"Question {at}")
                )
            );
        }

        Assert.Equal("Question 199", _log.State.All.First().Current.Text);
        Assert.Equal(200, _log.State.All.Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Bounds.AnswerLength + 1)]
    public void Of_no_length_or_too_much_is_refused(int length)
    {
        Assert.IsType<OutOfBounds>(
            ParkedDecisions.Park(
                _log.State,
                "q1",
                "v1",
                Monday,
                Night,
                Text(new string('あ', length))
            )
        );
    }

    [Fact]
    public void Is_the_same_in_whatever_order_two_own_devices_arrive()
    {
        var id = Gen.Int[1, 2].Select(at => $"q{at}");
        var version = Gen.Int[1, 4].Select(at => $"v{at}");
        var fact = Gen.OneOf(
            Gen.Select(id, version, (question, v) => Parked(question, v)),
            Gen.Select(id, version, (question, v) => Parked(question, $"{v}-again")),
            Gen.Select(
                id,
                Gen.Int[0, 100],
                (question, hours) =>
                    (Event)new ParkedKept { Question = question, At = Night.AddHours(hours) }
            ),
            id.Select(question => (Event)new ParkedHandedOver { Question = question, Asked = "a" }),
            id.Select(question => (Event)new ParkedLetGo { Question = question })
        );
        Gen.Select(fact.Array[0, 10], Gen.Int[1, 100])
            .Sample(
                (facts, hours) =>
                {
                    var log = facts
                        .DistinctBy(one =>
                            one is ParkedVersion v ? v.Question + v.Version : one.Spelled()
                        )
                        .Select((one, at) => (one, Meta(at + 1)))
                        .ToList();
                    var now = Night.AddHours(hours);
                    return Shown(log, now) == Shown(Enumerable.Reverse(log), now);
                },
                iter: 3_000
            );
    }

    private static string Shown(IEnumerable<(Event, EventMeta)> log, DateTimeOffset now) =>
        string.Join(
            '\n',
            log.Aggregate(ParkedState.Empty, (state, one) => state.After(one.Item1, one.Item2))
                .All.Select(one =>
                    $"{one.Question} {one.Current.Version} {one.IsOffered(now)} {one.Asked.Count}"
                )
        );

    private static EventMeta Meta(long position) =>
        new()
        {
            Position = position,
            Entry = $"entry-{position}",
            Author = Ada,
            Day = Monday,
        };

    private static Event Parked(string question, string version) =>
        new QuestionParked
        {
            Question = question,
            Version = version,
            Day = Monday,
            At = Night,
            Text = version,
        };

    private static ParkedText Text(string text) => new(text, Leaning.Unsure, null, null);

    private void Park(string question, string text) =>
        _log.Does(state => ParkedDecisions.Park(state, question, "v1", Monday, Night, Text(text)));

    private Decision Keep(string question, DateTimeOffset now) =>
        _log.Does(state => ParkedDecisions.Keep(state, question, now));

    private Decision HandOver(string question, DateTimeOffset now) =>
        ParkedDecisions.HandOver(_log.State, question, "asked", now);
}
