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
        Task<(PageAnswer, IReadOnlyList<HashedFrame>)>? ahead = null;
        try
        {
            while (true)
            {
                var after = space.Verifier.Head.Position;
                var (page, frames) = await (ahead ?? PageAsync(space, after, cancel));
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

                var more = await AloneAsync(() => TakePageAsync(space, page, frames));
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

    /// <summary>Hashed while the page before it is verified and folded: hashing needs only the bytes, and judges nothing.</summary>
    private async Task<(PageAnswer Answer, IReadOnlyList<HashedFrame> Frames)> PageAsync(
        Space space,
        Position after,
        CancellationToken cancel
    )
    {
        var answer = await WithTokenAsync(
            token => _server.PullAsync(token, space.Id, after, cancel),
            cancel
        );
        return (answer, await HashedFrame.OfAsync(_ports.Primitives, answer.Frames, BreatheAsync));
    }
}
