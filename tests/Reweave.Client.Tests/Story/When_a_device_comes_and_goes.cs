using Reweave.Client.Accounts;
using Reweave.Client.Journal;
using Reweave.Client.Pairing;
using Reweave.Client.Sync;

namespace Reweave.Client.Tests.Story;

/// <summary>Locking, restarting, other devices, lost passphrases: what is kept stays, and only its owner gets in.</summary>
public sealed class When_a_device_comes_and_goes
{
    [Fact]
    public async Task A_wrong_passphrase_opens_nothing_and_the_right_one_works_offline()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        await Writes(world.Alice, "kept");
        await world.Alice.Syncs();
        await world.Alice.Locks();
        world.Alice.Line.IsCut = true;

        Assert.IsType<Refusal.WrongPassphraseOrKey>(
            Assert.IsType<Unlocking.Refused>(await world.Alice.TriesToUnlock("not it")).Reason
        );
        await world.Alice.Unlocks();
        Assert.Equal("kept", Assert.Single(world.Alice.Session.Journal.View.Entries).Text);
        Assert.IsType<Refusal.ServerUnreachable>(
            await world.Alice.Session.SyncNowAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal(SyncMood.Offline, world.Alice.Session.Sync.Mood);
    }

    [Fact]
    public async Task A_locked_session_takes_nothing_any_more()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        await world.Alice.Locks();
        Assert.IsType<Refusal.Locked>(
            await world.Alice.Session.Journal.WriteAsync(new JournalText { Text = "too late" })
        );
        Assert.IsType<Refusal.Locked>(
            await world.Alice.Session.SyncNowAsync(TestContext.Current.CancellationToken)
        );
        Assert.Empty(world.Alice.Session.Journal.View.Entries);
    }

    [Fact]
    public async Task What_is_written_offline_survives_a_crash_and_is_delivered_once()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        world.Alice.Line.IsCut = true;
        await Writes(world.Alice, "one");
        await Writes(world.Alice, "two");
        Assert.NotNull(
            await world.Alice.Session.SyncNowAsync(TestContext.Current.CancellationToken)
        );
        await world.Alice.IsRestarted();
        Assert.Equal(2, world.Alice.Session.Journal.View.Entries.Count);
        Assert.Equal(2, world.Alice.Session.Sync.KeptHere);

        // The server takes them, but its answer is lost: the same bytes go again.
        world.Alice.Line.IsCut = false;
        world.Alice.Line.LosesAnswersTo = "/entries";
        Assert.NotNull(
            await world.Alice.Session.SyncNowAsync(TestContext.Current.CancellationToken)
        );
        await world.Alice.IsRestarted();
        world.Alice.Line.LosesAnswersTo = null;
        await world.Alice.Syncs();
        Assert.Equal(
            ["two", "one"],
            world.Alice.Session.Journal.View.Entries.Select(entry => entry.Text)
        );
        Assert.Equal(SyncMood.AllSent, world.Alice.Session.Sync.Mood);

        var elsewhere = world.Alice.TakesAnotherDevice();
        await elsewhere.SignsIn();
        Assert.Equal(2, elsewhere.Session.Journal.View.Entries.Count);
        await elsewhere.DisposeAsync();
    }

    [Fact]
    public async Task A_second_device_reads_all_and_writes_for_the_couple()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await Writes(world.Alice, "before");
        await world.Alice.Syncs();
        var phone = world.Alice.TakesAnotherDevice();
        await phone.SignsIn();
        await phone.Syncs();

        Assert.Equal("before", Assert.Single(phone.Session.Journal.View.Entries).Text);
        Assert.Equal(PairingStage.Paired, phone.Session.Pairing.View.Stage);
        await Person.Does(phone.Session.Journal.ShareAsync(null, "from the phone"));
        await phone.Syncs();
        await world.BothSync();
        Assert.Equal("from the phone", Assert.Single(world.Bob.Session.Together.View.Pieces).Text);
        Assert.True(Assert.Single(world.Alice.Session.Together.View.Pieces).Mine);
        Assert.Equal(2, world.Alice.Session.Account.View.Devices.Count);
        await phone.DisposeAsync();
    }

    [Fact]
    public async Task An_ended_device_writes_nothing_any_more_and_the_couple_goes_on()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var lost = world.Alice.TakesAnotherDevice();
        await lost.SignsIn();
        await lost.Syncs();
        await world.Alice.Syncs();
        var device = world.Alice.Session.Account.View.Devices.First(one => !one.IsThisOne);
        await Person.Does(world.Alice.Session.Account.EndDeviceAsync(device.Id));
        await Person.Does(lost.Session.Journal.ShareAsync(null, "by a thief"));
        Assert.NotNull(await lost.Session.SyncNowAsync(TestContext.Current.CancellationToken));

        await Person.Does(world.Alice.Session.Journal.ShareAsync(null, "after"));
        await world.BothSync();
        await world.Bob.Syncs();
        Assert.Equal("after", Assert.Single(world.Bob.Session.Together.View.Pieces).Text);
        await Person.Does(world.Bob.Session.Journal.ShareAsync(null, "answer"));
        await world.Bob.Syncs();
        await world.Alice.Syncs();
        Assert.Equal(2, world.Alice.Session.Together.View.Pieces.Count);
        Assert.Equal(SyncMood.AllSent, world.Alice.Session.Sync.Mood);
        await lost.DisposeAsync();
    }

    [Fact]
    public async Task Recovery_words_bring_everything_back_and_end_the_old_passphrase()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        await Writes(world.Alice, "still here");
        await world.Alice.Syncs();
        var (oldKey, oldPassphrase) = (world.Alice.SecretKey, world.Alice.Passphrase);
        var elsewhere = world.Alice.TakesAnotherDevice();
        await elsewhere.Recovers("another five plain words");
        Assert.Equal("still here", Assert.Single(elsewhere.Session.Journal.View.Entries).Text);

        var third = world.Alice.TakesAnotherDevice();
        Assert.IsType<Refusal.WrongPassphraseOrKey>(
            Assert
                .IsType<Unlocking.Refused>(await third.TriesToSignIn(oldPassphrase, oldKey))
                .Reason
        );
        Assert.IsType<Unlocking.Unlocked>(
            await third.TriesToSignIn(elsewhere.Passphrase, elsewhere.SecretKey)
        );
        await elsewhere.DisposeAsync();
        await third.DisposeAsync();
    }

    [Fact]
    public async Task A_changed_passphrase_counts_here_and_elsewhere_and_the_words_stay_good()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        using (var present = Person.Handle(world.Alice.Passphrase))
        using (var changed = Person.Handle("a new one of five"))
        {
            await Person.Does(world.Alice.Session.Account.ChangePassphraseAsync(present, changed));
        }

        await world.Alice.Locks();
        Assert.IsType<Unlocking.Refused>(await world.Alice.TriesToUnlock());
        world.Alice.Passphrase = "a new one of five";
        await world.Alice.Unlocks();
        var elsewhere = world.Alice.TakesAnotherDevice();
        await elsewhere.Recovers("and another");
        await elsewhere.DisposeAsync();
    }

    [Fact]
    public async Task A_full_device_refuses_the_piece_and_loses_nothing()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        await Writes(world.Alice, "small");
        await world.Alice.Syncs();
        world.Alice.Stores.RoomInBytes = 1;
        Assert.IsType<Refusal.StoreFull>(
            await world.Alice.Session.Journal.WriteAsync(new JournalText { Text = "no room" })
        );
        Assert.Single(world.Alice.Session.Journal.View.Entries);
        world.Alice.Stores.RoomInBytes = null;
        await Writes(world.Alice, "room again");
        await world.Alice.Syncs();
        await world.Alice.IsRestarted();
        Assert.Equal(2, world.Alice.Session.Journal.View.Entries.Count);
    }

    [Fact]
    public async Task Two_tabs_write_and_one_of_them_sends()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        var first = world.Alice.Session;
        var second = Assert.IsType<Unlocking.Unlocked>(await world.Alice.TriesToUnlock()).Session;
        await Person.Does(second.Journal.WriteAsync(new JournalText { Text = "second tab" }));
        await Person.Does(first.Journal.WriteAsync(new JournalText { Text = "first tab" }));
        Assert.Null(await second.SyncNowAsync(TestContext.Current.CancellationToken));
        Assert.True(second.Sync.AnotherTabSends);
        Assert.Null(await first.SyncNowAsync(TestContext.Current.CancellationToken));
        Assert.Null(await second.SyncNowAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, first.Journal.View.Entries.Count);
        Assert.Equal(2, second.Journal.View.Entries.Count);
        Assert.All(
            second.Journal.View.Entries,
            entry => Assert.Equal(PieceState.Sent, entry.State)
        );

        // The first tab closes; the second takes over.
        await first.LockAsync();
        var id = second.Journal.View.Entries[0].Id;
        await Person.Does(second.Journal.DeleteAsync(id));
        Assert.Null(await second.SyncNowAsync(TestContext.Current.CancellationToken));
        Assert.Single(second.Journal.View.Entries);
        Assert.Equal(SyncMood.AllSent, second.Sync.Mood);
        await second.DisposeAsync();
    }

    [Fact]
    public async Task A_piece_deleted_in_one_tab_while_the_other_delivers_it_is_gone_everywhere()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        var first = world.Alice.Session;
        await using var second = Assert
            .IsType<Unlocking.Unlocked>(await world.Alice.TriesToUnlock())
            .Session;
        await Person.Does(first.Journal.WriteAsync(new JournalText { Text = "regretted" }));
        await Person.Does(first.Journal.WriteAsync(new JournalText { Text = "kept" }));
        Assert.Null(await second.SyncNowAsync(TestContext.Current.CancellationToken));
        // The server takes both pieces, but the first tab does not hear of it; meanwhile the second deletes one.
        world.Alice.Line.LosesAnswersTo = "/entries";
        Assert.NotNull(await first.SyncNowAsync(TestContext.Current.CancellationToken));
        var regretted = second.Journal.View.Entries.Single(entry => entry.Text == "regretted");
        await Person.Does(second.Journal.DeleteAsync(regretted.Id));
        Assert.Equal("kept", Assert.Single(second.Journal.View.Entries).Text);
        world.Alice.Line.LosesAnswersTo = null;
        for (var round = 0; round < 3; round++)
        {
            Assert.Null(await first.SyncNowAsync(TestContext.Current.CancellationToken));
            Assert.Null(await second.SyncNowAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal("kept", Assert.Single(first.Journal.View.Entries).Text);
        Assert.Equal("kept", Assert.Single(second.Journal.View.Entries).Text);
        Assert.Equal(SyncMood.AllSent, first.Sync.Mood);
        await using var elsewhere = world.Alice.TakesAnotherDevice();
        await elsewhere.SignsIn();
        Assert.Equal("kept", Assert.Single(elsewhere.Session.Journal.View.Entries).Text);
        Assert.Empty(elsewhere.Session.Sync.Concerns);
    }

    [Fact]
    public async Task A_used_or_expired_invitation_is_refused_by_its_name()
    {
        await using var world = new StoryWorld();
        await world.BothHaveAccounts();
        await Person.Does(world.Alice.Session.Pairing.InviteAsync());
        var link = world.Alice.Session.Pairing.View.OpenInvitation!.Link;
        Assert.IsType<Refusal.InvitationOpenAlready>(
            await world.Alice.Session.Pairing.InviteAsync()
        );
        Assert.IsType<Refusal.OwnInvitation>(await world.Alice.Session.Pairing.AcceptAsync(link));
        Assert.IsType<Refusal.NotAnInvitation>(
            await world.Bob.Session.Pairing.AcceptAsync(link[..^3])
        );
        Assert.IsType<InvitationLook.Open>(await world.Bob.Session.Pairing.LookAsync(link));
        await Person.Does(world.Bob.Session.Pairing.AcceptAsync(link));

        var carol = new Person(world);
        await carol.MakesAnAccount("carol");
        Assert.IsType<Refusal.InvitationUsed>(await carol.Session.Pairing.AcceptAsync(link));
        await Person.Does(carol.Session.Pairing.InviteAsync());
        var stale = carol.Session.Pairing.View.OpenInvitation!.Link;
        world.Clock.Advance(TimeSpan.FromHours(49));
        var dave = new Person(world);
        await dave.MakesAnAccount("dave");
        Assert.IsType<Refusal.InvitationExpired>(await dave.Session.Pairing.AcceptAsync(stale));
        Assert.Equal(PairingStage.Alone, carol.Session.Pairing.View.Stage);
        Assert.True(carol.Session.Pairing.View.InvitationExpired);
        await carol.DisposeAsync();
        await dave.DisposeAsync();
    }

    [Fact]
    public async Task A_closed_server_takes_a_second_account_by_invitation_only()
    {
        await using var world = new StoryWorld(isOpen: false);
        await world.Alice.MakesAnAccount("alice");
        Assert.IsType<Refusal.RegistrationClosed>(
            Assert.IsType<Registration.Refused>(await world.Bob.TriesToRegister("bob")).Reason
        );
        await Person.Does(world.Alice.Session.Pairing.InviteAsync());
        var link = world.Alice.Session.Pairing.View.OpenInvitation!.Link;
        await world.Bob.MakesAnAccount("bob", link);
        await Person.Does(world.Bob.Session.Pairing.AcceptAsync(link));
        await world.BothSync();
        Assert.Equal(PairingStage.Paired, world.Bob.Session.Pairing.View.Stage);
    }

    [Fact]
    public async Task Leaving_closes_the_space_for_both_and_each_keeps_what_was_shared()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await Person.Does(world.Alice.Session.Journal.ShareAsync(null, "once"));
        await world.BothSync();
        await world.Bob.Syncs();
        await Person.Does(world.Bob.Session.Pairing.LeaveAsync());
        await world.BothSync();
        Assert.Equal(PairingStage.Ended, world.Alice.Session.Pairing.View.Stage);
        Assert.Equal(PairingStage.Ended, world.Bob.Session.Pairing.View.Stage);
        Assert.Single(world.Bob.Session.Together.View.Pieces);
        Assert.NotNull(await world.Alice.Session.Journal.ShareAsync(null, "too late"));
    }

    [Fact]
    public async Task The_kit_is_checked_and_shown_again_only_for_the_passphrase()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        var account = world.Alice.Session.Account;
        var plain = world.Alice.SecretKey[4..].Replace("-", "", StringComparison.Ordinal);
        Assert.True(
            account.KitCheck([0, 9, 27, 13], $"{plain[0]}{plain[9]}{plain[27]}{plain[13]}")
        );
        Assert.False(account.KitCheck([0], plain[0] == 'A' ? "B" : "A"));
        Assert.False(account.View.KitKept);
        await Person.Does(account.KitKeptAsync());
        Assert.True(account.View.KitKept);

        using var wrong = Person.Handle("wrong");
        Assert.Null(await account.SecretKeyAsync(wrong));
        using var right = Person.Handle(world.Alice.Passphrase);
        Assert.Equal(world.Alice.SecretKey, await account.SecretKeyAsync(right));
    }

    private static Task Writes(Person person, string text) =>
        Person.Does(person.Session.Journal.WriteAsync(new JournalText { Text = text }));
}
