using Microsoft.Playwright;
using Reweave.Browser.Tests.Hosting;
using Reweave.Content;

namespace Reweave.Browser.Tests.Story;

/// <summary>
/// Someone at a browser. The verbs are the language the stories are told in; everything on the screen is found by the
/// words that this person reads, so the same story runs in every language.
/// </summary>
internal sealed partial class Person(
    string name,
    Words words,
    IBrowserContext context,
    Witness witness
) : IAsyncDisposable
{
    private IPage? _page;

    public string Name { get; } = name;

    public Words Words { get; } = words;

    public IBrowserContext Context { get; } = context;

    public Witness Witness { get; } = witness;

    public IPage Page =>
        _page ?? throw new InvalidOperationException($"{Name} has not opened anything yet.");

    public async Task OpensAsync(string path)
    {
        _page ??= await Context.NewPageAsync();
        await _page.GotoAsync(path);
    }

    /// <summary>Another tab of the same browser; what follows happens there.</summary>
    public async Task OpensATabAsync(string path)
    {
        _page = await Context.NewPageAsync();
        await _page.GotoAsync(path);
    }

    public void TurnsTo(IPage tab) => _page = tab;

    public Task TapsAsync(string button) =>
        Page.GetByRole(AriaRole.Button, Called(button)).ClickAsync();

    public Task FollowsAsync(string link) =>
        Page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    public Task FillsAsync(string label, string text) =>
        Page.GetByLabel(label).First.FillAsync(text);

    public Task ChoosesAsync(string option) => Page.GetByLabel(option).First.CheckAsync();

    public Task SeesAsync(string text) =>
        Assertions.Expect(Page.GetByText(text).First).ToBeVisibleAsync();

    public Task SeesHeadingAsync(string text) =>
        Assertions.Expect(Page.GetByRole(AriaRole.Heading, Named(text)).First).ToBeVisibleAsync();

    public Task DoesNotSeeAsync(string text) =>
        Assertions.Expect(Page.GetByText(text)).ToHaveCountAsync(0);

    /// <summary>The runtime has loaded under the unlock shell and takes over.</summary>
    public async Task SeesTheAppReadyAsync()
    {
        await TapsAsync(Words.Shell.MakeAccount);
        await Assertions
            .Expect(Page.GetByRole(AriaRole.Heading, Called(Words.Onboarding.WhatTitle)))
            .ToBeVisibleAsync(Slow);
    }

    /// <summary>Nothing sticks out sideways.</summary>
    public async Task FitsTheScreenAsync()
    {
        var overflow = await Page.EvaluateAsync<int>(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        Assert.True(overflow <= 0, $"{Page.Url} is {overflow} pixels too wide.");
    }

    public ValueTask DisposeAsync() => Context.DisposeAsync();

    private static readonly LocatorAssertionsToBeVisibleOptions Slow = new() { Timeout = 60_000 };

    private static PageGetByRoleOptions Called(string name) => new() { Name = name, Exact = true };

    private static PageGetByRoleOptions Named(string name) => new() { Name = name };
}
