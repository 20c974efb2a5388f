using System.Text.Json;
using Reweave.Domain.Acknowledgement;

namespace Reweave.Client.Exports;

/// <summary>
/// What was handed over and given back, by the day. Marks, pauses and answers are no part of it: a file that says <em>not yet</em> three
/// times would be a record against someone.
/// </summary>
internal static class AcknowledgementExport
{
    public static void Write(Utf8JsonWriter json, AcknowledgementView view)
    {
        json.WriteStartArray("beingHeard");
        foreach (
            var part in view
                .MyImpact.Concat(view.TheirImpact)
                .Concat(view.MyAccount)
                .Concat(view.TheirAccount)
        )
        {
            json.WriteStartObject();
            json.WriteString("day", part.Day.ToString("yyyy-MM-dd"));
            json.WriteString("by", part.IsMine ? "me" : "partner");
            json.WriteString("kind", part.Kind.ToString());
            json.WriteString("topic", part.Title ?? part.Topic);
            json.WriteString("text", part.Text);
            json.WriteStartArray("givenBack");
            foreach (var reflection in part.Reflections)
            {
                json.WriteStringValue(reflection.Text);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
