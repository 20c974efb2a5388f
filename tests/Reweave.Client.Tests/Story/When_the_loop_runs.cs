using Reweave.Client.Journal;
using Reweave.Client.Sync;

namespace Reweave.Client.Tests.Story;

/// <summary>Sending and listening by themselves, as in the app: nobody calls for a round.</summary>
public sealed class When_the_loop_runs
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_one_shares_appears_on_the_others_screen()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        world.Alice.Session.StartSync();
        world.Bob.Session.StartSync();
        await Until(world.Bob, () => world.Bob.Line.Requests.Contains("GET /api/wake"));
        await Person.Does(world.Alice.Session.Journal.ShareAsync(null, "There you are."));
        await Until(world.Bob, () => world.Bob.Session.Together.View.Pieces.Count == 1);
        await Until(world.Alice, () => world.Alice.Session.Sync.Mood == SyncMood.AllSent);
    }

    [Fact]
    public async Task What_was_written_offline_goes_when_the_line_is_back()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        world.Alice.Line.IsCut = true;
        world.Alice.Session.StartSync();
        await Person.Does(
            world.Alice.Session.Journal.WriteAsync(new JournalText { Text = "in the tunnel" })
        );
        await Until(world.Alice, () => world.Alice.Session.Sync.Mood == SyncMood.Offline);
        world.Alice.Line.IsCut = false;
        await Until(
            world.Alice,
            () => world.Alice.Session.Sync.Mood == SyncMood.AllSent,
            () => world.Clock.Advance(TimeSpan.FromSeconds(3))
        );
    }

    [Fact]
    public async Task A_device_that_listens_hears_that_the_passphrase_was_changed()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        var tablet = world.Alice.TakesAnotherDevice();
        await tablet.SignsIn();
        tablet.Session.StartSync();
        await Until(tablet, () => tablet.Line.Requests.Contains("GET /api/wake"));

        using (var present = Person.Handle(world.Alice.Passphrase))
        using (var changed = Person.Handle("five other plain words now"))
        {
            await Person.Does(world.Alice.Session.Account.ChangePassphraseAsync(present, changed));
        }

        await Until(
            tablet,
            () => tablet.Session.Sync.Concerns.Any(one => one is SyncConcern.PassphraseChanged)
        );
        await tablet.DisposeAsync();
    }

    private static async Task Until(Person person, Func<bool> holds, Action? meanwhile = null)
    {
        var fault = default(Exception);
        person.Session.Faulted += broken => fault = broken;
        var started = TimeProvider.System.GetTimestamp();
        while (!holds())
        {
            Assert.Null(fault);
            Assert.True(
                TimeProvider.System.GetElapsedTime(started) < Patience,
                $"Still {person.Session.Sync.Spelled()} after {string.Join(", ", person.Line.Requests.TakeLast(6))}"
            );
            meanwhile?.Invoke();
            await Task.Delay(20);
        }
    }
}
