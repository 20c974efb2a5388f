using Reweave.Domain.Events;

namespace Reweave.Domain.Spaces;

/// <summary>A folded state with the shape it was written in: one of another format is folded anew from the log, never half read.</summary>
internal sealed class Snapshot(int format, IStored state) : IStored
{
    void IStored.Write(StoredWriter to)
    {
        to.Number("format", format);
        to.Object("state", state);
    }

    internal static TState? TryRead<TState>(
        ReadOnlySpan<byte> snapshot,
        int format,
        StoredRead<TState> read
    )
        where TState : class =>
        StoredReader.TryRead<TState>(
            snapshot.ToArray(),
            from => from.Number("format") == format ? from.Object("state", read) : null
        );
}
