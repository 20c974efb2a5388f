using System.Collections.Concurrent;
using Lucene.Net.Analysis;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Reweave.Content;
using Reweave.Content.Guide;
using Reweave.Server.Pages;

namespace Reweave.Server.Search;

/// <summary>An article that was found, with the place in it that fits best.</summary>
internal sealed record FoundArticle(Article Article, IReadOnlyList<ExtractPart> Extract);

/// <summary>
/// The guide of one language, ready to be searched: in memory, built when somebody first searches in that language, since most
/// servers of two people never do. Nothing in a query is a command: its words are looked for as they are.
/// </summary>
internal sealed class ArticleIndex
{
    private const int MostResults = 10;
    private const int MostWords = 16;
    private const int LongestWord = 40;

    /// <summary>What counts how much: a title says what an article is about, its text only what it mentions.</summary>
    private static readonly (
        string Field,
        float Weight,
        Func<Article, Words, string> Text
    )[] Fields =
    [
        ("title", 5, (article, _) => $"{article.Title} {article.PageTitle}"),
        ("found", 4, (article, _) => article.FoundBy),
        (
            "topics",
            3,
            (article, words) => string.Join(' ', article.Topics.Select(words.Guide.Topic))
        ),
        ("summary", 3, (article, _) => article.Summary),
        ("headings", 2, (article, _) => Texts(article, ArticleBlockKind.Heading)),
        ("text", 1, (article, _) => Texts(article, null)),
    ];

    private static readonly ConcurrentDictionary<Language, Lazy<ArticleIndex>> All = new();

    private readonly Analyzer _analyzer;
    private readonly IReadOnlyList<Article> _articles;
    private readonly IndexSearcher _searcher;

    /// <summary>Every word that stands in some article, as the analyzer leaves it.</summary>
    private readonly HashSet<string> _words = [];

    private ArticleIndex(Language language)
    {
        _analyzer = SearchAnalyzers.Of(language);
        _articles = GuideTexts.Of(language).All;
        var words = PageTexts.Of(language);
        var folder = new RAMDirectory();
        var similarity = new BM25Similarity();
        using (
            var writer = new IndexWriter(
                folder,
                new IndexWriterConfig(LuceneVersion.LUCENE_48, _analyzer)
                {
                    Similarity = similarity,
                }
            )
        )
        {
            foreach (var article in _articles)
            {
                var document = new Document();
                foreach (var (field, _, text) in Fields)
                {
                    var content = text(article, words);
                    document.Add(new TextField(field, content, Field.Store.NO));
                    _words.UnionWith(Tokens(content).Select(token => token.Word));
                }
                writer.AddDocument(document);
            }
        }

        _searcher = new IndexSearcher(DirectoryReader.Open(folder)) { Similarity = similarity };
    }

    public static ArticleIndex Of(Language language) =>
        All.GetOrAdd(language, own => new Lazy<ArticleIndex>(() => new ArticleIndex(own))).Value;

    /// <param name="query">Cleaned by <see cref="SearchText.Clean"/>.</param>
    public IReadOnlyList<FoundArticle> Search(string query)
    {
        var typed = Tokens(query)
            .Select(token => token.Word)
            .Where(word => word.Length <= LongestWord)
            .Take(MostWords)
            .ToList();
        // Words that others write as one: set-back, set back.
        var joined = typed.Zip(typed.Skip(1), string.Concat).Where(_words.Contains);
        var asked = typed.Concat(joined).Distinct().Select(word => Meant(word).ToList()).ToList();
        if (asked.TrueForAll(words => words.Count == 0))
            return [];
        var all = new BooleanQuery();
        foreach (var words in asked.Where(words => words.Count > 0))
        {
            // The best field of the best guess counts, so that a word said in three fields is not three words.
            var best = new DisjunctionMaxQuery(0.1f);
            foreach (var (word, weight) in words)
            foreach (var (field, fieldWeight, _) in Fields)
                best.Add(new TermQuery(new Term(field, word)) { Boost = weight * fieldWeight });
            all.Add(best, Occur.SHOULD);
        }

        var wanted = asked.SelectMany(words => words).Select(word => word.Word).ToHashSet();
        return
        [
            .. _searcher
                .Search(all, MostResults)
                .ScoreDocs.Select(hit => _articles[hit.Doc])
                .Select(article => new FoundArticle(
                    article,
                    Extracts.From(article, Tokens, wanted)
                )),
        ];
    }

    /// <summary>The word itself where it is known; else the known ones it begins, and those it may be with a typing error.</summary>
    private IEnumerable<(string Word, float Weight)> Meant(string word)
    {
        if (_words.Contains(word))
            return [(word, 1)];
        var most =
            word.Length < 4 ? 0
            : word.Length < 7 ? 1
            : 2;
        return _words
            .Select(known =>
                (
                    known,
                    Errors: word.Length >= 3 && known.StartsWith(word, StringComparison.Ordinal)
                        ? 1
                        : SearchText.Errors(word, known, most)
                )
            )
            .Where(guess => guess.Errors <= Math.Max(most, 1) && (guess.Errors > 0))
            .OrderBy(guess => guess.Errors)
            .Take(8)
            .Select(guess => (guess.known, 0.6f / guess.Errors));
    }

    private List<FoundWord> Tokens(string text) => SearchAnalyzers.Words(_analyzer, text);

    private static string Texts(Article article, ArticleBlockKind? kind) =>
        string.Join(
            '\n',
            article
                .Blocks.Where(block => kind is null || block.Kind == kind)
                .Select(block => block.Plain)
        );
}
