using Reweave.Client.Engines;
using Reweave.Domain.Acknowledgement;
using Reweave.Domain.PutAway;

namespace Reweave.Client.PutAway;

/// <summary>
/// What the partner handed over and this person does not want before their eyes. It is one private list for all of it: the partner's
/// screens stay as they are, and everything can be brought back.
/// </summary>
public sealed class PutAwayDesk
{
    private readonly Session _session;

    internal PutAwayDesk(Session session) => _session = session;

    private Engine Engine => _session.Engine;

    /// <summary>What is put away and still there, newest first; what its author took back since is gone from here too.</summary>
    public IReadOnlyList<PutAwayView> All =>
        Engine.Own.PutAway.Entries.IsEmpty
            ? []
            :
            [
                .. Statements()
                    .Concat(Choices())
                    .Concat(Promises())
                    .Concat(Answers())
                    .Concat(Pieces())
                    .Concat(Told())
                    .OrderByDescending(one => one.Day),
            ];

    /// <param name="entries">Those that the view of the piece names.</param>
    public Task<Refusal?> PutAwayAsync(IReadOnlyList<string> entries) =>
        Engine.ActPrivatelyAsync(() => PutAwayDecisions.PutAway(Engine.Own.PutAway, entries));

    public Task<Refusal?> BringBackAsync(IReadOnlyList<string> entries) =>
        Engine.ActPrivatelyAsync(() => PutAwayDecisions.BringBack(Engine.Own.PutAway, entries));

    private bool IsAway(string entry) => Engine.Own.PutAway.IsAway(entry);

    private IEnumerable<PutAwayView> Statements()
    {
        var whole = _session.Acknowledgement.Whole;
        return whole
            .TheirImpact.Concat(whole.TheirAccount)
            .Where(part => IsAway(part.Entry))
            .Select(part => new PutAwayView
            {
                Kind = part.Kind == StatementKind.Impact ? PutAwayKind.Impact : PutAwayKind.Account,
                Day = part.Day,
                Topic = part.Topic,
                Title = part.Title,
                Texts = [part.Text],
                Entries = [part.Entry],
            });
    }

    private IEnumerable<PutAwayView> Choices() =>
        _session
            .Understanding.TheirWholeChoice.Where(choice => IsAway(choice.Entry))
            .Select(choice => new PutAwayView
            {
                Kind = PutAwayKind.Choice,
                Day = choice.Day,
                Texts = [choice.Text],
                Entries = [choice.Entry],
            });

    private IEnumerable<PutAwayView> Promises() =>
        _session
            .Actions.Whole.Theirs.Where(one => IsAway(one.Entry))
            .Select(one => new PutAwayView
            {
                Kind = PutAwayKind.Promise,
                Day = one.Day,
                Texts = [one.Text],
                Entries = [one.Entry],
            });

    private IEnumerable<PutAwayView> Answers() =>
        _session
            .Questions.Whole.Answered.Where(Engine.Own.PutAway.IsAway)
            .Select(one => new PutAwayView
            {
                Kind = PutAwayKind.Answer,
                Day = one.Answers[^1].Day,
                Title = one.Text,
                Texts = [.. one.Answers.Select(answer => answer.Text).OfType<string>()],
                Entries = one.AnswerEntries,
            });

    private IEnumerable<PutAwayView> Pieces() =>
        _session
            .Together.Whole.Pieces.Where(piece => !piece.Mine && IsAway(piece.Entry))
            .Select(piece => new PutAwayView
            {
                Kind = PutAwayKind.Shared,
                Day = piece.Day,
                Texts = [piece.Text],
                Entries = [piece.Entry],
            });

    private IEnumerable<PutAwayView> Told() =>
        _session
            .Telling.Whole.Theirs.Where(one => IsAway(one.Told.Entry))
            .Select(one => new PutAwayView
            {
                Kind = PutAwayKind.Told,
                Day = one.Told.Day,
                Texts = [one.Told.Text],
                Entries = [one.Told.Entry],
            });
}

public enum PutAwayKind
{
    Impact,
    Account,
    Choice,
    Promise,
    Answer,
    Shared,
    Told,
}

public sealed record PutAwayView : Unprinted
{
    public required PutAwayKind Kind { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>Of a statement: the prompt by its short name.</summary>
    public string? Topic { get; init; }

    /// <summary>A title of its author's, or the question that was answered.</summary>
    public string? Title { get; init; }

    public required IReadOnlyList<string> Texts { get; init; }

    /// <summary>To bring it back with.</summary>
    public required IReadOnlyList<string> Entries { get; init; }
}
