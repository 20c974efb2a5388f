using System.Globalization;
using System.Text.Json;

namespace Reweave.Content.Practices;

/// <summary>
/// Every practice in one language, as the compiler wrote them (<c>text/practices.{tag}.json</c>): one flat array of texts, so that
/// reading it needs no parser of documents. Loaded when the library is first opened.
/// </summary>
public sealed class PracticeLibrary
{
    /// <summary>Raised with the order below: an old file from a cache is loaded again then.</summary>
    internal const string Format = "1";

    private readonly Dictionary<string, Practice> _byId;

    private PracticeLibrary(IReadOnlyList<Practice> all)
    {
        All = all;
        _byId = all.ToDictionary(practice => practice.Id, StringComparer.Ordinal);
    }

    /// <summary>In the order of the road, then of their names.</summary>
    public IReadOnlyList<Practice> All { get; }

    public Practice? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Null when the bytes are no library, or one of another version of the app.</summary>
    public static PracticeLibrary? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var texts = new List<string>();
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.String)
                    texts.Add(reader.GetString()!);
            }
            return new Cursor(texts).Library();
        }
        catch (Exception malformed)
            when (malformed
                    is JsonException
                        or FormatException
                        or ArgumentException
                        or OverflowException
                        or InvalidOperationException
            )
        {
            return null;
        }
    }

    /// <summary>Goes through the texts in the order the compiler wrote them.</summary>
    private sealed class Cursor(List<string> texts)
    {
        private int _at;

        public PracticeLibrary? Library()
        {
            if (Text() != Format)
                return null;
            var practices = Many(Practice);
            return _at == texts.Count ? new PracticeLibrary(practices) : null;
        }

        private Practice Practice() =>
            new()
            {
                Id = Text(),
                Title = Text(),
                Purpose = Text(),
                Minutes = Number(),
                Strand = (PracticeStrand)Number(),
                Track = (PracticeTrack)Number(),
                For = (PracticeReader)Number(),
                WhenNot = Text(),
                Evidence = (PracticeEvidence)Number(),
                Source = Text(),
                IsTogether = Number() == 1,
                ExampleHurt = Text(),
                ExampleBroke = Text(),
                Ends = Text(),
                Steps = Many(Step),
            };

        private PracticeStep Step() =>
            new()
            {
                Number = Number(),
                Kind = (PracticeStepKind)Number(),
                Title = Text(),
                Low = Text(),
                High = Text(),
                Beside = Number(),
                Lines = Many(() => new PracticeLine(Text(), Number() == 1)),
            };

        private List<T> Many<T>(Func<T> one)
        {
            var count = Number();
            var many = new List<T>();
            for (var i = 0; i < count; i++)
                many.Add(one());
            return many;
        }

        private int Number() => int.Parse(Text(), NumberStyles.None, CultureInfo.InvariantCulture);

        private string Text() =>
            _at < texts.Count ? texts[_at++] : throw new FormatException("The library breaks off.");
    }
}
