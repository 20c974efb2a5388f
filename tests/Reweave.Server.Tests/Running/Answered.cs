using System.Text.Json;

namespace Reweave.Server.Tests.Running;

/// <summary>What came back: status, body, and the code where it is a problem document.</summary>
public sealed record Answered(HttpStatusCode Status, byte[] Body, string? Code, JsonElement Problem)
{
    public static async Task<Answered> Read(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsByteArrayAsync();
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return new Answered(response.StatusCode, body, null, default);
        }

        var problem = JsonDocument.Parse(body).RootElement;
        return new Answered(
            response.StatusCode,
            body,
            problem.GetProperty("code").GetString(),
            problem
        );
    }

    /// <summary>The body, which must be an answer.</summary>
    public byte[] Fine()
    {
        Assert.True(Status == HttpStatusCode.OK, $"{(int)Status} {Code}");
        return Body;
    }

    public void Refused(string code) => Assert.Equal(code, Code);
}
