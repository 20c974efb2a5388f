using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Questions;

/// <summary>One person's parked questions. The result does not depend on the order in which facts arrive.</summary>
public sealed record ParkedState : Unprinted, IStored
{
    public static readonly ParkedState Empty = new();

    public ImmutableDictionary<string, ParkedQuestion> Questions { get; init; } =
        ImmutableDictionary<string, ParkedQuestion>.Empty;

    /// <summary>So that a late wording does not bring one back.</summary>
    public ImmutableHashSet<string> LetGo { get; init; } = [];

    /// <summary>Newest first, without those that nothing is left of.</summary>
    public IEnumerable<ParkedQuestion> All =>
        Questions
            .Values.Where(question => !question.Versions.IsEmpty)
            .OrderByDescending(question => question.Current.At)
            .ThenBy(question => question.Question, StringComparer.Ordinal);

    public ParkedQuestion? Find(string question) =>
        Questions.TryGetValue(question, out var kept) && !kept.Versions.IsEmpty ? kept : null;

    public ParkedState After(Event fact, EventMeta meta) =>
        fact switch
        {
            ParkedVersion version => With(version.Question, parked => parked.After(version, meta)),
            ParkedKept kept => With(kept.Question, parked => parked.After(kept)),
            ParkedHandedOver handed => With(
                handed.Question,
                parked => parked with { Asked = parked.Asked.Add(handed.Asked) }
            ),
            ParkedLetGo gone => this with
            {
                Questions = Questions.Remove(gone.Question),
                LetGo = LetGo.Add(gone.Question),
            },
            _ => this,
        };

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public ParkedState WithoutEntry(string entry)
    {
        foreach (var (id, parked) in Questions)
        {
            var left = parked.Versions.RemoveAll(version => version.Entry == entry);
            if (left.Count != parked.Versions.Count)
            {
                var without = parked with { Versions = left };
                return this with
                {
                    Questions = without.IsEmpty
                        ? Questions.Remove(id)
                        : Questions.SetItem(id, without),
                };
            }
        }

        return this;
    }

    private ParkedState With(string question, Func<ParkedQuestion, ParkedQuestion> after) =>
        LetGo.Contains(question)
            ? this
            : this with
            {
                Questions = Questions.SetItem(
                    question,
                    after(
                        Questions.GetValueOrDefault(question)
                            ?? new ParkedQuestion { Question = question }
                    )
                ),
            };

    void IStored.Write(StoredWriter to)
    {
        to.Map("questions", Questions);
        to.Texts("letGo", LetGo);
    }

    internal static ParkedState Read(StoredReader from) =>
        new() { Questions = from.Map("questions", ParkedQuestion.Read), LetGo = from.Set("letGo") };
}

/// <summary>A parked question with every version that is not erased yet.</summary>
public sealed record ParkedQuestion : Unprinted, IStored
{
    /// <summary>Between parking a question and asking it.</summary>
    public static readonly TimeSpan Rests = TimeSpan.FromHours(48);

    public required string Question { get; init; }
    public ImmutableList<KeptParked> Versions { get; init; } = [];

    /// <summary>The last time it was kept parked at the offer.</summary>
    public DateTimeOffset? KeptAt { get; init; }

    /// <summary>The shared questions made of it.</summary>
    public ImmutableHashSet<string> Asked { get; init; } = [];

    /// <summary>What is shown: the latest wording.</summary>
    public KeptParked Current =>
        Versions
            .OrderByDescending(version => version.Position)
            .ThenBy(version => version.Version, StringComparer.Ordinal)
            .First();

    internal bool IsEmpty => Versions.IsEmpty && KeptAt is null && Asked.IsEmpty;

    /// <summary>
    /// Whether 48 hours have passed since it was parked. An hour that lies days ahead came from a wrong clock: such a question is not held
    /// back by it.
    /// </summary>
    public bool HasRested(DateTimeOffset now) => IsPast(Current.At, now);

    /// <summary>Whether it is time to ask: do you still want to ask this?</summary>
    public bool IsOffered(DateTimeOffset now) =>
        HasRested(now) && (KeptAt is not { } kept || IsPast(kept, now));

    /// <summary>The day from which it is offered, in days: the day after the next one.</summary>
    public DateOnly OfferedOn =>
        Current.Day > DateOnly.MaxValue.AddDays(-Rests.Days)
            ? DateOnly.MaxValue
            : Current.Day.AddDays(Rests.Days);

    internal ParkedQuestion After(ParkedVersion fact, EventMeta meta) =>
        Versions.Exists(kept => kept.Version == fact.Version)
            ? this
            : this with
            {
                Versions = Versions.Add(
                    new KeptParked
                    {
                        Version = fact.Version,
                        Position = meta.Position,
                        Entry = meta.Entry,
                        Day = fact.Day,
                        At = fact.At,
                        Text = fact.Text,
                        Wanted = fact.Wanted,
                        Helps = fact.Helps,
                        Stays = fact.Stays,
                    }
                ),
            };

    internal ParkedQuestion After(ParkedKept fact) =>
        KeptAt >= fact.At ? this : this with { KeptAt = fact.At };

    private static bool IsPast(DateTimeOffset since, DateTimeOffset now) =>
        now - since >= Rests || since - now > Rests;

    void IStored.Write(StoredWriter to)
    {
        to.Text("question", Question);
        to.List("versions", Versions);
        to.Moment("keptAt", KeptAt);
        to.Texts("asked", Asked);
    }

    internal static ParkedQuestion Read(StoredReader from) =>
        new()
        {
            Question = from.Text("question"),
            Versions = from.ListOrEmpty("versions", KeptParked.Read),
            KeptAt = from.MomentOrNull("keptAt"),
            Asked = from.Set("asked"),
        };
}

public sealed record KeptParked : Unprinted, IStored
{
    public required string Version { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }
    public required DateOnly Day { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Text { get; init; }
    public Leaning? Wanted { get; init; }
    public string? Helps { get; init; }
    public Leaning? Stays { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("version", Version);
        to.Number("position", Position);
        to.Text("entry", Entry);
        to.Day("day", Day);
        to.Moment("at", At);
        to.Text("text", Text);
        to.Name("wanted", Wanted, StoredNames.Leaning);
        to.Text("helps", Helps);
        to.Name("stays", Stays, StoredNames.Leaning);
    }

    internal static KeptParked Read(StoredReader from) =>
        new()
        {
            Version = from.Text("version"),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
            Day = from.Day("day"),
            At = from.Moment("at"),
            Text = from.Text("text"),
            Wanted = from.NameOrNull("wanted", StoredNames.Leaning),
            Helps = from.TextOrNull("helps"),
            Stays = from.NameOrNull("stays", StoredNames.Leaning),
        };
}
