using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;
using Reweave.Demo;

namespace Reweave.Browser.Tests.Stories;

/// <summary>
/// The two whom the demo tool makes come in by the kit it prints, and the screens stand with four months in them. The README's pictures are
/// taken here.
/// </summary>
public sealed class TheDemo(Chromium chromium) : StoryTest(chromium)
{
    private const int PhoneWidth = 390;
    private const int PhoneHeight = 844;
    private const int DeskWidth = 1280;
    private const int DeskHeight = 820;

    [Fact]
    public async Task Both_come_in_by_their_kits_and_four_months_are_there()
    {
        using var handler = new SocketsHttpHandler();
        await using var couple = await Couple.BeginAsync(Site.Address, handler, new DemoWish());
        await couple.WalkAsync(Road.Read());
        await couple.FinishAsync();

        var robin = await ComesInAsync(couple.Robin);
        await ShowsAsync(robin, "journal", "Rain on the roof", "journal", desk: false);
        await robin.GoesToAsync(robin.Words.Frame.Today);
        await robin.SeesAtLastAsync(robin.Words.Today.NextStep);
        await robin.IsPicturedAsync("today", PhoneWidth, PhoneHeight);
        await robin.LooksAtTheScreenAsync("demo: today");
        await robin.TurnsToAddressAsync("agreements");
        await robin.SeesAtLastAsync("No contact, in any way");
        await robin.FollowsAsync("No contact, in any way");
        await robin.SeesAtLastAsync("twenty-six hours later");
        await robin.LooksAtTheScreenAsync("demo: an agreement that slipped");
        await ShowsAsync(robin, "memories", "Bread, the first that rose", "memories", desk: false);
        await ShowsAsync(robin, "questions", "In all those months", null, desk: false);

        var kim = await ComesInAsync(couple.Kim);
        await ShowsAsync(
            kim,
            "together",
            "I would like to look at those photographs",
            null,
            desk: true
        );
        await ShowsAsync(kim, "understanding", "Little real talk", "understanding", desk: true);
        await ShowsAsync(kim, "acknowledgement", "I check the locks now", null, desk: true);
    }

    private async Task<Person> ComesInAsync(Partner partner)
    {
        var person = await PersonAsync(partner.Called, timeZone: WhereItIsMorning());
        await person.OpensAsync("app/");
        await person.SignsInWithTheKitOfAsync(
            new Kept(partner.Name, partner.Passphrase, partner.SecretKey, [])
        );
        await person.IsInsideAsync();
        await person.SeesThatAllIsSentAsync();
        return person;
    }

    /// <summary>Today has other words at night. The zones of this family count their signs the other way round.</summary>
    private static string WhereItIsMorning()
    {
        var east = 10 - TimeProvider.System.GetUtcNow().Hour;
        east += east < -12 ? 24 : 0;
        return east > 0 ? $"Etc/GMT-{east}" : $"Etc/GMT+{-east}";
    }

    private static async Task ShowsAsync(
        Person person,
        string address,
        string words,
        string? picture,
        bool desk
    )
    {
        await person.TurnsToAddressAsync(address);
        await person.SeesAtLastAsync(words);
        if (picture is not null)
        {
            await person.IsPicturedAsync(
                picture,
                desk ? DeskWidth : PhoneWidth,
                desk ? DeskHeight : PhoneHeight,
                words
            );
        }

        await person.LooksAtTheScreenAsync($"demo: {address}");
    }
}
