namespace Reweave.Protocol.Requests;

/// <summary><c>[version, commit, protocol versions, registration]</c></summary>
public sealed record BuildAnswer
{
    public required string Version { get; init; }

    /// <summary>Empty when the build does not know it.</summary>
    public required string Commit { get; init; }
    public required IReadOnlyList<int> ProtocolVersions { get; init; }

    /// <summary><c>first</c> (nobody is here yet), <c>invited</c> or <c>open</c>.</summary>
    public required string Registration { get; init; }

    public byte[] Encode() =>
        Cbor.Write(writer =>
        {
            writer.WriteStartArray(4);
            writer.WriteTextString(Version);
            writer.WriteTextString(Commit);
            writer.WriteStartArray(ProtocolVersions.Count);
            foreach (var version in ProtocolVersions)
            {
                writer.WriteUInt64((ulong)version);
            }

            writer.WriteEndArray();
            writer.WriteTextString(Registration);
            writer.WriteEndArray();
        });

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out BuildAnswer? answer) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(4);
                var version = reader.Text(64);
                var commit = reader.Text(64);
                var versions = new int[reader.StartList(16)];
                for (var i = 0; i < versions.Length; i++)
                {
                    versions[i] = reader.Number(255);
                }

                reader.EndArray();
                var read = new BuildAnswer
                {
                    Version = version,
                    Commit = commit,
                    ProtocolVersions = versions,
                    Registration = reader.Text(16),
                };
                reader.EndArray();
                return read;
            },
            out answer
        );
}
