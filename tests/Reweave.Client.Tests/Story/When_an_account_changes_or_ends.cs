using System.Text.Json;
using Reweave.Client.Accounts;
using Reweave.Client.CheckIns;
using Reweave.Client.Journal;
using Reweave.Client.Pairing;
using Reweave.Client.Settings;
using Reweave.Client.Sync;
using Reweave.Client.Tests.Simulation;

namespace Reweave.Client.Tests.Story;

/// <summary>What a person decides about the account itself: where its name stands, what opens it, what is taken along, its end.</summary>
public sealed class When_an_account_changes_or_ends
{
    [Fact]
    public async Task Listed_on_the_phone_it_is_not_listed_on_the_shared_laptop()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        var phone = world.Alice;
        await Person.Does(
            phone.Session.Settings.ChangeAsync(new SettingsChange { ListedOnThisDevice = true })
        );
        await phone.Syncs();
        Assert.True(phone.Session.Settings.View.ListedOnThisDevice);
        Assert.Equal(phone.Name, Assert.Single(await phone.Device.RememberedAsync()).Name);

        await using var laptop = phone.TakesAnotherDevice();
        await laptop.SignsIn();
        Assert.False(laptop.Session.Settings.View.ListedOnThisDevice);
        Assert.Empty(await laptop.Device.RememberedAsync());
        await laptop.IsRestarted();
        Assert.False(laptop.Session.Settings.View.ListedOnThisDevice);

        // And taking it off the laptop's list leaves the phone's as it was.
        await Person.Does(
            laptop.Session.Settings.ChangeAsync(new SettingsChange { ListedOnThisDevice = false })
        );
        await laptop.Syncs();
        await phone.Syncs();
        await phone.IsRestarted();
        Assert.True(phone.Session.Settings.View.ListedOnThisDevice);
        await Person.Does(
            phone.Session.Settings.ChangeAsync(new SettingsChange { ListedOnThisDevice = false })
        );
        Assert.Empty(await phone.Device.RememberedAsync());
    }

    [Fact]
    public async Task A_changed_passphrase_opens_here_and_elsewhere_and_the_old_one_nowhere()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        var old = world.Alice.Passphrase;
        using (var wrong = Person.Handle("not the one"))
        using (var changed = Person.Handle("quite another row of words"))
        {
            Assert.IsType<Refusal.WrongPassphraseOrKey>(
                await world.Alice.Session.Account.ChangePassphraseAsync(wrong, changed)
            );
        }

        using (var present = Person.Handle(old))
        using (var changed = Person.Handle("quite another row of words"))
        {
            await Person.Does(world.Alice.Session.Account.ChangePassphraseAsync(present, changed));
        }

        world.Alice.Passphrase = "quite another row of words";
        await world.Alice.Locks();
        Assert.IsType<Unlocking.Refused>(await world.Alice.TriesToUnlock(old));
        await world.Alice.Unlocks();
        await using var phone = world.Alice.TakesAnotherDevice();
        Assert.IsType<Unlocking.Refused>(await phone.TriesToSignIn(old));
        await phone.SignsIn();
        // The recovery words were no part of it and still open.
        await using var later = world.Alice.TakesAnotherDevice();
        await later.Recovers("a third row of five");
    }

    [Fact]
    public async Task New_recovery_words_open_and_the_ones_before_do_not()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        await Writes(world.Alice, "still here");
        await world.Alice.Syncs();
        var before = world.Alice.RecoveryWords;
        using var passphrase = Person.Handle(world.Alice.Passphrase);
        var made = Assert.IsType<NewRecoveryWords.Made>(
            await world.Alice.Session.Account.NewRecoveryWordsAsync(passphrase)
        );

        await using var elsewhere = world.Alice.TakesAnotherDevice();
        using var next = Person.Handle("a new row of five words");
        Assert.IsType<Refusal.WrongPassphraseOrKey>(
            Assert
                .IsType<Recovery.Refused>(
                    await elsewhere.Device.RecoverAsync(elsewhere.Name, before, next)
                )
                .Reason
        );
        var recovered = Assert.IsType<Recovery.Recovered>(
            await elsewhere.Device.RecoverAsync(elsewhere.Name, made.Words, next)
        );
        Assert.Null(await recovered.Session.SyncNowAsync(TestContext.Current.CancellationToken));
        Assert.Equal("still here", Assert.Single(recovered.Session.Journal.View.Entries).Text);
        await recovered.Session.DisposeAsync();
    }

    [Fact]
    public async Task An_ended_device_still_shows_what_it_could_not_send()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        await using var tablet = world.Alice.TakesAnotherDevice();
        await tablet.SignsIn();
        await world.Alice.Syncs();
        var device = world.Alice.Session.Account.View.Devices.Single(one => !one.IsThisOne);
        await Person.Does(world.Alice.Session.Account.EndDeviceAsync(device.Id));

        await Writes(tablet, "written too late");
        Assert.NotNull(await tablet.Session.SyncNowAsync(TestContext.Current.CancellationToken));
        var kept = Assert.Single(tablet.Session.Journal.View.Entries);
        Assert.Equal("written too late", kept.Text);
        Assert.NotEqual(PieceState.Sent, kept.State);
        Assert.Equal(SyncMood.NeedsAttention, tablet.Session.Sync.Mood);
        await tablet.IsRestarted();
        Assert.Equal("written too late", Assert.Single(tablet.Session.Journal.View.Entries).Text);

        await world.Alice.Syncs();
        Assert.Empty(world.Alice.Session.Journal.View.Entries);
        Assert.Single(world.Alice.Session.Account.View.Devices);
        Assert.Equal(SyncMood.AllSent, world.Alice.Session.Sync.Mood);
    }

    [Fact]
    public async Task What_is_taken_along_reads_again_and_holds_days_and_no_signature()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await Person.Does(
            world.Alice.Session.Journal.WriteAsync(
                new JournalText
                {
                    Text = "“Ça va”\n\tقليلا 好 \\ 😀",
                    Feelings = [new Felt { Code = "hope", Intensity = 3 }],
                    Tags = ["night"],
                }
            )
        );
        await Person.Does(world.Alice.Session.Journal.ShareAsync(null, "for both"));
        await world.Bob.Session.Journal.ShareAsync(null, "from Bob");
        await world.Bob.Syncs();
        await Answers(world, "Mine.", "Theirs.");
        await Person.Does(world.Alice.Session.CheckIns.OpenAsync(CheckInItemKind.OneThing));
        await world.BothSync();
        await Person.Does(world.Bob.Session.CheckIns.OpenAsync(CheckInItemKind.OneThing));
        await world.Bob.Syncs();
        await world.BothSync();

        // Long afterwards, when the opened check-in has faded from the screen.
        world.Clock.Advance(TimeSpan.FromDays(40));
        var file = await world.Alice.Session.Account.ExportAsync();
        using var json = JsonDocument.Parse(file.Json);
        var root = json.RootElement;
        var entry = Assert.Single(root.GetProperty("journal").EnumerateArray());
        Assert.Equal("“Ça va”\n\tقليلا 好 \\ 😀", entry.GetProperty("text").GetString());
        Assert.Equal("2026-03-02", entry.GetProperty("day").GetString());
        Assert.Equal("night", entry.GetProperty("tags")[0].GetString());
        Assert.Equal("hope", entry.GetProperty("feelings")[0].GetProperty("feeling").GetString());
        Assert.Equal(
            ["for both me", "from Bob partner"],
            root.GetProperty("shared")
                .EnumerateArray()
                .Select(piece => $"{piece.GetProperty("text")} {piece.GetProperty("by")}")
                .Order()
        );
        var item = root.GetProperty("checkIns")[0].GetProperty("items")[0];
        Assert.Equal("Mine.", item.GetProperty("mine").GetProperty("text").GetString());
        Assert.Equal("Theirs.", item.GetProperty("theirs").GetProperty("text").GetString());

        // No time of a day, and nothing as long as a signature, a hash or the id of a member or device.
        Assert.DoesNotMatch("[0-9]{2}:[0-9]{2}", file.Json);
        Assert.DoesNotMatch("[A-Za-z0-9+/_=-]{22,}", file.Json);
    }

    [Fact]
    public async Task A_deleted_account_opens_nowhere_and_leaves_nothing_on_the_device()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        await Writes(world.Alice, "private");
        await world.Alice.Syncs();
        var other = world.Alice.TakesAnotherDevice();
        await other.SignsIn();
        using (var wrong = Person.Handle("not the one"))
        {
            Assert.IsType<Refusal.WrongPassphraseOrKey>(
                await world.Alice.Session.Account.DeleteAsync(wrong, withOwnSharedTexts: true)
            );
        }

        Assert.Single(world.Alice.Session.Journal.View.Entries);
        using (var right = Person.Handle(world.Alice.Passphrase))
        {
            await Person.Does(
                world.Alice.Session.Account.DeleteAsync(right, withOwnSharedTexts: true)
            );
        }

        Assert.IsType<Refusal.Locked>(
            await world.Alice.Session.Journal.WriteAsync(new JournalText { Text = "too late" })
        );
        Assert.IsType<Refusal.NoSuchAccountHere>(
            Assert.IsType<Unlocking.Refused>(await world.Alice.TriesToUnlock()).Reason
        );
        Assert.IsType<Refusal.WrongPassphraseOrKey>(
            Assert.IsType<Unlocking.Refused>(await world.Alice.TriesToSignIn()).Reason
        );
        using var next = Person.Handle("a new row of five words");
        Assert.IsType<Recovery.Refused>(
            await world.Alice.Device.RecoverAsync(world.Alice.Name, world.Alice.RecoveryWords, next)
        );
        Assert.NotNull(await other.Session.SyncNowAsync(TestContext.Current.CancellationToken));
        Assert.Equal(SyncMood.NeedsAttention, other.Session.Sync.Mood);
        await other.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_partner_of_a_deleted_account_keeps_a_sound_space(bool withOwnTexts)
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await Person.Does(world.Alice.Session.Journal.ShareAsync(null, "from Alice"));
        await Person.Does(world.Bob.Session.Journal.ShareAsync(null, "from Bob"));
        await Answers(world, "Mine.", "Theirs.");
        using (var right = Person.Handle(world.Alice.Passphrase))
        {
            await Person.Does(world.Alice.Session.Account.DeleteAsync(right, withOwnTexts));
        }

        await world.Bob.Syncs();
        await Person.Does(world.Bob.Session.Journal.WriteAsync(new JournalText { Text = "on" }));
        await world.Bob.Syncs();
        Assert.Equal(SyncMood.AllSent, world.Bob.Session.Sync.Mood);
        string[] left = withOwnTexts ? ["from Bob"] : ["from Alice", "from Bob"];
        Assert.Equal(left, Texts(world.Bob.Session));
        Assert.Equal(PairingStage.Ended, world.Bob.Session.Pairing.View.Stage);

        // A device that never saw the texts finds the same; what has no author left to erase it is named as gone.
        await using var fresh = world.Bob.TakesAnotherDevice();
        await fresh.SignsIn();
        await fresh.Syncs();
        Assert.Equal(left, Texts(fresh.Session));
        Assert.All(
            fresh.Session.Sync.Concerns,
            concern => Assert.IsType<SyncConcern.Missing>(concern)
        );
        Assert.True(withOwnTexts || fresh.Session.Sync.Concerns.Count == 0);
    }

    [Fact]
    public async Task A_stopped_check_in_ends_for_both_in_the_same_words()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await Answers(world, "Mine.", "Theirs.");
        Assert.True(world.Alice.Session.CheckIns.View.CanStop);
        await Person.Does(world.Alice.Session.CheckIns.StopAsync());
        await world.BothSync();
        await world.Bob.Syncs();

        var (alice, bob) = (world.Alice.Session.CheckIns.View, world.Bob.Session.CheckIns.View);
        Assert.True(alice.ClosedLately);
        Assert.Equal(
            (alice.Stage, alice.ClosedLately, alice.CanStop, alice.CanWithdraw),
            (bob.Stage, bob.ClosedLately, bob.CanStop, bob.CanWithdraw)
        );
        Assert.Empty(alice.Items);
        Assert.Empty(bob.Items);
        Assert.Empty(bob.Opened);
        Assert.IsType<Refusal.NoLongerPossible>(
            await world.Bob.Session.CheckIns.OpenAsync(CheckInItemKind.OneThing)
        );
    }

    [Fact]
    public async Task An_answer_withdrawn_after_both_answered_shows_nothing_and_opens_nothing()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await Answers(world, "Mine.", "Theirs.");
        Assert.True(world.Alice.Session.CheckIns.View.CanWithdraw);
        await Person.Does(world.Alice.Session.CheckIns.WithdrawAsync());
        await world.BothSync();
        await world.Bob.Syncs();

        Assert.Equal(CheckInStage.Waiting, world.Bob.Session.CheckIns.View.Stage);
        Assert.Empty(world.Bob.Session.CheckIns.View.Items);
        Assert.IsType<Refusal.NoLongerPossible>(
            await world.Bob.Session.CheckIns.OpenAsync(CheckInItemKind.OneThing)
        );
        Assert.Empty(world.Bob.Session.Sync.Concerns);
    }

    [Fact]
    public async Task After_leaving_both_keep_copies_and_nothing_more_is_accepted()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await Person.Does(world.Alice.Session.Journal.ShareAsync(null, "once"));
        await world.BothSync();
        await world.Bob.Syncs();
        // Bob writes something that is still on his device when Alice leaves.
        world.Bob.Line.IsCut = true;
        await Person.Does(world.Bob.Session.Journal.ShareAsync(null, "on its way"));
        await Person.Does(world.Alice.Session.Pairing.LeaveAsync());
        world.Bob.Line.IsCut = false;
        await world.Bob.Session.SyncNowAsync(TestContext.Current.CancellationToken);
        await world.Bob.Session.SyncNowAsync(TestContext.Current.CancellationToken);
        await world.Alice.Syncs();

        Assert.Equal(PairingStage.Ended, world.Bob.Session.Pairing.View.Stage);
        Assert.Equal(["once"], Texts(world.Alice.Session));
        Assert.Contains("once", Texts(world.Bob.Session));
        Assert.IsType<Refusal.NoLongerPossible>(
            await world.Bob.Session.Journal.ShareAsync(null, "too late")
        );
        Assert.IsType<Refusal.NoLongerPossible>(
            await world.Alice.Session.CheckIns.AnswerAsync(new CheckInAnswer { Need = "late" })
        );
        Assert.IsType<Refusal.NotPaired>(await world.Bob.Session.Pairing.LeaveAsync());
        await world.Bob.IsRestarted();
        Assert.Contains("once", Texts(world.Bob.Session));
        // The journal goes on.
        await Writes(world.Bob, "alone");
        await world.Bob.Session.SyncNowAsync(TestContext.Current.CancellationToken);
        Assert.Equal(PieceState.Sent, Assert.Single(world.Bob.Session.Journal.View.Entries).State);
    }

    private static string[] Texts(Session session) =>
        [.. session.Together.View.Pieces.Select(piece => piece.Text).Order()];

    private static async Task Answers(StoryWorld world, string alices, string bobs)
    {
        await Person.Does(
            world.Alice.Session.CheckIns.AnswerAsync(new CheckInAnswer { OneThing = alices })
        );
        await world.BothSync();
        await Person.Does(
            world.Bob.Session.CheckIns.AnswerAsync(new CheckInAnswer { OneThing = bobs })
        );
        await world.Bob.Syncs();
        await world.BothSync();
    }

    private static Task Writes(Person person, string text) =>
        Person.Does(person.Session.Journal.WriteAsync(new JournalText { Text = text }));
}
