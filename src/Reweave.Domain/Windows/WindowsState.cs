using System.Collections.Immutable;
using Reweave.Domain.Events;
using Reweave.Domain.Proposals;

namespace Reweave.Domain.Windows;

/// <summary>
/// What the two agreed about when to talk about questions. What is in force and what is open is computed from what stands.
/// </summary>
public sealed record WindowsState : Unprinted, IStored
{
    public static readonly WindowsState Empty = new();

    /// <summary>Without those withdrawn or replaced: of them nothing is left but the id.</summary>
    public ImmutableDictionary<string, KeptWindows> Proposals { get; init; } =
        ImmutableDictionary<string, KeptWindows>.Empty;

    /// <summary>Of those, the ones that the other said yes to.</summary>
    public ImmutableHashSet<string> Accepted { get; init; } = [];

    /// <summary>Author and id of those that are gone.</summary>
    public ImmutableHashSet<string> Withdrawn { get; init; } = [];

    /// <summary>The latest day each of the two paused, under the author: more is never needed.</summary>
    public ImmutableDictionary<string, WindowPause> Pauses { get; init; } =
        ImmutableDictionary<string, WindowPause>.Empty;

    /// <summary>The latest proposal that both said yes to and neither withdrew; null when there is none.</summary>
    public KeptWindows? InForce => Between.InForce;

    /// <summary>The one proposal that waits for an answer: the earliest since what is in force. Others are never shown.</summary>
    public KeptWindows? Open => Between.Open;

    internal ProposalsOfTwo<KeptWindows> Between
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

    /// <summary>Whether either of the two paused the window of that day.</summary>
    public bool IsPaused(DateOnly day) =>
        InForce is { } inForce
        && Pauses.Values.Any(pause => pause.Day == day && pause.Proposal == inForce.Proposal);

    public WindowsState After(Event fact, EventMeta meta) =>
        fact switch
        {
            WindowsProposed proposed => this with
            {
                Between = Between.Proposing(
                    new KeptWindows
                    {
                        Proposal = proposed.Proposal,
                        Author = meta.Author,
                        Terms = proposed.Terms,
                        Position = meta.Position,
                    }
                ),
            },
            WindowsAccepted accepted => this with
            {
                Between = Between.Accepting(accepted.Proposal, meta.Author, meta.Position),
            },
            WindowsWithdrawn withdrawn => this with
            {
                Between = Between.Withdrawing(withdrawn.Proposal, meta.Author),
            },
            WindowPaused paused => After(paused, meta),
            _ => this,
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

    void IStored.Write(StoredWriter to)
    {
        to.Map("proposals", Proposals);
        to.Texts("accepted", Accepted);
        to.Texts("withdrawn", Withdrawn);
        to.Map("pauses", Pauses);
    }

    internal static WindowsState Read(StoredReader from) =>
        new()
        {
            Proposals = from.Map("proposals", KeptWindows.Read),
            Accepted = from.Set("accepted"),
            Withdrawn = from.Set("withdrawn"),
            Pauses = from.Map("pauses", WindowPause.Read),
        };
}

public sealed record KeptWindows : Unprinted, IProposal<KeptWindows>, IStored
{
    public required string Proposal { get; init; }
    public required string Author { get; init; }
    public required WindowTerms Terms { get; init; }
    public required long Position { get; init; }

    bool IProposal<KeptWindows>.SaysTheSameAs(KeptWindows other) => Terms == other.Terms;

    void IStored.Write(StoredWriter to)
    {
        to.Text("proposal", Proposal);
        to.Text("author", Author);
        to.Object("terms", Terms);
        to.Number("position", Position);
    }

    internal static KeptWindows Read(StoredReader from) =>
        new()
        {
            Proposal = from.Text("proposal"),
            Author = from.Text("author"),
            Terms = from.Object("terms", WindowTerms.Read),
            Position = from.LongNumber("position"),
        };
}

public sealed record WindowPause : Unprinted, IStored
{
    public required string Proposal { get; init; }
    public required DateOnly Day { get; init; }
    public required long Position { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("proposal", Proposal);
        to.Day("day", Day);
        to.Number("position", Position);
    }

    internal static WindowPause Read(StoredReader from) =>
        new()
        {
            Proposal = from.Text("proposal"),
            Day = from.Day("day"),
            Position = from.LongNumber("position"),
        };
}
