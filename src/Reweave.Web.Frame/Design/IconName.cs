namespace Reweave.Web.Design;

/// <summary>The pictures of the app; each has one meaning, and each stands beside a word.</summary>
public enum IconName
{
    Today,
    Together,
    Journey,
    Me,
    Help,
    Private,
    Shared,
    Exit,
    Language,
    Back,
    Forward,
    Careful,
    Note,
    Done,
    Devices,
    Key,
    Lock,
    Gear,
    Journal,
}
