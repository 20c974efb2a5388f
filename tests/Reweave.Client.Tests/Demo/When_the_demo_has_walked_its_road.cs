using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Reweave.Client.Accounts;
using Reweave.Client.Ports;
using Reweave.Client.Tests.Exports;
using Reweave.Client.Tests.Simulation;
using Reweave.Client.Tests.Story;
using Reweave.Client.Understanding;
using Reweave.Crypto.Primitives;
using Reweave.Demo;
using Reweave.Domain.Agreements;
using Reweave.Domain.Touch;
using Reweave.Protocol;

namespace Reweave.Client.Tests.Demo;

/// <summary>The tool against the real server; afterwards both sign in with what it printed, on devices that know nothing.</summary>
public sealed class When_the_demo_has_walked_its_road
{
    private static readonly DemoWish Wish = new()
    {
        PassphraseIterations = Limits.PassphraseIterationsFloor,
        Events = 30,
    };

    [Fact]
    public async Task Both_sign_in_and_find_every_part_of_it()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = new StoryServer(clock);
        using var handler = server.Server.CreateHandler();
        await using var couple = await Couple.BeginAsync(
            new Uri("http://localhost"),
            handler,
            Wish
        );
        await couple.WalkAsync(Road.Read());
        await couple.Robin.WriteMuchAsync(Wish.Events, Wish.Seed);
        await couple.FinishAsync();

        await using var robin = await SignInAsync(couple.Robin, handler);
        await using var kim = await SignInAsync(couple.Kim, handler);
        foreach (var session in new[] { robin, kim })
        {
            Assert.NotEmpty(session.Journal.View.Entries);
            Assert.NotEmpty(session.Together.View.Pieces);
            Assert.NotNull(session.Rhythm.View.InForce);
            Assert.NotNull(session.Windows.View.InForce);
            Assert.NotNull(session.Schedule.View.InForce);
            Assert.NotEmpty(session.Standing.Breaches);
            Assert.True(session.FirstDays.IsBegun);
            Assert.NotEmpty(session.Talk.Held);
            Assert.NotEmpty(session.Practices.View.History);
            Assert.Equal(2, session.Questions.View.Answered.Count);
            Assert.Equal(3, InForce(session).Count());
            Assert.Equal(5, session.Memories.View.Timeline.Count);
            Assert.NotEmpty(session.Memories.View.Days);
            Assert.NotEmpty(session.Conversations.View.Mine);
            Assert.Equal(TouchLevel.Arms, session.Touch.View.Level);
            Assert.NotEmpty(session.Telling.View.Theirs);
            Assert.Contains(session.Actions.View.Mine, action => !action.IsKept);
            Assert.Contains(
                Assert.Single(session.Understanding.View.Earlier).Conditions,
                one => one is { State: ConditionState.Open, Mine: not null, Theirs: not null }
            );
            Assert.All(
                session.Memories.View.Timeline.SelectMany(piece => piece.Photos),
                photo => Assert.NotEmpty(photo.Thumbnail)
            );
            Assert.Empty(session.Sync.Concerns);
        }

        Assert.Equal(3, robin.Acknowledgement.View.MyImpact.Count);
        Assert.Equal(4, kim.Acknowledgement.View.MyAccount.Count);
        var amended = robin.Agreements.All.Single(one => one.Phase == AgreementPhase.Replaced);
        Assert.Equal(AgreementKind.TimeTogether, amended.Terms!.Kind);
        var photo = robin.Memories.View.Timeline[0].Photos[0];
        var opened = await robin.Memories.OpenPhotoAsync(
            photo.Id,
            TestContext.Current.CancellationToken
        );
        Assert.NotNull(opened.Content);
        await EachKeepsACopyOfWhatWasSaid(couple, robin, kim);
    }

    /// <summary>Word for word: what one wrote, and what the other was handed.</summary>
    private static async Task EachKeepsACopyOfWhatWasSaid(Couple couple, Session robin, Session kim)
    {
        var copies = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [couple.Robin.Called] = (await robin.Account.ExportAsync()).Json,
            [couple.Kim.Called] = (await kim.Account.ExportAsync()).Json,
        };
        foreach (var copy in copies.Values)
        {
            using var json = JsonDocument.Parse(copy);
            Assert.All(What_a_copy_holds.Parts, part => Assert.True(Holds(json.RootElement, part)));
        }

        foreach (var line in Road.Read())
        {
            foreach (var (who, copy) in copies)
            {
                var expected = who == line.Who ? SaidByOneself(line) : SaidToTheOther(line);
                Assert.All(
                    expected.Where(text => text.Length > 0),
                    text => Assert.Contains(text, copy, StringComparison.Ordinal)
                );
            }
        }
    }

    private static bool Holds(JsonElement copy, string part) =>
        copy.TryGetProperty(part, out var held)
        && (
            held.ValueKind != JsonValueKind.Array
            || held.GetArrayLength() > 0
            || part == "parkedQuestions"
        );

    private static IEnumerable<string> SaidByOneself(RoadLine line) =>
        line.Act switch
        {
            "journal" or "choice" or "note" or "promise" or "prepare" or "line" or "standing" =>
                line.Texts.Take(1),
            "practise" => line.Texts.Select(text => text.Split('=', 2)[1]),
            "agenda" when line.Day > 100 => line.Texts,
            "day" => line.Texts,
            _ => SaidToTheOther(line),
        };

    private static IEnumerable<string> SaidToTheOther(RoadLine line) =>
        line.Act switch
        {
            "share" or "impact" or "account" or "give-back" or "ask" or "answer" or "settle" =>
                line.Texts,
            "agree" or "did" or "seal" or "memory" or "add-words" or "hand-line" or "reply" =>
                line.Texts,
            "tell" => line.Texts,
            // Today’s is not open yet.
            "check-in" when line.Day < Road.Days => line.Texts,
            "conditions" => line.Texts.Select(text => text.Split('=', 2)[1]),
            "day" when line.Arguments.Contains("shared") => line.Texts,
            _ => [],
        };

    [Fact]
    public void One_seed_draws_the_same_pictures_and_another_one_others()
    {
        Assert.Equal(Drawn(1), Drawn(1));
        Assert.NotEqual(Drawn(1), Drawn(2));

        static byte[] Drawn(int seed) => Png.Encode(Scene.Draw("lake", 64, 48, new Dice(seed)));
    }

    [Fact]
    public void Every_act_is_in_the_story_and_every_line_has_its_act() =>
        Assert.Equal(
            Acts.All.Keys.Order(),
            Road.Read().Select(line => line.Act).Distinct().Order()
        );

    private static IEnumerable<AgreementView> InForce(Session session) =>
        session.Agreements.All.Where(one => one.Phase == AgreementPhase.InForce);

    private static async Task<Session> SignInAsync(Partner partner, HttpMessageHandler handler)
    {
        using var passphrase = BclPrimitives.Passphrase(partner.Passphrase);
        var device = new Device(
            new DevicePorts
            {
                Stores = new MemoryStores(),
                Primitives = new BclPrimitives(),
                Server = new HttpServerLink(
                    new HttpClient(handler, disposeHandler: false)
                    {
                        BaseAddress = new Uri("http://localhost"),
                    }
                ),
                Chance = new SteadyChance(),
            }
        );
        var session = Assert
            .IsType<Unlocking.Unlocked>(
                await device.SignInAsync(partner.Name, passphrase, partner.SecretKey)
            )
            .Session;
        Assert.Null(await session.SyncNowAsync(TestContext.Current.CancellationToken));
        return session;
    }
}
