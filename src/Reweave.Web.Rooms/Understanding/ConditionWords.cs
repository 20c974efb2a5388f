using Reweave.Client.Understanding;
using Reweave.Content;
using Reweave.Domain.Understanding;

namespace Reweave.Web.Understanding;

/// <summary>What conditions are called.</summary>
internal static class ConditionWords
{
    public static string Name(this UnderstandingWords words, Condition condition) =>
        words.Condition(condition.ToString());

    /// <summary>A person's own name for it goes before any of ours.</summary>
    public static string Name(this UnderstandingWords words, ConditionView condition) =>
        condition.Given is { } given ? words.Name(given)
        : string.IsNullOrWhiteSpace(condition.OwnName) ? words.OwnTitle
        : condition.OwnName;
}
