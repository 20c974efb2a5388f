using Reweave.Client.Log;
using Reweave.Crypto.Spaces;
using Reweave.Protocol.Ids;
using Reweave.Protocol.Requests;

namespace Reweave.Client.Engines;

/// <summary>Pages on their way in: the next one travels while one is verified, and verifying leaves the thread to others in between.</summary>
internal sealed partial class Engine
{
    /// <summary>Fetches a space to its head. Everything of a page is kept in one transaction or nothing.</summary>
    private async Task PullAsync(Space space, CancellationToken cancel)
    {
        var from = space.Verifier.Head.Position;
        Task<PageAnswer>? ahead = null;
        try
        {
            while (true)
            {
                var after = space.Verifier.Head.Position;
                var page = await (ahead ?? PageAsync(space, after, cancel));
                // The next page travels while this one is verified and folded.
                var end = new Position(after.Value + page.Frames.Count);
                ahead =
                    page.Frames.Count > 0 && end < page.Head.Position
                        ? PageAsync(space, end, cancel)
                        : null;
                if (page.Head.Position.Value - from.Value > OpenAtOnce)
                {
                    Report(
                        (after.Value - from.Value) / (double)(page.Head.Position.Value - from.Value)
                    );
                }

                var more = await AloneAsync(() => TakePageAsync(space, page));
                if (!more)
                {
                    return;
                }

                if (space.Verifier.Head.Position != end)
                {
                    await DropAsync();
                }
            }
        }
        finally
        {
            await DropAsync();
            Progress = null;
        }

        // What it says counts no more, nor why it failed.
        async Task DropAsync()
        {
            if (ahead is { } dropped)
            {
                ahead = null;
                await ((Task)dropped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private Task<PageAnswer> PageAsync(Space space, Position after, CancellationToken cancel) =>
        WithTokenAsync(token => _server.PullAsync(token, space.Id, after, cancel), cancel);

    /// <summary>
    /// Verifies a page part by part and breathes between them: nothing of it is kept unless all of it stands, so the parts change
    /// only how long the thread is held.
    /// </summary>
    private async Task<VerifiedPage> VerifyAsync(
        Space space,
        IReadOnlyList<byte[]> frames,
        Head claimed
    )
    {
        var before = space.Verifier;
        var entries = new List<VerifiedEntry>(frames.Count);
        var memory = new PageMemory(space.Log, before.Head.Position, entries);
        var verifier = before;
        while (true)
        {
            var started = _ports.Time.GetTimestamp();
            var part = frames.Skip(entries.Count).Take(_verifiedAtOnce).ToList();
            var verified = await verifier.VerifyAsync(
                _ports.Primitives,
                [.. part.Select(frame => new ReadOnlyMemory<byte>(frame))],
                claimed,
                memory
            );
            if (verified.Outcome is PageOutcome.HeadDiffers or PageOutcome.OtherSpace)
            {
                return new VerifiedPage
                {
                    Outcome = verified.Outcome,
                    Entries = [],
                    After = before,
                };
            }

            entries.AddRange(verified.Entries);
            verifier = verified.After;
            if (verified.Outcome != PageOutcome.Fine || entries.Count == frames.Count)
            {
                return new VerifiedPage
                {
                    Outcome = verified.Outcome,
                    Entries = entries,
                    After = verifier,
                };
            }

            // Slow devices take smaller parts, quick ones fewer crossings into the vault.
            var lasted = _ports.Time.GetElapsedTime(started);
            _verifiedAtOnce =
                lasted > Slice ? Math.Max(FewestVerified, _verifiedAtOnce / 2)
                : lasted < Slice / 2 ? Math.Min(MostVerified, _verifiedAtOnce * 2)
                : _verifiedAtOnce;
            await BreatheAsync();
        }
    }

    private const int FewestVerified = 8;
    private const int MostVerified = 256;
    private int _verifiedAtOnce = 32;
}
