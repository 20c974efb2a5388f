using Reweave.Client.Practices;
using Reweave.Domain.Practices;

namespace Reweave.Client.Tests.Story;

/// <summary>A practice alone, on two devices of one person; and one of two, with sealed answers.</summary>
public sealed class When_someone_practises
{
    private const string Night = "a-night-like-this";
    private const string Felt = "felt-and-guessed";

    [Fact]
    public async Task It_is_left_on_one_device_and_gone_on_with_and_finished_on_another()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var sitting = PracticesDesk.NewId();
        await Person.Does(world.Alice.Session.Practices.ReachAsync(sitting, Night, 2, (1, "8")));
        await Person.Does(
            world.Alice.Session.Practices.ReachAsync(sitting, Night, 5, (4, "Ask my sister."))
        );
        await world.Alice.Syncs();
        await using var tablet = world.Alice.TakesAnotherDevice();
        await tablet.SignsIn();
        await tablet.Syncs();

        var there = Assert.Single(tablet.Session.Practices.View.GoingOn);
        Assert.Equal((sitting, Night, 5), (there.Id, there.Practice, there.Step));
        Assert.Equal(
            new Dictionary<int, string> { [1] = "8", [4] = "Ask my sister." },
            there.Written
        );
        await Person.Does(
            tablet.Session.Practices.ReachAsync(sitting, Night, 6, (6, "5"), finished: true)
        );
        await tablet.Syncs();
        await world.BothSync();

        Assert.Empty(world.Alice.Session.Practices.View.GoingOn);
        var done = Assert.Single(world.Alice.Session.Practices.View.History);
        Assert.Equal(new DateOnly(2026, 3, 2), done.Finished);
        Assert.Empty(world.Alice.Session.Preparations.All);
        Assert.Empty(world.Bob.Session.Practices.View.History);
        Assert.Empty(world.Bob.Session.Practices.View.GoingOn);
        Assert.Null(world.Bob.Session.Practices.View.InvitedToMe);

        await Person.Does(world.Alice.Session.Practices.DiscardAsync(sitting));
        await world.Alice.Syncs();
        await tablet.Syncs();
        Assert.Empty(tablet.Session.Practices.View.History);
        Assert.Null(tablet.Session.Practices.Find(sitting));
    }

    [Fact]
    public async Task An_invitation_is_seen_and_left_and_the_one_who_invited_sees_no_difference()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice.Session.Practices, world.Bob.Session.Practices);
        await Person.Does(alice.InviteAsync(Felt));
        await world.BothSync();
        Assert.Equal(Felt, bob.View.InvitedToMe);

        await Person.Does(bob.SetInvitationAsideAsync());
        await world.BothSync();
        Assert.Null(bob.View.InvitedToMe);
        Assert.Equal(Felt, alice.View.InvitedByMe);
        await Person.Does(alice.InviteAsync("our-concerns"));
        await world.BothSync();
        Assert.Null(bob.View.InvitedToMe);

        world.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Null(alice.View.InvitedByMe);
        await Person.Does(alice.InviteAsync(Felt));
        await world.BothSync();
        Assert.Equal(Felt, bob.View.InvitedToMe);
        await Person.Does(alice.TakeInvitationBackAsync());
        await world.BothSync();
        Assert.Null(bob.View.InvitedToMe);
    }

    [Fact]
    public async Task Neither_reads_the_other_before_both_have_answered_and_tapped()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice.Session.Practices, world.Bob.Session.Practices);
        await Person.Does(alice.InviteAsync(Felt));
        Assert.IsType<Refusal.Empty>(await alice.SealAsync(Felt, ["", " "]));
        Assert.IsType<Refusal.TooLong>(
            await alice.SealAsync(Felt, [new string('x', PracticeContent.WordsLength + 1)])
        );
        await Person.Does(alice.SealAsync(Felt, ["I felt alone.", "You felt nothing."]));
        await world.BothSync();

        Assert.Equal(PracticeAnswersStage.Waiting, alice.AnswersOf(Felt).Stage);
        Assert.Equal(
            ["I felt alone.", "You felt nothing."],
            alice.AnswersOf(Felt).Items.Select(item => item.Mine)
        );
        Assert.Equal(PracticeAnswersStage.Answer, bob.AnswersOf(Felt).Stage);
        Assert.Empty(bob.AnswersOf(Felt).Items);
        Assert.Equal(PracticeAnswersStage.Answer, bob.AnswersOf("our-concerns").Stage);

        await Person.Does(bob.SealAsync(Felt, ["I was afraid.", ""]));
        await world.BothSync();
        Assert.Equal(PracticeAnswersStage.Opening, alice.AnswersOf(Felt).Stage);
        Assert.Null(bob.View.InvitedToMe);
        Assert.Null(alice.View.InvitedByMe);
        Assert.All(alice.AnswersOf(Felt).Items, item => Assert.Equal("", item.Theirs));

        await Person.Does(alice.OpenAsync(Felt, [1, 2]));
        await world.BothSync();
        Assert.All(bob.AnswersOf(Felt).Items, item => Assert.Equal("", item.Theirs));
        await Person.Does(bob.OpenAsync(Felt, [1, 2]));
        await world.BothSync();
        Assert.Equal(
            ["I was afraid.", ""],
            alice.AnswersOf(Felt).Items.Select(item => item.Theirs)
        );
        Assert.Equal(
            ["I felt alone.", "You felt nothing."],
            bob.AnswersOf(Felt).Items.Select(item => item.Theirs)
        );

        await Person.Does(bob.StopAsync(Felt));
        await world.BothSync();
        await world.Alice.IsRestarted(withoutSnapshots: true);
        alice = world.Alice.Session.Practices;
        Assert.Equal("I was afraid.", Assert.Single(alice.AnswersOf(Felt).Earlier).Items[0].Theirs);
        await Person.Does(bob.TakeBackAsync(Felt, 1));
        await world.BothSync();
        Assert.Empty(alice.AnswersOf(Felt).Earlier);
        Assert.Empty(bob.AnswersOf(Felt).Earlier);
    }

    [Fact]
    public async Task Four_long_answers_in_any_script_fit_one_piece()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var alice = world.Alice.Session.Practices;
        var longest = new string('漢', PracticeContent.WordsLength);

        await Person.Does(alice.SealAsync(Felt, [longest, longest, longest, longest]));
        await world.BothSync();

        Assert.Equal(PracticeAnswersStage.Waiting, alice.AnswersOf(Felt).Stage);
        Assert.All(alice.AnswersOf(Felt).Items, item => Assert.Equal(longest, item.Mine));
        await Person.Does(alice.WithdrawAsync(Felt));
        Assert.Equal(PracticeAnswersStage.Answer, alice.AnswersOf(Felt).Stage);
    }
}
