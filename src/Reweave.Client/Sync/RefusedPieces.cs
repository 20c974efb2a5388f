using System.Text.Json;
using Reweave.Client.Connection;
using Reweave.Client.Engines;
using Reweave.Client.Outbox;
using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;

namespace Reweave.Client.Sync;

/// <summary>What the server would not take, each by what it is and with the person's own words in it, to be read, copied and let go.</summary>
internal static class RefusedPieces
{
    // Where the stored facts keep what a person wrote (docs/events.md); everything else in them are names, days and choices.
    private static readonly HashSet<string> Written =
    [
        "text",
        "words",
        "wording",
        "ownWords",
        "title",
        "addition",
        "wanted",
        "helps",
    ];

    public static RefusedPieceView View(Engine engine, Draft draft) =>
        new()
        {
            Id = draft.Id,
            Name = draft.IsErasure ? RefusedPieceView.Erasure : draft.Name,
            Shared = draft.Space is not null,
            Day = DateOnly.FromDateTime(
                DateTimeOffset.FromUnixTimeMilliseconds(draft.Time).UtcDateTime
            ),
            Reason = new RefusedByServerException(draft.RefusedWith!, null).ToRefusal(),
            Texts = draft.IsErasure ? [] : [.. TextsOf(engine, draft)],
        };

    private static IEnumerable<string> TextsOf(Engine engine, Draft draft) =>
        EventCatalogue.Read(draft.Name, draft.Version, draft.Payload) is ExchangeAnswered answered
            ? answered.Items.SelectMany(item => TextsIn(engine.ContentOf(item) ?? []))
            : TextsIn(draft.Payload);

    private static List<string> TextsIn(byte[] payload)
    {
        var found = new List<string>();
        try
        {
            using var document = JsonDocument.Parse(payload);
            Walk(document.RootElement, "", found);
        }
        catch (JsonException)
        {
            // Not opened: named without its words.
        }

        return found;
    }

    private static void Walk(JsonElement element, string name, List<string> found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Walk(property.Value, property.Name, found);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Walk(item, name, found);
                }

                break;
            case JsonValueKind.String
                when Written.Contains(name) && element.GetString() is { Length: > 0 } text:
                found.Add(text);
                break;
        }
    }
}

/// <summary>One piece that the server refused for good. It is on this device only, until its person lets it go.</summary>
public sealed record RefusedPieceView : Unprinted
{
    public required string Id { get; init; }

    /// <summary>The stable name of what it is (docs/events.md), or <see cref="Erasure"/>.</summary>
    public required string Name { get; init; }
    public required bool Shared { get; init; }
    public required DateOnly Day { get; init; }
    public required Refusal Reason { get; init; }

    /// <summary>The person's own words in it, in the order they stand there; empty for a choice or an agreement.</summary>
    public required IReadOnlyList<string> Texts { get; init; }

    /// <summary>Something to be erased, rather than something written.</summary>
    public const string Erasure = "erasure";
}
