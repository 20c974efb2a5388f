using Microsoft.Playwright;
using Reweave.Browser.Tests.Hosting;

namespace Reweave.Browser.Tests.Story;

/// <summary>Someone at a browser. The verbs are the language the stories are told in.</summary>
internal sealed partial class Person(
    string name,
    string language,
    IBrowserContext context,
    Witness witness
) : IAsyncDisposable
{
    private IPage? _page;

    public string Name { get; } = name;

    public string Language { get; } = language;

    public IBrowserContext Context { get; } = context;

    public Witness Witness { get; } = witness;

    public IPage Page =>
        _page ?? throw new InvalidOperationException($"{Name} has not opened anything yet.");

    public async Task OpensAsync(string path)
    {
        _page ??= await Context.NewPageAsync();
        await _page.GotoAsync(path);
    }

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}
