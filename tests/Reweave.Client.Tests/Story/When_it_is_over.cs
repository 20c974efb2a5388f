using Reweave.Client.CheckIns;
using Reweave.Client.Pairing;
using Reweave.Client.Sync;
using Reweave.Client.Tests.Simulation;

namespace Reweave.Client.Tests.Story;

/// <summary>After one has left: what was given can still be taken back by who gave it, from any of their devices, and nothing else.</summary>
public sealed class When_it_is_over
{
    [Fact]
    public async Task Each_takes_back_their_own_and_it_leaves_the_others_device()
    {
        await using var world = await EndedAsync();

        await TakesBack(world.Alice, "from Alice");
        await TakesBack(world.Bob, "from Bob");
        Assert.Equal(["from Bob"], Texts(world.Alice));
        await world.Alice.Syncs();
        await world.BothSync();

        Assert.Empty(Texts(world.Alice));
        Assert.Empty(Texts(world.Bob));
        foreach (var person in new[] { world.Alice, world.Bob })
        {
            Assert.Equal(SyncMood.AllSent, person.Session.Sync.Mood);
            await person.IsRestarted();
            Assert.Empty(Texts(person));
            Assert.Equal(PairingStage.Ended, person.Session.Pairing.View.Stage);
        }
    }

    [Fact]
    public async Task Nobody_takes_back_what_the_other_gave()
    {
        await using var world = await EndedAsync();
        var ofBob = world.Alice.Session.Together.View.Pieces.Single(piece => !piece.Mine);

        Assert.IsType<Refusal.NoLongerPossible>(
            await world.Alice.Session.Together.TakeBackAsync(ofBob.Id)
        );
        Assert.Equal(["from Alice", "from Bob"], Texts(world.Alice));
    }

    [Fact]
    public async Task A_sealed_answer_is_withdrawn()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await Person.Does(
            world.Alice.Session.CheckIns.AnswerAsync(new CheckInAnswer { OneThing = "sealed" })
        );
        await world.BothSync();
        await Person.Does(world.Bob.Session.Pairing.LeaveAsync());
        await world.BothSync();

        await Person.Does(world.Alice.Session.CheckIns.WithdrawAsync());
        await world.BothSync();

        Assert.Null(world.Alice.Session.CheckIns.View.Mine);
        Assert.Equal(SyncMood.AllSent, world.Alice.Session.Sync.Mood);
        Assert.Empty(world.Bob.Session.Sync.Concerns);
    }

    [Fact]
    public async Task A_device_bought_afterwards_takes_back_too_and_shows_itself_only_then()
    {
        await using var world = await EndedAsync();
        await using var phone = world.Alice.TakesAnotherDevice();
        await phone.SignsIn();
        var before = Appends(phone);
        await phone.Syncs();
        Assert.Equal(before, Appends(phone));

        await TakesBack(phone, "from Alice");
        await phone.Syncs();
        await world.BothSync();

        Assert.Equal(["from Bob"], Texts(world.Bob));
        Assert.Equal(["from Bob"], Texts(world.Alice));
        Assert.Equal(SyncMood.AllSent, phone.Session.Sync.Mood);
        Assert.Equal(SyncMood.AllSent, world.Bob.Session.Sync.Mood);

        // A device that comes later still reads a sound space.
        await using var fresh = world.Bob.TakesAnotherDevice();
        await fresh.SignsIn();
        await fresh.Syncs();
        Assert.Equal(["from Bob"], Texts(fresh));
        Assert.Empty(fresh.Session.Sync.Concerns);
    }

    [Fact]
    public async Task What_is_taken_back_offline_goes_out_later()
    {
        await using var world = await EndedAsync();
        world.Alice.Line.IsCut = true;
        await TakesBack(world.Alice, "from Alice");
        await world.Alice.IsRestarted();
        Assert.Equal(["from Bob"], Texts(world.Alice));

        world.Alice.Line.IsCut = false;
        await world.Alice.Syncs();
        await world.BothSync();

        Assert.Equal(["from Bob"], Texts(world.Bob));
    }

    [Fact]
    public async Task An_account_deleted_long_afterwards_still_takes_its_texts_along()
    {
        await using var world = await EndedAsync();
        using (var passphrase = Person.Handle(world.Alice.Passphrase))
        {
            await Person.Does(
                world.Alice.Session.Account.DeleteAsync(passphrase, withOwnSharedTexts: true)
            );
        }

        await world.Bob.Syncs();

        Assert.Equal(["from Bob"], Texts(world.Bob));
        Assert.Empty(world.Bob.Session.Sync.Concerns);
    }

    /// <summary>Both have shared something, and Alice has left.</summary>
    private static async Task<StoryWorld> EndedAsync()
    {
        var world = new StoryWorld();
        await world.BothArePaired();
        await Person.Does(world.Alice.Session.Journal.ShareAsync(null, "from Alice"));
        await Person.Does(world.Bob.Session.Journal.ShareAsync(null, "from Bob"));
        await world.BothSync();
        await world.BothSync();
        await Person.Does(world.Alice.Session.Pairing.LeaveAsync());
        await world.BothSync();
        return world;
    }

    private static Task TakesBack(Person person, string text) =>
        Person.Does(
            person.Session.Together.TakeBackAsync(
                person.Session.Together.View.Pieces.Single(piece => piece.Text == text).Id
            )
        );

    private static string[] Texts(Person person) =>
        [.. person.Session.Together.View.Pieces.Select(piece => piece.Text).Order()];

    private static int Appends(Person person) =>
        person.Line.Requests.Count(request =>
            request.StartsWith("POST", StringComparison.Ordinal)
            && request.EndsWith("/entries", StringComparison.Ordinal)
        );
}
