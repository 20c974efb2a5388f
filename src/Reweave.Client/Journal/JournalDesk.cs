using Reweave.Client.Engines;
using Reweave.Domain.Events;
using Reweave.Domain.Journal;
using Reweave.Domain.Shared;

namespace Reweave.Client.Journal;

/// <summary>The private journal: nobody but its writer can read it.</summary>
public sealed class JournalDesk
{
    private readonly Engine _engine;
    private readonly JournalSearch _search = new();
    private (object Pieces, JournalView View)? _view;

    internal JournalDesk(Session session) => _engine = session.Engine;

    /// <summary>Kept until the journal itself differs; where each piece is, is looked up when it is shown.</summary>
    public JournalView View
    {
        get
        {
            var pieces = _engine.Own.Journal.Pieces;
            if (_view is { } kept && ReferenceEquals(kept.Pieces, pieces))
            {
                return kept.View;
            }

            var view = new JournalView(new SortedPieces(pieces), ViewOf);
            _view = (pieces, view);
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
    /// <param name="tag">Only entries that carry this tag; null for all.</param>
    public IReadOnlyList<JournalEntryView> Search(string query, string? tag = null)
    {
        var sorted = View.Sorted;
        var words = SearchText
            .Fold(query)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0 && tag is null)
        {
            return View.Entries;
        }

        var found = words.Length == 0 ? sorted : _search.Find(sorted, words);
        return new JournalEntries(
            tag is null ? found : [.. found.Where(piece => piece.Current.Tags.Contains(tag))],
            ViewOf
        );
    }

    /// <summary>Makes everything ready to be searched, in slices, so that the first letter is as quick as the others.</summary>
    public Task PrepareSearchAsync() =>
        _search.PrepareAsync(View.Sorted, _engine.Ports.Time, _engine.Ports.Pause);

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
}

/// <summary>What a person writes.</summary>
public sealed record JournalText : Unprinted
{
    public required string Text { get; init; }
    public IReadOnlyList<Felt> Feelings { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];

    public const int MostCharacters = Bounds.TextLength;
}

/// <summary>A feeling by its stable code (<see cref="Feelings.Known"/>) or in own words, and how strong: 1 to 5.</summary>
public sealed record Felt : Unprinted
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

public sealed record JournalEntryView : Unprinted
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
