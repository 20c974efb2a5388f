using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>The screens that no other story passes: each is looked at in light and dark, narrow and by axe.</summary>
public sealed class EveryScreen(Chromium chromium) : StoryTest(chromium)
{
    private static readonly string[] WithAnAccount =
    [
        "me",
        "beginnings",
        "first-days",
        "standing",
        "standing/note",
        "journey",
        "parting",
        "parting/path",
        "settings",
        "account",
        "account/kit",
        "account/passphrase",
        "account/words",
        "journal/write",
        "together/share",
        "rhythm",
        "agreements",
        "agreements/write",
        "questions",
        "questions/park",
        "questions/nothing",
        "windows",
        "windows/today",
        "prepare",
        "prepare/read",
        "pairing",
        "check-in",
        "understanding",
        "understanding/choice",
        "practices",
        "practices/our-concerns",
        "practices/our-concerns/answers",
        "practices/our-concerns/steps/sitting",
        "practices/our-concerns/kept/sitting",
        "actions",
        "actions/library",
        "put-away",
        "agenda",
        "memories",
        "memories/write",
        "days",
        "days/write",
        "conversation",
        "conversation/times",
        "conversation/prepare",
        "conversation/live",
        "conversation/here",
        "conversation/earlier",
        "help",
        "not-accepted",
        "nothing-here",
    ];

    /// <summary>In parts: nobody touches these screens, and a person who is away for five minutes is locked out.</summary>
    private const int Parts = 4;

    public static TheoryData<string, int> EachPart =>
        [
            .. from language in new[] { "en", "ar" }
            from part in Enumerable.Range(0, Parts)
            select (language, part),
        ];

    [Theory]
    [MemberData(nameof(EachPart))]
    public async Task Behind_the_lock(string language, int part)
    {
        var alice = await PersonAsync("alice", language);
        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice");
        foreach (var address in WithAnAccount.Where((_, at) => at % Parts == part))
        {
            await alice.TurnsToAddressAsync(address);
            await alice.LooksAtTheScreenAsync(address.Replace('/', ' '));
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Before_the_lock(string language)
    {
        var alice = await PersonAsync("alice", language);
        foreach (
            var (way, title) in new[]
            {
                (alice.Words.Shell.SignIn, alice.Words.Accounts.SignInTitle),
                (alice.Words.Shell.Recover, alice.Words.Accounts.RecoverTitle),
            }
        )
        {
            await alice.OpensAsync("app/");
            await alice.TapsAsync(way);
            await alice.SeesHeadingAsync(title);
            await alice.LooksAtTheScreenAsync(title);
        }
    }
}
