using Reweave.Domain.Events;

namespace Reweave.Domain.Telling;

/// <summary>What one hands to the other on its own. The kind decides what can be answered.</summary>
public enum ToldKind
{
    Desire = 1,
    Fear = 2,
    Secret = 3,

    /// <summary>Something asked for, with kind answers.</summary>
    Request = 4,
}

/// <summary>All that can be answered: the first two to one thing told, the others to a request.</summary>
public enum ToldReply
{
    Heard = 1,
    Thanks = 2,
    Yes = 3,
    NotNow = 4,
    AnotherWay = 5,
}

/// <summary>One thing, in the words of the preview; nothing links it to where it began.</summary>
public sealed record ThingTold : Event
{
    public required string Thing { get; init; }
    public required ToldKind Kind { get; init; }
    public required string Text { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Thing) && Enum.IsDefined(Kind) && Bounds.IsText(Text, Bounds.TextLength);

    internal override void Write(StoredWriter to)
    {
        to.Text("thing", Thing);
        to.Name("kind", Kind, StoredNames.ToldKind);
        to.Text("text", Text);
    }

    internal static ThingTold Read(StoredReader from) =>
        new()
        {
            Thing = from.Text("thing"),
            Kind = from.Name("kind", StoredNames.ToldKind),
            Text = from.Text("text"),
        };
}

/// <summary>By the other, to exactly these words by their entry. Words of one's own go only with an answer to a request.</summary>
public sealed record ThingAnswered : Event
{
    public required string Told { get; init; }
    public required ToldReply Reply { get; init; }
    public string? Words { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Told)
        && Enum.IsDefined(Reply)
        && Bounds.IsOptionalText(Words, Bounds.AnswerLength)
        && (Words is null || Reply > ToldReply.Thanks);

    internal override void Write(StoredWriter to)
    {
        to.Text("told", Told);
        to.Name("reply", Reply, StoredNames.ToldReply);
        to.Text("words", Words);
    }

    internal static ThingAnswered Read(StoredReader from) =>
        new()
        {
            Told = from.Text("told"),
            Reply = from.Name("reply", StoredNames.ToldReply),
            Words = from.TextOrNull("words"),
        };
}

/// <summary>By its author alone; beats everything whenever it arrives. The entry is erased with it.</summary>
public sealed record ThingTakenBack : Event
{
    public required string Thing { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Thing);

    internal override void Write(StoredWriter to) => to.Text("thing", Thing);

    internal static ThingTakenBack Read(StoredReader from) => new() { Thing = from.Text("thing") };
}
