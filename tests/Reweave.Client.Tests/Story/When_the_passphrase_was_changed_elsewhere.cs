using Reweave.Client.Journal;
using Reweave.Client.Sync;

namespace Reweave.Client.Tests.Story;

/// <summary>A device that did not take part opens with the passphrase of before, says so, and loses nothing.</summary>
public sealed class When_the_passphrase_was_changed_elsewhere
{
    private const string Next = "quite another row of words";

    [Fact]
    public async Task The_other_device_goes_on_and_says_so_until_it_signs_in_with_the_new_one()
    {
        await using var world = new StoryWorld();
        await using var tablet = await ChangedAsync(world);
        tablet.Line.IsCut = true;
        await tablet.IsRestarted();
        await Person.Does(
            tablet.Session.Journal.WriteAsync(new JournalText { Text = "written meanwhile" })
        );
        Assert.DoesNotContain(
            tablet.Session.Sync.Concerns,
            concern => concern is SyncConcern.PassphraseChanged
        );

        tablet.Line.IsCut = false;
        await tablet.Syncs();

        Assert.IsType<SyncConcern.PassphraseChanged>(Assert.Single(tablet.Session.Sync.Concerns));
        Assert.Equal(PieceState.Sent, Assert.Single(tablet.Session.Journal.View.Entries).State);

        tablet.Line.IsCut = true;
        await Person.Does(
            tablet.Session.Journal.WriteAsync(new JournalText { Text = "not sent yet" })
        );
        tablet.Line.IsCut = false;
        await tablet.Locks();
        tablet.Passphrase = Next;
        await tablet.SignsIn();

        Assert.Empty(tablet.Session.Sync.Concerns);
        Assert.Equal(
            ["not sent yet", "written meanwhile"],
            tablet.Session.Journal.View.Entries.Select(entry => entry.Text).Order()
        );
        await tablet.IsRestarted();
        await tablet.Syncs();
        Assert.Empty(tablet.Session.Sync.Concerns);
    }

    [Fact]
    public async Task The_device_that_changed_it_says_nothing()
    {
        await using var world = new StoryWorld();
        await using var tablet = await ChangedAsync(world);
        world.Clock.Advance(TimeSpan.FromHours(13));
        await world.Alice.Syncs();
        Assert.Empty(world.Alice.Session.Sync.Concerns);
    }

    [Fact]
    public async Task An_account_is_not_deleted_with_the_old_one_and_nothing_is_touched()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await Person.Does(world.Alice.Session.Journal.ShareAsync(null, "still shared"));
        await using var tablet = await ChangedAsync(world);
        await world.Bob.Syncs();

        using (var old = Person.Handle(tablet.Passphrase))
        {
            Assert.IsType<Refusal.PassphraseChangedElsewhere>(
                await tablet.Session.Account.DeleteAsync(old, withOwnSharedTexts: true)
            );
            using var third = Person.Handle("a third row");
            Assert.IsType<Refusal.PassphraseChangedElsewhere>(
                await tablet.Session.Account.ChangePassphraseAsync(old, third)
            );
        }

        await world.BothSync();
        Assert.Equal("still shared", Assert.Single(world.Bob.Session.Together.View.Pieces).Text);
        Assert.NotEqual(Client.Pairing.PairingStage.Ended, world.Bob.Session.Pairing.View.Stage);
    }

    /// <summary>Alice changed the passphrase; the tablet was there before and knows nothing of it.</summary>
    private static async Task<Person> ChangedAsync(StoryWorld world)
    {
        if (world.Alice.Name.Length == 0)
        {
            await world.Alice.MakesAnAccount("alice");
        }

        var tablet = world.Alice.TakesAnotherDevice();
        await tablet.SignsIn();
        using var present = Person.Handle(world.Alice.Passphrase);
        using var changed = Person.Handle(Next);
        await Person.Does(world.Alice.Session.Account.ChangePassphraseAsync(present, changed));
        world.Alice.Passphrase = Next;
        return tablet;
    }
}
