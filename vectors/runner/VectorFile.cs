using System.Globalization;
using System.Text;

namespace Vectors.Runner;

/// <summary>
/// A readable vector file: <c>construction: name</c>, then cases apart by empty lines, each a list of <c>name: value</c>. Bytes are hex.
/// Lines that start with # are for the reader. A name may occur several times in a case; order counts.
/// </summary>
public sealed class VectorFile
{
    public required string Construction { get; init; }
    public required IReadOnlyList<VectorCase> Cases { get; init; }

    public static VectorFile Parse(string text)
    {
        string? construction = null;
        var cases = new List<VectorCase>();
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var raw in (text + "\n\n").Split('\n'))
        {
            var line = raw.TrimEnd();
            if (line.StartsWith('#'))
            {
                continue;
            }

            if (line.Length == 0)
            {
                if (fields.Count > 0)
                {
                    cases.Add(new VectorCase(fields));
                    fields = [];
                }

                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (name, value) =
                colon < 0 ? (line, "") : (line[..colon], line[(colon + 1)..].Trim());
            if (name == "construction")
            {
                construction = value;
            }
            else
            {
                fields.Add(KeyValuePair.Create(name, value));
            }
        }

        return new VectorFile
        {
            Construction =
                construction ?? throw new FormatException("A vector file names its construction."),
            Cases = cases,
        };
    }
}

/// <summary>One case: what is given, and under <c>expect</c> what must come of it: fine, or the failure's name.</summary>
public sealed class VectorCase(IReadOnlyList<KeyValuePair<string, string>> fields)
{
    public string Name => Text("case");

    public string Expect => Text("expect");

    public bool Has(string name) => fields.Any(field => field.Key == name);

    public string Text(string name) =>
        All(name) is [var only] ? only : throw new FormatException($"One '{name}' is needed.");

    public IReadOnlyList<string> All(string name) =>
        [.. fields.Where(field => field.Key == name).Select(field => field.Value)];

    public byte[] Bytes(string name) => Convert.FromHexString(Text(name));

    public int Number(string name) => int.Parse(Text(name), CultureInfo.InvariantCulture);

    /// <summary>Value of another case with its kebab-case name, as outcomes are written in the files.</summary>
    public static string NameOf(Enum outcome)
    {
        var name = new StringBuilder();
        foreach (var character in outcome.ToString())
        {
            if (char.IsUpper(character) && name.Length > 0)
            {
                name.Append('-');
            }

            name.Append(char.ToLowerInvariant(character));
        }

        return name.ToString();
    }
}
