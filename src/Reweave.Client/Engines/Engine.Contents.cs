using Reweave.Client.Log;
using Reweave.Crypto.Exchanges;
using Reweave.Domain.CheckIns;
using Reweave.Domain.Exchanges;
using Reweave.Domain.Practices;
using Reweave.Domain.Spaces;
using Reweave.Domain.Understanding;
using Reweave.Protocol.Ids;

namespace Reweave.Client.Engines;

/// <summary>Sealed answers: one's own, opened through the private epoch they were sealed under; the partner's, once both have revealed.</summary>
internal sealed partial class Engine
{
    private const int RoundsAtHand = 4;

    /// <summary>Every sealed exchange of a couple space, with how its subject writes it down.</summary>
    private static IEnumerable<(
        ExchangeFacts Facts,
        Func<CoupleSpaceState, ExchangeState> Of
    )> ExchangesOf(CoupleSpaceState couple) =>
        [
            (CheckInFacts.Instance, state => state.CheckIns.Exchange),
            (UnderstandingFacts.Instance, state => state.Understanding.Exchange),
            .. couple.Practices.Exchanges.Keys.Select(practice =>
                (
                    (ExchangeFacts)new PracticeFacts(practice),
                    (Func<CoupleSpaceState, ExchangeState>)(
                        state => state.Practices.ExchangeOf(practice)
                    )
                )
            ),
        ];

    private readonly Dictionary<string, byte[]?> _contents = new(StringComparer.Ordinal);

    /// <summary>The plaintext of a sealed item; null when it is not open, or could not be opened (<see cref="WasTried"/>).</summary>
    public byte[]? ContentOf(SealedItem item) => _contents.GetValueOrDefault(Key(item));

    /// <summary>How many were tried so far: a view that was worked out from fewer is an old one.</summary>
    public int TriedContents => _contents.Count;

    public bool WasTried(SealedItem item) => _contents.ContainsKey(Key(item));

    /// <summary>The own view of check-ins as confirmed: only what stands there is shown as open.</summary>
    public CheckInsView ConfirmedCheckIns() =>
        CheckInsView.For(CoupleConfirmed?.CheckIns ?? CheckInsState.Empty, Account.Me, Today);

    public CheckInsView CheckIns() =>
        CheckInsView.For(Couple?.CheckIns ?? CheckInsState.Empty, Account.Me, Today);

    /// <summary>Also the contents of rounds that no screen shows any more.</summary>
    public Task OpenAllContentsAsync() => AloneAsync(() => OpenContentsAsync(int.MaxValue));

    private async Task OpenContentsAsync(int rounds = RoundsAtHand)
    {
        if (CoupleSpace is not { } space || Couple is not { } couple || Partner is not { } partner)
        {
            return;
        }

        foreach (var exchange in ExchangesOf(couple))
        {
            foreach (var round in exchange.Of(couple).Rounds.Values.Reverse().Take(rounds))
            {
                foreach (var item in round.StandingOf(Account.Me)?.Items ?? [])
                {
                    await OpenOwnAsync(space, item);
                }
            }

            // The partner's only by what stands in the log: an own tap that is not sent yet opens nothing.
            var seen = ExchangeView.For(
                exchange.Facts,
                exchange.Of(CoupleConfirmed ?? CoupleSpaceState.Empty),
                Account.Me,
                Today
            );
            foreach (
                var item in seen
                    .Earlier.Take(rounds)
                    .Concat(seen.Current is { } current ? [current] : [])
                    .SelectMany(round => round.Items)
            )
            {
                if (item is { Theirs: { } theirs, TheirReveal: { } reveal } && !WasTried(theirs))
                {
                    _contents[Key(theirs)] = await OpenAsync(space, partner, theirs, reveal);
                }
            }
        }
    }

    private async Task OpenOwnAsync(Space space, SealedItem item)
    {
        if (WasTried(item) || await RevealAsync(item) is not { } reveal)
        {
            return;
        }

        _contents[Key(item)] = await OpenAsync(space, Account.Member, item, reveal);
    }

    /// <summary>The key of an own sealed item; null while the private space's key is not at hand.</summary>
    public async Task<byte[]?> RevealAsync(SealedItem item) =>
        PrivateSpace is { } own
        && own.Keys.TryGetValue(item.PrivateEpoch, out var key)
        && Bytes16.TryParse(item.Exchange, out var exchange)
            ? await SealedExchange.RevealAsync(
                _ports.Primitives,
                key,
                new ExchangeId(exchange),
                item.Salt
            )
            : null;

    private async Task<byte[]?> OpenAsync(
        Space space,
        MemberId author,
        SealedItem item,
        byte[] reveal
    )
    {
        if (!Bytes16.TryParse(item.Exchange, out var exchange))
        {
            return null;
        }

        var opened = await SealedExchange.OpenAsync(
            _ports.Primitives,
            space.Id,
            new ExchangeId(exchange),
            author,
            item.Commitment,
            item.Sealed,
            reveal
        );
        return opened.Answer;
    }

    /// <summary>Seals one item for the couple's space; null while the private space's key is not at hand.</summary>
    public async Task<SealedItem?> SealAnswerAsync(Space space, string item, byte[] content)
    {
        if (
            PrivateSpace is not { } own
            || !own.Keys.TryGetValue(own.Roster.Epoch, out var key)
            || !Bytes16.TryParse(NewId(), out var exchange)
        )
        {
            return null;
        }

        var answer = await SealedExchange.CommitAsync(
            _ports.Primitives,
            key,
            space.Id,
            new ExchangeId(exchange),
            Account.Member,
            content
        );
        return new SealedItem
        {
            Item = item,
            Exchange = exchange.ToString(),
            Salt = answer.Salt,
            PrivateEpoch = answer.PrivateEpoch,
            Commitment = answer.Commitment,
            Sealed = answer.Sealed,
        };
    }

    // The commitment names key, exchange and author at once; an exchange alone could be copied by a modified client.
    private static string Key(SealedItem item) => Convert.ToBase64String(item.Commitment);
}
