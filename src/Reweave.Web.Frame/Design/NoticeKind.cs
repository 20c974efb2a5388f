namespace Reweave.Web.Design;

/// <summary>A quiet word, something that needs care, or something that is done.</summary>
public enum NoticeKind
{
    Note,
    Careful,
    Done,
}
