using Reweave.Client.Log;
using Reweave.Client.Outbox;
using Reweave.Client.Ports;
using Reweave.Domain.Agreements;
using Reweave.Domain.Events;
using Reweave.Domain.Touch;

namespace Reweave.Client.Engines;

/// <summary>
/// What a device does by itself leaves it at another hour than the one at which its person was there. Here it counts at once. While it
/// waits it lies sealed on the device, survives a restart, and goes with the first round after its time.
/// </summary>
internal sealed partial class Engine
{
    private static readonly TimeSpan ShortestDelay = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(6);

    /// <summary>One to six hours from now.</summary>
    public DateTimeOffset AtAnotherHour() =>
        Now + ShortestDelay + (LongestDelay - ShortestDelay) * _ports.Chance.Next();

    private async Task TendAsync()
    {
        await BoundDelaysAsync();
        await TendOffersAsync();
        await TendLeftOversAsync();
    }

    /// <summary>A clock that was put back must not hold anything for longer than the longest delay: such drafts get a new hour.</summary>
    private async Task BoundDelaysAsync()
    {
        var latest = (Now + LongestDelay).ToUnixTimeMilliseconds();
        await RescheduleAsync(
            _drafts.Values.Where(draft => draft.NotBefore > latest),
            () => AtAnotherHour().ToUnixTimeMilliseconds()
        );
    }

    /// <summary>
    /// The person ends something for good: what still waits for its hour in a shared space goes now, as part of that. The private space
    /// goes as a whole.
    /// </summary>
    private Task EndDelaysAsync() =>
        RescheduleAsync(
            _drafts.Values.Where(draft => draft.NotBefore > 0 && !IsOwn(draft)),
            () => 0
        );

    private async Task RescheduleAsync(IEnumerable<Draft> drafts, Func<long> notBefore)
    {
        var moved = drafts.Select(draft => draft with { NotBefore = notBefore() }).ToList();
        if (moved.Count == 0)
        {
            return;
        }

        await WriteAsync([
            .. await _store.SealAsync([
                .. moved.Select(draft => KeyValuePair.Create(draft.Key, draft.Encode())),
            ]),
        ]);
        moved.ForEach(draft => _drafts[draft.Id] = draft);
    }

    /// <summary>
    /// Erases own words that lie sealed under something that is gone: an answer that crossed a withdrawal, a reply to what was taken back.
    /// </summary>
    private async Task TendLeftOversAsync()
    {
        if (
            CoupleSpace is { IsComplete: true, MaySend: true, Roster.ClosedAt: null } space
            && Couple?.LeftBy(Account.Me).ToList() is { Count: > 0 } left
        )
        {
            await CarryOutAsync(new Decided([], left), space, AtAnotherHour());
        }
    }

    /// <summary>
    /// Takes own agreements and questions about touch that faded out of the couple's space, hours after the device noticed: until then a
    /// changed app could still say yes to them with a day that lies back. What is done here counts from now on, whatever arrives.
    /// </summary>
    private async Task TendOffersAsync()
    {
        if (
            CoupleSpace is not { IsComplete: true, MaySend: true, Roster.ClosedAt: null } space
            || PrivateSpace is not { IsComplete: true }
            || Couple
                is not (
                    { Agreements.Threads.IsEmpty: false }
                    or { Touch.LevelAsked.IsEmpty: false }
                    or { Touch.Asked.IsEmpty: false }
                )
        )
        {
            return;
        }

        var later = AtAnotherHour();
        await CarryOutAsync(Decide().Tidy(), space, later);
        await CarryOutAsync(Decide().Lapse(), space, later);
        await CarryOutAsync(
            new TouchDecisions(Couple.Touch, Own.Touch, space.Name, Account.Me, Today).Lapse(),
            space,
            later
        );

        AgreementDecisions Decide() =>
            new(Couple.Agreements, Own.AgreementChoices, space.Name, Account.Me, Today);
    }
}
