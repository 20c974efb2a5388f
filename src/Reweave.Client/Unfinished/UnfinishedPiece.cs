using System.Formats.Cbor;
using Reweave.Protocol;

namespace Reweave.Client.Unfinished;

/// <summary>One unfinished piece as the device keeps it. Its key is random: which form it belongs to is sealed with the rest.</summary>
internal sealed record UnfinishedPiece : Unprinted
{
    public required string Id { get; init; }
    public required string Form { get; init; }

    /// <summary>Unix milliseconds of the last keeping; screens show the day.</summary>
    public required long Time { get; init; }
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    public const string Prefix = "unfinished/";

    private const int MostFields = 1000;

    public string Key => KeyOf(Id);

    public static string KeyOf(string id) => Prefix + id;

    public byte[] Encode() =>
        Cbor.Write(writer =>
        {
            writer.WriteStartArray(4);
            writer.WriteInt32(Cbor.Suite);
            writer.WriteTextString(Form);
            writer.WriteInt64(Time);
            writer.WriteStartArray(2 * Fields.Count);
            foreach (var (name, text) in Fields.OrderBy(field => field.Key, StringComparer.Ordinal))
            {
                writer.WriteTextString(name);
                writer.WriteTextString(text);
            }

            writer.WriteEndArray();
            writer.WriteEndArray();
        });

    public static UnfinishedPiece? Read(string key, byte[] bytes) =>
        Cbor.TryRead(
            bytes,
            int.MaxValue,
            reader =>
            {
                reader.StartArray(4);
                reader.OwnSuite();
                var form = reader.Text(int.MaxValue);
                var time = reader.LongNumber();
                var fields = ReadFields(reader);
                reader.EndArray();
                return new UnfinishedPiece
                {
                    Id = key[Prefix.Length..],
                    Form = form,
                    Time = time,
                    Fields = fields,
                };
            },
            out var piece
        ) == ReadOutcome.Fine
            ? piece
            : null;

    private static Dictionary<string, string> ReadFields(CborReader reader)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var left = reader.StartList(2 * MostFields); left > 0; left -= 2)
        {
            fields[reader.Text(int.MaxValue)] = reader.Text(int.MaxValue);
        }

        reader.EndArray();
        return fields;
    }
}
