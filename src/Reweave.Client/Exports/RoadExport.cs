using System.Text.Json;
using Reweave.Domain.FirstDays;

namespace Reweave.Client.Exports;

/// <summary>Where one says one stands and is. One's own copy for oneself; no shared piece and no other person's export ever holds it.</summary>
internal static class RoadExport
{
    public static void Write(Utf8JsonWriter json, Session session)
    {
        json.WriteStartArray("whereIStand");
        foreach (var breach in session.Standing.Breaches)
        {
            json.WriteStartObject();
            json.WriteString("stand", breach.Stand.ToString());
            if (breach.Agreed is { } agreed)
            {
                json.WriteString("agreed", agreed);
            }

            json.WriteStartArray("kinds");
            foreach (var kind in breach.Kinds)
            {
                json.WriteStringValue(kind.ToString());
            }

            json.WriteEndArray();
            if (breach.CameOut is { } day)
            {
                json.WriteString("cameOut", day.ToString("yyyy-MM-dd"));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("firstDays");
        foreach (var (line, mark) in session.FirstDays.Marked)
        {
            json.WriteString(line, mark == LineMark.Done ? "done" : "putAway");
        }

        json.WriteEndObject();
        if (session.Journey.View.Here is { } strand)
        {
            json.WriteString("whereIAm", strand.ToString());
        }
    }
}
