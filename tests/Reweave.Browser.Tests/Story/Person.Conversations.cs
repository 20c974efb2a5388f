using Microsoft.Playwright;

namespace Reweave.Browser.Tests.Story;

internal sealed partial class Person
{
    public async Task GoesToConversationsAsync()
    {
        await GoesToAsync(Words.Frame.Together);
        await FollowsAsync(Words.Talks.Title);
        await SeesHeadingAsync(Words.Talks.Title);
    }

    /// <summary>One way of talking, from the page of all.</summary>
    public async Task GoesOnAsync(string way, string title)
    {
        await GoesToConversationsAsync();
        await FollowsAsync(way);
        await SeesHeadingAsync(title);
    }

    public async Task SuggestsTimesAsync(string word)
    {
        await FillsAsync(Words.Talks.PauseWordLabel, word);
        await TapsAsync(Words.Talks.ProposeSend);
        await SeesAtLastAsync(Words.Talks.ProposedByYou);
    }

    public async Task SaysThatTheyAreHereAsync(bool first)
    {
        await ChoosesAsync(first ? Words.Talks.FirstMe : Words.Talks.FirstPartner);
        await SeesAsync(Words.Talks.BeginSees);
        await TapsAsync(Words.Talks.Begin);
        await SeesHeadingAsync(Words.Talks.WaitingTitle);
    }

    public async Task JoinsAsync()
    {
        await SeesHeadingAsync(Words.Talks.OfferedTitle);
        await SeesAsync(Words.Talks.JoinSees);
        await TapsAsync(Words.Talks.Join);
    }

    public async Task EndsTheConversationAsync()
    {
        await TapsAsync(Words.Talks.EndTalk);
        await ConfirmsAsync(Words.Talks.EndTalk);
        await SeesHeadingAsync(Words.Talks.AfterTitle);
    }

    /// <summary>The file as it is handed to the device.</summary>
    public async Task<(string Name, string Text)> SavesTheCalendarFileAsync()
    {
        var download = await Page.RunAndWaitForDownloadAsync(() =>
            TapsAsync(Words.Talks.CalendarSave)
        );
        return (
            download.SuggestedFilename,
            await File.ReadAllTextAsync(await download.PathAsync())
        );
    }
}
