using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Questions;

/// <summary>
/// The questions of one couple. Folding only collects, under the question's id and each fact's author; what a question amounts to is
/// computed by <see cref="QuestionsView"/>, so that it depends as little as possible on the order the host gave the entries.
/// </summary>
public sealed record QuestionsState : IStored
{
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
            QuestionWording one => With(one.Question, thread => thread.After(one, meta)),
            QuestionSorted one => With(one.Question, thread => thread.After(one, meta)),
            QuestionWithdrawn one => With(one.Question, thread => thread.Withdrawing(meta.Author)),
            QuestionAnswered one => With(one.Question, thread => thread.After(one, meta)),
            QuestionSettled one => With(one.Question, thread => thread.After(one, meta)),
            QuestionSetAside one => With(one.Question, thread => thread.After(one, meta)),
            QuestionPieceErased one => With(one.Question, thread => thread.After(one, meta)),
            _ => this,
        };

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

    private QuestionsState With(string question, Func<QuestionThread, QuestionThread> after)
    {
        var thread = Threads.GetValueOrDefault(question) ?? new QuestionThread();
        var next = after(thread);
        return next.IsEmpty ? this : this with { Threads = Threads.SetItem(question, next) };
    }

    void IStored.Write(StoredWriter to)
    {
        to.Map("threads", Threads);
    }

    internal static QuestionsState Read(StoredReader from) =>
        new() { Threads = from.Map("threads", QuestionThread.Read) };
}
