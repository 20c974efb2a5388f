namespace Reweave.Domain.Events;

/// <summary>What became of a person's wish: facts to write down, or a named refusal. Deciding twice writes nothing the second time.</summary>
public abstract record Decision : Unprinted;

/// <summary>Facts to append, in order, and entries whose text is to be erased together with them.</summary>
public sealed record Decided(IReadOnlyList<Event> Events, IReadOnlyList<string> Erase) : Decision
{
    /// <summary>The wish is already fulfilled.</summary>
    public static readonly Decided Nothing = new([], []);

    public static Decided To(Event fact) => new([fact], []);
}

/// <summary>The person can act on this: a record named for the reason, with the data needed to explain it, never a sentence.</summary>
public abstract record Refusal : Decision;

/// <summary>A text or list is longer than <see cref="Bounds"/> allows, or nothing was given where something is needed.</summary>
/// <param name="Most">How long it may be, where that is not the length of a text or of an answer.</param>
public sealed record OutOfBounds(string Field, int? Most = null) : Refusal;
