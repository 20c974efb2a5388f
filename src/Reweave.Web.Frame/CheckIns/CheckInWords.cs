using Reweave.Client.CheckIns;
using Reweave.Content;

namespace Reweave.Web.CheckIns;

/// <summary>How a check-in stands, in one line; empty when there is nothing to say. Says nothing about the other alone.</summary>
internal static class CheckInWords
{
    public static string Line(this TodayWords words, CheckInView view) =>
        view.IsWhollyOpen() ? words.CheckInOpened : words.CheckInLine(view.Stage.ToString());

    /// <summary>Nothing is left to open: the round can be closed.</summary>
    public static bool IsWhollyOpen(this CheckInView view) =>
        view.Stage is CheckInStage.Opening
        && view.Items.All(item =>
            item.State is CheckInItemState.Open or CheckInItemState.CouldNotBeOpened
        );
}
