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
    public static PracticeLibrary? Read(ReadOnlySpan<byte> json) =>
        PackedTexts.Read(
            json,
            Format,
            texts => new PracticeLibrary(texts.Many(() => PracticeOf(texts)))
        );

    private static Practice PracticeOf(PackedTexts texts) =>
        new()
        {
            Id = texts.Text(),
            Title = texts.Text(),
            Purpose = texts.Text(),
            Minutes = texts.Number(),
            Strand = (PracticeStrand)texts.Number(),
            Track = (PracticeTrack)texts.Number(),
            For = (PracticeReader)texts.Number(),
            WhenNot = texts.Text(),
            Evidence = (PracticeEvidence)texts.Number(),
            Source = texts.Text(),
            IsTogether = texts.Number() == 1,
            ExampleHurt = texts.Text(),
            ExampleBroke = texts.Text(),
            Ends = texts.Text(),
            Steps = texts.Many(() => StepOf(texts)),
        };

    private static PracticeStep StepOf(PackedTexts texts) =>
        new()
        {
            Number = texts.Number(),
            Kind = (PracticeStepKind)texts.Number(),
            Title = texts.Text(),
            Low = texts.Text(),
            High = texts.Text(),
            Beside = texts.Number(),
            Lines = texts.Many(() => new PracticeLine(texts.Text(), texts.Number() == 1)),
        };
}
