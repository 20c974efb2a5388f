using Reweave.Client.Engines;
using Reweave.Domain.Windows;

namespace Reweave.Client.Windows;

/// <summary>When the two talk about questions: proposed by one, accepted by the other, ended or paused by either alone.</summary>
public sealed class WindowsDesk
{
    private readonly Engine _engine;

    internal WindowsDesk(Session session) => _engine = session.Engine;

    private WindowsState State => _engine.Couple?.Windows ?? WindowsState.Empty;

    private string Me => _engine.Account.Me;

    public WindowsView View
    {
        get
        {
            var today = _engine.LocalDay;
            var open = State.Open;
            var inForce = State.InForce?.Terms;
            return new WindowsView
            {
                HasPartner = _engine.Couple is not null,
                Today = today,
                InForce = inForce,
                ProposedByMe = open?.Author == Me ? open.Terms : null,
                ProposedToMe = open is not null && open.Author != Me ? open.Terms : null,
                Next = inForce?.From(today).Cast<DateOnly?>().FirstOrDefault(),
                IsPaused = State.IsPaused(today),
            };
        }
    }

    /// <summary>Proposes windows. An own open proposal is taken back first; proposing what the partner proposes accepts it.</summary>
    public Task<Refusal?> ProposeAsync(WindowTerms terms)
    {
        var proposal = Engine.NewId();
        return terms.Days.Count == 0 || string.IsNullOrWhiteSpace(terms.PauseWord)
            ? Task.FromResult<Refusal?>(new Refusal.Empty())
            : _engine.ActTogetherAsync(_ => WindowsDecisions.Propose(State, Me, proposal, terms));
    }

    /// <summary>Accepts the partner's open proposal.</summary>
    public Task<Refusal?> AcceptAsync() =>
        _engine.ActTogetherAsync(_ =>
            WindowsDecisions.Accept(State, Me, State.Open?.Proposal ?? "")
        );

    /// <summary>Takes back the own open proposal or sets the partner's aside: one act, and it looks the same.</summary>
    public Task<Refusal?> PutAwayProposalAsync() =>
        _engine.ActTogetherAsync(_ =>
            WindowsDecisions.Withdraw(State, Me, State.Open?.Proposal ?? "")
        );

    /// <summary>Ends what is in force, for both and at once.</summary>
    public Task<Refusal?> EndAsync() =>
        _engine.ActTogetherAsync(_ =>
            WindowsDecisions.Withdraw(State, Me, State.InForce?.Proposal ?? "")
        );

    /// <summary>Pauses today's window for both; who did is not shown. The next one stands.</summary>
    public Task<Refusal?> PauseAsync() =>
        _engine.ActTogetherAsync(_ => WindowsDecisions.Pause(State, _engine.LocalDay));
}

public sealed record WindowsView : Unprinted
{
    public required bool HasPartner { get; init; }

    /// <summary>The day on this device's wall.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>What both have accepted.</summary>
    public WindowTerms? InForce { get; init; }

    /// <summary>The own proposal, waiting.</summary>
    public WindowTerms? ProposedByMe { get; init; }

    /// <summary>The partner's proposal, to accept or to leave.</summary>
    public WindowTerms? ProposedToMe { get; init; }

    /// <summary>The day of the next window, today's included.</summary>
    public DateOnly? Next { get; init; }

    public bool IsToday => Next == Today;

    /// <summary>Today's window is paused for now.</summary>
    public required bool IsPaused { get; init; }
}
