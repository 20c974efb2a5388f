namespace Reweave.Web.Design;

/// <summary>How much a button asks for: one primary a screen; quiet for ways out; careful for what cannot be taken back.</summary>
public enum ButtonKind
{
    Plain,
    Primary,
    Quiet,
    Careful,
}
