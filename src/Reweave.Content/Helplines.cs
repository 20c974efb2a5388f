using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reweave.Content;

/// <summary>
/// People who answer, by country (<c>helplines.json</c>). Every number carries how sure we are of it, and every page that shows a
/// number shows that too: a wrong number at night is worse than none.
/// </summary>
public sealed record Helplines
{
    private static readonly Lazy<Helplines> List = new(Read);

    public static Helplines All => List.Value;

    /// <summary>Lists that cover many countries.</summary>
    public required IReadOnlyList<Helpline> Everywhere { get; init; }

    /// <summary>By their two letters, in order of those; names come from <c>Countries.text</c>.</summary>
    public required IReadOnlyList<CountryHelplines> Countries { get; init; }

    private static Helplines Read()
    {
        using var stream = typeof(Helplines).Assembly.GetManifestResourceStream("helplines.json")!;
        return JsonSerializer.Deserialize(stream, HelplinesJson.Default.Helplines)!;
    }
}

/// <summary>One country's lines; the list may be empty, and then the page says so.</summary>
public sealed record CountryHelplines
{
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Code { get; init; }

    public required IReadOnlyList<Helpline> Lines { get; init; }

    /// <summary>Some relationships are crimes there: say what that means for a call.</summary>
    public bool LegalRisk { get; init; }

    /// <summary>Mention the lines abroad that answer in Russian.</summary>
    public bool RussianAbroad { get; init; }
}

public sealed record Helpline
{
    public required HelplineKind Kind { get; init; }

    /// <summary>The line's own name, in its own language.</summary>
    public required string Name { get; init; }

    /// <summary>As dialled inside the country; never an international form, which breaks short codes.</summary>
    public string? Call { get; init; }

    /// <summary>A number for text messages, with the <see cref="Word"/> to send.</summary>
    public string? Text { get; init; }

    public string? Word { get; init; }

    public string? WhatsApp { get; init; }

    public string? Web { get; init; }

    /// <summary>Day and night.</summary>
    public bool Always { get; init; }

    public bool Office { get; init; }

    public int? HoursADay { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public bool Free { get; init; }

    public bool NoBill { get; init; }

    /// <summary>How many languages are spoken there.</summary>
    public int? Languages { get; init; }

    /// <summary>The one language, where it is not the country's most usual.</summary>
    public string? Language { get; init; }

    public required HelplineState State { get; init; }

    public string? Source { get; init; }

    /// <summary><c>2026-11</c>: the month of the source it was seen in; given exactly when <see cref="HelplineState.Seen"/>.</summary>
    public string? Checked { get; init; }

    /// <summary>The year of an older source, where it is known.</summary>
    public int? Year { get; init; }

    /// <summary>The first day of <see cref="Checked"/>.</summary>
    [JsonIgnore]
    public DateOnly? CheckedMonth =>
        Checked is null ? null : DateOnly.ParseExact(Checked, "yyyy-MM");

    /// <summary><see cref="Call"/> as a telephone link dials it: digits, and what else is dialled.</summary>
    [JsonIgnore]
    public string? Dialled =>
        Call is null
            ? null
            : string.Concat(
                Call.Where(sign => char.IsAsciiDigit(sign) || sign is '+' or '#' or '*')
            );
}

public enum HelplineKind
{
    [JsonStringEnumMemberName("crisis")]
    Crisis,

    [JsonStringEnumMemberName("violence")]
    Violence,

    /// <summary>For people who have hurt someone.</summary>
    [JsonStringEnumMemberName("self")]
    Self,
}

public enum HelplineState
{
    /// <summary>Read in a current public source in the month given. Nobody has dialled it for us.</summary>
    [JsonStringEnumMemberName("seen")]
    Seen,

    /// <summary>Read in an older or indirect source.</summary>
    [JsonStringEnumMemberName("second-hand")]
    SecondHand,

    /// <summary>General knowledge only.</summary>
    [JsonStringEnumMemberName("unchecked")]
    Unchecked,
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(Helplines))]
internal sealed partial class HelplinesJson : JsonSerializerContext;
