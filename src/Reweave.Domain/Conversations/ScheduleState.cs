using System.Collections.Immutable;
using Reweave.Domain.Events;
using Reweave.Domain.Proposals;

namespace Reweave.Domain.Conversations;

/// <summary>What the two agreed about when to talk. What is in force and what is open is computed from what stands.</summary>
public sealed record ScheduleState : Unprinted, IStored
{
    public static readonly ScheduleState Empty = new();

    /// <summary>Without those withdrawn or replaced: of them nothing is left but the id.</summary>
    public ImmutableDictionary<string, KeptTimes> Proposals { get; init; } =
        ImmutableDictionary<string, KeptTimes>.Empty;

    /// <summary>Of those, the ones that the other said yes to.</summary>
    public ImmutableHashSet<string> Accepted { get; init; } = [];

    /// <summary>Author and id of those that are gone.</summary>
    public ImmutableHashSet<string> Withdrawn { get; init; } = [];

    /// <summary>The latest proposal that both said yes to and neither withdrew; null when there is none.</summary>
    public KeptTimes? InForce => Between.InForce;

    /// <summary>The one proposal that waits for an answer: the earliest since what is in force. Others are never shown.</summary>
    public KeptTimes? Open => Between.Open;

    internal ProposalsOfTwo<KeptTimes> Between
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

    public ScheduleState After(Event fact, EventMeta meta) =>
        fact switch
        {
            ConversationTimesProposed proposed => this with
            {
                Between = Between.Proposing(
                    new KeptTimes
                    {
                        Proposal = proposed.Proposal,
                        Author = meta.Author,
                        Times = proposed.Times,
                        Position = meta.Position,
                    }
                ),
            },
            ConversationTimesAccepted accepted => After(accepted, meta),
            ConversationTimesWithdrawn withdrawn => this with
            {
                Between = Between.Withdrawing(withdrawn.Proposal, meta.Author),
            },
            _ => this,
        };

    // The zone belongs to the yes: it goes where that goes, and a second yes does not tell another.
    private ScheduleState After(ConversationTimesAccepted accepted, EventMeta meta)
    {
        var next = this with
        {
            Between = Between.Accepting(accepted.Proposal, meta.Author, meta.Position),
        };
        return
            !Accepted.Contains(accepted.Proposal)
            && next.Accepted.Contains(accepted.Proposal)
            && next.Proposals.TryGetValue(accepted.Proposal, out var kept)
            ? next with
            {
                Proposals = next.Proposals.SetItem(
                    accepted.Proposal,
                    kept with
                    {
                        ToldZone = accepted.Zone,
                    }
                ),
            }
            : next;
    }

    void IStored.Write(StoredWriter to)
    {
        to.Map("proposals", Proposals);
        to.Texts("accepted", Accepted);
        to.Texts("withdrawn", Withdrawn);
    }

    internal static ScheduleState Read(StoredReader from) =>
        new()
        {
            Proposals = from.Map("proposals", KeptTimes.Read),
            Accepted = from.Set("accepted"),
            Withdrawn = from.Set("withdrawn"),
        };
}

public sealed record KeptTimes : Unprinted, IProposal<KeptTimes>, IStored
{
    public required string Proposal { get; init; }
    public required string Author { get; init; }
    public required ConversationTimes Times { get; init; }

    /// <summary>The zone of the one who said yes, if they chose to tell it.</summary>
    public string? ToldZone { get; init; }

    public required long Position { get; init; }

    bool IProposal<KeptTimes>.SaysTheSameAs(KeptTimes other) => Times == other.Times;

    void IStored.Write(StoredWriter to)
    {
        to.Text("proposal", Proposal);
        to.Text("author", Author);
        to.Object("times", Times);
        to.Text("toldZone", ToldZone);
        to.Number("position", Position);
    }

    internal static KeptTimes Read(StoredReader from) =>
        new()
        {
            Proposal = from.Text("proposal"),
            Author = from.Text("author"),
            Times = from.Object("times", ConversationTimes.Read),
            ToldZone = from.TextOrNull("toldZone"),
            Position = from.LongNumber("position"),
        };
}
