using Reweave.Client.Journey;
using Reweave.Client.Preparations;
using Reweave.Domain.FirstDays;
using Reweave.Domain.Journey;
using Reweave.Domain.Preparations;
using Reweave.Domain.Standing;

namespace Reweave.Client.Tests.Story;

/// <summary>Where one stands and how far one is: on all own devices, in the own copy of one's data, and nowhere else.</summary>
public sealed class When_someone_looks_at_the_road
{
    private const string Secret = "no secrets about money";

    [Fact]
    public async Task What_they_say_of_themselves_follows_them_and_the_partner_holds_no_trace()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var alice = world.Alice.Session;
        await Person.Does(
            alice.Standing.NoteAsync(null, Stand.Hurt, Secret, [BreachKind.Money], null)
        );
        await Person.Does(alice.FirstDays.MarkAsync("sleep", LineMark.Done));
        await Person.Does(alice.Journey.ChooseAsync(Strand.Understand));
        await world.BothSync();

        var elsewhere = world.Alice.TakesAnotherDevice();
        await elsewhere.SignsIn();
        Assert.Equal(Secret, Assert.Single(elsewhere.Session.Standing.Breaches).Agreed);
        Assert.Equal(LineMark.Done, elsewhere.Session.FirstDays.MarkOf("sleep"));
        Assert.Equal(Strand.Understand, elsewhere.Session.Journey.View.Here);

        var own = (await alice.Account.ExportAsync()).Json;
        Assert.Contains(Secret, own);
        Assert.Contains("\"sleep\": \"done\"", own);
        var bob = world.Bob.Session;
        Assert.Empty(bob.Standing.Breaches);
        Assert.Null(bob.Journey.View.Here);
        var theirs = (await bob.Account.ExportAsync()).Json;
        Assert.DoesNotContain(Secret, theirs);
        Assert.DoesNotContain("Understand", theirs);
        Assert.DoesNotContain("Hurt", theirs);
        await elsewhere.DisposeAsync();
    }

    [Fact]
    public async Task Every_part_is_there_from_the_first_day_and_what_is_for_later_says_so()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        var alice = world.Alice.Session;
        await Person.Does(alice.Account.KitKeptAsync());
        Assert.True(alice.Journey.View.IsEarly);
        Assert.Equal(Enum.GetValues<JourneyPart>(), Parts(alice).Select(part => part.Part).Order());
        Assert.True(Part(alice, JourneyPart.Understanding).Later);
        Assert.False(Part(alice, JourneyPart.Questions).Later);

        world.Clock.Advance(TimeSpan.FromDays(FirstWeeks.Days));
        Assert.False(alice.Journey.View.IsEarly);
        Assert.DoesNotContain(Parts(alice), part => part.Later);

        await Person.Does(
            alice.Standing.NoteAsync(
                null,
                Stand.Hurt,
                null,
                [],
                DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime).AddDays(-2)
            )
        );
        Assert.True(alice.Journey.View.IsEarly);
    }

    [Fact]
    public async Task The_order_is_by_where_one_stands_and_a_beginning_is_only_theirs()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        var alice = world.Alice.Session;
        Assert.Equal(JourneyPart.Acknowledgement, FirstToAcknowledge(alice));

        await Person.Does(alice.Standing.NoteAsync(null, Stand.Broke, null, [], null));
        Assert.Equal(JourneyPart.Telling, FirstToAcknowledge(alice));
        Assert.Equal(PartState.Quiet, Part(alice, JourneyPart.Telling).State);
        await Person.Does(
            alice.Preparations.KeepAsync(
                PreparationDesk.NewId(),
                PreparationKind.Tell,
                "whole",
                "all of it"
            )
        );
        Assert.Equal(PartState.OnlyMine, Part(alice, JourneyPart.Telling).State);
    }

    private static IEnumerable<PartView> Parts(Session session) =>
        session.Journey.View.Strands.SelectMany(strand => strand.Parts);

    private static PartView Part(Session session, JourneyPart part) =>
        Assert.Single(Parts(session), one => one.Part == part);

    private static JourneyPart FirstToAcknowledge(Session session) =>
        session
            .Journey.View.Strands.Single(strand => strand.Strand == Strand.Acknowledge)
            .Parts[0]
            .Part;
}
