using System.Text;

namespace Reweave.Client.Tests.Simulation;

/// <summary>
/// Secrets that must never be seen outside the devices, searched for in every form in which carelessness writes bytes down: raw,
/// base64 and base64url at each of the three alignments, hex, UTF-16.
/// </summary>
internal sealed class Canaries
{
    private readonly List<(string Name, string Form, byte[] Pattern)> _patterns = [];

    public void Add(string name, string text)
    {
        Add(name, Encoding.UTF8.GetBytes(text));
        Pattern(name, "utf-16", Encoding.Unicode.GetBytes(text));
        Pattern(name, "utf-16be", Encoding.BigEndianUnicode.GetBytes(text));
    }

    public void Add(string name, byte[] secret)
    {
        Pattern(name, "raw", secret);
        Pattern(name, "hex", Encoding.ASCII.GetBytes(Convert.ToHexString(secret)));
        Pattern(name, "hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(secret)));
        for (var shift = 0; shift < 3; shift++)
        {
            // The characters that depend on the secret alone, wherever it lies in the encoded bytes.
            var text = Convert.ToBase64String([.. new byte[shift], .. secret]);
            var from = (shift * 8 + 5) / 6;
            var length = (shift + secret.Length) * 8 / 6 - from;
            text = text.Substring(from, length);
            Pattern(name, "base64", Encoding.ASCII.GetBytes(text));
            Pattern(
                name,
                "base64url",
                Encoding.ASCII.GetBytes(text.Replace('+', '-').Replace('/', '_'))
            );
        }
    }

    /// <summary>Every canary found, with its form and the place; empty when all is well.</summary>
    public IReadOnlyList<string> FindIn(IEnumerable<(string Where, byte[] Bytes)> places) =>
        [
            .. places
                .SelectMany(place =>
                    _patterns
                        .Where(pattern => place.Bytes.AsSpan().IndexOf(pattern.Pattern) >= 0)
                        .Select(pattern => $"{pattern.Name} as {pattern.Form} in {place.Where}")
                )
                .Distinct(),
        ];

    private void Pattern(string name, string form, byte[] pattern) =>
        _patterns.Add((name, form, pattern));
}
