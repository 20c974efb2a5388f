using Reweave.Client.Engines;

namespace Reweave.Client.Unfinished;

/// <summary>
/// What a person was writing when something closed the app: sealed, on this device only, never sent, in no log and no export. It
/// outlives locking, leaving, a closed tab and an empty battery, and waits to be offered again.
/// </summary>
public sealed class UnfinishedDesk
{
    private readonly Engine _engine;

    internal UnfinishedDesk(Session session) => _engine = session.Engine;

    /// <summary>A new name for something a person begins to write; two tabs with the same form never overwrite each other.</summary>
    public static string NewId() => Engine.NewId();

    /// <summary>Newest first. Nothing once locked.</summary>
    public async Task<IReadOnlyList<UnfinishedView>> AllAsync()
    {
        IReadOnlyList<UnfinishedPiece> pieces = [];
        await Refusals.CatchAsync(async () =>
        {
            pieces = await _engine.UnfinishedAsync();
            return null;
        });
        return
        [
            .. pieces
                .OrderByDescending(piece => piece.Time)
                .ThenBy(piece => piece.Id, StringComparer.Ordinal)
                .Select(piece => new UnfinishedView
                {
                    Id = piece.Id,
                    Form = piece.Form,
                    Day = DateOnly.FromDateTime(
                        DateTimeOffset.FromUnixTimeMilliseconds(piece.Time).UtcDateTime
                    ),
                    Fields = piece.Fields,
                }),
        ];
    }

    /// <summary>The newest of this form; null when there is none.</summary>
    public async Task<UnfinishedView?> FindAsync(string form) =>
        (await AllAsync()).FirstOrDefault(piece => piece.Form == form);

    /// <summary>Keeps it as it stands now, in place of what was kept under this id; on the disk when this completes.</summary>
    public Task<Refusal?> KeepAsync(
        string id,
        string form,
        IReadOnlyDictionary<string, string> fields
    ) =>
        Refusals.CatchAsync(async () =>
        {
            await _engine.KeepUnfinishedAsync(
                new UnfinishedPiece
                {
                    Id = id,
                    Form = form,
                    Time = _engine.Now.ToUnixTimeMilliseconds(),
                    Fields = fields,
                }
            );
            return null;
        });

    /// <summary>It was finished, or its person lets it go; fine when there is none.</summary>
    public Task<Refusal?> LetGoAsync(string id) =>
        Refusals.CatchAsync(async () =>
        {
            await _engine.LetGoOfUnfinishedAsync(id);
            return null;
        });
}

/// <summary>Something that was begun and not handed to its own desk.</summary>
public sealed record UnfinishedView : Unprinted
{
    public required string Id { get; init; }

    /// <summary>The address within the app where it is being written, with a fragment where a page has several forms.</summary>
    public required string Form { get; init; }

    /// <summary>The last day it was written on.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What stood in the form, by the form's own names.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }
}
