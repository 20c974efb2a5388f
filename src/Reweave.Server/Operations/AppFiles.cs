using System.Text.Json;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Reweave.Server.Operations;

/// <summary>
/// The files of the app and of the public pages, as the build listed and compressed them, found by one look into a table. The
/// framework's way makes an endpoint of each of some 1,500 combinations of name and encoding, which cost an idle server 16 MB.
/// </summary>
internal sealed class AppFiles
{
    private static readonly string[] Preferred = ["br", "gzip", ""];
    private readonly Dictionary<string, List<Variant>> _byPath = new(StringComparer.Ordinal);
    private readonly IFileProvider _files;

    /// <param name="manifest">What the build wrote; without the file there is no app to serve, as in tests of the server alone.</param>
    public AppFiles(string manifest, IFileProvider files)
    {
        _files = files;
        if (File.Exists(manifest))
        {
            Read(File.ReadAllBytes(manifest));
        }
    }

    /// <summary>Null when there is no such file, in any encoding that is asked for.</summary>
    public Task? Answer(HttpContext http)
    {
        if (!_byPath.TryGetValue(http.Request.Path.Value ?? "", out var variants))
        {
            return null;
        }

        var accepted = http.Request.GetTypedHeaders().AcceptEncoding;
        foreach (var encoding in Preferred)
        {
            if (
                variants.Find(one => one.Encoding == encoding) is { } variant
                && (encoding.Length == 0 || Takes(accepted, encoding))
            )
            {
                return Send(http, variant);
            }
        }

        return null;
    }

    private static bool Takes(IList<StringWithQualityHeaderValue> accepted, string encoding) =>
        accepted.Any(one => one.Value == encoding && one.Quality is null or > 0);

    private Task Send(HttpContext http, Variant variant)
    {
        var response = http.Response;
        var file = _files.GetFileInfo(variant.File);
        if (!file.Exists)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        response.Headers.ETag = variant.Tag;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.CacheControl = variant.CacheControl;
        if (IsKnown(http.Request.GetTypedHeaders(), variant.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = variant.ContentType;
        response.ContentLength = file.Length;
        if (variant.Encoding.Length > 0)
        {
            response.Headers.ContentEncoding = variant.Encoding;
        }

        return HttpMethods.IsHead(http.Request.Method)
            ? Task.CompletedTask
            : response.SendFileAsync(file);
    }

    private static bool IsKnown(RequestHeaders headers, string tag) =>
        headers.IfNoneMatch.Any(one => one.Tag == tag);

    private void Read(byte[] manifest)
    {
        // Names and values that come again and again are kept once.
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(manifest);
        foreach (var endpoint in document.RootElement.GetProperty("Endpoints").EnumerateArray())
        {
            var route = endpoint.GetProperty("Route").GetString()!;
            var headers = endpoint
                .GetProperty("ResponseHeaders")
                .EnumerateArray()
                .ToLookup(
                    header => header.GetProperty("Name").GetString(),
                    header => header.GetProperty("Value").GetString()!
                );
            var encoding = headers["Content-Encoding"].FirstOrDefault("");
            var isAskedForByItsOwnName =
                encoding.Length > 0 && endpoint.GetProperty("Selectors").GetArrayLength() == 0;
            if (isAskedForByItsOwnName)
            {
                continue;
            }

            var path = "/" + route;
            if (!_byPath.TryGetValue(path, out var variants))
            {
                _byPath[path] = variants = new List<Variant>(3);
            }

            variants.Add(
                new Variant(
                    Once(endpoint.GetProperty("AssetFile").GetString()!),
                    Once(encoding),
                    Once(headers["Content-Type"].First()),
                    Once(headers["Cache-Control"].First()),
                    Once(headers["ETag"].First(tag => !tag.StartsWith('W')))
                )
            );
        }

        string Once(string value) =>
            known.TryGetValue(value, out var before) ? before : known[value] = value;
    }

    private sealed record Variant(
        string File,
        string Encoding,
        string ContentType,
        string CacheControl,
        string Tag
    );
}
