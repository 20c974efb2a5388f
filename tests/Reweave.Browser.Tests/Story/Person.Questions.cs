using Microsoft.Playwright;

namespace Reweave.Browser.Tests.Story;

internal sealed partial class Person
{
    /// <summary>From now on it is that much earlier for this person's device; nothing else on it stands still.</summary>
    public Task IsEarlierByAsync(TimeSpan time) =>
        Context.Clock.SetFixedTimeAsync(TimeProvider.System.GetUtcNow().UtcDateTime - time);

    /// <summary>Away and back in the present. Locked meanwhile, as after any longer absence.</summary>
    public Task ComesBackInThePresentAsync() => ComesBackAsync(TimeSpan.Zero);

    /// <summary>Likewise on a day that much before the present one.</summary>
    public async Task ComesBackAsync(TimeSpan before)
    {
        await LocksAsync();
        await IsEarlierByAsync(before);
        await ReloadsAndUnlocksAsync();
    }

    public async Task GoesToWindowsAsync()
    {
        await GoesToAsync(Words.Frame.Together);
        await FollowsAsync(Words.Questions.WindowsTitle);
        await SeesHeadingAsync(Words.Questions.WindowsTitle);
    }

    public async Task GoesToQuestionsAsync()
    {
        await TurnsToAddressAsync("questions");
        await SeesHeadingAsync(Words.Questions.Title);
    }

    /// <summary>Windows on every day of the week, so that there is one today whenever the story is told.</summary>
    public async Task SuggestsWindowsAsync(string pauseWord)
    {
        await GoesToWindowsAsync();
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            await Page.GetByRole(
                    AriaRole.Checkbox,
                    new() { Name = Words.Formats.Weekday(day), Exact = true }
                )
                .CheckAsync();
        }

        await FillsAsync(Words.Questions.PauseWordLabel, pauseWord);
        await SeesAsync(Words.Questions.ProposeSees);
        await TapsAsync(Words.Questions.ProposeSend);
        await SeesAsync(Words.Questions.ProposedByYou);
    }

    public async Task AgreesToWindowsAsync()
    {
        await GoesToWindowsAsync();
        await SeesAtLastAsync(Words.Questions.ProposedToYou);
        await TapsAsync(Words.Questions.Agree);
        await SeesAsync(Words.Questions.Agreed);
    }

    public async Task ParksAsync(string question, Func<Task>? before = null)
    {
        await GoesToQuestionsAsync();
        await FollowsAsync(Words.Questions.Park);
        await SeesHeadingAsync(Words.Questions.Park);
        await FillsAsync(Words.Questions.QuestionLabel, question);
        await Page.GetByRole(
                AriaRole.Group,
                new() { Name = Words.Questions.WantedLabel, Exact = true }
            )
            .GetByLabel(Words.Questions.Leaning("Unsure"), new() { Exact = true })
            .CheckAsync();
        await (before?.Invoke() ?? Task.CompletedTask);
        await SeesAsync(Words.Questions.ParkSees);
        await TapsAsync(Words.Questions.ParkAction);
        await SeesAsync(Words.Questions.Parked);
    }

    /// <summary>From the offer after two days over the last look to the partner.</summary>
    public async Task AsksAsync(string parked, string question, Func<Task>? atTheLastLook = null)
    {
        await GoesToQuestionsAsync();
        await FollowsAsync(parked);
        await SeesHeadingAsync(Words.Questions.OfferQuestion);
        await FollowsAsync(Words.Questions.Ask);
        await SeesHeadingAsync(Words.Questions.AskTitle);
        await FillsAsync(Words.Questions.AskLabel, question);
        await TapsAsync(Words.Questions.Preview);
        await SeesAsync(Words.Questions.AskSees);
        await (atTheLastLook?.Invoke() ?? Task.CompletedTask);
        await TapsAsync(Words.Questions.AskSend);
        await SeesAsync(Words.Questions.Asked);
    }

    public async Task OpensTheQuestionAsync(string question)
    {
        await GoesToQuestionsAsync();
        await SeesAtLastAsync(question);
        await FollowsAsync(question);
        await SeesHeadingAsync(Words.Questions.QuestionTitle);
    }

    /// <summary>From the private answer over the last look to the partner.</summary>
    public async Task AnswersAsync(string text, Func<Task>? atTheLastLook = null)
    {
        await FollowsAsync(Words.Questions.Prepare);
        await FillsAsync(Words.Questions.AnswerLabel, text);
        await SeesAsync(Words.Questions.AnswerKeepSees);
        await TapsAsync(Words.Questions.Preview);
        await SeesAsync(Words.Questions.AnswerSees);
        await (atTheLastLook?.Invoke() ?? Task.CompletedTask);
        await TapsAsync(Words.Questions.AnswerSend);
        await SeesAsync(Words.Questions.AnswerDone);
    }

    /// <param name="missing">Null when it is answered.</param>
    public async Task SettlesAsync(string? missing)
    {
        await ChoosesAsync(
            missing is null ? Words.Questions.SettleAnswered : Words.Questions.SettleMissing
        );
        if (missing is not null)
        {
            await FillsAsync(Words.Questions.MissingWords, missing);
        }

        await SeesAsync(Words.Questions.SettleSees);
        await TapsAsync(Words.Questions.SettleSend);
    }

    /// <summary>One part of what is to be told; its heading has the same name as its field.</summary>
    public Task WritesThePartAsync(string part, string text) =>
        Page.GetByRole(AriaRole.Textbox, new() { Name = Words.Questions.TellPart(part) })
            .FillAsync(text);
}
