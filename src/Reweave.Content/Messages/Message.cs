namespace Reweave.Content.Messages;

/// <summary>
/// One text with its places to fill in. The grammar is the part of ICU's MessageFormat that Reweave uses:
/// <c>{name}</c>, <c>{count, number}</c>, <c>{day, date}</c> and the other <see cref="SlotKind"/>s,
/// <c>{count, plural, =0 {…} one {# piece} other {# pieces}}</c> and <c>{who, select, me {…} other {…}}</c>, nested as needed.
/// There is no quoting: an apostrophe is an apostrophe, and a brace cannot be written.
/// </summary>
/// <remarks>This file and the parser are compiled into the text compiler too, so that what passes the build also runs.</remarks>
internal sealed record Message(IReadOnlyList<Part> Parts)
{
    public IEnumerable<Slot> Slots => Parts.SelectMany(part => part.Slots);
}

internal abstract record Part
{
    public abstract IEnumerable<Slot> Slots { get; }
}

internal sealed record Literal(string Text) : Part
{
    public override IEnumerable<Slot> Slots => [];
}

/// <summary><c>#</c>: the number of the plural around it.</summary>
internal sealed record Counted(string Name) : Part
{
    public override IEnumerable<Slot> Slots => [];
}

internal sealed record Filled(Slot Slot) : Part
{
    public override IEnumerable<Slot> Slots => [Slot];
}

/// <summary>A plural or a select; an arm's name is a category, <c>=number</c>, or a select's option.</summary>
internal sealed record Choice(Slot Slot, IReadOnlyDictionary<string, Message> Arms) : Part
{
    public override IEnumerable<Slot> Slots =>
        Arms.Values.SelectMany(arm => arm.Slots).Prepend(Slot);
}

/// <summary>A place to fill in: its name and what goes there.</summary>
internal sealed record Slot(string Name, SlotKind Kind);

internal enum SlotKind
{
    Text,
    Number,
    Date,
    Month,
    Weekday,
    Time,
    Relative,
    List,
    Plural,
    Select,
}
