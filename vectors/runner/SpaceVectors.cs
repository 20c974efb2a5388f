using Reweave.Crypto.Accounts;
using Reweave.Crypto.Primitives;
using Reweave.Crypto.Spaces;
using Reweave.Protocol;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;

namespace Vectors.Runner;

internal static class SpaceVectors
{
    public static ValueTask<string> PaddingAsync(VectorPlatform platform, VectorCase given)
    {
        var padded = given.Bytes("padded");
        if (!Padding.TryRemove(padded, out var length))
        {
            return new("wrong-padding");
        }

        return new(
            length != given.Number("content-length")
                ? "differs-content-length"
                : Outcomes.Same(("padded", padded, Padding.Add(padded.AsSpan(0, length))))
        );
    }

    public static async ValueTask<string> EntryAsync(VectorPlatform platform, VectorCase given)
    {
        var read = Frame.TryRead(given.Bytes("frame"), out var frame);
        if (read != ReadOutcome.Fine)
        {
            return Outcomes.Of(read);
        }

        var before = new Transcript(given.Bytes("transcript-before"));
        var hash = frame!.Hash();
        // Once here and once by the platform, as a page that arrives is hashed.
        var byPlatform = await HashedFrame.OfAsync(
            platform.Primitives,
            [given.Bytes("frame")],
            () => ValueTask.CompletedTask
        );
        return Outcomes.Same(
            ("frame", given.Bytes("frame"), frame.Encode()),
            ("entry-hash", given.Bytes("entry-hash"), hash.ToArray()),
            ("entry-hash", given.Bytes("entry-hash"), byPlatform[0].Hash.ToArray()),
            ("transcript", given.Bytes("transcript"), Transcripts.After(before, hash).ToArray())
        );
    }

    public static async ValueTask<string> ControlEntryAsync(
        VectorPlatform platform,
        VectorCase given
    )
    {
        var read = Frame.TryRead(given.Bytes("frame"), out var frame);
        if (read != ReadOutcome.Fine)
        {
            return Outcomes.Of(read);
        }

        read = ControlEntry.TryRead(frame!, out var entry);
        if (read != ReadOutcome.Fine)
        {
            return Outcomes.Of(read);
        }

        if (entry!.GetType().Name != given.Text("type"))
        {
            return "differs-type";
        }

        var verified = await platform.Primitives.VerifyAsync([
            new ToVerify(
                given.Bytes("author-signing-key"),
                Frame.SignedBytes(frame!.Hash()),
                frame.Signature
            ),
        ]);
        return verified[0]
            ? Outcomes.Same(("head", frame.Head, entry.Encode()))
            : "wrong-signature";
    }

    public static async ValueTask<string> EventAsync(VectorPlatform platform, VectorCase given)
    {
        var read = Frame.TryRead(given.Bytes("frame"), out var frame);
        if (read != ReadOutcome.Fine)
        {
            return Outcomes.Of(read);
        }

        read = EventHead.TryRead(frame!.Head, out var head);
        if (read != ReadOutcome.Fine)
        {
            return Outcomes.Of(read);
        }

        using var secret = await platform.Primitives.ImportSecretAsync(given.Bytes("epoch-key"));
        using var key = EpochKey.Given(head!.Space, head.Epoch, secret);
        var opened = (await EventSealer.OpenAsync(platform.Primitives, key, [frame]))[0];
        if (opened.Content is not { } content)
        {
            return Outcomes.Of(opened.Outcome);
        }

        return Outcomes.Same("type", given.Text("type"), content.Type) is var type
            && type != Outcomes.Fine
                ? type
            : content.Version != given.Number("version") ? "differs-version"
            : content.ClientTime.ToString() != given.Text("client-time") ? "differs-client-time"
            : Outcomes.Same(
                ("payload", given.Bytes("payload"), content.Payload),
                ("head", frame.Head, head.Encode())
            );
    }

    public static async ValueTask<string> EpochAsync(VectorPlatform platform, VectorCase given)
    {
        var entry = (EpochStarted)ReadControl(given.Bytes("frame"));
        using var identity = await AccountVectors.IdentityAsync(platform, given);
        using var master = await MasterKey.ImportAsync(platform.Primitives, given.Bytes("master"));
        using var psk = given.Has("psk")
            ? await platform.Primitives.ImportSecretAsync(given.Bytes("psk"))
            : null;
        var opened = await EpochKey.OpenAsync(platform.Primitives, entry, identity, master, psk);
        return await ComparedAsync(platform, given, opened);
    }

    public static async ValueTask<string> HistoryAsync(VectorPlatform platform, VectorCase given)
    {
        var entry = (HistoryGiven)ReadControl(given.Bytes("frame"));
        using var identity = await AccountVectors.IdentityAsync(platform, given);
        using var psk = await platform.Primitives.ImportSecretAsync(given.Bytes("psk"));
        var opened = await EpochKey.OpenHistoryAsync(
            platform.Primitives,
            entry,
            entry.Keys[given.Number("index")],
            identity,
            psk
        );
        return await ComparedAsync(platform, given, opened);
    }

    /// <summary>A page from the genesis on: each <c>entry</c> with its <c>verdict</c>; <c>expect</c> is the page's outcome.</summary>
    public static async ValueTask<string> LogAsync(VectorPlatform platform, VectorCase given)
    {
        var frames = given
            .All("entry")
            .Select(entry => new ReadOnlyMemory<byte>(Convert.FromHexString(entry)))
            .ToList();
        var verdicts = given.All("verdict");
        var whole = await LogVerifier
            .Before(new SpaceId(given.Bytes("space")))
            .VerifyAsync(platform.Primitives, frames);
        for (var i = 0; i < whole.Entries.Count; i++)
        {
            var actual = Outcomes.Of(whole.Entries[i].Verdict);
            if (actual != verdicts[i])
            {
                return $"entry-{i + 1}-{actual}";
            }
        }

        if (whole.Outcome == PageOutcome.Fine)
        {
            var differs = Outcomes.Same(
                ("transcript", given.Bytes("transcript"), whole.After.Head.Transcript.ToArray())
            );
            if (differs != Outcomes.Fine)
            {
                return differs;
            }
        }

        return Outcomes.Of(whole.Outcome);
    }

    private static async ValueTask<string> ComparedAsync(
        VectorPlatform platform,
        VectorCase given,
        EpochOpened opened
    )
    {
        if (opened.Key is not { } key)
        {
            return Outcomes.Of(opened.Outcome);
        }

        using (key)
        {
            using var expected = await platform.Primitives.ImportSecretAsync(
                given.Bytes("epoch-key")
            );
            return Outcomes.Same(
                (
                    "epoch-key",
                    await PrimitiveVectors.ProbeAsync(platform.Primitives, expected),
                    await PrimitiveVectors.ProbeAsync(platform.Primitives, key.Secret)
                )
            );
        }
    }

    private static ControlEntry ReadControl(byte[] bytes) =>
        Frame.TryRead(bytes, out var frame) == ReadOutcome.Fine
        && ControlEntry.TryRead(frame!, out var entry) == ReadOutcome.Fine
            ? entry!
            : throw new FormatException("This frame must read.");
}
