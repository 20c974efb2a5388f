using Reweave.Content;

namespace Reweave.Server.Pages;

/// <summary>When something is not there, or a fault is ours: what happened, what is safe, where to go.</summary>
internal static class ErrorPages
{
    public static Html Body(Words words, string title, string text) =>
        Html.Of(
            $"""
            <h1>{title}</h1>
            <p class="lead">{text}</p>
            <p class="actions"><a class="button" href="{PublicPage.Home.PathIn(
                words.Language
            )}">{words.Pages.ToHome}</a>
            <a class="button" href="{PublicPage.Help.PathIn(
                words.Language
            )}">{words.Pages.Help}</a></p>
            """
        );
}
