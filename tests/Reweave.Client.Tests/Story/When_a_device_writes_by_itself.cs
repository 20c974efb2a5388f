using Reweave.Client.Agreements;
using Reweave.Client.Preparations;
using Reweave.Domain.Agreements;
using Reweave.Domain.Preparations;

namespace Reweave.Client.Tests.Story;

/// <summary>
/// What a device does by itself leaves it at another hour, so that a partner who runs the server cannot tell by its time what it was.
/// What its person erases on purpose goes at once.
/// </summary>
public sealed class When_a_device_writes_by_itself
{
    private const string Part = "sleep";
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    [Fact]
    public async Task What_was_handed_over_leaves_its_beginning_here_at_once_and_on_the_server_hours_later()
    {
        await using var world = new StoryWorld();
        var (alice, id) = await HasBegun(world);

        await Person.Does(alice.Session.Preparations.HandedOverAsync(id));
        await alice.Syncs();

        Assert.Empty(alice.Session.Preparations.All);
        Assert.Empty(Sent(alice));
        Assert.Equal(0, alice.Session.Sync.KeptHere);
        world.Clock.Advance(Longest);
        await alice.Syncs();
        Assert.NotEmpty(Sent(alice));
        await using var elsewhere = alice.TakesAnotherDevice();
        await elsewhere.SignsIn();
        Assert.Empty(elsewhere.Session.Preparations.All);
    }

    [Fact]
    public async Task Parts_that_were_handed_over_go_later_and_the_others_stay()
    {
        await using var world = new StoryWorld();
        var (alice, id) = await HasBegun(world);
        await Keeps(alice, id, "trust");
        await alice.Syncs();
        alice.Line.Requests.Clear();

        await Person.Does(alice.Session.Preparations.HandedOverAsync(id, Part));
        await alice.Syncs();

        Assert.Equal(["trust"], alice.Session.Preparations.Find(id)!.Parts.Keys);
        Assert.Empty(Sent(alice));
        world.Clock.Advance(Longest);
        await alice.Syncs();
        await using var elsewhere = alice.TakesAnotherDevice();
        await elsewhere.SignsIn();
        Assert.Equal(["trust"], elsewhere.Session.Preparations.Find(id)!.Parts.Keys);
    }

    [Fact]
    public async Task It_survives_a_restart_and_goes_when_the_app_is_open_again()
    {
        await using var world = new StoryWorld();
        var (alice, id) = await HasBegun(world);
        await Person.Does(alice.Session.Preparations.HandedOverAsync(id));

        await alice.IsRestarted(withoutSnapshots: true);
        await alice.Syncs();
        Assert.Empty(alice.Session.Preparations.All);
        Assert.Empty(Sent(alice));

        world.Clock.Advance(TimeSpan.FromDays(30));
        await alice.IsRestarted();
        await alice.Syncs();
        Assert.NotEmpty(Sent(alice));
    }

    [Fact]
    public async Task A_clock_that_was_put_back_a_year_holds_nothing_for_longer_than_six_hours()
    {
        await using var world = new StoryWorld();
        var (alice, id) = await HasBegun(world);
        await Person.Does(alice.Session.Preparations.HandedOverAsync(id));

        world.Clock.AdjustTime(world.Clock.GetUtcNow().AddYears(-1));
        await alice.Syncs();
        Assert.Empty(Sent(alice));
        world.Clock.Advance(Longest);
        await alice.Syncs();

        Assert.NotEmpty(Sent(alice));
        Assert.Empty(alice.Session.Preparations.All);
    }

    [Fact]
    public async Task A_device_that_is_given_up_before_takes_nothing_along_that_another_one_needs()
    {
        await using var world = new StoryWorld();
        var (alice, id) = await HasBegun(world);
        await using var elsewhere = alice.TakesAnotherDevice();
        await elsewhere.SignsIn();
        await Person.Does(alice.Session.Preparations.HandedOverAsync(id));
        await alice.Locks();
        await Person.Does(alice.Device.ForgetAsync(alice.Name));

        world.Clock.Advance(Longest);
        await elsewhere.Syncs();

        // The words are there, and can be erased by hand.
        Assert.NotNull(elsewhere.Session.Preparations.Find(id));
        await Person.Does(elsewhere.Session.Preparations.DiscardAsync(id));
        await elsewhere.Syncs();
        Assert.Empty(elsewhere.Session.Preparations.All);
    }

    [Fact]
    public async Task Erasing_on_purpose_goes_at_once()
    {
        await using var world = new StoryWorld();
        var (alice, id) = await HasBegun(world);

        await Person.Does(alice.Session.Preparations.DiscardAsync(id));
        await alice.Syncs();

        Assert.NotEmpty(Sent(alice));
    }

    [Fact]
    public async Task What_never_left_the_device_is_gone_without_a_word()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        world.Alice.Line.IsCut = true;
        var id = PreparationDesk.NewId();
        await Keeps(world.Alice, id, Part);
        await Person.Does(world.Alice.Session.Preparations.HandedOverAsync(id));
        world.Alice.Line.IsCut = false;
        world.Alice.Line.Requests.Clear();

        await world.Alice.Syncs();

        Assert.Empty(Sent(world.Alice));
        Assert.Empty(world.Alice.Session.Preparations.All);
    }

    [Fact]
    public async Task That_the_yes_of_both_was_seen_goes_hours_later_and_counts_from_when_it_was_seen()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var desk = world.Alice.Session.Agreements;
        await Person.Does(desk.ProposeAsync(Terms()));
        await world.BothSync();
        var his = world.Bob.Session.Agreements;
        await Person.Does(his.ConsentAsync(Assert.Single(his.All).Id));
        await world.BothSync();
        world.Clock.Advance(Longest);
        await world.BothSync();
        world.Clock.Advance(Longest);
        await world.BothSync();
        world.Alice.Line.Requests.Clear();

        await Person.Does(desk.LookAsync());
        var seenOn = desk.Today;
        await world.Alice.Syncs();
        Assert.Empty(Sent(world.Alice));
        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.Alice.Syncs();
        Assert.NotEmpty(Sent(world.Alice));

        await using var elsewhere = world.Alice.TakesAnotherDevice();
        await elsewhere.SignsIn();
        Assert.Equal(
            seenOn.AddDays(2),
            Assert.Single(elsewhere.Session.Agreements.All).TakeBackUntil
        );
    }

    private static async Task<(Person Alice, string Id)> HasBegun(StoryWorld world)
    {
        var alice = world.Alice;
        await alice.MakesAnAccount("alice");
        var id = PreparationDesk.NewId();
        await Keeps(alice, id, Part);
        // So that nothing else is due in these hours.
        for (var round = 0; round < 3; round++)
        {
            await alice.Syncs();
            world.Clock.Advance(Longest);
        }

        await alice.Syncs();
        alice.Line.Requests.Clear();
        return (alice, id);
    }

    private static Task Keeps(Person person, string id, string part) =>
        Person.Does(
            person.Session.Preparations.KeepAsync(id, PreparationKind.Impact, part, "I lie awake.")
        );

    private static AgreementTerms Terms() =>
        new()
        {
            Kind = AgreementKind.Money,
            What = "We talk before either spends more than a hundred.",
            Whose = AgreementWhose.Both,
            Telling = AgreementTelling.Unasked,
            CoolingOffDays = AgreementTerms.DefaultCoolingOffDays,
        };

    private static IEnumerable<string> Sent(Person person) =>
        person.Line.Requests.Where(request =>
            request.StartsWith("POST", StringComparison.Ordinal)
            && request.EndsWith("/entries", StringComparison.Ordinal)
        );
}
