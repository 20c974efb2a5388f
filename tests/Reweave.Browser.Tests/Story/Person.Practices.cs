using Microsoft.Playwright;
using Reweave.Content.Practices;

namespace Reweave.Browser.Tests.Story;

internal sealed partial class Person
{
    /// <summary>From Together to a practice's own page, found by its title.</summary>
    public async Task LooksForAPracticeAsync(Practice practice)
    {
        await GoesToAsync(Words.Frame.Together);
        await FollowsAsync(Words.Practices.Title);
        await SeesHeadingAsync(Words.Practices.Title);
        await FillsAsync(Words.Practices.Search, practice.Title);
        await FollowsAsync(practice.Title);
        await SeesHeadingAsync(practice.Title);
        await SeesAsync(practice.Source);
        await SeesAsync(practice.WhenNot);
    }

    public async Task BeginsThePracticeAsync(Practice practice)
    {
        await TapsAsync(Words.Practices.Begin);
        await SeesStepAsync(practice.Steps[0]);
    }

    /// <summary>On to the next step.</summary>
    public async Task GoesOnToAsync(PracticeStep step)
    {
        await TapsAsync(Words.Frame.Next);
        await SeesStepAsync(step);
    }

    public Task SeesStepAsync(PracticeStep step) => SeesHeadingAsync(step.Title);

    public Task WritesAtTheStepAsync(string words) => FillsAsync(Words.Practices.YourWords, words);

    public Task RatesAsync(int number) =>
        Page.GetByRole(AriaRole.Radio, new() { NameRegex = StartingWith($"{number}") })
            .Last.CheckAsync();

    /// <summary>Answers every sealed step of a practice that was just begun, and seals.</summary>
    public async Task SealsAsync(Practice practice, params string[] answers)
    {
        var written = answers.GetEnumerator();
        foreach (
            var step in practice.Steps.TakeWhile(step =>
                step.Number <= practice.Sealed.Last().Number
            )
        )
        {
            await SeesStepAsync(step);
            if (step.Kind == PracticeStepKind.SealedAnswer)
            {
                Assert.True(written.MoveNext());
                await WritesAtTheStepAsync((string)written.Current!);
            }

            if (step.Number < practice.Sealed.Last().Number)
            {
                await TapsAsync(Words.Frame.Next);
            }
        }

        await SeesAsync(Words.Practices.SealNow);
        await TapsAsync(Words.Practices.Seal);
        await SeesAtLastAsync(Words.Practices.Sealed);
    }

    public async Task GoesToTheSealedAnswersAsync(string heading)
    {
        await FollowsAsync(Words.Practices.ToAnswers);
        await SeesHeadingAsync(heading);
    }
}
