using Reweave.Domain.Events;

namespace Reweave.Domain.Preparations;

/// <summary>What a private beginning is meant to become. It need not become anything.</summary>
public enum PreparationKind
{
    /// <summary>An impact statement, in parts.</summary>
    Impact = 1,

    /// <summary>An account of responsibility.</summary>
    Account = 2,

    /// <summary>Preparing to tell.</summary>
    Tell = 3,

    /// <summary>What one asks oneself about a question before it is asked.</summary>
    Question = 4,

    /// <summary>An answer to a question that was asked.</summary>
    Answer = 5,

    /// <summary>One's own choice, apart from the context.</summary>
    Choice = 6,

    /// <summary>An agreement that is not proposed yet.</summary>
    Agreement = 7,

    /// <summary>The other's words, given back in one's own.</summary>
    Reflection = 8,

    /// <summary>Staying, pausing or parting, thought through alone.</summary>
    Path = 9,

    /// <summary>What one wants to say in the next conversation.</summary>
    Conversation = 10,

    /// <summary>What is written on the way through a practice, under the id of its sitting.</summary>
    Practice = 11,

    /// <summary>One thing to tell, a need or a fear; what it is about is one of the names of <c>ToldKind</c>, or <em>need</em>.</summary>
    OneThing = 12,
}

/// <summary>
/// One part of a private beginning, the whole text each time. Private space: it goes over to the partner only as a copy under other
/// ids, so that nothing links the two. A part without text is taken out.
/// </summary>
public sealed record PreparationPartKept : Event
{
    public const int MostReplaced = 32;

    /// <summary>The preparation, a random id made by the device that began it.</summary>
    public required string Preparation { get; init; }

    public required PreparationKind Kind { get; init; }

    /// <summary>The part by its short name in its kind.</summary>
    public required string Part { get; init; }

    /// <summary>This version, a random id.</summary>
    public required string Version { get; init; }

    /// <summary>The versions of this part that its writer saw.</summary>
    public required IReadOnlyList<string> Replaces { get; init; }

    /// <summary>The writer's own day when it was begun; later versions carry it on.</summary>
    public required DateOnly Day { get; init; }

    public required string Text { get; init; }

    /// <summary>The id of what it is about, the question that it answers say.</summary>
    public string? About { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Preparation)
        && Enum.IsDefined(Kind)
        && Bounds.IsId(Part)
        && Bounds.IsId(Version)
        && Replaces.Count <= MostReplaced
        && Replaces.All(version => Bounds.IsId(version))
        && Bounds.IsText(Text, Bounds.TextLength)
        && (About is null || Bounds.IsId(About));

    internal override void Write(StoredWriter to)
    {
        to.Text("preparation", Preparation);
        to.Name("kind", Kind, StoredNames.PreparationKind);
        to.Text("part", Part);
        to.Text("version", Version);
        to.Texts("replaces", Replaces);
        to.Day("day", Day);
        to.Text("text", Text);
        to.Text("about", About);
    }

    internal static PreparationPartKept Read(StoredReader from) =>
        new()
        {
            Preparation = from.Text("preparation"),
            Kind = from.Name("kind", StoredNames.PreparationKind),
            Part = from.Text("part"),
            Version = from.Text("version"),
            Replaces = from.Texts("replaces"),
            Day = from.Day("day"),
            Text = from.Text("text"),
            About = from.TextOrNull("about"),
        };
}

/// <summary>Beats every version, whenever it arrives. The entries of its parts are erased with it.</summary>
public sealed record PreparationDiscarded : Event
{
    public required string Preparation { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Preparation);

    internal override void Write(StoredWriter to)
    {
        to.Text("preparation", Preparation);
    }

    internal static PreparationDiscarded Read(StoredReader from) =>
        new() { Preparation = from.Text("preparation") };
}
