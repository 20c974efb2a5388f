using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Reweave.Server.Pages;

/// <summary>
/// Markup that is safe by construction: it can only be made from a literal in our own source, in which every hole is encoded unless
/// it is markup itself. Attribute values always stand in double quotes.
/// </summary>
/// <example><c>Html.Of($"&lt;p&gt;{text}&lt;/p&gt;")</c></example>
internal readonly struct Html
{
    private readonly string? _markup;

    private Html(string markup) => _markup = markup;

    public static Html Of(Template template) => new(template.Markup);

    public static Html Join(IEnumerable<Html> parts) =>
        new(string.Concat(parts.Select(part => part.ToString())));

    public static Html Each<T>(IEnumerable<T> items, Func<T, Html> each) =>
        Join(items.Select(each));

    public static Html When(bool condition, Func<Html> then) => condition ? then() : default;

    public override string ToString() => _markup ?? "";

    /// <summary>Collects the literal as it stands and the holes encoded.</summary>
    [InterpolatedStringHandler]
    internal readonly struct Template(int literalLength, int formattedCount)
    {
        // Letters of every script stay letters; what could end a text or an attribute does not.
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

        private readonly StringBuilder _markup = new(literalLength + (formattedCount * 32));

        public string Markup => _markup.ToString();

        public void AppendLiteral(string literal) => _markup.Append(literal);

        public void AppendFormatted(string? text) => _markup.Append(Encoder.Encode(text ?? ""));

        public void AppendFormatted(Html markup) => _markup.Append(markup.ToString());
    }
}
