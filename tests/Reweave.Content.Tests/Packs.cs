namespace Reweave.Content.Tests;

/// <summary>The packs as they are shipped, and words over them with plain formats.</summary>
internal static class Packs
{
    public static byte[] Bytes(string name)
    {
        using var stream = typeof(Packs).Assembly.GetManifestResourceStream($"text/{name}.json")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static Words Words(Language language)
    {
        var pack = TextPack.Read(Bytes(language.Tag))!;
        return new Words(pack, new PlainFormats(pack));
    }
}
