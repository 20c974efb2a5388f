using System.Text.Json;
using Reweave.Client.Conversations;

namespace Reweave.Client.Exports;

/// <summary>The days on which the two talked and the lines that closed them. No turns, no pauses, no times agreed on and left.</summary>
internal static class ConversationsExport
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<HeldView> held)
    {
        json.WriteStartArray("conversations");
        foreach (var one in held)
        {
            json.WriteStartObject();
            json.WriteString("day", one.Day.ToString("yyyy-MM-dd"));
            json.WriteStartArray("kept");
            foreach (var line in one.Kept)
            {
                json.WriteStringValue(line.Text);
            }

            json.WriteEndArray();
            if (one.Mine is { } mine)
            {
                json.WriteString("mine", mine);
            }

            if (one.Theirs is { } theirs)
            {
                json.WriteString("partner", theirs);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
