using Microsoft.AspNetCore.Components;
using Reweave.Content;

namespace Reweave.Web.Design;

/// <summary>Anything that speaks: the words of the present language, given down from the app and exchanged when it changes.</summary>
public abstract class Part : ComponentBase
{
    [CascadingParameter]
    public Words Words { get; set; } = null!;

    /// <summary>A day as people say it: near ones relative to today, others in full. Screens show days, never times.</summary>
    protected string Day(DateOnly day, DateOnly today) =>
        day.DayNumber - today.DayNumber is > -7 and <= 0 and var days
            ? Words.Formats.RelativeDays(days)
            : Words.Formats.Date(day);
}
