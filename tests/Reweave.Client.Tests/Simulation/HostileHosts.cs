using Reweave.Protocol;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;
using Reweave.Protocol.Requests;

namespace Reweave.Client.Tests.Simulation;

/// <summary>Lets everything pass but the answers to one path.</summary>
internal sealed class ChangesAnswers(string path, Func<byte[], byte[]> change) : IHostileHost
{
    public async Task<HttpResponseMessage> AnswerAsync(
        Asked ask,
        Func<Asked, Task<HttpResponseMessage>> honestly
    )
    {
        var response = await honestly(ask);
        return ask.Path == path && response.IsSuccessStatusCode
            ? Answers.Of(change(await response.Content.ReadAsByteArrayAsync()))
            : response;
    }
}

/// <summary>Gives answers of its own to some requests; null passes the request on.</summary>
internal sealed class MakesUpAnswers(Func<Asked, byte[]?> answer) : IHostileHost
{
    public Task<HttpResponseMessage> AnswerAsync(
        Asked ask,
        Func<Asked, Task<HttpResponseMessage>> honestly
    ) => answer(ask) is { } made ? Task.FromResult(Answers.Of(made)) : honestly(ask);
}

/// <summary>
/// Shows another log than the one it holds, as cleverly as a host can: positions, transcripts and heads of what it shows fit together.
/// It is given the whole honest log (suite, kind, head, body, signature of every entry) and gives the one to show.
/// </summary>
internal sealed class ShowsAnotherLog(Func<IReadOnlyList<Frame>, IReadOnlyList<Frame>> show)
    : IHostileHost
{
    /// <summary>Only this space; null for every one.</summary>
    public SpaceId? Only { get; init; }

    public async Task<HttpResponseMessage> AnswerAsync(
        Asked ask,
        Func<Asked, Task<HttpResponseMessage>> honestly
    )
    {
        const string entries = "/entries?after=";
        var at = ask.Path.IndexOf(entries, StringComparison.Ordinal);
        if (
            ask.Method != "GET"
            || at < 0
            || Only is { } only && !ask.Path.Contains(only.ToString(), StringComparison.Ordinal)
        )
        {
            return await honestly(ask);
        }

        var all = await honestly(ask with { Path = ask.Path[..(at + entries.Length)] + "0" });
        if (!all.IsSuccessStatusCode)
        {
            return all;
        }

        var page = Read(await all.Content.ReadAsByteArrayAsync());
        var shown = show([.. page.Frames.Select(ReadFrame)]);
        var head = default(Head);
        foreach (var frame in shown)
        {
            head = new Head(head.Position.Next, Transcripts.After(head.Transcript, frame.Hash()));
        }

        var after = int.Parse(ask.Path.AsSpan(at + entries.Length));
        return Answers.Of(
            (
                page with
                {
                    Head = head,
                    First = new Position(after + 1),
                    Frames = [.. shown.Skip(after).Select(frame => frame.Encode())],
                }
            ).Encode()
        );
    }

    private static PageAnswer Read(byte[] bytes)
    {
        Assert.Equal(ReadOutcome.Fine, PageAnswer.TryRead(bytes, out var page));
        return page!;
    }

    private static Frame ReadFrame(byte[] bytes)
    {
        Assert.Equal(ReadOutcome.Fine, Frame.TryRead(bytes, out var frame));
        return frame!;
    }
}
