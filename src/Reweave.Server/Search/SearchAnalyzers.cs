using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;
using Reweave.Content;

namespace Reweave.Server.Search;

/// <param name="Word">As the index knows it: without endings and marks.</param>
internal readonly record struct FoundWord(string Word, int Start, int End);

/// <summary>How each language's words are brought to what they have in common: endings off, marks off, small letters. A language is one row.</summary>
internal static class SearchAnalyzers
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private static readonly Dictionary<string, Func<Analyzer>> Rows = new()
    {
        ["en"] = () => new EnglishAnalyzer(Version),
        ["it"] = () => new ItalianAnalyzer(Version),
        ["fr"] = () => new FrenchAnalyzer(Version),
        ["de"] = () => new GermanAnalyzer(Version),
        ["pl"] = () => new FoldedStart(),
        ["pt"] = () => new PortugueseAnalyzer(Version),
        ["ru"] = () => new RussianAnalyzer(Version),
        ["ar"] = () => new ArabicAnalyzer(Version),
        ["ja"] = () => new CJKAnalyzer(Version),
        ["zh"] = () => new CJKAnalyzer(Version),
        ["es"] = () => new SpanishAnalyzer(Version),
    };

    /// <summary>Words written without their marks (<c>perche</c> for <c>perché</c>) are the same words.</summary>
    public static Analyzer Of(Language language) => new WithoutMarks(Rows[language.Tag]());

    /// <summary>The words of a text as they are looked for, with where each stands.</summary>
    public static List<FoundWord> Words(Analyzer analyzer, string text)
    {
        var words = new List<FoundWord>();
        using var stream = analyzer.GetTokenStream("text", new StringReader(text));
        var word = stream.AddAttribute<ICharTermAttribute>();
        var place = stream.AddAttribute<IOffsetAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
            words.Add(new FoundWord(word.ToString()!, place.StartOffset, place.EndOffset));
        stream.End();
        return words;
    }

    private sealed class WithoutMarks(Analyzer inner) : AnalyzerWrapper(PER_FIELD_REUSE_STRATEGY)
    {
        protected override Analyzer GetWrappedAnalyzer(string fieldName) => inner;

        protected override TokenStreamComponents WrapComponents(
            string fieldName,
            TokenStreamComponents components
        ) => new(components.Tokenizer, new ASCIIFoldingFilter(components.TokenStream));
    }

    /// <summary>
    /// For Polish, which has no stemmer here: words without their marks, cut after six letters. Its words change at the end, so
    /// <c>zaufanie</c>, <c>zaufania</c> and <c>zaufaniu</c> become <c>zaufan</c>; the price is that some strangers meet.
    /// </summary>
    private sealed class FoldedStart : Analyzer
    {
        private const int Letters = 6;

        protected override TokenStreamComponents CreateComponents(
            string fieldName,
            TextReader reader
        )
        {
            var words = new StandardTokenizer(Version, reader);
            return new TokenStreamComponents(
                words,
                new TruncateTokenFilter(
                    new ASCIIFoldingFilter(new LowerCaseFilter(Version, words)),
                    Letters
                )
            );
        }
    }
}
