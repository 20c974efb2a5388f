using System.Collections.Immutable;
using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;

namespace Reweave.Domain.Practices;

/// <summary>
/// Practices between the two: one open invitation each, and the sealed answers, practice by practice. Nothing here says that someone
/// began or stopped one.
/// </summary>
public sealed record PracticesState : Unprinted, IStored
{
    /// <summary>More than there are, and than one person ever answers; those of a modified client beyond it are not kept.</summary>
    public const int MostPracticesOfOne = 100;

    public static readonly PracticesState Empty = new();

    /// <summary>The latest invitation of each author, under the author: more is never needed, however many a modified client sends.</summary>
    public ImmutableDictionary<string, KeptPracticeInvitation> Invitations { get; init; } =
        ImmutableDictionary<string, KeptPracticeInvitation>.Empty;

    /// <summary>Kept only so that a late or repeated fact does not bring one back.</summary>
    public ImmutableHashSet<string> Withdrawn { get; init; } = [];

    public ImmutableDictionary<string, ExchangeState> Exchanges { get; init; } =
        ImmutableDictionary<string, ExchangeState>.Empty;

    public ExchangeState ExchangeOf(string practice) =>
        Exchanges.GetValueOrDefault(practice) ?? ExchangeState.Empty;

    public PracticesState After(Event fact, EventMeta meta) =>
        fact switch
        {
            PracticeInvited invited => After(invited, meta),
            PracticeInvitationWithdrawn withdrawn => After(withdrawn, meta),
            PracticeAnswered answered => With(answered.Practice, fact, meta),
            PracticeWithdrawn withdrawn => With(withdrawn.Practice, fact, meta),
            PracticeItemOpened opened => With(opened.Practice, fact, meta),
            PracticeStopped stopped => With(stopped.Practice, fact, meta),
            _ => this,
        };

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public PracticesState WithoutEntry(string entry)
    {
        foreach (var (author, invitation) in Invitations)
        {
            if (invitation.Entry == entry)
            {
                return this with { Invitations = Invitations.Remove(author) };
            }
        }

        foreach (var (practice, exchange) in Exchanges)
        {
            var without = exchange.WithoutEntry(entry);
            if (!ReferenceEquals(without, exchange))
            {
                return this with
                {
                    Exchanges = without.Rounds.IsEmpty
                        ? Exchanges.Remove(practice)
                        : Exchanges.SetItem(practice, without),
                };
            }
        }

        return this;
    }

    private PracticesState After(PracticeInvited invited, EventMeta meta) =>
        Withdrawn.Contains(AuthoredPieces.Key(meta.Author, invited.Invitation))
        || Invitations.TryGetValue(meta.Author, out var kept) && kept.Position >= meta.Position
            ? this
            : this with
            {
                Invitations = Invitations.SetItem(
                    meta.Author,
                    new KeptPracticeInvitation
                    {
                        Invitation = invited.Invitation,
                        Practice = invited.Practice,
                        Author = meta.Author,
                        Day = meta.Day,
                        Position = meta.Position,
                        Entry = meta.Entry,
                    }
                ),
            };

    private PracticesState After(PracticeInvitationWithdrawn withdrawn, EventMeta meta) =>
        this with
        {
            Withdrawn = Withdrawn.Remembering(meta.Author, withdrawn.Invitation),
            Invitations =
                Invitations.TryGetValue(meta.Author, out var kept)
                && kept.Invitation == withdrawn.Invitation
                    ? Invitations.Remove(meta.Author)
                    : Invitations,
        };

    private PracticesState With(string practice, Event fact, EventMeta meta)
    {
        if (!Exchanges.ContainsKey(practice) && HasTouchedMost(meta.Author))
        {
            return this;
        }

        var before = ExchangeOf(practice);
        var after = before.After(fact, meta);
        return ReferenceEquals(before, after)
            ? this
            : this with
            {
                Exchanges = Exchanges.SetItem(practice, after),
            };
    }

    private bool HasTouchedMost(string author) =>
        Exchanges.Values.Count(exchange =>
            exchange.Rounds.Values.Any(round =>
                round.Answers.Exists(kept => kept.Author == author)
                || round.Withdrawals.Exists(kept => kept.Author == author)
                || round.Openings.Exists(kept => kept.Author == author)
                || round.Stops.Exists(kept => kept.Author == author)
            )
        ) >= MostPracticesOfOne;

    void IStored.Write(StoredWriter to)
    {
        to.Map("invitations", Invitations);
        to.Texts("withdrawn", Withdrawn);
        to.Map("exchanges", Exchanges);
    }

    internal static PracticesState Read(StoredReader from) =>
        new()
        {
            Invitations = from.Map("invitations", KeptPracticeInvitation.Read),
            Withdrawn = from.Set("withdrawn"),
            Exchanges = from.Map("exchanges", ExchangeState.Read),
        };
}

public sealed record KeptPracticeInvitation : Unprinted, IStored
{
    public required string Invitation { get; init; }
    public required string Practice { get; init; }
    public required string Author { get; init; }
    public required DateOnly Day { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("invitation", Invitation);
        to.Text("practice", Practice);
        to.Text("author", Author);
        to.Day("day", Day);
        to.Number("position", Position);
        to.Text("entry", Entry);
    }

    internal static KeptPracticeInvitation Read(StoredReader from) =>
        new()
        {
            Invitation = from.Text("invitation"),
            Practice = from.Text("practice"),
            Author = from.Text("author"),
            Day = from.Day("day"),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
        };
}
