using Reweave.Client.Journal;
using Reweave.Client.Pairing;
using Reweave.Domain.NextStep;

namespace Reweave.Client.Tests.Story;

/// <summary>A pause stops what is suggested to both; the slow way out is seen by nobody; after the end there can be a new beginning.</summary>
public sealed class When_two_pause_or_part
{
    [Fact]
    public async Task A_pause_by_one_quiets_both_and_looks_the_same_on_both_sides()
    {
        await using var world = await BusyAsync();
        Assert.NotEqual(Track.Me, world.Bob.Session.Today.View.Next.Track);
        await Person.Does(world.Alice.Session.Parting.PauseAsync(14));
        await world.BothSync();

        foreach (var person in new[] { world.Alice, world.Bob })
        {
            Assert.Equal(new DateOnly(2026, 3, 16), person.Session.Parting.View.PausedUntil);
            Assert.Equal(Track.Me, person.Session.Today.View.Next.Track);
        }

        Assert.Null(world.Bob.Session.Parting.View.MyPauseUntil);
        await Person.Does(world.Bob.Session.Parting.GoOnAsync());
        await world.BothSync();
        Assert.NotNull(world.Bob.Session.Parting.View.PausedUntil);

        world.Clock.Advance(TimeSpan.FromDays(14));
        await world.BothSync();
        Assert.Null(world.Bob.Session.Parting.View.PausedUntil);
        Assert.NotEqual(Track.Me, world.Bob.Session.Today.View.Next.Track);
    }

    [Fact]
    public async Task The_slow_way_out_changes_nothing_that_the_other_could_see()
    {
        await using var world = await BusyAsync();
        await Person.Does(world.Alice.Session.Parting.FadeAsync(28));
        var before = world.Alice.Line.Requests.Count;
        await world.BothSync();
        await using var phone = world.Alice.TakesAnotherDevice();
        await phone.SignsIn();
        await phone.Syncs();

        Assert.True(phone.Session.Parting.View.IsFading);
        Assert.Equal(Track.Me, phone.Session.Today.View.Next.Track);
        Assert.Equal(PairingStage.Paired, world.Bob.Session.Pairing.View.Stage);
        Assert.False(world.Bob.Session.Parting.View.IsResting);
        Assert.NotEqual(Track.Me, world.Bob.Session.Today.View.Next.Track);
        // Of all that was sent since, nothing went to the space that both can read.
        var own = Appends(world.Alice, 0)[0];
        Assert.Equal([own], Appends(world.Alice, before).Distinct());

        world.Clock.Advance(TimeSpan.FromDays(28));
        Assert.True(world.Alice.Session.Parting.View.LookAgainIsNow);
        await Person.Does(world.Alice.Session.Parting.ComeBackAsync());
        Assert.False(world.Alice.Session.Parting.View.IsFading);
    }

    [Fact]
    public async Task After_the_end_a_new_pairing_begins_a_new_space_and_the_old_one_can_be_read()
    {
        await using var world = await BusyAsync();
        await Person.Does(world.Alice.Session.Pairing.LeaveAsync());
        await world.BothSync();
        Assert.Equal(PairingStage.Ended, world.Bob.Session.Pairing.View.Stage);
        Assert.Equal(["from Alice", "from Bob"], Texts(world.Bob));

        await Person.Does(world.Bob.Session.Pairing.InviteAsync());
        await Person.Does(
            world.Alice.Session.Pairing.AcceptAsync(
                world.Bob.Session.Pairing.View.OpenInvitation!.Link
            )
        );
        await world.Bob.Syncs();
        await world.BothSync();
        await world.BothSync();
        foreach (var person in new[] { world.Alice, world.Bob })
        {
            Assert.Equal(PairingStage.Paired, person.Session.Pairing.View.Stage);
            Assert.Empty(Texts(person));
            var earlier = Assert.Single(person.Session.Parting.Earlier);
            await person.Session.Parting.LookBackAsync(earlier.Space);
            Assert.Equal(["from Alice", "from Bob"], Texts(person));
            Assert.Equal(PairingStage.Paired, person.Session.Pairing.View.Stage);
        }

        // Nothing new is written there; one's own can still be taken back.
        Assert.IsType<Refusal.NoLongerPossible>(
            await world.Alice.Session.Journal.ShareAsync(null, "too late")
        );
        await Person.Does(
            world.Alice.Session.Together.TakeBackAsync(
                world.Alice.Session.Together.View.Pieces.Single(piece => piece.Mine).Id
            )
        );
        await world.BothSync();
        Assert.Equal(["from Bob"], Texts(world.Bob));
        await world.Bob.Session.Parting.LookBackAsync(null);
        Assert.Empty(Texts(world.Bob));
    }

    [Fact]
    public async Task Alone_there_is_nothing_to_pause()
    {
        await using var world = new StoryWorld();
        await world.BothHaveAccounts();

        Assert.IsType<Refusal.NotPaired>(await world.Alice.Session.Parting.PauseAsync(7));
        Assert.IsType<Refusal.NotPaired>(await world.Alice.Session.Parting.FadeAsync(null));
        Assert.False(world.Alice.Session.Parting.View.HasPartner);
    }

    private static async Task<StoryWorld> BusyAsync()
    {
        var world = new StoryWorld();
        await world.BothArePaired();
        foreach (var person in new[] { world.Alice, world.Bob })
        {
            await Person.Does(person.Session.Account.KitKeptAsync());
            await Person.Does(
                person.Session.Journal.WriteAsync(new JournalText { Text = "a line" })
            );
            await Person.Does(
                person.Session.Journal.ShareAsync(
                    null,
                    person == world.Alice ? "from Alice" : "from Bob"
                )
            );
        }

        await world.BothSync();
        await world.BothSync();
        return world;
    }

    // The first append an account makes is to its own space.
    private static string[] Appends(Person person, int from) =>
        [
            .. person
                .Line.Requests.Skip(from)
                .Where(request =>
                    request.StartsWith("POST", StringComparison.Ordinal)
                    && request.EndsWith("/entries", StringComparison.Ordinal)
                ),
        ];

    private static string[] Texts(Person person) =>
        [.. person.Session.Together.View.Pieces.Select(piece => piece.Text).Order()];
}
