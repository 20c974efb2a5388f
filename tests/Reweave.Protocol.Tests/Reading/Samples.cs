using Reweave.Protocol.Tests.Vectors;
using Vectors.Runner;

namespace Reweave.Protocol.Tests.Reading;

/// <summary>Good structures by kind, from the vectors: what hostile bytes are made of.</summary>
internal static class Samples
{
    public static IReadOnlyList<byte[]> Frames { get; } =
    [.. Of("log", "entry"), .. Of("event", "frame"), .. Of("control-entry", "frame")];

    public static IReadOnlyList<byte[]> Unlockers { get; } = Of("unlocker", "unlocker");
    public static IReadOnlyList<byte[]> Keysets { get; } = Of("keyset", "keyset");
    public static IReadOnlyList<byte[]> Acceptances { get; } = Of("acceptance", "acceptance");
    public static IReadOnlyList<string> SecretKeys { get; } = Texts("secret-key", "text");
    public static IReadOnlyList<string> Links { get; } =
    [.. Texts("invitation", "link"), .. Texts("acceptance-check", "link")];

    private static List<byte[]> Of(string file, string field) =>
        [.. Texts(file, field).Select(Convert.FromHexString)];

    private static List<string> Texts(string file, string field)
    {
        var text = File.ReadAllText(Repository.Path("vectors", file + ".vectors"));
        return
        [
            .. VectorFile
                .Parse(text)
                .Cases.Where(one => one.Expect == "fine")
                .SelectMany(one => one.All(field)),
        ];
    }
}
