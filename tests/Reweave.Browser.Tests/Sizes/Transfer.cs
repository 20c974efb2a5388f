using System.Net.Http.Headers;
using Reweave.Browser.Tests.Hosting;

namespace Reweave.Browser.Tests.Sizes;

/// <summary>
/// Bytes that the addresses a browser asked for take on the wire, with Brotli as the browser would get it. Asked for
/// again one by one, so that caches and connections do not change the count.
/// </summary>
internal static class Transfer
{
    public static async Task<IReadOnlyList<(string Path, long Bytes)>> OfAsync(
        Site site,
        IEnumerable<string> requests
    )
    {
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = 0 });
        http.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        http.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));
        var sizes = new List<(string, long)>();
        foreach (var address in requests.Where(IsRead).Select(Address).Distinct())
        {
            using var answer = await http.GetAsync(address);
            var headers = answer.Headers.Concat(answer.Content.Headers).Sum(Length);
            sizes.Add(
                (
                    address.PathAndQuery,
                    headers + (await answer.Content.ReadAsByteArrayAsync()).Length
                )
            );
        }

        return sizes;

        bool IsRead(string request) =>
            request.StartsWith("GET http", StringComparison.Ordinal)
            && !Address(request).AbsolutePath.StartsWith("/api/", StringComparison.Ordinal);
    }

    public static string Describe(IEnumerable<(string Path, long Bytes)> sizes) =>
        string.Join(
            '\n',
            sizes
                .OrderByDescending(size => size.Bytes)
                .Take(25)
                .Select(size => $"{size.Bytes, 9:N0} {size.Path}")
        );

    private static Uri Address(string request) => new(request.Split(' ', 2)[1]);

    private static long Length(KeyValuePair<string, IEnumerable<string>> header) =>
        header.Key.Length + header.Value.Sum(value => value.Length) + 4;
}
