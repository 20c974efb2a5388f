using Reweave.Domain.Agreements;

namespace Reweave.Client.Tests.Story;

/// <summary>Two engines over the real server: what they agree on, apart, offline, at once, and how either gets out alone.</summary>
public sealed class When_two_people_agree
{
    [Fact]
    public async Task It_is_in_force_for_both_after_the_yes_of_both_and_cooling_off()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await AreAgreed(world);
        Assert.Equal(AgreementPhase.CoolingOff, One(world.Alice).Phase);
        Assert.Equal(AgreementPhase.CoolingOff, One(world.Bob).Phase);

        world.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(AgreementPhase.InForce, One(world.Alice).Phase);
        Assert.Equal(AgreementPhase.InForce, One(world.Bob).Phase);
        Assert.Contains("hundred", await Export(world.Bob));
    }

    [Fact]
    public async Task The_yes_of_the_one_asked_is_the_first_trace_of_it_and_binds_both_at_once()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await Person.Does(world.Alice.Session.Agreements.ProposeAsync(Terms()));
        await world.BothSync();
        world.Bob.Line.Requests.Clear();
        await Person.Does(world.Bob.Session.Agreements.LookAsync());
        await world.Bob.Syncs();
        Assert.Empty(SentBy(world.Bob));
        Assert.True(One(world.Bob).CanConsent);
        Assert.False(One(world.Alice).CanConsent);

        await Person.Does(world.Bob.Session.Agreements.ConsentAsync(One(world.Bob).Id));
        await world.BothSync();

        Assert.Equal(AgreementPhase.CoolingOff, One(world.Alice).Phase);
        Assert.Equal(AgreementPhase.CoolingOff, One(world.Bob).Phase);
    }

    [Fact]
    public async Task What_the_other_set_aside_waits_and_fades_and_leaves_the_server_by_itself_hours_later()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await Person.Does(world.Alice.Session.Agreements.ProposeAsync(Terms()));
        await world.BothSync();
        var waiting = Shown(world.Alice);

        await Person.Does(world.Bob.Session.Agreements.WithdrawAsync(One(world.Bob).Id));
        await world.BothSync();

        Assert.Empty(world.Bob.Session.Agreements.All);
        Assert.Equal(waiting, Shown(world.Alice));
        for (var day = 0; day < 7; day++)
        {
            world.Clock.Advance(TimeSpan.FromDays(1));
            if (day < 6)
            {
                await world.Alice.Syncs();
            }
        }

        Assert.Empty(world.Alice.Session.Agreements.All);
        // Her device notices when it is opened, and is heard of hours later.
        world.Alice.Line.Requests.Clear();
        await world.Alice.Syncs();
        Assert.Empty(SentBy(world.Alice));
        Assert.Equal(0, world.Alice.Session.Sync.KeptHere);
        world.Clock.Advance(TimeSpan.FromHours(6));
        await world.Alice.Syncs();
        Assert.NotEmpty(SentBy(world.Alice));
        await world.BothSync();
        Assert.Empty(world.Bob.Session.Agreements.All);
        Assert.Equal(0, world.Alice.Session.Sync.KeptHere);
    }

    [Fact]
    public async Task A_deletion_does_not_wait_for_what_a_device_would_have_sent_hours_later()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await Person.Does(world.Alice.Session.Agreements.ProposeAsync(Terms()));
        await world.BothSync();
        world.Clock.Advance(TimeSpan.FromDays(8));
        await world.Alice.Syncs();

        using var passphrase = Person.Handle(world.Alice.Passphrase);
        await Person.Does(world.Alice.Session.Account.DeleteAsync(passphrase, true));

        await world.Bob.Syncs();
        Assert.Empty(world.Bob.Session.Agreements.All);
    }

    [Fact]
    public async Task A_proposal_taken_back_before_it_left_the_device_never_leaves_it()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        world.Alice.Line.IsCut = true;
        await Person.Does(world.Alice.Session.Agreements.ProposeAsync(Terms()));
        Assert.Single(world.Alice.Session.Agreements.All);

        await Person.Does(world.Alice.Session.Agreements.WithdrawAsync(One(world.Alice).Id));

        Assert.Empty(world.Alice.Session.Agreements.All);
        Assert.Equal(0, world.Alice.Session.Sync.KeptHere);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Both_tapping_at_once_and_apart_end_with_the_same(bool aliceFirst)
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await Person.Does(world.Alice.Session.Agreements.ProposeAsync(Terms()));
        await world.BothSync();

        // Bob says yes while Alice takes it back; neither knows of the other yet.
        await Person.Does(world.Bob.Session.Agreements.ConsentAsync(One(world.Bob).Id));
        await Person.Does(world.Alice.Session.Agreements.WithdrawAsync(One(world.Alice).Id));
        foreach (
            var person in aliceFirst ? new[] { world.Alice, world.Bob } : [world.Bob, world.Alice]
        )
        {
            await person.Syncs();
        }

        await world.BothSync();
        Assert.DoesNotContain(
            world.Alice.Session.Agreements.All.Concat(world.Bob.Session.Agreements.All),
            view => view.Phase is not AgreementPhase.NotInForce
        );
        Assert.Equal(
            world.Alice.Session.Agreements.All.Count,
            world.Bob.Session.Agreements.All.Count
        );
    }

    [Fact]
    public async Task One_who_was_offline_for_a_month_finds_it_ended_and_loses_nothing()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await AreAgreed(world);
        world.Clock.Advance(TimeSpan.FromDays(3));
        world.Bob.Line.IsCut = true;
        var id = One(world.Bob).Id;
        await Person.Does(
            world.Bob.Session.Agreements.KeepNoteAsync(id, AgreementNoteAbout.Kept, "I asked.")
        );
        world.Clock.Advance(TimeSpan.FromDays(10));
        await Person.Does(world.Alice.Session.Agreements.WithdrawAsync(One(world.Alice).Id));
        world.Clock.Advance(TimeSpan.FromDays(20));
        await Person.Does(
            world.Bob.Session.Agreements.RenewAsync(
                id,
                world.Bob.Session.Agreements.Today.AddDays(30)
            )
        );
        world.Bob.Line.IsCut = false;
        await world.BothSync();

        foreach (var person in new[] { world.Alice, world.Bob })
        {
            Assert.Equal(AgreementPhase.Ended, One(person).Phase);
            Assert.Equal(new DateOnly(2026, 3, 15), One(person).EndedOn);
            Assert.Contains(One(person).Timeline, moment => moment.Note?.Text == "I asked.");
        }
    }

    [Fact]
    public async Task Too_many_words_and_none_are_refused_by_name_and_nothing_is_kept()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var desk = world.Alice.Session.Agreements;
        var many = string.Join(' ', Enumerable.Repeat("always", 20_000));

        Assert.Equal(
            new Refusal.TooLong(AgreementTerms.WhatLength),
            await desk.ProposeAsync(Terms() with { What = many })
        );
        Assert.Equal(
            new Refusal.TooLong(AgreementTerms.ScopeLength),
            await desk.ProposeAsync(Terms() with { Scope = many })
        );
        Assert.IsType<Refusal.Empty>(await desk.ProposeAsync(Terms() with { What = "\u200f " }));
        Assert.IsType<Refusal.NoLongerPossible>(
            await desk.ProposeAsync(Terms(AgreementKind.Containment))
        );
        Assert.IsType<Refusal.NoLongerPossible>(await desk.ConsentAsync("other-nothing"));
        Assert.IsType<Refusal.NoLongerPossible>(await desk.ConsentAsync("x"));
        Assert.Empty(desk.All);
    }

    [Fact]
    public async Task That_someone_looked_leaves_the_device_at_another_hour_and_nothing_in_the_couples_space()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await AreAgreed(world);
        world.Alice.Line.Requests.Clear();

        await Person.Does(world.Alice.Session.Agreements.LookAsync());
        await world.Alice.Syncs();

        Assert.Empty(SentBy(world.Alice));
    }

    [Fact]
    public async Task A_note_about_oneself_is_erased_by_its_author_and_says_so()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await AreAgreed(world);
        world.Clock.Advance(TimeSpan.FromDays(2));
        var id = One(world.Bob).Id;
        await Person.Does(
            world.Bob.Session.Agreements.KeepNoteAsync(id, AgreementNoteAbout.Slipped, "I forgot.")
        );
        await world.BothSync();
        var note = One(world.Alice).Timeline.Single(moment => moment.Note is not null);
        Assert.Equal((false, "I forgot."), (note.Mine, note.Note!.Text));
        Assert.DoesNotContain("I forgot.", await Export(world.Alice));

        await Person.Does(world.Bob.Session.Agreements.EraseNoteAsync(id, note.Note.Note));
        await world.BothSync();

        var gone = One(world.Alice).Timeline.Single(moment => moment.Note is not null);
        Assert.Equal((null, ""), (gone.Note!.About, gone.Note.Text));
    }

    private static async Task AreAgreed(StoryWorld world)
    {
        await Person.Does(world.Alice.Session.Agreements.ProposeAsync(Terms()));
        await world.BothSync();
        await Person.Does(world.Bob.Session.Agreements.ConsentAsync(One(world.Bob).Id));
        await world.BothSync();
        await Person.Does(world.Alice.Session.Agreements.LookAsync());
        await Person.Does(world.Bob.Session.Agreements.LookAsync());
    }

    private static AgreementTerms Terms(AgreementKind kind = AgreementKind.Money) =>
        new()
        {
            Kind = kind,
            What = "We talk before either spends more than a hundred.",
            Whose = AgreementWhose.Both,
            Telling = AgreementTelling.Unasked,
            CoolingOffDays = AgreementTerms.DefaultCoolingOffDays,
            Window =
                kind == AgreementKind.Containment
                    ? new TalkingWindow
                    {
                        Time = new() { Day = DayOfWeek.Sunday, Minute = 1_140 },
                        Minutes = 45,
                    }
                    : null,
        };

    private static AgreementView One(Person person) => Assert.Single(person.Session.Agreements.All);

    private static IEnumerable<string> SentBy(Person person) =>
        person.Line.Requests.Where(request =>
            request.StartsWith("POST", StringComparison.Ordinal)
            && request.EndsWith("/entries", StringComparison.Ordinal)
        );

    private static string Shown(Person person) =>
        string.Join(
            '\n',
            person.Session.Agreements.All.Select(view => (view with { Timeline = [] }).Spelled())
        );

    private static async Task<string> Export(Person person) =>
        (await person.Session.Account.ExportAsync()).Json;
}
