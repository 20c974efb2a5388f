using System.Globalization;
using System.Text;

namespace Reweave.Vectors;

/// <summary>A vector file being written: a heading for the reader, then cases.</summary>
public sealed class VectorText
{
    private readonly StringBuilder _text = new();

    public VectorText(string construction, params string[] heading)
    {
        foreach (var line in heading)
        {
            _text.Append("# ").Append(line).Append('\n');
        }

        _text.Append('\n').Append("construction: ").Append(construction).Append("\n\n");
    }

    /// <summary>One case; values are bytes, numbers or text.</summary>
    public VectorText Case(string name, string expect, params (string Name, object Value)[] fields)
    {
        Line("case", name);
        foreach (var (field, value) in fields)
        {
            Line(
                field,
                value switch
                {
                    byte[] bytes => Convert.ToHexStringLower(bytes),
                    IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                    _ => value.ToString()!,
                }
            );
        }

        Line("expect", expect);
        _text.Append('\n');
        return this;
    }

    public override string ToString() => _text.ToString().TrimEnd('\n') + "\n";

    private void Line(string name, string value) =>
        _text.Append(value.Length == 0 ? $"{name}:" : $"{name}: {value}").Append('\n');

    /// <summary>The text with another character of base32 at one place.</summary>
    public static string Swapped(string text, int index) =>
        text[..index] + (text[index] == 'A' ? 'B' : 'A') + text[(index + 1)..];

    /// <summary>The bytes with one bit flipped.</summary>
    public static byte[] Flipped(byte[] bytes, int index)
    {
        byte[] copy = [.. bytes];
        copy[index < 0 ? copy.Length + index : index] ^= 1;
        return copy;
    }
}
