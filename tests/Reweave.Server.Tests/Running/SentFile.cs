namespace Reweave.Server.Tests.Running;

/// <summary>A file on its way to the server; what is inside is random here.</summary>
public sealed class SentFile(SpaceLog log, params int[] chunkLengths)
{
    public AttachmentId Id { get; } = new(RandomNumberGenerator.GetBytes(16));

    public IReadOnlyList<byte[]> Chunks { get; } =
    [.. chunkLengths.Select(RandomNumberGenerator.GetBytes)];

    private string Path => $"spaces/{log.Id}/attachments/{Id}";

    /// <summary>Two chunks, the first full.</summary>
    public static SentFile Usual(SpaceLog log) => new(log, Limits.SealedChunkInBytes, 5000);

    public Task<Answered> Begin(Person person, int? count = null, int? bytes = null) =>
        person.Send(
            HttpMethod.Put,
            Path,
            new BeginAttachmentRequest(
                count ?? Chunks.Count,
                bytes ?? Chunks.Sum(chunk => chunk.Length)
            ).Encode()
        );

    public Task<Answered> Send(Person person, int index, byte[]? chunk = null) =>
        person.Send(HttpMethod.Put, $"{Path}/{index}", chunk ?? Chunks[index]);

    public Task<Answered> Commit(Person person) => person.Post(Path + "/commit", []);

    public Task<Answered> Read(Person person, int index) => person.Get($"{Path}/{index}");

    public Task<Answered> Remove(Person person) => person.Send(HttpMethod.Delete, Path, null);

    public async Task SendWhole(Person person)
    {
        (await Begin(person)).Fine();
        for (var i = 0; i < Chunks.Count; i++)
        {
            (await Send(person, i)).Fine();
        }

        (await Commit(person)).Fine();
    }

    public async Task<AttachmentAnswer> Ask(Person person)
    {
        _ = AttachmentAnswer.TryRead((await Begin(person)).Fine(), out var answer);
        return answer!;
    }
}
