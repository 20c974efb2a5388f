using Reweave.Client.Journal;
using Reweave.Content;

namespace Reweave.Web.Journal;

/// <summary>A feeling and its strength as people say them.</summary>
internal static class FeelingWords
{
    public static string Name(this FeelingsWords words, Felt felt) =>
        felt.OwnWord ?? words.Name(felt.Code ?? "");

    public static string Line(this FeelingsWords words, Felt felt) =>
        words.FeltLine(words.Name(felt), words.Strength(felt.Intensity.ToString()));
}
