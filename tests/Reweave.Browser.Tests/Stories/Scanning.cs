using Microsoft.Playwright;
using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>
/// The invitation's code before a camera. Debian's Chromium has a camera (here one that plays our own code) and nothing that reads
/// codes: that one part is stood in for, by one that looks at the pictures of the stream and knows a single code.
/// </summary>
public sealed class Scanning(Chromium chromium) : StoryTest(chromium)
{
    private const string OwnWords = "several quite unrelated words of one person";

    [Fact]
    public async Task Where_the_browser_reads_no_codes_pasting_is_offered()
    {
        var alice = await PersonAsync("alice");
        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice", OwnWords);
        await alice.GoesToPairingAsync();
        await alice.SeesAsync(alice.Words.Pairing.ScanUnavailable);
        await alice.SeesAsync(alice.Words.Pairing.AcceptField);
        await Assertions
            .Expect(
                alice.Page.GetByRole(AriaRole.Button, new() { Name = alice.Words.Pairing.Scan })
            )
            .ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_camera_starts_stops_when_left_and_hands_the_code_over()
    {
        var alice = await PersonAsync("alice");
        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice", OwnWords);
        var link = await alice.InvitesAsync();
        var code = ShownCode.Of((await alice.Page.Locator("svg.qr path").GetAttributeAsync("d"))!);

        using var film = code.Film();
        await using var browser = await Chromium.LaunchAsync(
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            $"--use-file-for-fake-video-capture={film.Path}"
        );
        var bob = await PersonAsync("bob", browser: browser);
        await bob.Context.AddInitScriptAsync(code.Detector(link));
        await bob.OpensAsync("app/");
        await bob.MakesAnAccountAsync("bob", OwnWords);

        // Left while it looks: nothing goes on watching.
        await bob.Page.EvaluateAsync("() => (window.blind = true)");
        await bob.GoesToPairingAsync();
        await bob.TapsAsync(bob.Words.Pairing.Scan);
        await bob.SeesAsync(bob.Words.Pairing.ScanHint);
        await bob.HasItsCameraAsync("live");
        await bob.LooksAtTheScreenAsync("pairing: scanning");
        await bob.GoesToAsync(bob.Words.Frame.Today);
        await bob.HasItsCameraAsync("ended");

        await bob.Page.EvaluateAsync("() => (window.blind = false)");
        await bob.GoesToPairingAsync();
        await bob.TapsAsync(bob.Words.Pairing.Scan);
        await bob.AcceptsAsync();
        await bob.HasItsCameraAsync("ended");
        var number = await alice.ReadsTheSafetyNumberAsync();
        Assert.Equal(number, await bob.ReadsTheSafetyNumberAsync());
    }
}
