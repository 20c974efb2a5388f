using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Reweave.Server.Operations;

namespace Reweave.Server.Tests.Operations;

public sealed class WhenTheAppsFilesAreAskedFor : IDisposable
{
    private const string Manifest = """
        {"Version":1,"Endpoints":[
          {"Route":"app/a.1x.js","AssetFile":"app/a.js.br","Selectors":[{"Name":"Content-Encoding","Value":"br","Quality":"0.1"}],"ResponseHeaders":[{"Name":"Cache-Control","Value":"max-age=31536000, immutable"},{"Name":"Content-Encoding","Value":"br"},{"Name":"Content-Type","Value":"text/javascript"},{"Name":"ETag","Value":"\"compressed\""}]},
          {"Route":"app/a.1x.js","AssetFile":"app/a.js","Selectors":[],"ResponseHeaders":[{"Name":"Cache-Control","Value":"max-age=31536000, immutable"},{"Name":"Content-Type","Value":"text/javascript"},{"Name":"ETag","Value":"\"plain\""}]},
          {"Route":"app/a.1x.js.br","AssetFile":"app/a.js.br","Selectors":[],"ResponseHeaders":[{"Name":"Cache-Control","Value":"no-cache"},{"Name":"Content-Encoding","Value":"br"},{"Name":"Content-Type","Value":"text/javascript"},{"Name":"ETag","Value":"\"compressed\""}]},
          {"Route":"app/gone.js","AssetFile":"app/gone.js","Selectors":[],"ResponseHeaders":[{"Name":"Cache-Control","Value":"max-age=31536000, immutable"},{"Name":"Content-Type","Value":"text/javascript"},{"Name":"ETag","Value":"\"gone\""}]}
        ]}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("reweave-files-").FullName;
    private readonly PhysicalFileProvider _provider;
    private readonly AppFiles _files;

    public WhenTheAppsFilesAreAskedFor()
    {
        _ = Directory.CreateDirectory(Path.Combine(_folder, "app"));
        File.WriteAllText(Path.Combine(_folder, "app", "a.js"), "the plain one");
        File.WriteAllText(Path.Combine(_folder, "app", "a.js.br"), "packed");
        var manifest = Path.Combine(_folder, "manifest.json");
        File.WriteAllText(manifest, Manifest);
        _provider = new PhysicalFileProvider(_folder);
        _files = new AppFiles(manifest, _provider);
    }

    public void Dispose()
    {
        _provider.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("gzip, deflate, br", "packed", "br", "\"compressed\"")]
    [InlineData("br;q=0, gzip", "the plain one", "", "\"plain\"")]
    [InlineData("", "the plain one", "", "\"plain\"")]
    public async Task They_come_in_the_smallest_form_that_is_understood(
        string accepts,
        string body,
        string encoding,
        string tag
    )
    {
        var (response, text) = await Ask("/app/a.1x.js", accepts);

        Assert.Equal((200, body), (response.StatusCode, text));
        Assert.Equal(encoding, response.Headers.ContentEncoding.ToString());
        Assert.Equal(tag, response.Headers.ETag.ToString());
        Assert.Equal("Accept-Encoding", response.Headers.Vary.ToString());
        Assert.Equal("max-age=31536000, immutable", response.Headers.CacheControl.ToString());
        Assert.Equal("text/javascript", response.ContentType);
        Assert.Equal(body.Length, response.ContentLength);
    }

    [Fact]
    public async Task What_the_browser_has_already_is_not_sent_again()
    {
        var (response, text) = await Ask("/app/a.1x.js", "br", "\"compressed\"");
        Assert.Equal((304, ""), (response.StatusCode, text));

        // The same name in another form is something else.
        (response, _) = await Ask("/app/a.1x.js", "br", "\"plain\"");
        Assert.Equal(200, response.StatusCode);
    }

    [Fact]
    public async Task What_is_not_there_is_never_kept_as_if_it_were()
    {
        var (response, _) = await Ask("/app/gone.js", "br");
        Assert.Equal(404, response.StatusCode);
        Assert.Empty(response.Headers.CacheControl.ToString());
        Assert.Null(_files.Answer(Asking("/app/a.1x.js.br", "br", null)));
        Assert.Null(_files.Answer(Asking("/app/../manifest.json", "br", null)));
    }

    private async Task<(HttpResponse Response, string Body)> Ask(
        string path,
        string accepts,
        string? has = null
    )
    {
        var http = Asking(path, accepts, has);
        using var body = new MemoryStream();
        http.Response.Body = body;
        await _files.Answer(http)!;
        return (http.Response, Encoding.UTF8.GetString(body.ToArray()));
    }

    private static DefaultHttpContext Asking(string path, string accepts, string? has)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = "GET";
        http.Request.Path = path;
        http.Request.Headers.AcceptEncoding = accepts;
        http.Request.Headers.IfNoneMatch = has;
        return http;
    }
}
