using System.Collections.Immutable;

namespace Reweave.Domain.Proposals;

/// <summary>Something one of the two proposed and either can end.</summary>
internal interface IProposal<in T>
{
    string Proposal { get; }
    string Author { get; }
    long Position { get; }

    /// <summary>Whether a yes to one is a yes to the other.</summary>
    bool SaysTheSameAs(T other);
}

/// <summary>
/// What two people propose to each other, one thing of a kind at a time: agreed by two, ended by one. What has taken the place of
/// something else takes it away for good, so that ending the later never brings the earlier back. Facts count when they are about what
/// stands: the log puts a proposal before every yes to it.
/// </summary>
internal sealed record ProposalsOfTwo<T> : Unprinted
    where T : class, IProposal<T>
{
    /// <summary>Of one author at once. An honest device has one; what a modified one sends beyond is not taken up.</summary>
    public const int MostStanding = 30;

    /// <summary>
    /// Ids of one author that are gone. They are never used again, for a yes on its way would be taken for one to other words; so who
    /// has used up so many proposes nothing more.
    /// </summary>
    public const int MostGone = 400;

    /// <summary>By id, without those that are gone.</summary>
    public required ImmutableDictionary<string, T> Standing { get; init; }

    /// <summary>Of those, the ones that the other said yes to.</summary>
    public required ImmutableHashSet<string> Accepted { get; init; }

    /// <summary>Author and id of those withdrawn or replaced.</summary>
    public required ImmutableHashSet<string> Gone { get; init; }

    /// <summary>The latest that both said yes to; null when there is none.</summary>
    public T? InForce => Standing.Values.Where(one => Accepted.Contains(one.Proposal)).MaxBy(Place);

    /// <summary>The one that waits for an answer: the earliest since what is in force. Others are never shown.</summary>
    public T? Open => OpenOnes.MinBy(Place);

    private IEnumerable<T> OpenOnes
    {
        get
        {
            var since = InForce?.Position ?? 0;
            return Standing.Values.Where(one => one.Position > since);
        }
    }

    public ProposalsOfTwo<T> Proposing(T proposal)
    {
        if (
            Standing.ContainsKey(proposal.Proposal)
            || IsGone(proposal.Proposal)
            || Standing.Values.Count(one => one.Author == proposal.Author) >= MostStanding
            || HasUsedUp(proposal.Author)
        )
        {
            return this;
        }

        // Both proposing the same at once is a yes from both. An honest device has one open, so the first of each is compared.
        var isFirst = !OpenOnes.Any(one => one.Author == proposal.Author);
        var theirs = OpenOnes.Where(one => one.Author != proposal.Author).MinBy(Place);
        var next = this with { Standing = Standing.Add(proposal.Proposal, proposal) };
        return isFirst && theirs?.SaysTheSameAs(proposal) == true
            ? next.Agreeing(proposal.Proposal)
            : next;
    }

    public ProposalsOfTwo<T> Accepting(string proposal, string author, long position) =>
        Standing.TryGetValue(proposal, out var kept)
        && kept.Author != author
        && kept.Position < position
            ? Agreeing(proposal)
            : this;

    /// <summary>Also what was never proposed: withdrawing beats everything in any order.</summary>
    public ProposalsOfTwo<T> Withdrawing(string proposal, string author) =>
        Standing.TryGetValue(proposal, out var kept) ? Without([kept])
        : IsGone(proposal) || HasUsedUp(author) ? this
        : this with { Gone = Gone.Add($"{author} {proposal}") };

    /// <summary>Own ones that wait for an answer, or wait behind the one that does.</summary>
    public IEnumerable<T> OpenOf(string me) =>
        OpenOnes.Where(one => one.Author == me).OrderBy(Place);

    /// <summary>
    /// What ends when this person ends it, or sets it aside. Twins would keep it agreed and an own open one would ask again: they end
    /// too. What a modified client piled up behind its open one goes with it, or it would come up again and again.
    /// </summary>
    public IReadOnlyList<T> EndingWith(string me, string proposal)
    {
        if (!Standing.TryGetValue(proposal, out var kept))
        {
            return [];
        }

        var isInForce = InForce?.Proposal == proposal;
        var isPile = kept.Author != me && Open?.Proposal == proposal;
        return
        [
            .. Standing
                .Values.Where(other =>
                    other.SaysTheSameAs(kept)
                    || isInForce && other.Author == me
                    || isPile && other.Author == kept.Author && other.Position > kept.Position
                )
                .OrderBy(Place),
        ];
    }

    private ProposalsOfTwo<T> Agreeing(string proposal)
    {
        var next = this with { Accepted = Accepted.Add(proposal) };
        var since = next.InForce!.Position;
        return next.Without([.. Standing.Values.Where(one => one.Position < since)]);
    }

    private ProposalsOfTwo<T> Without(IReadOnlyList<T> ended) =>
        this with
        {
            Standing = Standing.RemoveRange(ended.Select(one => one.Proposal)),
            Accepted = Accepted.Except(ended.Select(one => one.Proposal)),
            Gone = Gone.Union(ended.Select(one => $"{one.Author} {one.Proposal}")),
        };

    private bool IsGone(string proposal) =>
        Gone.Any(key => key.EndsWith($" {proposal}", StringComparison.Ordinal));

    private bool HasUsedUp(string author) =>
        Gone.Count(key => key.StartsWith($"{author} ", StringComparison.Ordinal)) >= MostGone;

    private static long Place(T proposal) => proposal.Position;
}
