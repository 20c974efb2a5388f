namespace Reweave.Web.Design;

/// <summary>Who can read a piece: the two marks and surfaces of the app hang on it.</summary>
public enum Audience
{
    /// <summary>Neither: an ordinary sheet.</summary>
    Plain,

    /// <summary>Only the person themselves.</summary>
    Private,

    /// <summary>Both partners.</summary>
    Shared,
}
