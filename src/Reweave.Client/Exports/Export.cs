using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Reweave.Client.Accounts;
using Reweave.Client.CheckIns;
using Reweave.Client.Journal;
using Reweave.Domain.Actions;
using Reweave.Domain.Telling;

namespace Reweave.Client.Exports;

/// <summary>
/// Everything a person may take with them, readable and structured: days instead of times, no signatures, no ids of devices or
/// members. It is a copy for oneself, never a proof against someone.
/// </summary>
internal static class Export
{
    public static ExportFile Of(Session session)
    {
        using var bytes = new MemoryStream();
        using (
            var json = new Utf8JsonWriter(
                bytes,
                new JsonWriterOptions
                {
                    Indented = true,
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            )
        )
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("day", Day(session.Today.View.Day));
            WriteJournal(json, session.Journal.View);
            WritePreparations(json, session);
            RoadExport.Write(json, session);
            QuestionExport.Write(json, session.Questions);
            WriteShared(json, session);
            WriteCheckIns(json, CheckInViews.OpenedRounds(session.Engine));
            AgreementsExport.Write(json, session.Agreements.All);
            ConversationsExport.Write(json, session.Talk.Held);
            AcknowledgementExport.Write(json, session.Acknowledgement.Whole);
            UnderstandingExport.Write(json, session.Understanding.View, session.Conversations.View);
            ActionsExport.Write(
                json,
                session.Engine.Couple?.Actions ?? ActionsState.Empty,
                session.Engine.Account.Me
            );
            PracticesExport.Write(json, session.Practices);
            MemoriesExport.Write(json, session.Memories.View);
            json.WriteEndObject();
        }

        return new ExportFile("notes.json", Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static void WriteJournal(Utf8JsonWriter json, JournalView journal)
    {
        json.WriteStartArray("journal");
        foreach (var entry in journal.Entries)
        {
            json.WriteStartObject();
            json.WriteString("day", Day(entry.Day));
            json.WriteString("text", entry.Text);
            WriteFelt(json, entry.Feelings);
            json.WriteStartArray("tags");
            foreach (var tag in entry.Tags)
            {
                json.WriteStringValue(tag);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePreparations(Utf8JsonWriter json, Session session)
    {
        json.WriteStartArray("preparations");
        foreach (var preparation in session.Preparations.All)
        {
            json.WriteStartObject();
            json.WriteString("day", Day(preparation.Day));
            json.WriteString("kind", preparation.Kind.ToString());
            json.WriteStartObject("parts");
            foreach (
                var (part, text) in preparation.Parts.OrderBy(
                    part => part.Key,
                    StringComparer.Ordinal
                )
            )
            {
                json.WriteString(part, text);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteShared(Utf8JsonWriter json, Session session)
    {
        json.WriteStartArray("shared");
        foreach (var piece in session.Together.Whole.Pieces)
        {
            json.WriteStartObject();
            json.WriteString("day", Day(piece.Day));
            json.WriteString("by", piece.Mine ? "me" : "partner");
            json.WriteString("text", piece.Text);
            WriteFelt(json, piece.Feelings);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteTold(json, "told", session.Telling.Whole.Mine);
        WriteTold(json, "toldToMe", session.Telling.Whole.Theirs);
    }

    // What was said; no answer to it, and nothing of touch: neither is a thing to hold against anybody.
    private static void WriteTold(Utf8JsonWriter json, string name, IEnumerable<ToldView> told)
    {
        json.WriteStartArray(name);
        foreach (var one in told)
        {
            json.WriteStartObject();
            json.WriteString("day", Day(one.Told.Day));
            json.WriteString("kind", one.Told.Kind.ToString());
            json.WriteString("text", one.Told.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCheckIns(Utf8JsonWriter json, IEnumerable<OpenedCheckInView> opened)
    {
        json.WriteStartArray("checkIns");
        foreach (var round in opened)
        {
            json.WriteStartObject();
            json.WriteString("day", Day(round.Day));
            json.WriteStartArray("items");
            foreach (var item in round.Items)
            {
                json.WriteStartObject();
                json.WriteString("item", item.Kind.ToString());
                WriteText(json, "mine", item.Mine);
                WriteText(json, "theirs", item.Theirs);
                WriteReply(json, "replyToMine", item.ReplyToMine);
                WriteReply(json, "replyToTheirs", item.ReplyToTheirs);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, ItemText? text)
    {
        if (text is null)
        {
            return;
        }

        json.WriteStartObject(name);
        if (text.Text is not null)
        {
            json.WriteString("text", text.Text);
        }

        WriteFelt(json, text.Feelings);
        json.WriteEndObject();
    }

    private static void WriteReply(Utf8JsonWriter json, string name, NeedReplyView? reply)
    {
        if (reply is null)
        {
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("reply", reply.Reply.ToString());
        if (reply.Text is not null)
        {
            json.WriteString("text", reply.Text);
        }

        json.WriteEndObject();
    }

    private static void WriteFelt(Utf8JsonWriter json, IReadOnlyList<Felt> feelings)
    {
        json.WriteStartArray("feelings");
        foreach (var felt in feelings)
        {
            json.WriteStartObject();
            json.WriteString("feeling", felt.Code ?? felt.OwnWord);
            json.WriteNumber("intensity", felt.Intensity);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd");
}
