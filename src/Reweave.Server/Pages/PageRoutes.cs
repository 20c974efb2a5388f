namespace Reweave.Server.Pages;

/// <summary>The public pages: plain HTML that needs no account and no script.</summary>
internal static class PageRoutes
{
    public static void MapPages(this IEndpointRouteBuilder routes) => _ = routes;
}
