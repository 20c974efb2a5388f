using System.Buffers.Text;
using Reweave.Protocol.Entries;

namespace Reweave.Server;

/// <summary>What a request comes to: <see cref="Answer"/> or <see cref="Refusal"/>. Translated to HTTP in <c>Api</c> and nowhere else.</summary>
internal abstract record Reply;

/// <summary>A body in CBOR, or sealed bytes as they are.</summary>
internal sealed record Answer(ReadOnlyMemory<byte> Body) : Reply
{
    /// <summary><c>[]</c></summary>
    public static readonly Answer Empty = new(new byte[] { 0x80 });

    /// <summary>Given back to the shared pool once the body was sent.</summary>
    public byte[]? Rented { get; init; }

    public bool IsRaw { get; init; }
}

/// <summary>A stable code of <see cref="RefusalCodes"/>, with the present head where a log is concerned.</summary>
internal sealed record Refusal(string Code) : Reply
{
    public Head? Head { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public static Refusal Of(ReadOutcome outcome) =>
        outcome switch
        {
            ReadOutcome.TooLarge => new(RefusalCodes.TooLarge),
            ReadOutcome.UnknownSuite or ReadOutcome.UnknownKind => new(RefusalCodes.UnknownSuite),
            _ => new(RefusalCodes.Malformed),
        };

    public int Status =>
        Code switch
        {
            RefusalCodes.Malformed or RefusalCodes.UnknownSuite => StatusCodes.Status400BadRequest,
            RefusalCodes.NotSignedIn or RefusalCodes.LoginFailed =>
                StatusCodes.Status401Unauthorized,
            RefusalCodes.NotAllowed
            or RefusalCodes.RegistrationClosed
            or RefusalCodes.QuotaExceeded => StatusCodes.Status403Forbidden,
            RefusalCodes.NotFound => StatusCodes.Status404NotFound,
            RefusalCodes.InvitationExpired or RefusalCodes.AttachmentRemoved =>
                StatusCodes.Status410Gone,
            RefusalCodes.TooLarge => StatusCodes.Status413PayloadTooLarge,
            RefusalCodes.NameNotUsable => StatusCodes.Status422UnprocessableEntity,
            RefusalCodes.SlowDown => StatusCodes.Status429TooManyRequests,
            RefusalCodes.StorageFull or RefusalCodes.Busy =>
                StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status409Conflict,
        };

    public byte[] ToProblem()
    {
        using var stream = new MemoryStream(128);
        using (var json = new System.Text.Json.Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("status", Status);
            json.WriteString("code", Code);
            if (Head is { } head)
            {
                json.WriteNumber("position", head.Position.Value);
                json.WriteString("transcript", Base64Url.EncodeToString(head.Transcript.ToArray()));
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
