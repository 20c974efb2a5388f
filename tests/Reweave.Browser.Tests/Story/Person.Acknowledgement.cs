using Microsoft.Playwright;

namespace Reweave.Browser.Tests.Story;

internal sealed partial class Person
{
    public async Task GoesToBeingHeardAsync()
    {
        await GoesToAsync(Words.Frame.Together);
        await FollowsAsync(Words.Acknowledgement.Title);
        await SeesHeadingAsync(Words.Acknowledgement.Title);
    }

    /// <summary>Writes one part for oneself; nothing of it leaves.</summary>
    /// <param name="statement">How the screen names the statement.</param>
    public async Task BeginsInPrivateAsync(string statement, string topic, string text)
    {
        await GoesToBeingHeardAsync();
        await FollowsAsync(statement);
        await SeesHeadingAsync(statement);
        await FollowsAsync(Words.Acknowledgement.Topic(topic));
        await SeesHeadingAsync(Words.Acknowledgement.Topic(topic));
        await FillsAsync(Words.Acknowledgement.TextLabel, text);
        await SeesAsync(Words.Acknowledgement.WhoSeesPrivate);
        await TapsAsync(Words.Acknowledgement.Keep);
        await SeesAsync(Words.Acknowledgement.Kept);
    }

    /// <summary>From the private beginning over the last look to the partner.</summary>
    public async Task HandsOverAsync(
        string statement,
        string topic,
        Func<Task>? atTheLastLook = null
    )
    {
        await GoesToBeingHeardAsync();
        await FollowsAsync(statement);
        await FollowsAsync(Words.Acknowledgement.Topic(topic));
        await TapsAsync(Words.Acknowledgement.HandOver);
        await SeesAsync(Words.Acknowledgement.HandOverSees);
        await (atTheLastLook?.Invoke() ?? Task.CompletedTask);
        await TapsAsync(Words.Acknowledgement.HandOverNow);
        await SeesAsync(Words.Acknowledgement.HandedOver);
    }

    public async Task GivesBackAsync(string text, Func<Task>? beforeSending = null)
    {
        await FollowsAsync(Words.Acknowledgement.Reflect);
        await SeesHeadingAsync(Words.Acknowledgement.ReflectTitle);
        await FillsAsync(Words.Acknowledgement.ReflectLabel, text);
        await SeesAsync(Words.Acknowledgement.ReflectSees);
        await (beforeSending?.Invoke() ?? Task.CompletedTask);
        await TapsAsync(Words.Acknowledgement.ReflectSend);
        await SeesAsync(Words.Acknowledgement.Reflected);
    }

    public async Task MarksAsync(string mark, string? addition = null)
    {
        await Page.GetByRole(AriaRole.Radio, new() { NameRegex = StartingWith(mark) }).CheckAsync();
        if (addition is not null)
        {
            await FillsAsync(Words.Acknowledgement.MarkAdd, addition);
        }

        await SeesAsync(Words.Acknowledgement.MarkSees);
        await TapsAsync(Words.Acknowledgement.MarkSend);
    }
}
