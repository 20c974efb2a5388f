using Reweave.Client.Engines;
using Reweave.Domain.FirstDays;

namespace Reweave.Client.FirstDays;

/// <summary>The plan for the first days: its lines are content, what a person made of them is theirs alone.</summary>
public sealed class FirstDaysDesk
{
    private readonly Engine _engine;

    internal FirstDaysDesk(Session session) => _engine = session.Engine;

    /// <param name="line">By its short name in the content.</param>
    public LineMark MarkOf(string line) => _engine.Own.FirstDays.MarkOf(line);

    /// <summary>Whether anything was ticked or put away yet.</summary>
    public bool IsBegun => !_engine.Own.FirstDays.Lines.IsEmpty;

    /// <summary>The lines that are ticked or put away, by their short names.</summary>
    public IReadOnlyList<(string Line, LineMark Mark)> Marked =>
        [
            .. _engine
                .Own.FirstDays.Lines.Where(line => line.Value.Mark != LineMark.Open)
                .OrderBy(line => line.Key, StringComparer.Ordinal)
                .Select(line => (line.Key, line.Value.Mark)),
        ];

    public Task<Refusal?> MarkAsync(string line, LineMark mark) =>
        _engine.ActPrivatelyAsync(() => FirstDaysDecisions.Mark(_engine.Own.FirstDays, line, mark));
}
