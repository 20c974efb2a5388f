using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>
/// The browser offers to install the app. Chromium without a window never makes the offer itself, so the story makes it in its
/// place; what the app does with it is real.
/// </summary>
public sealed class Installing(Chromium chromium) : StoryTest(chromium)
{
    [Fact]
    public async Task It_is_offered_before_anything_is_made_and_again_in_the_settings()
    {
        var alice = await PersonAsync("alice");
        await alice.OpensAsync("app/");
        await alice.IsOfferedToInstallAsync("dismissed");
        await alice.SeesTheAppReadyAsync();
        await alice.TapsAsync(alice.Words.Onboarding.Begin);
        await alice.TapsAsync(alice.Words.Frame.Next);
        await alice.SeesHeadingAsync(alice.Words.Onboarding.HostTitle);
        await alice.PicksAsync(alice.Words.Onboarding.HostPartner);
        await alice.TapsAsync(alice.Words.Frame.Next);
        await alice.SeesHeadingAsync(alice.Words.Settings.InstallTitle);
        await alice.LooksAtTheScreenAsync("onboarding: install");
        await alice.TapsAsync(alice.Words.Settings.InstallAction);
        await alice.SeesHeadingAsync(alice.Words.Onboarding.NameTitle);
        Assert.Equal(1, await alice.WasAskedToInstallAsync());

        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice");
        await alice.IsOfferedToInstallAsync("accepted");
        await alice.TurnsToAddressAsync("settings");
        await alice.SeesHeadingAsync(alice.Words.Settings.InstallTitle);
        await alice.LooksAtTheScreenAsync("settings: install");
        await alice.TapsAsync(alice.Words.Settings.InstallAction);
        await alice.DoesNotSeeAsync(alice.Words.Settings.InstallTitle);
        Assert.Equal(1, await alice.WasAskedToInstallAsync());
    }
}
