using Reweave.Content;

namespace Reweave.Server.Pages;

/// <summary>
/// Where a quick exit leads: a true, harmless page about clouds. It names nobody, and it pretends to be nobody else's.
/// </summary>
internal static class WeatherPage
{
    public static Html Body(Words words)
    {
        var text = words.Pages;
        return Html.Of(
            $"""
            <h1>{text.WeatherTitle}</h1>
            <p class="lead">{text.WeatherLead}</p>
            {Cloud(text.Weather1Title, text.Weather1)}{Cloud(text.Weather2Title, text.Weather2)}{Cloud(
                text.Weather3Title,
                text.Weather3
            )}{Cloud(text.Weather4Title, text.Weather4)}{Cloud(text.Weather5Title, text.Weather5)}
            """
        );
    }

    private static Html Cloud(string title, string text) =>
        Html.Of($"<h2>{title}</h2>\n<p>{text}</p>\n");
}
