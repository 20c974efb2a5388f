using Reweave.Crypto.Spaces;
using Reweave.Protocol.Ids;

namespace Reweave.Client.Log;

/// <summary>A kept log with the entries of a page behind it that were verified a moment ago and are not kept yet.</summary>
internal sealed class PageMemory(
    ILogMemory log,
    Position end,
    IReadOnlyList<VerifiedEntry> verified
) : ILogMemory
{
    public async ValueTask<IReadOnlyDictionary<Position, KeptEntry>> RecallAsync(
        IReadOnlyCollection<Position> positions
    )
    {
        var kept = positions.Where(position => position <= end).ToList();
        var recalled = new Dictionary<Position, KeptEntry>(positions.Count);
        if (kept.Count > 0)
        {
            foreach (var (position, entry) in await log.RecallAsync(kept))
            {
                recalled[position] = entry;
            }
        }

        foreach (var position in positions)
        {
            var index = position.Value - end.Value - 1;
            if (index >= 0 && index < verified.Count)
            {
                recalled[position] = verified[(int)index].Kept;
            }
        }

        return recalled;
    }
}
