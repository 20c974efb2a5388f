using Reweave.Domain.Events;

namespace Reweave.Domain.PutAway;

/// <summary>Nobody has to keep what was handed to them before their eyes, and nobody learns that they do not.</summary>
public static class PutAwayDecisions
{
    public static Decision PutAway(PutAwayState state, IReadOnlyList<string> entries) =>
        new Decided(
            [
                .. entries
                    .Where(entry => !state.IsAway(entry))
                    .Select(entry => new PiecePutAway { Entry = entry }),
            ],
            []
        );

    public static Decision BringBack(PutAwayState state, IReadOnlyList<string> entries) =>
        new Decided(
            [
                .. entries
                    .Where(state.IsAway)
                    .Select(entry => new PieceBroughtBack { Entry = entry }),
            ],
            []
        );
}
