using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Touch;

/// <summary>
/// The joint level, and at most one open question of each kind by each of the two. A level is the number of steps that both said yes
/// to, one after the other; lowering it takes steps away. So nothing of one person's own wish is in here beyond what they asked.
/// </summary>
public sealed record TouchState : Unprinted, IStored
{
    public static readonly TouchState Empty = new();

    /// <summary>From <see cref="TouchLevel.Near"/> on: the question behind each step.</summary>
    public ImmutableList<TouchStep> Steps { get; init; } = [];

    /// <summary>By author: whether to come a step nearer.</summary>
    public ImmutableDictionary<string, TouchQuestion> LevelAsked { get; init; } =
        ImmutableDictionary<string, TouchQuestion>.Empty;

    /// <summary>By author: one touch.</summary>
    public ImmutableDictionary<string, TouchQuestion> Asked { get; init; } =
        ImmutableDictionary<string, TouchQuestion>.Empty;

    /// <summary>By author, the last one, whether what it names still stands or not.</summary>
    public ImmutableDictionary<string, TouchReply> Answered { get; init; } =
        ImmutableDictionary<string, TouchReply>.Empty;

    public TouchLevel Level => (TouchLevel)Steps.Count;

    public TouchState After(Event fact, EventMeta meta) =>
        fact switch
        {
            TouchLevelAsked asked => this with
            {
                LevelAsked = LevelAsked.SetItem(
                    meta.Author,
                    TouchQuestion.Of(asked.Ask, asked.Level, "", meta)
                ),
            },
            TouchLevelAgreed agreed => After(agreed, meta),
            TouchLevelLowered lowered => To((int)lowered.Level) with
            {
                LevelAsked = ImmutableDictionary<string, TouchQuestion>.Empty,
            },
            TouchAsked asked when asked.Level <= Level => this with
            {
                Asked = Asked.SetItem(
                    meta.Author,
                    TouchQuestion.Of(asked.Ask, asked.Level, asked.Text, meta)
                ),
            },
            TouchAnswered answered => this with
            {
                Answered = Answered.SetItem(
                    meta.Author,
                    new TouchReply
                    {
                        Asked = answered.Asked,
                        Yes = answered.Yes,
                        Day = meta.Day,
                        Entry = meta.Entry,
                    }
                ),
            },
            TouchTakenBack back => Without(
                (author, ask, _) => author == meta.Author && ask == back.Ask
            ),
            _ => this,
        };

    /// <summary>The state as if the erased entry had never been folded: the steps that stood on it are gone too.</summary>
    public TouchState WithoutEntry(string entry)
    {
        var without = Without((_, _, other) => other == entry);
        return without with
        {
            Answered = without.Answered.RemoveRange(
                without.Answered.Where(one => one.Value.Entry == entry).Select(one => one.Key)
            ),
        };
    }

    // A yes answers the question it names and ends one's own; a step counts only from where the two are, and not after the question faded.
    private TouchState After(TouchLevelAgreed agreed, EventMeta meta)
    {
        var (author, asked) = LevelAsked.FirstOrDefault(one =>
            one.Key != meta.Author && one.Value.Entry == agreed.Asked
        );
        var next = this with { LevelAsked = LevelAsked.Remove(meta.Author) };
        if (asked is null)
        {
            return next;
        }

        next = next with { LevelAsked = next.LevelAsked.Remove(author) };
        return
            asked.Level != Level + 1
            || meta.Day.DayNumber - asked.Day.DayNumber > Bounds.FadesAfterDays
            ? next
            : next with
            {
                Steps = Steps.Add(
                    new TouchStep
                    {
                        Author = author,
                        Ask = asked.Ask,
                        Entry = asked.Entry,
                    }
                ),
            };
    }

    // What was asked or answered beyond the level is over, and does not come back with it.
    private TouchState To(int steps) =>
        steps >= Steps.Count
            ? this
            : this with
            {
                Steps = Steps.GetRange(0, steps),
                Asked = Asked.RemoveRange(
                    Asked.Where(one => (int)one.Value.Level > steps).Select(one => one.Key)
                ),
            };

    private TouchState Without(Func<string, string, string, bool> isGone)
    {
        var at = Steps.FindIndex(step => isGone(step.Author, step.Ask, step.Entry));
        var next = at < 0 ? this : To(at);
        return next with { LevelAsked = Kept(next.LevelAsked), Asked = Kept(next.Asked) };

        ImmutableDictionary<string, TouchQuestion> Kept(
            ImmutableDictionary<string, TouchQuestion> asked
        ) =>
            asked.RemoveRange(
                asked
                    .Where(one => isGone(one.Key, one.Value.Ask, one.Value.Entry))
                    .Select(one => one.Key)
            );
    }

    void IStored.Write(StoredWriter to)
    {
        to.List("steps", Steps);
        to.Map("levelAsked", LevelAsked);
        to.Map("asked", Asked);
        to.Map("answered", Answered);
    }

    internal static TouchState Read(StoredReader from) =>
        new()
        {
            Steps = from.List("steps", TouchStep.Read),
            LevelAsked = from.Map("levelAsked", TouchQuestion.Read),
            Asked = from.Map("asked", TouchQuestion.Read),
            Answered = from.Map("answered", TouchReply.Read),
        };
}

/// <summary>A step that both said yes to, by the question of the one who asked.</summary>
public sealed record TouchStep : Unprinted, IStored
{
    public required string Author { get; init; }
    public required string Ask { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("author", Author);
        to.Text("ask", Ask);
        to.Text("entry", Entry);
    }

    internal static TouchStep Read(StoredReader from) =>
        new()
        {
            Author = from.Text("author"),
            Ask = from.Text("ask"),
            Entry = from.Text("entry"),
        };
}

public sealed record TouchQuestion : Unprinted, IStored
{
    public required string Ask { get; init; }
    public required TouchLevel Level { get; init; }

    /// <summary>Empty when it is about the level.</summary>
    public required string Text { get; init; }
    public required DateOnly Day { get; init; }
    public required string Entry { get; init; }

    internal static TouchQuestion Of(string ask, TouchLevel level, string text, EventMeta meta) =>
        new()
        {
            Ask = ask,
            Level = level,
            Text = text,
            Day = meta.Day,
            Entry = meta.Entry,
        };

    void IStored.Write(StoredWriter to)
    {
        to.Text("ask", Ask);
        to.Name("level", Level, StoredNames.TouchLevel);
        to.Text("text", Text);
        to.Day("day", Day);
        to.Text("entry", Entry);
    }

    internal static TouchQuestion Read(StoredReader from) =>
        new()
        {
            Ask = from.Text("ask"),
            Level = from.Name("level", StoredNames.TouchLevel),
            Text = from.Text("text"),
            Day = from.Day("day"),
            Entry = from.Text("entry"),
        };
}

public sealed record TouchReply : Unprinted, IStored
{
    public required string Asked { get; init; }
    public required bool Yes { get; init; }
    public required DateOnly Day { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("asked", Asked);
        to.Flag("yes", Yes);
        to.Day("day", Day);
        to.Text("entry", Entry);
    }

    internal static TouchReply Read(StoredReader from) =>
        new()
        {
            Asked = from.Text("asked"),
            Yes = from.Flag("yes"),
            Day = from.Day("day"),
            Entry = from.Text("entry"),
        };
}

/// <summary>How near is all right for this person, by their latest word. Private; another space begins at none.</summary>
public sealed record OwnTouchState : Unprinted, IStored
{
    public static readonly OwnTouchState Empty = new();

    public TouchLimitKept? Latest { get; init; }

    public TouchLevel LimitIn(string space) =>
        Latest?.Space == space ? Latest.Limit : TouchLevel.None;

    /// <summary>Whether questions about the level rest: seven days from the own word, by one's own days.</summary>
    public bool IsResting(string space, DateOnly today) =>
        Latest is { Rests: true } kept
        && kept.Space == space
        && today.DayNumber - DateOnly.FromDateTime(kept.At.UtcDateTime).DayNumber
            is > -Bounds.FadesAfterDays
                and < Bounds.FadesAfterDays;

    public OwnTouchState After(Event fact, EventMeta meta) =>
        fact is TouchLimitKept kept && !(Latest?.At > kept.At) ? this with { Latest = kept } : this;

    void IStored.Write(StoredWriter to) => to.Object("latest", Latest);

    internal static OwnTouchState Read(StoredReader from) =>
        new() { Latest = from.ObjectOrNull("latest", TouchLimitKept.Read) };
}
