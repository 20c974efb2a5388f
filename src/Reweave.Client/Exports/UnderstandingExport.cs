using System.Text.Json;
using Reweave.Client.Conversations;
using Reweave.Client.Understanding;

namespace Reweave.Client.Exports;

/// <summary>
/// What both have opened of the conditions, what stands in the context, and one's own words: the choice, the agenda. What
/// the partner says about their choice is theirs to keep or take back, and no part of it.
/// </summary>
internal static class UnderstandingExport
{
    public static void Write(
        Utf8JsonWriter json,
        UnderstandingDeskView understanding,
        ConversationsView conversations
    )
    {
        json.WriteStartObject("understanding");
        json.WriteStartArray("looks");
        foreach (
            var round in understanding
                .Earlier.Append(understanding.Present)
                .OfType<ConditionRoundView>()
        )
        {
            json.WriteStartObject();
            json.WriteString("day", Day(round.Day));
            json.WriteStartArray("conditions");
            foreach (
                var condition in round.Conditions.Where(one => one.State == ConditionState.Open)
            )
            {
                json.WriteStartObject();
                json.WriteString("condition", NameOf(condition));
                WriteSaid(json, "mine", condition.Mine);
                WriteSaid(json, "theirs", condition.Theirs);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteTexts(json, "myChoice", understanding.MyChoice.Select(choice => choice.Text));
        WriteTexts(json, "context", understanding.Context.Select(NameOf));
        json.WriteEndObject();
        WriteTexts(json, "myAgenda", conversations.Mine.Select(item => item.Text));
    }

    private static string NameOf(ConditionView condition) =>
        condition.Given?.ToString() ?? condition.OwnName ?? "";

    private static void WriteSaid(Utf8JsonWriter json, string name, ConditionSaid? said)
    {
        if (said is null)
        {
            return;
        }

        json.WriteStartObject(name);
        if (said.Rating is { } rating)
        {
            json.WriteNumber("rating", rating);
        }

        if (said.Words is not null)
        {
            json.WriteString("words", said.Words);
        }

        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd");
}
