using Microsoft.Playwright;

namespace Reweave.Browser.Tests.Story;

internal sealed partial class Person
{
    public async Task GoesToTheJournalAsync()
    {
        await GoesToAsync(Words.Frame.Me);
        await FollowsAsync(Words.Journal.Title);
        await SeesHeadingAsync(Words.Journal.Title);
    }

    public async Task WritesInTheJournalAsync(
        string text,
        string? feeling = null,
        string? tags = null
    )
    {
        await GoesToTheJournalAsync();
        await FollowsAsync(Words.Journal.Write);
        await FillsAsync(Words.Journal.TextLabel, text);
        if (feeling is not null)
        {
            await ChoosesAsync(Words.Feelings.Name(feeling));
        }

        if (tags is not null)
        {
            await FillsAsync(Words.Journal.TagsLabel, tags);
        }

        await SeesAsync(Words.Journal.SaveSees);
        await TapsAsync(Words.Journal.Save);
        await SeesHeadingAsync(Words.Journal.Title);
        await SeesAsync(text);
    }

    /// <summary>A page that is not kept yet.</summary>
    public async Task BeginsAPageAsync(string text)
    {
        await GoesToTheJournalAsync();
        await FollowsAsync(Words.Journal.Write);
        await FillsAsync(Words.Journal.TextLabel, text);
    }

    public Task ReadsInTheFieldAsync(string label, string text) =>
        Assertions.Expect(Field(label)).ToHaveValueAsync(text);

    public async Task DeletesFromTheJournalAsync(string text)
    {
        await GoesToTheJournalAsync();
        await FollowsAsync(text);
        await TapsAsync(Words.Journal.Delete);
        await ConfirmsAsync(Words.Journal.DeleteConfirm);
        await SeesAsync(Words.Journal.Deleted);
        await DoesNotSeeAsync(text);
    }

    /// <summary>Shares a page, changed before it is sent, after seeing it as the partner will.</summary>
    public async Task SharesFromTheJournalAsync(string page, string asChanged)
    {
        await GoesToTheJournalAsync();
        await FollowsAsync(page);
        await FollowsAsync(Words.Journal.Share);
        await FillsAsync(Words.Journal.ShareTextLabel, asChanged);
        await TapsAsync(Words.Journal.SharePreview);
        await SeesAsync(asChanged);
        await SeesAsync(Words.Journal.ShareSees);
        await TapsAsync(Words.Journal.ShareSend);
        await SeesHeadingAsync(Words.Together.Title);
        await SeesAsync(asChanged);
    }

    /// <summary>Only the author of a piece can.</summary>
    public Task CannotTakeBackAsync() =>
        Assertions
            .Expect(Page.GetByRole(AriaRole.Button, new() { Name = Words.Together.TakeBack }))
            .ToHaveCountAsync(0);

    public async Task TakesBackAsync(string piece)
    {
        await GoesToAsync(Words.Frame.Together);
        await SeesAsync(piece);
        await TapsAsync(Words.Together.TakeBack);
        await ConfirmsAsync(Words.Together.TakeBackConfirm);
        await DoesNotSeeAsync(piece);
    }
}
