using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Spaces;

/// <summary>
/// The furthest head kept for each space; never goes back, whatever the order. Two transcripts at one position are both kept: that is
/// a fork, and one's own devices were shown different logs.
/// </summary>
public sealed record HeadsState : Unprinted, IStored
{
    public static readonly HeadsState Empty = new();

    public ImmutableDictionary<string, KeptHead> Heads { get; init; } =
        ImmutableDictionary<string, KeptHead>.Empty;

    /// <summary>Heads that contradict another at the same position.</summary>
    public ImmutableList<KeptHead> Contradicting { get; init; } = [];

    public HeadsState After(Event fact, EventMeta meta)
    {
        if (fact is not HeadsKept kept)
        {
            return this;
        }

        var state = this;
        foreach (var head in kept.Heads)
        {
            state = state.With(head);
        }

        return state;
    }

    private HeadsState With(KeptHead head)
    {
        if (!Heads.TryGetValue(head.Space, out var furthest) || head.Position > furthest.Position)
        {
            return this with { Heads = Heads.SetItem(head.Space, head) };
        }

        return
            head.Position == furthest.Position
            && head.Transcript != furthest.Transcript
            && !Contradicting.Contains(head)
            ? this with
            {
                Contradicting = Contradicting.Add(head),
            }
            : this;
    }

    void IStored.Write(StoredWriter to)
    {
        to.Map("heads", Heads);
        to.List("contradicting", Contradicting);
    }

    internal static HeadsState Read(StoredReader from) =>
        new()
        {
            Heads = from.Map("heads", KeptHead.Read),
            Contradicting = from.ListOrEmpty("contradicting", KeptHead.Read),
        };
}
