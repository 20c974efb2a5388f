namespace Reweave.Client.Ports;

/// <summary>
/// The only connection there is: requests to the one server, and its answers as they came. Whoever implements it sends no cookie,
/// follows no redirect and names no page it comes from. Throws <see cref="NoAnswerException"/> when no whole answer came, and
/// <see cref="OperationCanceledException"/> when cancelled; no status is an error here.
/// </summary>
public interface IServerLink
{
    /// <summary>Where the server is; what others are invited to begins with it.</summary>
    Uri Address { get; }

    /// <summary>Asks and waits for the whole answer.</summary>
    Task<ServerReply> AskAsync(ServerRequest request, CancellationToken cancel);

    /// <summary>
    /// Asks for a stream of records of this length, and returns when the answer has begun. Cancelling ends the asking only; what has
    /// begun ends by being disposed.
    /// </summary>
    Task<IServerStream> ListenAsync(
        ServerRequest request,
        int recordInBytes,
        CancellationToken cancel
    );
}

/// <summary>What is asked. <see cref="Path"/> is relative to the server's address.</summary>
public sealed record ServerRequest : Unprinted
{
    public required string Method { get; init; }
    public required string Path { get; init; }

    /// <summary>The session's token in base64url; null where nobody is named.</summary>
    public string? Token { get; init; }

    /// <summary>CBOR; null when there is none.</summary>
    public byte[]? Body { get; init; }
}

/// <summary>What was answered. The bytes are untrusted.</summary>
public sealed record ServerReply : Unprinted
{
    public required int Status { get; init; }
    public required byte[] Body { get; init; }
    public TimeSpan? RetryAfter { get; init; }

    public bool IsFine => Status is >= 200 and < 300;
}

/// <summary>An answer that goes on. Disposing it ends the request.</summary>
public interface IServerStream : IAsyncDisposable
{
    /// <summary>How the answer began; its body is there only when it was not fine, and empty otherwise.</summary>
    ServerReply Reply { get; }

    /// <summary>The next whole record, or null when the stream has ended or broken off.</summary>
    ValueTask<byte[]?> NextAsync(CancellationToken cancel);
}

/// <summary>No answer came, or not all of it. Whether the request arrived is not known.</summary>
public sealed class NoAnswerException(string reason, Exception? cause = null)
    : IOException(reason, cause);
