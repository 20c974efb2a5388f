namespace Reweave.Server.Pages;

/// <summary>The app's two marks (Design/Icon.razor there), always beside words that say the same.</summary>
internal static class Marks
{
    public static Html Private { get; } =
        Icon(
            Html.Of(
                $"""<rect x="6" y="11" width="12" height="9" rx="2"/><path d="M8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>"""
            )
        );

    public static Html Shared { get; } =
        Icon(Html.Of($"""<circle cx="9" cy="12" r="5.5"/><circle cx="15" cy="12" r="5.5"/>"""));

    private static Html Icon(Html shapes) =>
        Html.Of(
            $"""<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{shapes}</svg>"""
        );
}
