using System.Text.Json;
using Reweave.Client.Memories;

namespace Reweave.Client.Exports;

/// <summary>
/// The timeline and the days that matter. Photos stand here as their small pictures; each whole one is saved from its own page. What
/// was removed is not there, and nothing says that it was.
/// </summary>
internal static class MemoriesExport
{
    public static void Write(Utf8JsonWriter json, MemoriesDeskView view)
    {
        json.WriteStartArray("memories");
        foreach (var piece in view.Timeline.Concat(view.PutAway))
        {
            json.WriteStartObject();
            json.WriteString("day", Day(piece.On));
            json.WriteString("by", By(piece.Mine));
            json.WriteString("kind", piece.Kind.ToString());
            json.WriteString("title", piece.Title);
            json.WriteString("words", piece.Words);
            json.WriteStartArray("added");
            foreach (var addition in piece.Additions)
            {
                json.WriteStartObject();
                json.WriteString("by", By(addition.Mine));
                json.WriteString("words", addition.Words);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("photos");
            foreach (var photo in piece.Photos)
            {
                json.WriteBase64StringValue(photo.Thumbnail);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("daysThatMatter");
        foreach (var day in view.Days)
        {
            json.WriteStartObject();
            json.WriteString("by", By(day.Mine));
            json.WriteBoolean("shared", day.IsShared);
            json.WriteString("kind", day.Words.Kind.ToString());
            json.WriteString("day", Day(day.Words.On));
            json.WriteBoolean("everyYear", day.Words.Yearly);
            json.WriteString("title", day.Words.Title);
            json.WriteString("mayCome", day.Words.MayCome);
            json.WriteString("helps", day.Words.Helps);
            json.WriteString("ask", day.Words.Ask);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string By(bool mine) => mine ? "me" : "partner";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd");
}
