using Reweave.Client;

namespace Reweave.Web.Frame;

/// <summary>
/// The way in: holds the one unlocked session of this page. It opens once and never closes: locking drops the keys and reloads the
/// document, because .NET strings cannot be wiped.
/// </summary>
internal sealed class Door
{
    public Session? Session { get; private set; }

    public event Action? Opened;

    public void Enter(Session session)
    {
        if (Session is not null)
            throw new InvalidOperationException(
                "One page holds one session: lock and reload first."
            );
        Session = session;
        Opened?.Invoke();
    }
}
