using Reweave.Domain.Acknowledgement;
using Reweave.Domain.CheckIns;
using Reweave.Domain.Conversations;
using Reweave.Domain.Events;
using Reweave.Domain.Questions;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Spaces;

/// <summary>
/// What one of the two said to something that the other took back is on no screen any more. Its author's devices know the entries, so
/// that the sealed words do not stay on the server for ever.
/// </summary>
public sealed class Words_under_something_that_is_gone
{
    private readonly Couple _couple = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_answer_and_a_not_now_that_crossed_a_withdrawal_are_left_by_the_one_asked(
        bool withdrawnFirst
    )
    {
        _couple.Deliver(Ada, [Asked()]);
        Event[] said =
        [
            new QuestionAnswered
            {
                Question = "q",
                Answer = "a",
                Wording = "w",
                Text = "There.",
            },
            new QuestionSetAside
            {
                Question = "q",
                Day = Monday,
                Words = "Not today.",
            },
        ];
        Event[] withdrawn = [new QuestionWithdrawn { Question = "q" }];
        if (withdrawnFirst)
        {
            _couple.Deliver(Ada, withdrawn);
            _couple.Deliver(Ben, said);
        }
        else
        {
            _couple.Deliver(Ben, said);
            _couple.Deliver(Ada, withdrawn);
        }

        Assert.Equal(EntriesOf(said), _couple.State.LeftBy(Ben).Order(StringComparer.Ordinal));
        Erased(EntriesOf(said));
        Assert.Empty(_couple.State.LeftBy(Ben));
    }

    [Fact]
    public void Another_wording_and_what_was_said_of_an_answer_on_a_second_device_are_left_by_the_asker()
    {
        _couple.Deliver(Ada, [Asked(), new QuestionWithdrawn { Question = "q" }]);
        Event[] late =
        [
            new QuestionRephrased
            {
                Question = "q",
                Wording = "w2",
                Day = Monday,
                Text = "Where were you?",
            },
            new QuestionSettled
            {
                Question = "q",
                Answer = "a",
                Settling = Settling.SomethingMissing,
                Words = "Until when?",
            },
        ];
        _couple.Deliver(Ada, late);

        Assert.Equal(
            EntriesOf(late).Prepend("entry-1").Order(StringComparer.Ordinal),
            _couple.State.LeftBy(Ada).Order(StringComparer.Ordinal)
        );
        Assert.Empty(_couple.State.LeftBy(Ben));
    }

    [Fact]
    public void A_reflection_a_mark_and_an_answer_to_an_account_are_left_when_what_they_are_about_goes()
    {
        _couple.Deliver(
            Ada,
            [Part("impact", StatementKind.Impact), Part("account", StatementKind.Account)]
        );
        Event[] his =
        [
            new PartReflected
            {
                Reflection = "r",
                Part = "impact",
                Sitting = 1,
                Text = "You cannot rest.",
            },
            new AccountAnswered
            {
                Part = "account",
                Reply = AccountReply.HeardYou,
                Words = "Thank you.",
            },
        ];
        _couple.Deliver(Ben, his);
        Event[] hers =
        [
            new ReflectionMarked
            {
                Reflection = "r",
                Mark = HearingMark.Partly,
                Addition = "And the mornings.",
            },
        ];
        _couple.Deliver(Ada, hers);
        Assert.Empty(_couple.State.LeftBy(Ada).Concat(_couple.State.LeftBy(Ben)));

        _couple.Deliver(
            Ada,
            [
                new StatementTakenBack { Piece = "impact" },
                new StatementTakenBack { Piece = "account" },
            ]
        );
        Assert.Equal(EntriesOf(his), _couple.State.LeftBy(Ben).Order(StringComparer.Ordinal));

        _couple.Deliver(Ben, [new StatementTakenBack { Piece = "r" }]);
        Assert.Equal(EntriesOf(hers), _couple.State.LeftBy(Ada));
    }

    [Fact]
    public void A_reply_to_a_need_that_was_taken_back_meanwhile_is_left()
    {
        _couple.Does(Ada, _couple.Answer(Ada, CheckInItem.Need));
        var answer = _couple.State.CheckIns.Rounds[1].Answers[0].Answer;
        Event[] reply =
        [
            new NeedAnswered
            {
                Round = 1,
                Answer = answer,
                Reply = NeedReply.AnotherWay,
                Words = "On Sunday.",
            },
        ];
        _couple.Deliver(Ben, reply);
        Assert.Empty(_couple.State.LeftBy(Ben));

        _couple.Does(Ada, _couple.Withdraw(Ada, 1));

        Assert.Equal(EntriesOf(reply), _couple.State.LeftBy(Ben));
    }

    [Fact]
    public void What_was_talked_about_is_off_the_list_and_left_by_whoever_put_it_there()
    {
        Event[] item = [new AgendaAdded { Item = "i", Text = "the winter" }];
        _couple.Deliver(Ada, item);
        _couple.Deliver(Ben, [new AgendaTalkedAbout { Item = "i", Own = false }]);

        Assert.Equal(EntriesOf(item), _couple.State.LeftBy(Ada));
        Erased(EntriesOf(item));
        Assert.Empty(_couple.State.LeftBy(Ada));
    }

    // The same whether the words were seen before or never.
    private void Erased(IReadOnlyList<string> entries)
    {
        var seen = _couple.State.WithoutEntries(entries.ToHashSet());
        var never = Fold(_couple.Log.Where(one => !entries.Contains(one.Meta.Entry)));
        Assert.Equal(never.Write(), seen.Write());
        foreach (var entry in entries)
        {
            _couple.Erase(entry);
        }
    }

    private IReadOnlyList<string> EntriesOf(IEnumerable<Event> facts) =>
        [
            .. _couple
                .Log.Where(one => facts.Contains(one.Fact))
                .Select(one => one.Meta.Entry)
                .Order(StringComparer.Ordinal),
        ];

    private static QuestionAsked Asked() =>
        new()
        {
            Question = "q",
            Wording = "w",
            Day = Monday,
            Text = "Where?",
        };

    private static StatementPartShared Part(string id, StatementKind kind) =>
        new()
        {
            Part = id,
            Kind = kind,
            Topic = "own",
            Text = "I lie awake.",
        };
}
