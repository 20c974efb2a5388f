namespace Reweave.Client.Tests.Story;

public sealed class When_a_device_is_locked_in_the_middle
{
    [Theory]
    [InlineData("/challenge")]
    [InlineData("/sessions")]
    [InlineData("/spaces")]
    public async Task An_answer_that_comes_after_it_finds_the_device_locked_and_breaks_nothing(
        string answer
    )
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        // The session is over: the next round signs a challenge, with a key that is gone by then.
        world.Clock.Advance(TimeSpan.FromDays(60));
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var comes = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Alice.Line.HoldsAnswers = path =>
        {
            if (!path.EndsWith(answer, StringComparison.Ordinal))
            {
                return Task.CompletedTask;
            }

            asked.TrySetResult();
            return comes.Task;
        };

        var session = world.Alice.Session;
        var round = session.SyncNowAsync(TestContext.Current.CancellationToken);
        await asked.Task;
        await session.DisposeAsync();
        comes.SetResult();

        Assert.IsType<Refusal.Locked>(await round);
        Assert.IsType<Refusal.Locked>(
            await session.SyncNowAsync(TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task An_act_that_waited_for_its_turn_is_refused_and_nothing_of_it_is_kept()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        var session = world.Alice.Session;
        var acts = new List<Task<Refusal?>>();
        var locking = session.DisposeAsync();
        for (var at = 0; at < 20; at++)
        {
            acts.Add(session.Journal.WriteAsync(new() { Text = $"late {at}" }));
        }

        await locking;
        foreach (var act in acts)
        {
            Assert.IsType<Refusal.Locked>(await act);
        }

        await world.Alice.Unlocks();
        Assert.Empty(world.Alice.Session.Journal.View.Entries);
    }
}
