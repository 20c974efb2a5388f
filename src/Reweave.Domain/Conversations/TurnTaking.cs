using Reweave.Domain.Events;

namespace Reweave.Domain.Conversations;

/// <summary>What the one whose turn it is says about it. The listener needs no tap: they give back aloud, and the speaker says whether it was that.</summary>
public enum TurnMove
{
    /// <summary>I have said it: now the other gives it back.</summary>
    Said = 1,

    /// <summary>Yes, that is it: now the other speaks.</summary>
    Yes = 2,

    /// <summary>There is more to it: once a turn, for listening must not turn into an examination.</summary>
    More = 3,
}

public enum TurnPhase
{
    Speaking,
    GivingBack,

    /// <summary>As many turns as one conversation holds.</summary>
    Done,
}

/// <summary>
/// Whose turn it is in a guided conversation: one speaks for up to three minutes, the other gives it back, the first says yes or adds,
/// then they change. The same on one device, where nothing is stored, and live on two.
/// </summary>
public readonly record struct TurnTaking : IStored
{
    /// <summary>Six each: longer than that, nobody listens. It also bounds what one conversation leaves in the log.</summary>
    public const int MostTurns = 12;
    public const int MostRounds = 2;

    /// <summary>Soft: a line says so, nothing is cut off.</summary>
    public const int MinutesToSpeak = 3;

    public static readonly TurnTaking Beginning = new() { Turn = 1, Round = 1 };

    /// <summary>Counted from 1; the odd ones are the first speaker's.</summary>
    public required int Turn { get; init; }

    /// <summary>1, or 2 after adding something.</summary>
    public required int Round { get; init; }

    public bool IsGivenBack { get; init; }

    public bool FirstSpeaks => Turn % 2 == 1;

    public TurnPhase Phase =>
        Turn > MostTurns ? TurnPhase.Done
        : IsGivenBack ? TurnPhase.GivingBack
        : TurnPhase.Speaking;

    public bool Allows(TurnMove move) =>
        move switch
        {
            TurnMove.Said => Phase == TurnPhase.Speaking,
            TurnMove.Yes => Phase == TurnPhase.GivingBack,
            TurnMove.More => Phase == TurnPhase.GivingBack && Round < MostRounds,
            _ => false,
        };

    /// <summary>The same again where the move does not fit.</summary>
    public TurnTaking After(TurnMove move) =>
        !Allows(move)
            ? this
            : move switch
            {
                TurnMove.Said => this with { IsGivenBack = true },
                TurnMove.More => this with { IsGivenBack = false, Round = Round + 1 },
                _ => new TurnTaking { Turn = Turn + 1, Round = 1 },
            };

    void IStored.Write(StoredWriter to)
    {
        to.Number("turn", Turn);
        to.Number("round", Round);
        to.Flag("isGivenBack", IsGivenBack);
    }

    internal static TurnTaking Read(StoredReader from) =>
        new()
        {
            Turn = from.Number("turn"),
            Round = from.Number("round"),
            IsGivenBack = from.Flag("isGivenBack"),
        };
}
