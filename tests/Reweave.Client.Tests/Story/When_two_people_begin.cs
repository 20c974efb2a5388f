using Reweave.Client.CheckIns;
using Reweave.Client.Journal;
using Reweave.Client.Pairing;
using Reweave.Client.Rhythm;
using Reweave.Client.Sync;

namespace Reweave.Client.Tests.Story;

/// <summary>The whole vertical line, two engines over the real server: accounts, pairing, journal, sharing, a sealed check-in.</summary>
public sealed class When_two_people_begin
{
    [Fact]
    public async Task They_pair_and_compare_and_both_know_it()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();

        Assert.Equal(PairingStage.Paired, world.Alice.Session.Pairing.View.Stage);
        Assert.Equal(PairingStage.Paired, world.Bob.Session.Pairing.View.Stage);
        var number = await world.Alice.Session.Pairing.SafetyNumberAsync();
        Assert.Equal(number, await world.Bob.Session.Pairing.SafetyNumberAsync());
        Assert.Equal(12, number!.Count);

        var check = world.Bob.Session.Pairing.View.AcceptanceCheck!;
        await Person.Does(world.Alice.Session.Pairing.ScanAcceptanceCheckAsync(check));
        await Person.Does(world.Bob.Session.Pairing.SafetyNumberMatchedAsync());
        Assert.Equal(Verification.ScannedBack, world.Alice.Session.Pairing.View.Verified);
        Assert.Equal(PairingStage.Verified, world.Bob.Session.Pairing.View.Stage);
    }

    [Fact]
    public async Task What_one_writes_in_the_journal_the_other_never_gets()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await Person.Does(
            world.Alice.Session.Journal.WriteAsync(
                new JournalText
                {
                    Text = "Élan at night",
                    Feelings = [new Felt { Code = "sadness", Intensity = 4 }],
                    Tags = ["night"],
                }
            )
        );
        Assert.Equal(PieceState.KeptHere, world.Alice.Session.Journal.View.Entries[0].State);
        await world.BothSync();

        var entry = Assert.Single(world.Alice.Session.Journal.View.Entries);
        Assert.Equal(PieceState.Sent, entry.State);
        Assert.Equal("sadness", entry.Feelings[0].Code);
        Assert.Equal(SyncMood.AllSent, world.Alice.Session.Sync.Mood);
        Assert.Single(world.Alice.Session.Journal.Search("elan NIGHT"));
        Assert.Empty(world.Alice.Session.Journal.Search("morning"));
        Assert.Empty(world.Bob.Session.Journal.View.Entries);
        Assert.Empty(world.Bob.Session.Together.View.Pieces);
    }

    [Fact]
    public async Task A_piece_is_edited_and_deleted_and_its_words_leave_the_server()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        await Person.Does(
            world.Alice.Session.Journal.WriteAsync(new JournalText { Text = "first" })
        );
        await world.Alice.Syncs();
        var id = world.Alice.Session.Journal.View.Entries[0].Id;
        await Person.Does(
            world.Alice.Session.Journal.EditAsync(id, new JournalText { Text = "second" })
        );
        await world.Alice.Syncs();
        Assert.Equal("second", Assert.Single(world.Alice.Session.Journal.View.Entries).Text);
        Assert.True(world.Alice.Session.Journal.View.Entries[0].Edited);

        await Person.Does(world.Alice.Session.Journal.DeleteAsync(id));
        Assert.Empty(world.Alice.Session.Journal.View.Entries);
        await world.Alice.Syncs();
        Assert.Empty(world.Alice.Session.Journal.View.Entries);
        Assert.Equal(SyncMood.AllSent, world.Alice.Session.Sync.Mood);

        var elsewhere = world.Alice.TakesAnotherDevice();
        await elsewhere.SignsIn();
        Assert.Empty(elsewhere.Session.Journal.View.Entries);
        Assert.Equal(SyncMood.AllSent, elsewhere.Session.Sync.Mood);
        await elsewhere.DisposeAsync();
    }

    [Fact]
    public async Task A_shared_piece_is_read_by_the_other_until_it_is_taken_back()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await Person.Does(world.Alice.Session.Journal.ShareAsync(null, "I miss our walks."));
        await world.BothSync();
        await world.Bob.Syncs();

        var piece = Assert.Single(world.Bob.Session.Together.View.Pieces);
        Assert.Equal("I miss our walks.", piece.Text);
        Assert.False(piece.Mine);
        var refusal = await world.Bob.Session.Together.TakeBackAsync(piece.Id);
        Assert.NotNull(refusal);

        await Person.Does(world.Alice.Session.Together.TakeBackAsync(piece.Id));
        await world.BothSync();
        await world.Bob.Syncs();
        Assert.Empty(world.Bob.Session.Together.View.Pieces);
        Assert.Empty(world.Alice.Session.Together.View.Pieces);
        Assert.Equal(SyncMood.AllSent, world.Bob.Session.Sync.Mood);
    }

    [Fact]
    public async Task They_answer_apart_open_item_by_item_and_a_need_gets_a_kind_answer()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice.Session, world.Bob.Session);
        await Person.Does(
            alice.CheckIns.AnswerAsync(
                new CheckInAnswer
                {
                    HowIAm = [new Felt { Code = "hope", Intensity = 2 }],
                    OneThing = "I slept.",
                    Need = "An hour together on Sunday.",
                }
            )
        );
        Assert.Equal(CheckInStage.Waiting, alice.CheckIns.View.Stage);
        Assert.Equal("I slept.", alice.CheckIns.View.Mine!.OneThing);
        await world.BothSync();
        Assert.Equal(CheckInStage.Answer, bob.CheckIns.View.Stage);
        Assert.Empty(bob.CheckIns.View.Items);

        await Person.Does(
            bob.CheckIns.AnswerAsync(
                new CheckInAnswer { OneThing = "I was afraid to ask.", Need = "Some quiet." }
            )
        );
        Assert.Equal(CheckInStage.Waiting, bob.CheckIns.View.Stage);
        await world.Bob.Syncs();
        await world.BothSync();
        Assert.Equal(CheckInStage.Opening, alice.CheckIns.View.Stage);
        Assert.Equal(CheckInStage.Opening, bob.CheckIns.View.Stage);

        await Person.Does(alice.CheckIns.OpenAsync(CheckInItemKind.OneThing));
        await world.BothSync();
        Assert.Equal(CheckInItemState.Opening, Item(alice, CheckInItemKind.OneThing).State);
        Assert.Null(Item(alice, CheckInItemKind.OneThing).Theirs);
        Assert.Equal(CheckInItemState.Sealed, Item(bob, CheckInItemKind.OneThing).State);
        Assert.Null(Item(bob, CheckInItemKind.OneThing).Theirs);

        await Person.Does(bob.CheckIns.OpenAsync(CheckInItemKind.OneThing));
        Assert.Null(Item(bob, CheckInItemKind.OneThing).Theirs);
        await world.Bob.Syncs();
        Assert.Equal("I slept.", Item(bob, CheckInItemKind.OneThing).Theirs!.Text);
        await world.BothSync();
        Assert.Equal("I was afraid to ask.", Item(alice, CheckInItemKind.OneThing).Theirs!.Text);
        Assert.Equal(CheckInItemState.Sealed, Item(alice, CheckInItemKind.Need).State);

        await Person.Does(alice.CheckIns.OpenAsync(CheckInItemKind.Need));
        await Person.Does(bob.CheckIns.OpenAsync(CheckInItemKind.Need));
        await world.BothSync();
        await world.Bob.Syncs();
        Assert.Equal("An hour together on Sunday.", Item(bob, CheckInItemKind.Need).Theirs!.Text);
        await Person.Does(bob.CheckIns.AnswerNeedAsync(NeedReply.AnotherWay, "Saturday?"));
        await world.Bob.Syncs();
        await world.Alice.Syncs();
        var reply = Item(alice, CheckInItemKind.Need).ReplyToMine!;
        Assert.Equal(NeedReply.AnotherWay, reply.Reply);
        Assert.Equal("Saturday?", reply.Text);
    }

    [Fact]
    public async Task An_answer_is_withdrawn_and_leaves_nothing_to_open()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await Person.Does(
            world.Alice.Session.CheckIns.AnswerAsync(new CheckInAnswer { OneThing = "Not yet." })
        );
        await world.BothSync();
        await Person.Does(world.Alice.Session.CheckIns.WithdrawAsync());
        await world.BothSync();
        await world.Bob.Syncs();

        Assert.Equal(CheckInStage.Answer, world.Alice.Session.CheckIns.View.Stage);
        Assert.Equal(CheckInStage.Answer, world.Bob.Session.CheckIns.View.Stage);
        Assert.Equal(SyncMood.AllSent, world.Bob.Session.Sync.Mood);
    }

    [Fact]
    public async Task Not_now_looks_like_nothing_from_the_other_side()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await Person.Does(
            world.Alice.Session.CheckIns.AnswerAsync(new CheckInAnswer { OneThing = "Here." })
        );
        await world.BothSync();
        var before = world.Alice.Session.CheckIns.View;
        await Person.Does(world.Bob.Session.CheckIns.NotNowAsync());
        await world.Bob.Syncs();
        await world.BothSync();

        Assert.Equal(CheckInStage.SetAside, world.Bob.Session.CheckIns.View.Stage);
        Assert.Equal(before.Stage, world.Alice.Session.CheckIns.View.Stage);
        Assert.Equal(before.Items, world.Alice.Session.CheckIns.View.Items);
    }

    [Fact]
    public async Task A_weekly_time_is_proposed_and_accepted_and_ended_by_one()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var time = new WeeklyTime(DayOfWeek.Sunday, new TimeOnly(19, 30));
        await Person.Does(world.Alice.Session.Rhythm.ProposeAsync(time));
        await world.BothSync();
        Assert.Equal(time, world.Bob.Session.Rhythm.View.ProposedToMe);
        await Person.Does(world.Bob.Session.Rhythm.AcceptAsync());
        await world.Bob.Syncs();
        await world.BothSync();
        Assert.Equal(time, world.Alice.Session.Rhythm.View.InForce);

        await Person.Does(world.Alice.Session.Rhythm.WithdrawAsync());
        await world.BothSync();
        Assert.Null(world.Bob.Session.Rhythm.View.InForce);
    }

    private static CheckInItemView Item(Session session, CheckInItemKind kind)
    {
        var view = session.CheckIns.View;
        return view
            .Items.Concat(view.Opened.SelectMany(opened => opened.Items))
            .First(item => item.Kind == kind);
    }
}
