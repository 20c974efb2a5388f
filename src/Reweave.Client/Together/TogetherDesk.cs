using Reweave.Client.Journal;

namespace Reweave.Client.Together;

/// <summary>What was shared between the two: each piece by its author's choice, and only theirs to take back.</summary>
public sealed class TogetherDesk
{
    private readonly Session _session;

    internal TogetherDesk(Session session) => _session = session;

    public TogetherView View => throw new NotImplementedException();

    /// <summary>Takes an own piece back: erased on the server and on both devices. What was read stays known.</summary>
    public Task<Refusal?> TakeBackAsync(string id) => throw new NotImplementedException();
}

public sealed record TogetherView
{
    public required bool HasPartner { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<SharedPieceView> Pieces { get; init; }
}

public sealed record SharedPieceView
{
    public required string Id { get; init; }
    public required bool Mine { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>Null when its author erased it.</summary>
    public string? Text { get; init; }
    public required PieceState State { get; init; }
}
