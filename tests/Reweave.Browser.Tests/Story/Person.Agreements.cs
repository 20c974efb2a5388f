using Microsoft.Playwright;

namespace Reweave.Browser.Tests.Story;

internal sealed partial class Person
{
    public async Task GoesToAgreementsAsync()
    {
        await GoesToAsync(Words.Frame.Together);
        await FollowsAsync(Words.Agreements.Title);
        await SeesHeadingAsync(Words.Agreements.Title);
    }

    /// <summary>From the list to the words; the kind is chosen and the text stands in the form.</summary>
    public async Task BeginsAnAgreementAsync(string kind, string text)
    {
        await FollowsAsync(Words.Agreements.Write);
        await SeesHeadingAsync(Words.Agreements.KindTitle);
        await PicksAsync(Words.Agreements.Kind(kind));
        await TapsAsync(Words.Frame.Next);
        await SeesHeadingAsync(Words.Agreements.WhatTitle);
        await FillsAsync(Words.Agreements.WhatLabel, text);
    }

    /// <summary>From the words to the last look, with nothing to wait for between the yes of both and the start.</summary>
    public async Task GoesOnToThePreviewAsync(bool lookingAround = false)
    {
        await TapsAsync(Words.Frame.Next);
        await SeesHeadingAsync(Words.Agreements.DetailsTitle);
        await PicksAsync(Words.Agreements.WhoseBoth);
        if (lookingAround)
        {
            await LooksAtTheScreenAsync("agreement details");
        }

        await TapsAsync(Words.Frame.Next);
        await SeesHeadingAsync(Words.Agreements.DaysTitle);
        await Field(Words.Agreements.Cooling).SelectOptionAsync("0");
        if (lookingAround)
        {
            await LooksAtTheScreenAsync("agreement days");
        }

        await TapsAsync(Words.Frame.Next);
        await SeesHeadingAsync(Words.Agreements.PreviewTitle);
        await SeesAsync(Words.Agreements.Sees);
    }

    public async Task OpensTheAgreementAsync(string text)
    {
        await FollowsAsync(text);
        await SeesAsync(Words.Agreements.HistoryMore);
    }

    public async Task NotesAboutThemselvesAsync(string about, string text)
    {
        await PicksAsync(Words.Agreements.NoteOption(about));
        await FillsAsync(Words.Agreements.NoteText, text);
        await SeesAsync(Words.Agreements.NoteSees);
        await TapsAsync(Words.Agreements.NoteSend);
        await SeesAsync(text);
    }
}
