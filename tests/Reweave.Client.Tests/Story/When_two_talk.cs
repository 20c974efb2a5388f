using System.Diagnostics;
using Reweave.Client.Conversations;
using Reweave.Domain.Conversations;

namespace Reweave.Client.Tests.Story;

/// <summary>Two engines over the real server: when they talk, and a conversation live on two screens.</summary>
public sealed class When_two_talk
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Each_sees_the_agreed_time_on_their_own_wall()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        LiveIn(world, "Europe/Berlin");
        await Person.Does(
            world.Alice.Session.Schedule.ProposeAsync(
                new WishedTimes
                {
                    FirstDay = new DateOnly(2026, 3, 8),
                    Time = new TimeOnly(19, 0),
                    LengthInMinutes = 45,
                    PauseWord = "harbour",
                    ReturnAfterMinutes = 30,
                }
            )
        );
        await world.BothSync();

        LiveIn(world, "America/New_York");
        var proposed = world.Bob.Session.Schedule.View.ProposedToMe!;
        Assert.Equal(14, proposed.Next.Hour);
        Assert.Equal(("Europe/Berlin", 19), (proposed.Agreed!.Zone, proposed.Agreed.At.Hour));
        await Person.Does(world.Bob.Session.Schedule.AcceptAsync(tellsZone: true));
        await world.BothSync();
        // America changed its clocks, Europe has not: the agreed hour stays where it was agreed.
        world.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(14, world.Bob.Session.Schedule.View.InForce!.Next.Hour);
        LiveIn(world, "Europe/Berlin");
        var agreed = world.Alice.Session.Schedule.View.InForce!;
        Assert.Equal(19, agreed.Next.Hour);
        Assert.Null(agreed.Agreed);
        Assert.Equal(14, agreed.Partners!.At.Hour);
        world.Clock.SetUtcNow(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(19, world.Alice.Session.Schedule.View.InForce!.Next.Hour);
        Assert.Contains(
            "TZID=Europe/Berlin:20260405T190000",
            world.Alice.Session.Schedule.Calendar("Reserved", null),
            StringComparison.Ordinal
        );

        await Person.Does(world.Bob.Session.Schedule.EndAsync());
        await world.BothSync();
        Assert.Null(world.Alice.Session.Schedule.View.InForce);
        Assert.Null(world.Alice.Session.Schedule.Calendar("Reserved", null));
    }

    [Fact]
    public async Task Turns_and_a_pause_reach_the_other_by_the_stream_in_order_and_with_few_requests()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice, world.Bob);
        alice.Session.StartSync();
        bob.Session.StartSync();
        await Until(world, () => Listens(alice) && Listens(bob));
        await Person.Does(alice.Session.Talk.BeginAsync(true, "harbour", 30));
        await Until(world, () => bob.Session.Talk.View.Stage == TalkStage.Offered);
        var id = bob.Session.Talk.View.Id!;
        await Person.Does(bob.Session.Talk.JoinAsync(id));
        await Until(world, () => alice.Session.Talk.View.Stage == TalkStage.Live);
        await AllIsQuiet(world);
        var before = bob.Line.Requests.Count;
        var sent = alice.Line.Requests.Count;
        var seen = new List<string>();
        bob.Session.Changed += () =>
        {
            var turns = bob.Session.Talk.View.Turns;
            seen.Add($"{turns.Turn} {turns.Round} {turns.Phase}");
        };

        var arrivals = new List<double>();
        foreach (var move in new[] { TurnMove.Said, TurnMove.More, TurnMove.Said, TurnMove.Yes })
        {
            var tapped = Stopwatch.GetTimestamp();
            await Person.Does(alice.Session.Talk.MoveAsync(id, move));
            var expected = alice.Session.Talk.View.Turns;
            await Until(world, () => bob.Session.Talk.View.Turns == expected);
            arrivals.Add(Stopwatch.GetElapsedTime(tapped).TotalMilliseconds);
            await AllIsQuiet(world);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"From the tap to the other's screen, in ms: {string.Join(", ", arrivals.Select(ms => ms.ToString("F0")))}"
        );
        Assert.Equal(
            ["1 1 GivingBack", "1 2 Speaking", "1 2 GivingBack", "2 1 Speaking"],
            seen.Distinct().Where(turn => turn != "1 1 Speaking")
        );
        // A tap costs one sending and one fetching of one's own, and the other one fetching.
        Assert.InRange(bob.Line.Requests.Count - before, 4, 4 * 2);
        Assert.InRange(alice.Line.Requests.Count - sent, 8, 4 * 3);
        Assert.True(bob.Session.Talk.View.IsMyTurn);

        await Person.Does(bob.Session.Talk.PauseAsync(id));
        await Until(world, () => alice.Session.Talk.View.IsPaused);
        Assert.Equal(
            alice.Session.Talk.View.ReturnAt!.Value.UtcDateTime,
            bob.Session.Talk.View.ReturnAt!.Value.UtcDateTime,
            TimeSpan.FromMinutes(1)
        );
        await Person.Does(alice.Session.Talk.ReturnAsync(id));
        await Until(world, () => bob.Session.Sync.Mood == Reweave.Client.Sync.SyncMood.AllSent);
        Assert.True(bob.Session.Talk.View.IsPaused);
        await Person.Does(bob.Session.Talk.ReturnAsync(id));
        await Until(world, () => !alice.Session.Talk.View.IsPaused);

        await Person.Does(alice.Session.Talk.EndAsync(id));
        await Until(world, () => bob.Session.Talk.View.Stage == TalkStage.None);
        Assert.Equal(Shown(alice), Shown(bob));
    }

    [Fact]
    public async Task A_cut_line_is_said_and_what_was_tapped_meets_again()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice, world.Bob);
        var id = await AreTalking(world);
        bob.Line.IsCut = true;

        await Person.Does(bob.Session.Talk.PauseAsync(id));
        Assert.NotNull(await bob.Session.SyncNowAsync(TestContext.Current.CancellationToken));
        Assert.False(bob.Session.Talk.View.IsConnected);
        await Person.Does(alice.Session.Talk.MoveAsync(id, TurnMove.Said));
        await Person.Does(alice.Session.Talk.EndAsync(id));
        await alice.Syncs();
        bob.Line.IsCut = false;
        await world.BothSync();

        Assert.True(bob.Session.Talk.View.IsConnected);
        Assert.Equal(TalkStage.None, bob.Session.Talk.View.Stage);
        Assert.Equal(Shown(alice), Shown(bob));
    }

    [Fact]
    public async Task Both_tapping_at_once_are_in_one_conversation()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice, world.Bob);
        await Person.Does(alice.Session.Talk.BeginAsync(true, "harbour", 30));
        await Person.Does(bob.Session.Talk.BeginAsync(true, "harbour", 30));
        await world.BothSync();

        Assert.Equal(TalkStage.Live, alice.Session.Talk.View.Stage);
        Assert.Equal(alice.Session.Talk.View.Id, bob.Session.Talk.View.Id);
        Assert.NotEqual(alice.Session.Talk.View.IsMyTurn, bob.Session.Talk.View.IsMyTurn);
    }

    [Fact]
    public async Task One_that_nobody_joined_is_gone_after_an_hour_and_one_left_open_after_two_days()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice, world.Bob);
        await Person.Does(alice.Session.Talk.BeginAsync(true, "harbour", 30));
        await world.BothSync();
        Assert.Equal(TalkStage.Waiting, alice.Session.Talk.View.Stage);
        Assert.Equal(TalkStage.Offered, bob.Session.Talk.View.Stage);
        world.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(TalkStage.None, alice.Session.Talk.View.Stage);
        Assert.Equal(TalkStage.None, bob.Session.Talk.View.Stage);

        await AreTalking(world);
        world.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(TalkStage.None, alice.Session.Talk.View.Stage);
        await AreTalking(world);
        Assert.Equal(TalkStage.Live, bob.Session.Talk.View.Stage);
    }

    [Fact]
    public async Task A_closing_line_is_one_s_own_until_it_is_handed_over_and_can_be_taken_back()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice, world.Bob);
        var id = await AreTalking(world);
        await Person.Does(bob.Session.Talk.EndAsync(id));
        await world.BothSync();

        await Person.Does(alice.Session.Talk.KeepLineAsync(id, "I could listen."));
        await Person.Does(bob.Session.Talk.ShareLineAsync(id, "Thank you for staying."));
        await Person.Does(bob.Session.Talk.KeepLineAsync(null, "at the kitchen table"));
        await world.BothSync();

        Assert.Equal("I could listen.", Assert.Single(alice.Session.Talk.Find(id)!.Kept).Text);
        Assert.Equal("Thank you for staying.", alice.Session.Talk.Find(id)!.Theirs);
        Assert.Empty(bob.Session.Talk.Find(id)!.Kept);
        Assert.Equal(2, bob.Session.Talk.Held.Count);
        var export = (await bob.Session.Account.ExportAsync()).Json;
        Assert.Contains("at the kitchen table", export, StringComparison.Ordinal);
        Assert.Contains("Thank you for staying.", export, StringComparison.Ordinal);
        Assert.DoesNotContain("harbour", export, StringComparison.Ordinal);

        await Person.Does(bob.Session.Talk.TakeLineBackAsync(id));
        await Person.Does(
            alice.Session.Talk.DiscardLineAsync(alice.Session.Talk.Find(id)!.Kept[0].Id)
        );
        await world.BothSync();
        Assert.Null(alice.Session.Talk.Find(id)!.Theirs);
        Assert.Empty(alice.Session.Talk.Find(id)!.Kept);
        await bob.IsRestarted(withoutSnapshots: true);
        Assert.Null(bob.Session.Talk.Find(id)!.Mine);
    }

    private static async Task<string> AreTalking(StoryWorld world)
    {
        await Person.Does(world.Alice.Session.Talk.BeginAsync(true, "harbour", 30));
        await world.BothSync();
        var id = world.Bob.Session.Talk.View.Id!;
        await Person.Does(world.Bob.Session.Talk.JoinAsync(id));
        await world.BothSync();
        Assert.Equal(TalkStage.Live, world.Alice.Session.Talk.View.Stage);
        return id;
    }

    private static string Shown(Person person) =>
        $"{person.Session.Talk.View.Stage} {string.Join(", ", person.Session.Talk.Held.Select(one => one.Day))}";

    private static bool Listens(Person person) => person.Line.Requests.Contains("GET /api/wake");

    // Until both lines have been still for as long as a wake-up could take to come.
    private static async Task AllIsQuiet(StoryWorld world)
    {
        var (before, since) = (-1, Stopwatch.GetTimestamp());
        await Until(
            world,
            () =>
            {
                var now = world.Alice.Line.Requests.Count + world.Bob.Line.Requests.Count;
                if (now != before)
                {
                    (before, since) = (now, Stopwatch.GetTimestamp());
                }

                return Stopwatch.GetElapsedTime(since) > TimeSpan.FromMilliseconds(250);
            }
        );
    }

    private static void LiveIn(StoryWorld world, string zone) =>
        world.Clock.SetLocalTimeZone(TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static async Task Until(StoryWorld world, Func<bool> holds)
    {
        var started = Stopwatch.GetTimestamp();
        while (!holds())
        {
            Assert.True(
                Stopwatch.GetElapsedTime(started) < Patience,
                $"{world.Alice.Session.Talk.View.Spelled()}\n{world.Bob.Session.Talk.View.Spelled()}"
            );
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
