using System.Text.Json;
using Reweave.Client.Questions;
using Reweave.Domain.Questions;

namespace Reweave.Client.Exports;

/// <summary>The own parked questions, and those between the two that were answered. What waits, fades or was set aside stays out.</summary>
internal static class QuestionExport
{
    public static void Write(Utf8JsonWriter json, QuestionDesk desk)
    {
        json.WriteStartArray("parkedQuestions");
        foreach (var parked in desk.Parked)
        {
            json.WriteStartObject();
            json.WriteString("day", Day(parked.Day));
            json.WriteString("text", parked.Text);
            if (parked.Helps is not null)
            {
                json.WriteString("whatItWillHelp", parked.Helps);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("answeredQuestions");
        foreach (var question in desk.Whole.Answered)
        {
            Write(json, question);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, QuestionView question)
    {
        json.WriteStartObject();
        json.WriteString("askedBy", question.IsMine ? "me" : "partner");
        WriteText(json, question.Text);
        if (question.ChangedMeanwhile)
        {
            json.WriteBoolean("changedMeanwhile", true);
        }

        json.WriteStartArray("answers");
        foreach (var answer in question.Answers)
        {
            json.WriteStartObject();
            json.WriteString("day", Day(answer.Day));
            WriteText(json, answer.Text);
            if (answer.Settling is { } settling)
            {
                json.WriteString("settled", settling.Settling.ToString());
                if (settling.Words is not null)
                {
                    json.WriteString("words", settling.Words);
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string? text)
    {
        if (text is null)
        {
            json.WriteBoolean("erasedByItsAuthor", true);
        }
        else
        {
            json.WriteString("text", text);
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd");
}
