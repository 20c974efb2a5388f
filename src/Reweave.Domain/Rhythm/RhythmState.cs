using System.Collections.Immutable;
using Reweave.Domain.Events;
using Reweave.Domain.Proposals;

namespace Reweave.Domain.Rhythm;

/// <summary>What the two agreed about when to check in. What is in force and what is open is computed from what stands.</summary>
public sealed record RhythmState : Unprinted, IStored
{
    public static readonly RhythmState Empty = new();

    /// <summary>Without those withdrawn or replaced: of them nothing is left but the id.</summary>
    public ImmutableDictionary<string, KeptProposal> Proposals { get; init; } =
        ImmutableDictionary<string, KeptProposal>.Empty;

    /// <summary>Of those, the ones that the other said yes to.</summary>
    public ImmutableHashSet<string> Accepted { get; init; } = [];

    /// <summary>Author and id of those that are gone.</summary>
    public ImmutableHashSet<string> Withdrawn { get; init; } = [];

    /// <summary>The latest proposal that both said yes to and neither withdrew; null when there is none.</summary>
    public KeptProposal? InForce => Between.InForce;

    /// <summary>The one proposal that waits for an answer: the earliest since what is in force. Others are never shown.</summary>
    public KeptProposal? Open => Between.Open;

    internal ProposalsOfTwo<KeptProposal> Between
    {
        get =>
            new()
            {
                Standing = Proposals,
                Accepted = Accepted,
                Gone = Withdrawn,
            };
        private init =>
            (Proposals, Accepted, Withdrawn) = (value.Standing, value.Accepted, value.Gone);
    }

    public RhythmState After(Event fact, EventMeta meta) =>
        fact switch
        {
            RhythmProposed proposed => this with
            {
                Between = Between.Proposing(
                    new KeptProposal
                    {
                        Proposal = proposed.Proposal,
                        Author = meta.Author,
                        Time = proposed.Time,
                        Position = meta.Position,
                    }
                ),
            },
            RhythmAccepted accepted => this with
            {
                Between = Between.Accepting(accepted.Proposal, meta.Author, meta.Position),
            },
            RhythmWithdrawn withdrawn => this with
            {
                Between = Between.Withdrawing(withdrawn.Proposal, meta.Author),
            },
            _ => this,
        };

    void IStored.Write(StoredWriter to)
    {
        to.Map("proposals", Proposals);
        to.Texts("accepted", Accepted);
        to.Texts("withdrawn", Withdrawn);
    }

    internal static RhythmState Read(StoredReader from) =>
        new()
        {
            Proposals = from.Map("proposals", KeptProposal.Read),
            Accepted = from.Set("accepted"),
            Withdrawn = from.Set("withdrawn"),
        };
}

public sealed record KeptProposal : Unprinted, IProposal<KeptProposal>, IStored
{
    public required string Proposal { get; init; }
    public required string Author { get; init; }
    public required WeeklyTime Time { get; init; }
    public required long Position { get; init; }

    bool IProposal<KeptProposal>.SaysTheSameAs(KeptProposal other) => Time == other.Time;

    void IStored.Write(StoredWriter to)
    {
        to.Text("proposal", Proposal);
        to.Text("author", Author);
        to.Object("time", Time);
        to.Number("position", Position);
    }

    internal static KeptProposal Read(StoredReader from) =>
        new()
        {
            Proposal = from.Text("proposal"),
            Author = from.Text("author"),
            Time = from.Object("time", WeeklyTime.Read),
            Position = from.LongNumber("position"),
        };
}
