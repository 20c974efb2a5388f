using Reweave.Client.Engines;
using Reweave.Domain.Events;
using Reweave.Domain.Journal;
using Reweave.Domain.Shared;

namespace Reweave.Client.Journal;

/// <summary>The private journal: nobody but its writer can read it.</summary>
public sealed class JournalDesk
{
    private readonly Engine _engine;
    private (long Version, JournalView View)? _view;
    private readonly Dictionary<string, (string Version, string Folded)> _folded = new(
        StringComparer.Ordinal
    );

    internal JournalDesk(Session session) => _engine = session.Engine;

    public JournalView View
    {
        get
        {
            if (_view is { } kept && kept.Version == _engine.Version)
            {
                return kept.View;
            }

            var view = Compute(_engine.Own.Journal);
            _view = (_engine.Version, view);
            return view;
        }
    }

    public JournalEntryView? Find(string id) =>
        _engine.Own.Journal.Pieces.GetValueOrDefault(id) is { } piece ? ViewOf(piece) : null;

    public Task<Refusal?> WriteAsync(JournalText text)
    {
        var (piece, version, day) = (Engine.NewId(), Engine.NewId(), _engine.Today);
        return Check(text)
            ?? _engine.ActPrivatelyAsync(() =>
                JournalDecisions.Write(_engine.Own.Journal, piece, version, day, ToFact(text))
            );
    }

    /// <summary>Replaces the text; the one before is erased everywhere.</summary>
    public Task<Refusal?> EditAsync(string id, JournalText text)
    {
        var version = Engine.NewId();
        return Check(text)
            ?? _engine.ActPrivatelyAsync(() =>
                JournalDecisions.Edit(_engine.Own.Journal, id, version, ToFact(text))
            );
    }

    /// <summary>Erases the entry for good, here and on the server. Undo is the screen's: call this when the time for it is over.</summary>
    public Task<Refusal?> DeleteAsync(string id) =>
        _engine.ActPrivatelyAsync(() => JournalDecisions.Delete(_engine.Own.Journal, id));

    /// <summary>Entries that hold every word, whatever its case or accents; newest first. Everything for an empty query.</summary>
    public IReadOnlyList<JournalEntryView> Search(string query)
    {
        var words = SearchText
            .Fold(query)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length == 0
            ? View.Entries
            :
            [
                .. View.Entries.Where(entry =>
                {
                    var folded = FoldedOf(entry);
                    return words.All(word => folded.Contains(word, StringComparison.Ordinal));
                }),
            ];
    }

    /// <summary>Shares words with the partner: a copy, edited to the last moment, exactly as given.</summary>
    /// <param name="id">The entry it came from; null for words that are not in the journal. Never leaves this device.</param>
    public Task<Refusal?> ShareAsync(string? id, string text, IReadOnlyList<Felt>? feelings = null)
    {
        var piece = Engine.NewId();
        return id is not null && Find(id) is null
                ? Task.FromResult<Refusal?>(new Refusal.NoLongerPossible())
            : string.IsNullOrWhiteSpace(text) ? Task.FromResult<Refusal?>(new Refusal.Empty())
            : text.Length > JournalText.MostCharacters
                ? Task.FromResult<Refusal?>(new Refusal.TooLong(JournalText.MostCharacters))
            : _engine.ActTogetherAsync(_ =>
                SharedDecisions.Share(
                    _engine.Couple!.Shared,
                    _engine.Account.Me,
                    piece,
                    text,
                    (feelings ?? []).ToMarks()
                )
            );
    }

    private static Task<Refusal?>? Check(JournalText text) =>
        string.IsNullOrWhiteSpace(text.Text) && text.Feelings.Count == 0
            ? Task.FromResult<Refusal?>(new Refusal.Empty())
        : text.Text.Length > JournalText.MostCharacters
            ? Task.FromResult<Refusal?>(new Refusal.TooLong(JournalText.MostCharacters))
        : null;

    private static Domain.Journal.JournalText ToFact(JournalText text) =>
        new(
            text.Text,
            text.Feelings.ToMarks(),
            [.. text.Tags.Select(tag => tag.Trim()).Where(tag => tag.Length > 0).Distinct()]
        );

    private JournalView Compute(JournalState state) =>
        new()
        {
            Entries =
            [
                .. state
                    .Pieces.Values.OrderByDescending(piece => piece.Versions.Min(v => v.Position))
                    .ThenBy(piece => piece.Piece, StringComparer.Ordinal)
                    .Select(ViewOf),
            ],
            Tags =
            [
                .. state
                    .Pieces.Values.SelectMany(piece => piece.Current.Tags)
                    .CountBy(tag => tag)
                    .OrderByDescending(pair => pair.Value)
                    .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => pair.Key),
            ],
        };

    private JournalEntryView ViewOf(JournalPiece piece)
    {
        var current = piece.Current;
        return new JournalEntryView
        {
            Id = piece.Piece,
            Day = piece.WrittenOn,
            Text = current.Text,
            Feelings = current.Feelings.ToFelt(),
            Tags = current.Tags,
            Edited = current.Replaces.Count > 0,
            State = _engine.StateOf(current.Entry),
        };
    }

    private string FoldedOf(JournalEntryView entry)
    {
        var version = _engine.Own.Journal.Pieces[entry.Id].Current.Version;
        if (_folded.TryGetValue(entry.Id, out var kept) && kept.Version == version)
        {
            return kept.Folded;
        }

        var folded = SearchText.Fold(
            string.Join(
                ' ',
                [entry.Text, .. entry.Tags, .. entry.Feelings.Select(felt => felt.OwnWord ?? "")]
            )
        );
        _folded[entry.Id] = (version, folded);
        return folded;
    }
}

/// <summary>What a person writes.</summary>
public sealed record JournalText
{
    public required string Text { get; init; }
    public IReadOnlyList<Felt> Feelings { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];

    public const int MostCharacters = Bounds.TextLength;
}

/// <summary>A feeling by its stable code (<see cref="Feelings.Known"/>) or in own words, and how strong: 1 to 5.</summary>
public sealed record Felt
{
    /// <summary>A code of <see cref="Feelings.Known"/>; null when in own words.</summary>
    public string? Code { get; init; }
    public string? OwnWord { get; init; }
    public required int Intensity { get; init; }

    public const int Weakest = 1;
    public const int Strongest = 5;
}

/// <summary>The feelings that have words in every language, in the order they are offered.</summary>
public static class Feelings
{
    public static readonly IReadOnlyList<string> Known =
    [
        "distrust",
        "jealousy",
        "anger",
        "sadness",
        "despair",
        "hurt",
        "disappointment",
        "shame",
        "guilt",
        "fear",
        "numbness",
        "hope",
        "calm",
        "closeness",
        "gratitude",
        "relief",
    ];
}

public sealed record JournalView
{
    /// <summary>Newest first.</summary>
    public required IReadOnlyList<JournalEntryView> Entries { get; init; }

    /// <summary>Every tag in use, most used first.</summary>
    public required IReadOnlyList<string> Tags { get; init; }
}

public sealed record JournalEntryView
{
    public required string Id { get; init; }
    public required DateOnly Day { get; init; }
    public required string Text { get; init; }
    public required IReadOnlyList<Felt> Feelings { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }
    public required bool Edited { get; init; }
    public required PieceState State { get; init; }
}

/// <summary>Where a piece is.</summary>
public enum PieceState
{
    /// <summary>On this device only, until the server has it.</summary>
    KeptHere,
    Sent,

    /// <summary>The server would not take it; it is still here.</summary>
    Refused,
}
