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
    private static readonly LocatorAssertionsToBeVisibleOptions Slow = new() { Timeout = 60_000 };

    /// <summary>The narrowest phone and a desktop; the stories themselves run on a phone of 390.</summary>
    private static readonly int[] Widths = [320, 1280];

    private IPage? _page;

    public string Name { get; } = name;

    /// <summary>What this person reads; changes with <see cref="SpeaksFromNowOn"/>.</summary>
    public Words Words { get; private set; } = words;

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
    public async Task<IPage> OpensATabAsync(string path)
    {
        _page = await Context.NewPageAsync();
        await _page.GotoAsync(path);
        return _page;
    }

    public void TurnsTo(IPage tab) => _page = tab;

    public void SpeaksFromNowOn(Words words) => Words = words;

    public Task TapsAsync(string button) => Button(button).ClickAsync();

    /// <summary>Confirms what a dialog asks; its button may have the same words as the one that opened it.</summary>
    public Task ConfirmsAsync(string button) =>
        Page.GetByRole(AriaRole.Dialog)
            .GetByRole(AriaRole.Button, new() { Name = button, Exact = true })
            .ClickAsync();

    public Task FollowsAsync(string link) =>
        Page.GetByRole(AriaRole.Main)
            .GetByRole(AriaRole.Link, new() { Name = link })
            .First.ClickAsync();

    /// <summary>To one of the five parts of the app.</summary>
    public async Task GoesToAsync(string part)
    {
        await Page.GetByRole(AriaRole.Navigation, new() { Name = Words.Frame.Navigation })
            .GetByRole(AriaRole.Link, new() { Name = part, Exact = true })
            .ClickAsync();
        await SeesHeadingAsync(
            part == Words.Frame.Me ? Words.Settings.MeTitle : part,
            orAny: part == Words.Frame.Today
        );
    }

    /// <summary>To a screen by its address within the app, without loading the document again.</summary>
    public async Task TurnsToAddressAsync(string address)
    {
        await Page.EvaluateAsync(
            "address => { document.querySelector('main h1').dataset.before = ''; Blazor.navigateTo(address); }",
            address
        );
        await Assertions
            .Expect(Page.Locator("main h1:not([data-before])").First)
            .ToBeVisibleAsync(Slow);
    }

    public Task FillsAsync(string label, string text) => Field(label).FillAsync(text);

    public Task ChoosesAsync(string option) =>
        Page.GetByLabel(option).Filter(new() { Visible = true }).First.CheckAsync();

    public Task SeesAsync(string text) =>
        Assertions
            .Expect(Page.GetByText(text).Filter(new() { Visible = true }).First)
            .ToBeVisibleAsync();

    public Task SeesAtLastAsync(string text) =>
        Assertions
            .Expect(Page.GetByText(text).Filter(new() { Visible = true }).First)
            .ToBeVisibleAsync(Slow);

    public Task DoesNotSeeAsync(string text) =>
        Assertions.Expect(Page.GetByText(text)).ToHaveCountAsync(0);

    public Task DoesNotSeeAnyMoreAsync(string text) =>
        Assertions.Expect(Page.GetByText(text)).ToHaveCountAsync(0, new() { Timeout = 60_000 });

    public Task SeesHeadingAsync(string text, bool orAny = false) =>
        Assertions
            .Expect(
                Page.GetByRole(
                    AriaRole.Heading,
                    orAny ? new() { Level = 1 } : new() { Name = text, Exact = true }
                ).First
            )
            .ToBeVisibleAsync(Slow);

    /// <summary>The runtime has loaded under the unlock shell and takes over.</summary>
    public async Task SeesTheAppReadyAsync()
    {
        await TapsAsync(Words.Shell.MakeAccount);
        await SeesHeadingAsync(Words.Onboarding.WhatTitle);
    }

    /// <summary>Nothing sticks out sideways.</summary>
    public async Task FitsTheScreenAsync()
    {
        var overflow = await OverflowAsync();
        Assert.True(overflow <= 0, $"{Page.Url} is {overflow} pixels too wide.");
    }

    /// <summary>What was wrong with screens on the way; the story goes on and fails at its end.</summary>
    public List<string> ScreenFaults { get; } = [];

    /// <summary>The screen as it stands: axe in light and dark, 320 and 1280 pixels wide, one first heading, a title that gives nothing away.</summary>
    public async Task LooksAtTheScreenAsync(string screen)
    {
        // For eyes: REWEAVE_PICTURES names a folder to keep every screen of a story in.
        if (Environment.GetEnvironmentVariable("REWEAVE_PICTURES") is { Length: > 0 } folder)
        {
            var file = $"{Words.Language.Tag} {screen}.png"
                .Replace(": ", " ", StringComparison.Ordinal)
                .Replace(' ', '-');
            await Page.ScreenshotAsync(
                new() { Path = Path.Combine(folder, file), FullPage = true }
            );
        }

        ScreenFaults.AddRange(await Accessibility.FaultsInLightAndDarkAsync(Page, screen));
        var headings = await Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync();
        if (headings != 1)
        {
            ScreenFaults.Add($"{screen}: {headings} first headings");
        }

        if (await Page.TitleAsync() is not "Reweave" and var title)
        {
            ScreenFaults.Add($"{screen}: its title is “{title}”");
        }

        var size = Page.ViewportSize!;
        foreach (var width in Widths)
        {
            await Page.SetViewportSizeAsync(width, size.Height);
            var overflow = await OverflowAsync();
            if (overflow > 0)
            {
                ScreenFaults.Add(
                    $"{screen}: {overflow} pixels wider than {width}, at {await WidestAsync()}"
                );
            }
        }

        await Page.SetViewportSizeAsync(size.Width, size.Height);
    }

    /// <summary>Where a quick exit leads: nothing there says what was left.</summary>
    public async Task TheNeutralPageIsFineAsync()
    {
        await Accessibility.IsFineInLightAndDarkAsync(Page, "neutral page");
        Assert.DoesNotContain(
            "Reweave",
            await Page.TitleAsync(),
            StringComparison.OrdinalIgnoreCase
        );
        await FitsTheScreenAsync();
    }

    public ValueTask DisposeAsync() => Context.DisposeAsync();

    private Task<int> OverflowAsync() =>
        Page.EvaluateAsync<int>(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );

    private Task<string> WidestAsync() =>
        Page.EvaluateAsync<string>(
            """
            () => {
              const reach = (one) => Math.max(one.getBoundingClientRect().right, innerWidth - one.getBoundingClientRect().left);
              const widest = [...document.querySelectorAll("body *")].sort((a, b) => reach(b) - reach(a))[0];
              return `<${widest.tagName.toLowerCase()} class="${widest.className}">`;
            }
            """
        );

    private ILocator Button(string name) =>
        Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First;

    // The unlock shell stays in the page, unseen, with labels of its own.
    private ILocator Field(string label) =>
        Page.GetByLabel(label, new() { Exact = true }).Filter(new() { Visible = true }).First;
}
