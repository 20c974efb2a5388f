using Reweave.Domain.Events;

namespace Reweave.Domain.Questions;

/// <summary>
/// A question kept for oneself, written down at any hour, or a later wording of it: the whole each time, so that any version can be
/// erased alone. Private space.
/// </summary>
public abstract record ParkedVersion : Event
{
    public required string Question { get; init; }

    /// <summary>This version, a random id.</summary>
    public required string Version { get; init; }

    /// <summary>The writer's own calendar day when it was parked; later wordings carry it on.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>
    /// The moment it was parked, by the own clock, for the 48 hours before it can be asked; later wordings carry it on. Never shown.
    /// </summary>
    public required DateTimeOffset At { get; init; }

    public required string Text { get; init; }

    /// <summary><em>Do I want this detail?</em> Null when not answered.</summary>
    public Leaning? Wanted { get; init; }

    /// <summary><em>What will it help?</em></summary>
    public string? Helps { get; init; }

    /// <summary><em>Could it stay with me as a picture?</em></summary>
    public Leaning? Stays { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Question)
        && Bounds.IsId(Version)
        && Bounds.IsText(Text, Bounds.AnswerLength)
        && (Wanted is not { } wanted || Enum.IsDefined(wanted))
        && Bounds.IsOptionalText(Helps, Bounds.AnswerLength)
        && (Stays is not { } stays || Enum.IsDefined(stays));

    internal override void Write(StoredWriter to)
    {
        to.Text("question", Question);
        to.Text("version", Version);
        to.Day("day", Day);
        to.Moment("at", At);
        to.Text("text", Text);
        to.Name("wanted", Wanted, StoredNames.Leaning);
        to.Text("helps", Helps);
        to.Name("stays", Stays, StoredNames.Leaning);
    }
}

public sealed record QuestionParked : ParkedVersion
{
    internal static QuestionParked Read(StoredReader from) =>
        new()
        {
            Question = from.Text("question"),
            Version = from.Text("version"),
            Day = from.Day("day"),
            At = from.Moment("at"),
            Text = from.Text("text"),
            Wanted = from.NameOrNull("wanted", StoredNames.Leaning),
            Helps = from.TextOrNull("helps"),
            Stays = from.NameOrNull("stays", StoredNames.Leaning),
        };
}

/// <summary>The latest wording counts.</summary>
public sealed record ParkedChanged : ParkedVersion
{
    internal static ParkedChanged Read(StoredReader from) =>
        new()
        {
            Question = from.Text("question"),
            Version = from.Text("version"),
            Day = from.Day("day"),
            At = from.Moment("at"),
            Text = from.Text("text"),
            Wanted = from.NameOrNull("wanted", StoredNames.Leaning),
            Helps = from.TextOrNull("helps"),
            Stays = from.NameOrNull("stays", StoredNames.Leaning),
        };
}

/// <summary><em>Still parked</em>, said at the offer to ask it: it is offered again 48 hours later. Private space.</summary>
public sealed record ParkedKept : Event
{
    public required string Question { get; init; }
    public required DateTimeOffset At { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Question);

    internal override void Write(StoredWriter to)
    {
        to.Text("question", Question);
        to.Moment("at", At);
    }

    internal static ParkedKept Read(StoredReader from) =>
        new() { Question = from.Text("question"), At = from.Moment("at") };
}

/// <summary>Beats every wording, whenever it arrives. The versions' entries are erased with it. Private space.</summary>
public sealed record ParkedLetGo : Event
{
    public required string Question { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Question);

    internal override void Write(StoredWriter to)
    {
        to.Text("question", Question);
    }

    internal static ParkedLetGo Read(StoredReader from) =>
        new() { Question = from.Text("question") };
}

/// <summary>
/// Which shared question was made of a parked one. Private: the partner's side holds no link. While the shared one stands the parked one
/// rests; once it is withdrawn the parked one is there again.
/// </summary>
public sealed record ParkedHandedOver : Event
{
    public required string Question { get; init; }

    /// <summary>The id in the couple space.</summary>
    public required string Asked { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Question) && Bounds.IsId(Asked);

    internal override void Write(StoredWriter to)
    {
        to.Text("question", Question);
        to.Text("asked", Asked);
    }

    internal static ParkedHandedOver Read(StoredReader from) =>
        new() { Question = from.Text("question"), Asked = from.Text("asked") };
}

public enum Leaning
{
    Yes = 1,
    Unsure = 2,
    No = 3,
}
