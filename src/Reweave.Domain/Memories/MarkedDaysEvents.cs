using Reweave.Domain.Events;

namespace Reweave.Domain.Memories;

public enum MarkedDayKind
{
    Hard = 1,

    Good = 2,
}

/// <summary>A day that matters, with a plan for it: what may come, what helps, what one asks for. Any of them may be empty.</summary>
public abstract record MarkedDayWords : Event
{
    /// <summary>The mark's id; a handed-over copy has a fresh one.</summary>
    public required string Mark { get; init; }
    public required MarkedDayKind Kind { get; init; }
    public required DateOnly On { get; init; }

    /// <summary>Whether it comes back each year.</summary>
    public required bool Yearly { get; init; }
    public required string Title { get; init; }
    public required string MayCome { get; init; }
    public required string Helps { get; init; }
    public required string Ask { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Mark)
        && Enum.IsDefined(Kind)
        && Bounds.IsText(Title, Bounds.TitleLength)
        && Bounds.IsText(MayCome, Bounds.AnswerLength)
        && Bounds.IsText(Helps, Bounds.AnswerLength)
        && Bounds.IsText(Ask, Bounds.AnswerLength);
}

/// <summary>Private: the whole each time; the versions it replaces are erased with it.</summary>
public sealed record MarkedDayKept : MarkedDayWords
{
    public const int MostReplaced = 32;

    public required string Version { get; init; }
    public IReadOnlyList<string> Replaces { get; init; } = [];

    internal override bool IsWellFormed =>
        base.IsWellFormed
        && Bounds.IsId(Version)
        && Replaces is { Count: <= MostReplaced }
        && Replaces.All(Bounds.IsId);

    internal override void Write(StoredWriter to)
    {
        to.Text("version", Version);
        to.Texts("replaces", Replaces);
        to.Text("mark", Mark);
        to.Name("kind", Kind, StoredNames.MarkedDayKind);
        to.Day("on", On);
        to.Flag("yearly", Yearly);
        to.Text("title", Title);
        to.Text("mayCome", MayCome);
        to.Text("helps", Helps);
        to.Text("ask", Ask);
    }

    internal static MarkedDayKept Read(StoredReader from) =>
        new()
        {
            Version = from.Text("version"),
            Replaces = from.Texts("replaces"),
            Mark = from.Text("mark"),
            Kind = from.Name("kind", StoredNames.MarkedDayKind),
            On = from.Day("on"),
            Yearly = from.Flag("yearly"),
            Title = from.Text("title"),
            MayCome = from.Text("mayCome"),
            Helps = from.Text("helps"),
            Ask = from.Text("ask"),
        };
}

/// <summary>The private day is gone; its entries are erased with it.</summary>
public sealed record MarkedDayLetGo : Event
{
    public required string Mark { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Mark);

    internal override void Write(StoredWriter to)
    {
        to.Text("mark", Mark);
    }

    internal static MarkedDayLetGo Read(StoredReader from) => new() { Mark = from.Text("mark") };
}

/// <summary>A copy for both, in the words of the preview.</summary>
public sealed record MarkedDayShared : MarkedDayWords
{
    internal override void Write(StoredWriter to)
    {
        to.Text("mark", Mark);
        to.Name("kind", Kind, StoredNames.MarkedDayKind);
        to.Day("on", On);
        to.Flag("yearly", Yearly);
        to.Text("title", Title);
        to.Text("mayCome", MayCome);
        to.Text("helps", Helps);
        to.Text("ask", Ask);
    }

    internal static MarkedDayShared Read(StoredReader from) =>
        new()
        {
            Mark = from.Text("mark"),
            Kind = from.Name("kind", StoredNames.MarkedDayKind),
            On = from.Day("on"),
            Yearly = from.Flag("yearly"),
            Title = from.Text("title"),
            MayCome = from.Text("mayCome"),
            Helps = from.Text("helps"),
            Ask = from.Text("ask"),
        };
}

/// <summary>By the one who shared it; the entry is erased with it.</summary>
public sealed record MarkedDayUnshared : Event
{
    public required string Mark { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Mark);

    internal override void Write(StoredWriter to)
    {
        to.Text("mark", Mark);
    }

    internal static MarkedDayUnshared Read(StoredReader from) => new() { Mark = from.Text("mark") };
}
