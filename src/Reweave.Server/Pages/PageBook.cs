using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using Reweave.Content;

namespace Reweave.Server.Pages;

/// <summary>
/// Every public page in every language, rendered and compressed once, when it is first asked for: they hold nothing that differs
/// between readers, so a visit costs no more than a copy, and leaves no trace.
/// </summary>
internal sealed class PageBook
{
    private readonly ConcurrentDictionary<
        (PublicPage Page, Language Language),
        Lazy<RenderedPage>
    > _pages = new();

    public Task Answer(
        HttpContext http,
        PublicPage page,
        Language language,
        int status = StatusCodes.Status200OK
    )
    {
        var rendered = _pages
            .GetOrAdd(
                (page, language),
                static key => new Lazy<RenderedPage>(() =>
                    new RenderedPage(
                        PageFrame.Around(key.Page, PageTexts.Of(key.Language)).ToString()
                    )
                )
            )
            .Value;
        var response = http.Response;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.ContentLanguage = language.Tag;
        response.Headers.CacheControl = "no-cache";
        if (status == StatusCodes.Status200OK)
        {
            response.Headers.ETag = rendered.Tag;
            if (http.Request.Headers.IfNoneMatch == rendered.Tag)
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }

        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        var takesBrotli = http
            .Request.Headers.AcceptEncoding.ToString()
            .Contains("br", StringComparison.Ordinal);
        if (takesBrotli)
            response.Headers.ContentEncoding = "br";
        var bytes = takesBrotli ? rendered.Brotli : rendered.Plain;
        response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(http.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(bytes).AsTask();
    }

    private sealed class RenderedPage
    {
        public RenderedPage(string markup)
        {
            Plain = Encoding.UTF8.GetBytes(markup);
            using var compressed = new MemoryStream();
            using (var brotli = new BrotliStream(compressed, CompressionLevel.SmallestSize))
                brotli.Write(Plain);
            Brotli = compressed.ToArray();
            Tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Plain).AsSpan(0, 8))}\"";
        }

        public byte[] Plain { get; }

        public byte[] Brotli { get; }

        public string Tag { get; }
    }
}
