using Reweave.Client.Engines;
using Reweave.Client.Journal;
using Reweave.Domain.Shared;

namespace Reweave.Client.Together;

/// <summary>What was shared between the two: each piece by its author's choice, and only theirs to take back.</summary>
public sealed class TogetherDesk
{
    private readonly Engine _engine;

    internal TogetherDesk(Session session) => _engine = session.Engine;

    /// <summary>Without what this person has put away.</summary>
    public TogetherView View
    {
        get
        {
            var whole = Whole;
            return whole with
            {
                Pieces =
                [
                    .. whole.Pieces.Where(one =>
                        one.Mine || !_engine.Own.PutAway.IsAway(one.Entry)
                    ),
                ],
            };
        }
    }

    internal TogetherView Whole =>
        new()
        {
            HasPartner = _engine.Couple is not null,
            Pieces =
            [
                .. (_engine.Couple?.Shared.All ?? []).Select(piece => new SharedPieceView
                {
                    Id = piece.Piece,
                    Mine = piece.Author == _engine.Account.Me,
                    Day = piece.Day,
                    Text = piece.Text,
                    Feelings = piece.Feelings.ToFelt(),
                    Entry = piece.Entry,
                    State = _engine.StateOf(piece.Entry),
                }),
            ],
        };

    /// <summary>
    /// Takes an own piece back: erased on the server and on both devices, also after the couple's space has ended. What was read stays
    /// known.
    /// </summary>
    public Task<Refusal?> TakeBackAsync(string id) =>
        _engine.TakeBackTogetherAsync(() =>
            SharedDecisions.Unshare(_engine.Couple!.Shared, _engine.Account.Me, id)
        );
}

public sealed record TogetherView : Unprinted
{
    public required bool HasPartner { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<SharedPieceView> Pieces { get; init; }
}

public sealed record SharedPieceView : Unprinted
{
    public required string Id { get; init; }
    public required bool Mine { get; init; }
    public required DateOnly Day { get; init; }

    public required string Text { get; init; }
    public required IReadOnlyList<Felt> Feelings { get; init; }
    public required string Entry { get; init; }
    public required PieceState State { get; init; }
}
