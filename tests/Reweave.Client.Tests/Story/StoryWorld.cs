using Microsoft.Extensions.Time.Testing;

namespace Reweave.Client.Tests.Story;

/// <summary>One server, two people, one clock that moves only when the story says so.</summary>
internal sealed class StoryWorld : IAsyncDisposable
{
    public StoryWorld(bool isOpen = true, long? bytesPerAccount = null)
    {
        Server = new StoryServer(Clock, isOpen, bytesPerAccount);
        Alice = new Person(this);
        Bob = new Person(this);
    }

    public FakeTimeProvider Clock { get; } =
        new(new DateTimeOffset(2026, 3, 2, 20, 0, 0, TimeSpan.Zero));

    public StoryServer Server { get; }

    public Person Alice { get; }

    public Person Bob { get; }

    public async Task BothHaveAccounts()
    {
        await Alice.MakesAnAccount("alice");
        await Bob.MakesAnAccount("bob");
    }

    /// <summary>Alice invites, Bob accepts, Alice's device answers, Bob's finds the space.</summary>
    public async Task BothArePaired()
    {
        await BothHaveAccounts();
        await Person.Does(Alice.Session.Pairing.InviteAsync());
        var link = Alice.Session.Pairing.View.OpenInvitation!.Link;
        await Person.Does(Bob.Session.Pairing.AcceptAsync(link));
        await BothSync();
    }

    public async Task BothSync()
    {
        await Alice.Syncs();
        await Bob.Syncs();
        await Alice.Syncs();
    }

    public async ValueTask DisposeAsync()
    {
        await Alice.DisposeAsync();
        await Bob.DisposeAsync();
        await Server.DisposeAsync();
    }
}
