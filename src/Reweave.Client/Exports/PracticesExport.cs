using System.Text.Json;
using Reweave.Client.Practices;

namespace Reweave.Client.Exports;

/// <summary>
/// Practices by their ids: one's own sittings with what was written in them, and sealed answers that both have opened. What stayed
/// closed stays so, and who was invited to what is no part of it.
/// </summary>
internal static class PracticesExport
{
    public static void Write(Utf8JsonWriter json, PracticesDesk desk)
    {
        var view = desk.View;
        json.WriteStartArray("practices");
        foreach (var sitting in view.GoingOn.Concat(view.History))
        {
            json.WriteStartObject();
            json.WriteString("practice", sitting.Practice);
            json.WriteString("begun", Day(sitting.Begun));
            if (sitting.Finished is { } finished)
            {
                json.WriteString("finished", Day(finished));
            }

            json.WriteStartObject("written");
            foreach (var (step, text) in sitting.Written.OrderBy(one => one.Key))
            {
                json.WriteString($"{step}", text);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("openedTogether");
        foreach (var practice in view.Answered)
        {
            var answers = desk.AnswersOf(practice);
            Write(json, practice, null, answers.Items);
            foreach (var round in answers.Earlier)
            {
                Write(json, practice, round.Day, round.Items);
            }
        }

        json.WriteEndArray();
    }

    private static void Write(
        Utf8JsonWriter json,
        string practice,
        DateOnly? day,
        IReadOnlyList<PracticeItemView> items
    )
    {
        var open = items.Where(item => item.State == PracticeItemState.Open).ToList();
        if (open.Count == 0)
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("practice", practice);
        if (day is { } one)
        {
            json.WriteString("day", Day(one));
        }

        json.WriteStartArray("answers");
        foreach (var item in open)
        {
            json.WriteStartObject();
            json.WriteNumber("number", item.Number);
            json.WriteString("mine", item.Mine);
            json.WriteString("theirs", item.Theirs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd");
}
