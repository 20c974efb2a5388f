using Reweave.Client.Ports;
using Reweave.Client.Unfinished;

namespace Reweave.Client.Engines;

/// <summary>
/// What is kept beside the logs while a person writes: never sent and never folded, so that no view changes with it, and every
/// tab may write its own.
/// </summary>
internal sealed partial class Engine
{
    public Task<IReadOnlyList<UnfinishedPiece>> UnfinishedAsync() =>
        AsideAsync<IReadOnlyList<UnfinishedPiece>>(async () =>
            [
                .. (await _store.ReadAllAsync(UnfinishedPiece.Prefix))
                    .Select(pair => UnfinishedPiece.Read(pair.Key, pair.Value))
                    .OfType<UnfinishedPiece>(),
            ]
        );

    public Task KeepUnfinishedAsync(UnfinishedPiece piece) =>
        AsideAsync(async () =>
        {
            await _plain.WriteAsync([await _store.SealAsync(piece.Key, piece.Encode())]);
            return true;
        });

    public Task LetGoOfUnfinishedAsync(string id) =>
        AsideAsync(async () =>
        {
            await _plain.WriteAsync([StoreChange.Remove(UnfinishedPiece.KeyOf(id))]);
            return true;
        });
}
