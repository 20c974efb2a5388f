using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Questions;

/// <summary>
/// The questions of one couple. Folding only collects, under the question's id and each fact's author; what a question amounts to is
/// computed by <see cref="QuestionsView"/>, so that it depends as little as possible on the order the host gave the entries.
/// </summary>
public sealed record QuestionsState : Unprinted, IStored
{
    /// <summary>
    /// Questions of one author that the other has said nothing to: more are not taken up. Those that were withdrawn, and of which only
    /// that is left, have as many places of their own; the ones beyond are forgotten.
    /// </summary>
    private const int MostUnanswered = 400;

    public static readonly QuestionsState Empty = new();

    public ImmutableDictionary<string, QuestionThread> Threads { get; init; } =
        ImmutableDictionary<string, QuestionThread>.Empty;

    /// <summary>
    /// Whether a question was answered in or after its window: what containment waits for. Rests on the asker's window and today, never
    /// on the answer's claimed day alone.
    /// </summary>
    public bool HasAnsweredWindow(DateOnly today) =>
        Threads.Values.Any(thread =>
            thread.Askers.Any(asker =>
                !thread.AnswersTo(asker).IsEmpty && thread.DayOf(asker) <= today
            )
        );

    public QuestionsState After(Event fact, EventMeta meta) =>
        fact switch
        {
            QuestionWording one => With(one.Question, meta, thread => thread.After(one, meta)),
            QuestionSorted one => With(one.Question, meta, thread => thread.After(one, meta)),
            QuestionWithdrawn one => With(
                one.Question,
                meta,
                thread => thread.Withdrawing(meta.Author)
            ),
            QuestionAnswered one => With(one.Question, meta, thread => thread.After(one, meta)),
            QuestionSettled one => With(one.Question, meta, thread => thread.After(one, meta)),
            QuestionSetAside one => With(one.Question, meta, thread => thread.After(one, meta)),
            QuestionPieceErased one => With(one.Question, meta, thread => thread.After(one, meta)),
            _ => this,
        };

    /// <summary>Own words to questions that are gone.</summary>
    internal IEnumerable<string> LeftBy(string me) =>
        Threads
            .Values.SelectMany(thread => thread.Left)
            .Where(one => one.Author == me)
            .Select(one => one.Entry);

    /// <summary>Whether one more question of this person would be taken up.</summary>
    internal bool HasRoomFor(string author) =>
        Threads.Values.Count(thread => !thread.IsGone && thread.IsOnlyOf(author)) < MostUnanswered;

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public QuestionsState WithoutEntry(string entry)
    {
        foreach (var (id, thread) in Threads)
        {
            var without = thread.WithoutEntry(entry);
            if (!ReferenceEquals(without, thread))
            {
                return this with
                {
                    Threads = without.IsEmpty ? Threads.Remove(id) : Threads.SetItem(id, without),
                };
            }
        }

        return this;
    }

    private QuestionsState With(
        string question,
        EventMeta meta,
        Func<QuestionThread, QuestionThread> after
    )
    {
        var before = Threads.GetValueOrDefault(question);
        var next = after(before ?? new QuestionThread());
        if (next.IsEmpty || before is null && !next.IsGone && !HasRoomFor(meta.Author))
        {
            return this;
        }

        var threads = Threads.SetItem(question, next);
        return this with { Threads = next.IsGone ? Forgetting(threads, meta.Author) : threads };
    }

    // Which one goes does not matter, as long as every device lets the same one go.
    private static ImmutableDictionary<string, QuestionThread> Forgetting(
        ImmutableDictionary<string, QuestionThread> threads,
        string author
    )
    {
        var gone = threads
            .Where(one => one.Value.IsGone && one.Value.IsOnlyOf(author))
            .Select(one => one.Key)
            .ToList();
        return gone.Count <= MostUnanswered
            ? threads
            : threads.Remove(gone.Min(StringComparer.Ordinal)!);
    }

    void IStored.Write(StoredWriter to)
    {
        to.Map("threads", Threads);
    }

    internal static QuestionsState Read(StoredReader from) =>
        new() { Threads = from.Map("threads", QuestionThread.Read) };
}
