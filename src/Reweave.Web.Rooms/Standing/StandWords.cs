using Reweave.Domain.Standing;

namespace Reweave.Web.Standing;

internal static class StandWords
{
    /// <summary>The word that texts choose by: <c>hurt</c>, <c>broke</c>, <c>both</c>, and anything else for what was not said.</summary>
    public static string Word(this Stand stand) => stand.ToString().ToLowerInvariant();
}
