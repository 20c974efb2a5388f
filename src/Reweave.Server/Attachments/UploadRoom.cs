using System.Collections.Concurrent;

namespace Reweave.Server.Attachments;

/// <summary>
/// How many chunks are on their way at once, so that memory stays bounded however many send and however slowly. One account takes
/// only a few places, so that a partner's uploads do not stand before the other's.
/// </summary>
internal sealed class UploadRoom
{
    private const int AtOnce = 64;
    private const int OfOneAccount = 4;
    private readonly ConcurrentDictionary<long, int> _byAccount = new();
    private int _inAll;

    /// <summary>Null when there is no place now; it is asked for again later.</summary>
    public IDisposable? Enter(long account)
    {
        if (Interlocked.Increment(ref _inAll) > AtOnce)
        {
            Interlocked.Decrement(ref _inAll);
            return null;
        }

        if (_byAccount.AddOrUpdate(account, 1, static (_, count) => count + 1) > OfOneAccount)
        {
            Leave(account);
            return null;
        }

        return new Place(this, account);
    }

    private void Leave(long account)
    {
        Interlocked.Decrement(ref _inAll);
        if (_byAccount.AddOrUpdate(account, 0, static (_, count) => count - 1) == 0)
        {
            // Only when it is still zero: somebody may just have entered.
            _byAccount.TryRemove(KeyValuePair.Create(account, 0));
        }
    }

    private sealed class Place(UploadRoom room, long account) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                room.Leave(account);
            }
        }
    }
}
