using Microsoft.Playwright;

namespace Reweave.Browser.Tests.Story;

internal sealed partial class Person
{
    public async Task GoesToPairingAsync()
    {
        await GoesToAsync(Words.Frame.Together);
        await FollowsAsync(Words.Together.Pairing);
        await SeesHeadingAsync(Words.Pairing.Title);
    }

    /// <summary>Makes the invitation and reads its link, to be handed over by hand or by the code drawn beside it.</summary>
    public async Task<string> InvitesAsync()
    {
        await GoesToPairingAsync();
        await TapsAsync(Words.Pairing.InviteAction);
        await SeesHeadingAsync(Words.Pairing.InviteOpenTitle);
        await Assertions
            .Expect(Page.GetByRole(AriaRole.Img, new() { Name = Words.Pairing.InviteQr }))
            .ToBeVisibleAsync(Slow);
        return await Field(Words.Pairing.InviteLink).InputValueAsync();
    }

    /// <summary>Comes in by the link; its secret leaves the address at once.</summary>
    public async Task OpensTheInvitationAsync(string link)
    {
        await OpensAsync(link);
        await SeesAsync(Words.Shell.InvitationFound);
        Assert.DoesNotContain('#', Page.Url);
    }

    public async Task AcceptsAsync()
    {
        await SeesHeadingAsync(Words.Pairing.LookTitle);
        await SeesAsync(Words.Pairing.AcceptSees);
        await TapsAsync(Words.Pairing.AcceptAction);
    }

    /// <summary>Pastes a link that was handed over some other way.</summary>
    public async Task PastesTheInvitationAsync(string link)
    {
        await GoesToPairingAsync();
        await FillsAsync(Words.Pairing.AcceptField, link);
        await TapsAsync(Words.Pairing.AcceptLook);
    }

    public async Task<string> ReadsTheSafetyNumberAsync()
    {
        await SeesAtLastAsync(Words.Pairing.NotVerifiedTitle);
        var number = await Page.Locator("[data-safety-number]").InnerTextAsync();
        return string.Concat(number.Where(char.IsAsciiDigit));
    }

    public async Task ConfirmsTheSafetyNumberAsync()
    {
        await TapsAsync(Words.Pairing.CheckNumberMatched);
        await SeesAtLastAsync(Words.Pairing.VerifiedTitle);
    }
}
