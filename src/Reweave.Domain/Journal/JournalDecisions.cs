using Reweave.Domain.Events;
using Reweave.Domain.Feelings;

namespace Reweave.Domain.Journal;

/// <summary>What a person may do with their own pieces: everything.</summary>
public static class JournalDecisions
{
    /// <param name="piece">A fresh random id.</param>
    /// <param name="version">Another one.</param>
    public static Decision Write(
        JournalState state,
        string piece,
        string version,
        DateOnly day,
        JournalText text
    )
    {
        if (state.Pieces.ContainsKey(piece) || state.Deleted.Contains(piece))
        {
            return Decided.Nothing;
        }

        return text.Refused
            ?? (Decision)
                Decided.To(
                    new JournalWritten
                    {
                        Piece = piece,
                        Version = version,
                        Day = day,
                        Text = text.Text,
                        Feelings = text.Feelings,
                        Tags = text.Tags,
                    }
                );
    }

    /// <summary>The replaced versions' entries are erased: what was edited away is gone.</summary>
    public static Decision Edit(JournalState state, string piece, string version, JournalText text)
    {
        if (!state.Pieces.TryGetValue(piece, out var kept))
        {
            return new NoSuchPiece(piece);
        }

        if (
            kept.Versions.Exists(other => other.Version == version)
            || text.Says(kept.Current) && kept.Standing.Count == 1
        )
        {
            return Decided.Nothing;
        }

        return text.Refused
            ?? (Decision)
                new Decided(
                    [
                        new JournalEdited
                        {
                            Piece = piece,
                            Version = version,
                            Replaces =
                            [
                                .. kept
                                    .Standing.Take(JournalEdited.MostReplaced)
                                    .Select(other => other.Version),
                            ],
                            Day = kept.WrittenOn,
                            Text = text.Text,
                            Feelings = text.Feelings,
                            Tags = text.Tags,
                        },
                    ],
                    [.. kept.Versions.Select(other => other.Entry)]
                );
    }

    public static Decision Delete(JournalState state, string piece) =>
        state.Pieces.TryGetValue(piece, out var kept)
            ? new Decided(
                [new JournalDeleted { Piece = piece }],
                [.. kept.Versions.Select(version => version.Entry)]
            )
            : Decided.Nothing;
}

/// <summary>What a person wrote, before it becomes a fact.</summary>
public sealed record JournalText(
    string Text,
    IReadOnlyList<FeelingMark> Feelings,
    IReadOnlyList<string> Tags
) : Unprinted
{
    internal Refusal? Refused =>
        string.IsNullOrWhiteSpace(Text) && Feelings.Count == 0 ? new OutOfBounds(nameof(Text))
        : Text.Length > Bounds.TextLength ? new OutOfBounds(nameof(Text))
        : !Bounds.AreFeelings(Feelings) ? new OutOfBounds(nameof(Feelings), Bounds.OwnWordsLength)
        : !Bounds.AreTags(Tags) ? new OutOfBounds(nameof(Tags), Bounds.TagLength)
        : null;

    internal bool Says(KeptVersion version) =>
        Text == version.Text
        && Feelings.SequenceEqual(version.Feelings)
        && Tags.SequenceEqual(version.Tags);
}

public sealed record NoSuchPiece(string Piece) : Refusal;
