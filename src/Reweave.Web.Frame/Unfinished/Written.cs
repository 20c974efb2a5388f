using System.Collections;
using Reweave.Client.Journal;

namespace Reweave.Web.Unfinished;

/// <summary>
/// What stands in a form, by names that the form chooses and keeps from one version of the app to the next. Two are equal when
/// everything in them is; a name that is not there reads as nothing written.
/// </summary>
public sealed class Written : IEnumerable<KeyValuePair<string, string>>, IEquatable<Written>
{
    private readonly SortedDictionary<string, string> _fields = new(StringComparer.Ordinal);

    public Written() { }

    public Written(IReadOnlyDictionary<string, string> fields)
    {
        foreach (var (name, text) in fields)
        {
            Add(name, text);
        }
    }

    public IReadOnlyDictionary<string, string> Fields => _fields;

    public bool IsEmpty => _fields.Values.All(string.IsNullOrWhiteSpace);

    public void Add(string name, string? text) => _fields[name] = text ?? "";

    /// <summary>One a line: how strong, then <c>:</c> and the code or <c>=</c> and the own word.</summary>
    public void Add(string name, IReadOnlyList<Felt> feelings) =>
        Add(
            name,
            string.Join(
                '\n',
                feelings.Select(felt =>
                    felt.Code is { } code
                        ? $"{felt.Intensity}:{code}"
                        : $"{felt.Intensity}={felt.OwnWord}"
                )
            )
        );

    public string Text(string name) => _fields.GetValueOrDefault(name, "");

    public IReadOnlyList<Felt> Feelings(string name) =>
        [.. Text(name).Split('\n').Select(Feeling).OfType<Felt>()];

    public bool Equals(Written? other) => other is not null && _fields.SequenceEqual(other._fields);

    public override bool Equals(object? obj) => Equals(obj as Written);

    public override int GetHashCode() =>
        _fields.Aggregate(0, (hash, field) => HashCode.Combine(hash, field.Key, field.Value));

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static Felt? Feeling(string line) =>
        line.Length > 2
        && line[0] - '0' is >= Felt.Weakest and <= Felt.Strongest and var strength
        && line[1] is ':' or '='
            ? new Felt
            {
                Intensity = strength,
                Code = line[1] == ':' ? line[2..] : null,
                OwnWord = line[1] == '=' ? line[2..] : null,
            }
            : null;
}
