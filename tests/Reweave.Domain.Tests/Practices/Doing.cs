using System.Text.Json;
using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;
using Reweave.Domain.Practices;
using Reweave.Domain.Spaces;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Practices;

/// <summary>The story's words for practices between two.</summary>
internal static class Doing
{
    public const string Felt = "felt-and-guessed";
    public const string Needs = "what-each-of-us-needs";

    public static Decision Invites(this Couple couple, string who, string practice = Felt) =>
        couple.Does(
            who,
            state =>
                PracticeDecisions.Invite(
                    state.Practices,
                    who,
                    couple.Today,
                    couple.NewId(),
                    practice
                )
        );

    public static Decision Answers(this Couple couple, string who, string practice = Felt) =>
        couple.Does(
            who,
            state =>
                ExchangeDecisions.Answer(
                    new PracticeFacts(practice),
                    state.Practices.ExchangeOf(practice),
                    who,
                    couple.Today,
                    $"{who}-{couple.NewId()}",
                    [
                        Sealed("1", $"{who}-{couple.NewId()}-1"),
                        Sealed("2", $"{who}-{couple.NewId()}-2"),
                    ]
                )
        );

    public static Decision Opens(
        this Couple couple,
        string who,
        string item,
        string practice = Felt
    ) =>
        couple.Does(
            who,
            state =>
                ExchangeDecisions.Open(
                    new PracticeFacts(practice),
                    state.Practices.ExchangeOf(practice),
                    who,
                    couple.Today,
                    1,
                    item,
                    new byte[32]
                )
        );

    public static PracticesView Sees(
        this Couple couple,
        string who,
        PracticeSittingsState? own = null
    ) =>
        PracticesView.For(
            couple.State.Practices,
            own ?? PracticeSittingsState.Empty,
            "space",
            who,
            couple.Today
        );

    /// <summary>Everything that a screen could show, as text to compare.</summary>
    public static string Screen(CoupleSpaceState state, string who, DateOnly today) =>
        JsonSerializer.Serialize(
            new
            {
                Practices = PracticesView.For(
                    state.Practices,
                    PracticeSittingsState.Empty,
                    "space",
                    who,
                    today
                ),
                Rounds = new[] { Felt, Needs }.Select(practice =>
                    ExchangeView.For(
                        new PracticeFacts(practice),
                        state.Practices.ExchangeOf(practice),
                        who,
                        today
                    )
                ),
            }
        );
}
