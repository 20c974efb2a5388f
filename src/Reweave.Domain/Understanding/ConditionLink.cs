using Reweave.Domain.Events;

namespace Reweave.Domain.Understanding;

/// <summary>
/// Names one condition of one round, for what grows out of it (an agreement, an action, a conversation): a short opaque text that
/// says nothing by itself. For an own slot it names the answer whose condition it is.
/// </summary>
public sealed record ConditionLink(int Round, string Item, string? Answer) : Unprinted
{
    private const string Prefix = "why";
    private const char Between = '_';

    /// <summary>Within <see cref="Bounds.IdLength"/>.</summary>
    public string Text =>
        $"{Prefix}{Between}{Round}{Between}{Item}{(Answer is null ? "" : $"{Between}{Answer}")}";

    /// <summary>Null for a text of any other origin.</summary>
    public static ConditionLink? TryRead(string? text)
    {
        var parts = text?.Split(Between, 4) ?? [];
        if (parts.Length < 3 || !int.TryParse(parts[1], out var round) || round < 1)
        {
            return null;
        }

        var link = new ConditionLink(round, parts[2], parts.ElementAtOrDefault(3));
        return
            ConditionSlot.All.Contains(link.Item)
            && (link.Answer is null) != ConditionSlot.IsOwn(link.Item)
            && (link.Answer is null || Bounds.IsId(link.Answer))
            && link.Text == text
            ? link
            : null;
    }
}
