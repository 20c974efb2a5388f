using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Rhythm;

/// <summary>
/// What the two agreed about when to check in. The collections do not depend on order; what is in force and what is open is computed
/// from them.
/// </summary>
public sealed record RhythmState
{
    public static readonly RhythmState Empty = new();

    public ImmutableDictionary<string, KeptProposal> Proposals { get; init; } =
        ImmutableDictionary<string, KeptProposal>.Empty;

    /// <summary>Proposal and the one who accepts it.</summary>
    public ImmutableHashSet<string> Accepted { get; init; } = [];

    public ImmutableHashSet<string> Withdrawn { get; init; } = [];

    /// <summary>The latest proposal that both said yes to and neither withdrew; null when there is none.</summary>
    public KeptProposal? InForce
    {
        get
        {
            var accepted = Standing.Where(IsAccepted).MaxBy(proposal => proposal.Position);
            return TwinsSince(accepted).MaxBy(proposal => proposal.Position) ?? accepted;
        }
    }

    /// <summary>The one proposal that waits for an answer: the earliest since what is in force. Others are never shown.</summary>
    public KeptProposal? Open
    {
        get
        {
            var since = InForce?.Position ?? 0;
            return Standing
                .Where(proposal => proposal.Position > since)
                .MinBy(proposal => proposal.Position);
        }
    }

    private IEnumerable<KeptProposal> Standing =>
        Proposals.Values.Where(proposal => !Withdrawn.Contains(proposal.Proposal));

    public RhythmState After(Event fact, EventMeta meta) =>
        fact switch
        {
            RhythmProposed proposed => After(proposed, meta),
            RhythmAccepted accepted => this with
            {
                Accepted = Accepted.Add(Key(accepted.Proposal, meta.Author)),
            },
            RhythmWithdrawn withdrawn => this with
            {
                Withdrawn = Withdrawn.Add(withdrawn.Proposal),
            },
            _ => this,
        };

    // The earlier position owns an id that a modified client used twice, in whatever order the two are folded.
    private RhythmState After(RhythmProposed proposed, EventMeta meta) =>
        Proposals.TryGetValue(proposed.Proposal, out var kept) && kept.Position <= meta.Position
            ? this
            : this with
            {
                Proposals = Proposals.SetItem(
                    proposed.Proposal,
                    new KeptProposal
                    {
                        Proposal = proposed.Proposal,
                        Author = meta.Author,
                        Time = proposed.Time,
                        Position = meta.Position,
                    }
                ),
            };

    private bool IsAccepted(KeptProposal proposal) =>
        Accepted.Any(key =>
            key.StartsWith(proposal.Proposal + " ", StringComparison.Ordinal)
            && key != Key(proposal.Proposal, proposal.Author)
        );

    // Both proposing the same time at once is a yes from both; a time agreed on once and replaced since is not.
    private IEnumerable<KeptProposal> TwinsSince(KeptProposal? accepted)
    {
        var open = Standing
            .Where(proposal => proposal.Position > (accepted?.Position ?? 0))
            .ToList();
        return open.Where(one =>
            open.Exists(other => other.Author != one.Author && other.Time == one.Time)
        );
    }

    private static string Key(string proposal, string author) => $"{proposal} {author}";
}

public sealed record KeptProposal
{
    public required string Proposal { get; init; }
    public required string Author { get; init; }
    public required WeeklyTime Time { get; init; }
    public required long Position { get; init; }
}
