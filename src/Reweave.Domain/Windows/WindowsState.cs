using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Windows;

/// <summary>
/// What the two agreed about when to talk about questions. The collections do not depend on order; what is in force and what is open
/// is computed from them.
/// </summary>
public sealed record WindowsState
{
    public static readonly WindowsState Empty = new();

    /// <summary>Without those withdrawn: of them nothing is left.</summary>
    public ImmutableDictionary<string, KeptWindows> Proposals { get; init; } =
        ImmutableDictionary<string, KeptWindows>.Empty;

    /// <summary>Those who accept, by proposal.</summary>
    public ImmutableDictionary<string, ImmutableHashSet<string>> Accepted { get; init; } =
        ImmutableDictionary<string, ImmutableHashSet<string>>.Empty;

    public ImmutableHashSet<string> Withdrawn { get; init; } = [];

    /// <summary>The latest day each of the two paused, under the author: more is never needed.</summary>
    public ImmutableDictionary<string, WindowPause> Pauses { get; init; } =
        ImmutableDictionary<string, WindowPause>.Empty;

    /// <summary>The latest proposal that both said yes to and neither withdrew; null when there is none.</summary>
    public KeptWindows? InForce
    {
        get
        {
            var accepted = Proposals.Values.Where(IsAccepted).MaxBy(Place);
            return TwinsSince(accepted).MaxBy(Place) ?? accepted;
        }
    }

    /// <summary>The one proposal that waits for an answer: the earliest since what is in force. Others are never shown.</summary>
    public KeptWindows? Open
    {
        get
        {
            var since = InForce?.Position ?? 0;
            return Proposals.Values.Where(proposal => proposal.Position > since).MinBy(Place);
        }
    }

    /// <summary>Whether either of the two paused the window of that day.</summary>
    public bool IsPaused(DateOnly day) =>
        InForce is { } inForce
        && Pauses.Values.Any(pause => pause.Day == day && pause.Proposal == inForce.Proposal);

    public WindowsState After(Event fact, EventMeta meta) =>
        fact switch
        {
            WindowsProposed proposed => After(proposed, meta),
            WindowsAccepted accepted => this with
            {
                Accepted = Accepted.SetItem(
                    accepted.Proposal,
                    Accepted.GetValueOrDefault(accepted.Proposal, []).Add(meta.Author)
                ),
            },
            WindowsWithdrawn withdrawn => this with
            {
                Proposals = Proposals.Remove(withdrawn.Proposal),
                Withdrawn = Withdrawn.Add(withdrawn.Proposal),
            },
            WindowPaused paused => After(paused, meta),
            _ => this,
        };

    // The earlier position owns an id that a modified client used twice, in whatever order the two are folded.
    private WindowsState After(WindowsProposed proposed, EventMeta meta) =>
        Withdrawn.Contains(proposed.Proposal)
        || Proposals.TryGetValue(proposed.Proposal, out var kept) && kept.Position <= meta.Position
            ? this
            : this with
            {
                Proposals = Proposals.SetItem(
                    proposed.Proposal,
                    new KeptWindows
                    {
                        Proposal = proposed.Proposal,
                        Author = meta.Author,
                        Terms = proposed.Terms,
                        Position = meta.Position,
                    }
                ),
            };

    private WindowsState After(WindowPaused paused, EventMeta meta) =>
        Pauses.TryGetValue(meta.Author, out var kept) && kept.Position >= meta.Position
            ? this
            : this with
            {
                Pauses = Pauses.SetItem(
                    meta.Author,
                    new WindowPause
                    {
                        Proposal = paused.Proposal,
                        Day = paused.Day,
                        Position = meta.Position,
                    }
                ),
            };

    private bool IsAccepted(KeptWindows proposal) =>
        Accepted.TryGetValue(proposal.Proposal, out var authors)
        && authors.Any(author => author != proposal.Author);

    // Both proposing the same at once is a yes from both; windows agreed on once and replaced since are not. An honest device has one
    // proposal open, so the first of each is compared, however many a modified one sends.
    private IEnumerable<KeptWindows> TwinsSince(KeptWindows? accepted)
    {
        var first = Proposals
            .Values.Where(proposal => proposal.Position > (accepted?.Position ?? 0))
            .GroupBy(proposal => proposal.Author)
            .Select(own => own.MinBy(Place)!)
            .ToList();
        return first.Where(one =>
            first.Exists(other => other.Author != one.Author && other.Terms == one.Terms)
        );
    }

    private static long Place(KeptWindows proposal) => proposal.Position;
}

public sealed record KeptWindows
{
    public required string Proposal { get; init; }
    public required string Author { get; init; }
    public required WindowTerms Terms { get; init; }
    public required long Position { get; init; }
}

public sealed record WindowPause
{
    public required string Proposal { get; init; }
    public required DateOnly Day { get; init; }
    public required long Position { get; init; }
}
