using Microsoft.AspNetCore.Components;
using Reweave.Client;

namespace Reweave.Web.Design;

/// <summary>A page or part of the unlocked app: has the session, and is drawn anew when something in it changes.</summary>
public abstract class SessionPart : Part, IDisposable
{
    [CascadingParameter]
    public Session Session { get; set; } = null!;

    [Inject]
    public TimeProvider Time { get; set; } = null!;

    protected DateOnly Today => DateOnly.FromDateTime(Time.GetLocalNow().DateTime);

    protected override void OnInitialized()
    {
        Session.Changed += OnChanged;
        if (!Session.Ready.IsCompleted)
            _ = DrawWhenReadyAsync();
    }

    protected string Day(DateOnly day) => Day(day, Today);

    /// <summary>Before drawing anew; for pages that keep something worked out from a view.</summary>
    protected virtual void Refresh() { }

    /// <summary>When the part goes away; for what must not outlive it.</summary>
    protected virtual void Leave() { }

    public void Dispose()
    {
        Session.Changed -= OnChanged;
        Leave();
        GC.SuppressFinalize(this);
    }

    private async Task DrawWhenReadyAsync()
    {
        await Session.Ready.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        OnChanged();
    }

    private void OnChanged() =>
        _ = InvokeAsync(() =>
        {
            Refresh();
            StateHasChanged();
        });
}
