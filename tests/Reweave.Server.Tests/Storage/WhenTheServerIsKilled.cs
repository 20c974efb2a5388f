using System.Collections.Concurrent;

namespace Reweave.Server.Tests.Storage;

/// <summary>The real process, killed in the middle of its work. This proves what happens to a process; the disk is another test's.</summary>
public sealed class WhenTheServerIsKilled : IDisposable
{
    private const int Kills = 20;
    private const int Writers = 8;
    private static readonly TimeSpan Load = TimeSpan.FromMilliseconds(300);
    private readonly string _folder = Directory.CreateTempSubdirectory("reweave-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_acknowledged_entry_is_there_exactly_once()
    {
        var people = new List<(Person Person, SpaceLog Log)>();
        var acknowledged = new ConcurrentBag<EntryHash>();
        // Sent but not answered: may or may not be there, and is sent again with the same bytes.
        var open = new byte[Writers][];
        for (var kill = 0; kill < Kills; kill++)
        {
            using var server = await ServerProcess.Start(_folder);
            if (kill == 0)
            {
                for (var i = 0; i < Writers; i++)
                {
                    var person = await Person.Registered(server.CreateClient(), $"writer-{i}");
                    var log = SpaceLog.Private(person);
                    (await person.Make(log)).Fine();
                    people.Add((person, log));
                }
            }

            var work = people
                .Select(
                    (one, i) =>
                        Write(one.Person.At(server.CreateClient()), one.Log, open, i, acknowledged)
                )
                .ToArray();
            await Task.Delay(Load, TestContext.Current.CancellationToken);
            server.Kill();
            await Task.WhenAll(work);
        }

        using var last = await ServerProcess.Start(_folder);
        var present = new HashSet<EntryHash>();
        foreach (var (person, log) in people)
        {
            await foreach (var hash in ReadAll(person.At(last.CreateClient()), log))
            {
                Assert.True(present.Add(hash), "An entry is there twice.");
            }
        }

        Assert.True(
            acknowledged.Count > Kills * Writers,
            $"{acknowledged.Count} is too little to mean anything."
        );
        Assert.DoesNotContain(acknowledged, hash => !present.Contains(hash));
    }

    /// <summary>Writes one entry after the other until the server dies.</summary>
    private static async Task Write(
        Person person,
        SpaceLog log,
        byte[][] open,
        int index,
        ConcurrentBag<EntryHash> acknowledged
    )
    {
        try
        {
            while (true)
            {
                open[index] ??= log.Event(person);
                var answered = await person.Append(log, open[index]);
                answered.Fine();
                _ = Frame.TryRead(open[index], out var frame);
                acknowledged.Add(frame!.Hash());
                open[index] = null!;
            }
        }
        catch (HttpRequestException)
        {
            // Killed.
        }
        catch (IOException)
        {
            // Killed while answering.
        }
    }

    private static async IAsyncEnumerable<EntryHash> ReadAll(Person person, SpaceLog log)
    {
        long read = 0;
        var transcript = default(Transcript);
        while (true)
        {
            var page = await person.Read(log, read);
            foreach (var bytes in page.Frames)
            {
                _ = Frame.TryRead(bytes, out var frame);
                var hash = frame!.Hash();
                transcript = Transcripts.After(transcript, hash);
                read++;
                yield return hash;
            }

            if (page.Frames.Count == 0)
            {
                Assert.Equal(page.Head, new Head(new Position(read), transcript));
                yield break;
            }
        }
    }
}
