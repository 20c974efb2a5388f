using System.Text.Json;
using Reweave.Domain.Actions;

namespace Reweave.Client.Exports;

/// <summary>
/// Small acts: all of one's own, and the other's that were done, with a word where one mattered. What the other promised and has not
/// done is no part of it: it would be a record against them.
/// </summary>
internal static class ActionsExport
{
    public static void Write(Utf8JsonWriter json, ActionsState actions, string me)
    {
        json.WriteStartArray("smallActs");
        foreach (var (key, action) in actions.Promised.OrderBy(one => one.Value.Position))
        {
            var isDone = actions.Kept.TryGetValue(key, out var done);
            if (!isDone && action.Author != me)
            {
                continue;
            }

            json.WriteStartObject();
            json.WriteString("by", action.Author == me ? "me" : "partner");
            json.WriteString("kind", action.Kind.ToString());
            json.WriteString("text", action.Text);
            if (isDone)
            {
                json.WriteString("done", done.ToString("yyyy-MM-dd"));
            }

            if (actions.Mattered.GetValueOrDefault(key) is { Stands: true })
            {
                json.WriteBoolean("mattered", true);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
