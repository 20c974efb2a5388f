using System.Text.Json;
using Reweave.Domain.Agreements;

namespace Reweave.Client.Exports;

/// <summary>
/// What both agreed on and its history in days. Proposals without the yes of both are no part of it, nor who ended one, nor what the
/// partner noted about themselves.
/// </summary>
internal static class AgreementsExport
{
    public static void Write(Utf8JsonWriter json, IEnumerable<AgreementView> agreements)
    {
        json.WriteStartArray("agreements");
        foreach (var agreement in agreements)
        {
            if (
                agreement.Phase
                is AgreementPhase.Open
                    or AgreementPhase.Queued
                    or AgreementPhase.NotInForce
            )
            {
                continue;
            }

            json.WriteStartObject();
            json.WriteString("state", agreement.Phase.ToString());
            if (agreement.Terms is { } terms)
            {
                WriteTerms(json, terms, agreement.Mine);
            }

            json.WriteStartArray("history");
            foreach (
                var moment in agreement.Timeline.Where(moment =>
                    moment.Note is null || moment.Mine == true
                )
            )
            {
                WriteMoment(json, moment);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTerms(Utf8JsonWriter json, AgreementTerms terms, bool mine)
    {
        json.WriteString("kind", terms.Kind.ToString());
        json.WriteString("what", terms.What);
        json.WriteString(
            "whose",
            terms.Whose == AgreementWhose.Both ? "both"
                : terms.Whose == AgreementWhose.Proposer == mine ? "me"
                : "partner"
        );
        json.WriteString("telling", terms.Telling.ToString());
        if (terms.Scope is { } scope)
        {
            json.WriteString("scope", scope);
        }

        WriteDay(json, "starts", terms.Starts);
        WriteDay(json, "review", terms.Review);
        WriteDay(json, "ends", terms.Ends);
    }

    private static void WriteMoment(Utf8JsonWriter json, AgreementMoment moment)
    {
        json.WriteStartObject();
        WriteDay(json, "day", moment.Day);
        json.WriteString("what", moment.Kind.ToString());
        WriteDay(json, "until", moment.Until);
        if (moment.Note is { } note)
        {
            json.WriteString("about", note.About?.ToString() ?? "Erased");
            json.WriteString("text", note.Text);
        }

        json.WriteEndObject();
    }

    private static void WriteDay(Utf8JsonWriter json, string name, DateOnly? day)
    {
        if (day is { } one)
        {
            json.WriteString(name, one.ToString("yyyy-MM-dd"));
        }
    }
}
