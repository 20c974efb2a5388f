namespace Reweave.Web.Frame;

/// <summary>A page that stands before anything is unlocked: help, and the ways in.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class WithoutAccountAttribute : Attribute;
