namespace Reweave.Domain;

/// <summary>
/// A record that never prints what it holds: the words people write must not come into a log or a message by way of an interpolated
/// string. It also spares every device the code that would spell the members out.
/// </summary>
public abstract record Unprinted
{
    /// <summary>The name of the type, and nothing of what it holds.</summary>
    public sealed override string ToString() => GetType().Name;
}
