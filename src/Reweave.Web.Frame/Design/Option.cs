namespace Reweave.Web.Design;

/// <summary>One thing that can be chosen: its value, its words, and what it means where that needs saying.</summary>
public sealed record Option<TValue>(TValue Value, string Words, string? More = null);
