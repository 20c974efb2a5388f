using Reweave.Domain.Events;

namespace Reweave.Domain.Touch;

/// <summary>How near two people come to each other; each level holds those before it. Nothing is agreed until both have said so.</summary>
public enum TouchLevel
{
    None = 0,

    /// <summary>Beside each other, without touching or nearly so.</summary>
    Near = 1,
    Hands = 2,
    Arms = 3,
    Close = 4,
}

/// <summary>
/// Whether both want to come as near as that, one step beyond where they are: the yes of the one who asks, waiting for the other's. It
/// fades after seven days.
/// </summary>
public sealed record TouchLevelAsked : Event
{
    public required string Ask { get; init; }
    public required TouchLevel Level { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Ask) && Level is > TouchLevel.None and <= TouchLevel.Close;

    internal override void Write(StoredWriter to)
    {
        to.Text("ask", Ask);
        to.Name("level", Level, StoredNames.TouchLevel);
    }

    internal static TouchLevelAsked Read(StoredReader from) =>
        new() { Ask = from.Text("ask"), Level = from.Name("level", StoredNames.TouchLevel) };
}

/// <summary>The yes of the one asked, to exactly that question by its entry. There is no other answer.</summary>
public sealed record TouchLevelAgreed : Event
{
    public required string Asked { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Asked);

    internal override void Write(StoredWriter to) => to.Text("asked", Asked);

    internal static TouchLevelAgreed Read(StoredReader from) =>
        new() { Asked = from.Text("asked") };
}

/// <summary>No nearer than that, says either, alone and at once; questions about the level end with it.</summary>
public sealed record TouchLevelLowered : Event
{
    public required TouchLevel Level { get; init; }

    internal override bool IsWellFormed => Level is >= TouchLevel.None and < TouchLevel.Close;

    internal override void Write(StoredWriter to) =>
        to.Name("level", Level, StoredNames.TouchLevel);

    internal static TouchLevelLowered Read(StoredReader from) =>
        new() { Level = from.Name("level", StoredNames.TouchLevel) };
}

/// <summary>One touch, asked for: within the joint level, each time anew. A person has one such question open, the latest.</summary>
public sealed record TouchAsked : Event
{
    public required string Ask { get; init; }

    /// <summary>How near it comes.</summary>
    public required TouchLevel Level { get; init; }
    public required string Text { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Ask)
        && Level is > TouchLevel.None and <= TouchLevel.Close
        && Bounds.IsText(Text, Bounds.AnswerLength);

    internal override void Write(StoredWriter to)
    {
        to.Text("ask", Ask);
        to.Name("level", Level, StoredNames.TouchLevel);
        to.Text("text", Text);
    }

    internal static TouchAsked Read(StoredReader from) =>
        new()
        {
            Ask = from.Text("ask"),
            Level = from.Name("level", StoredNames.TouchLevel),
            Text = from.Text("text"),
        };
}

/// <summary><em>Yes</em> or <em>not now</em> to exactly these words, by their entry. A yes can become <em>not now</em> at any time.</summary>
public sealed record TouchAnswered : Event
{
    public required string Asked { get; init; }
    public required bool Yes { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Asked);

    internal override void Write(StoredWriter to)
    {
        to.Text("asked", Asked);
        to.Flag("yes", Yes);
    }

    internal static TouchAnswered Read(StoredReader from) =>
        new() { Asked = from.Text("asked"), Yes = from.Flag("yes") };
}

/// <summary>An own question of either kind is gone, and with it whatever was answered to it. The question's entry is erased with it.</summary>
public sealed record TouchTakenBack : Event
{
    public required string Ask { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Ask);

    internal override void Write(StoredWriter to) => to.Text("ask", Ask);

    internal static TouchTakenBack Read(StoredReader from) => new() { Ask = from.Text("ask") };
}

/// <summary>
/// How near is all right for its writer, whatever the two have said: private, and the partner's side holds no trace of it. Questions
/// beyond it never reach them.
/// </summary>
public sealed record TouchLimitKept : Event
{
    public required string Space { get; init; }
    public required TouchLevel Limit { get; init; }

    /// <summary>The latest counts, in whatever order they leave the device.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Questions about the level rest for seven days.</summary>
    public required bool Rests { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Space) && Enum.IsDefined(Limit);

    internal override void Write(StoredWriter to)
    {
        to.Text("space", Space);
        to.Name("limit", Limit, StoredNames.TouchLevel);
        to.Moment("at", At);
        to.Flag("rests", Rests);
    }

    internal static TouchLimitKept Read(StoredReader from) =>
        new()
        {
            Space = from.Text("space"),
            Limit = from.Name("limit", StoredNames.TouchLevel),
            At = from.Moment("at"),
            Rests = from.Flag("rests"),
        };
}
