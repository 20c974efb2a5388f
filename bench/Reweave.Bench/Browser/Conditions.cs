using Microsoft.Playwright;

namespace Reweave.Bench.Browser;

/// <summary>A computer, or a cheap phone on the road: CPU four times slower and what Chromium's tools call Fast 4G.</summary>
internal sealed record Conditions(string Name, int CpuSlowdown, bool Fast4G)
{
    public static readonly Conditions Computer = new("1x", 1, false);

    public static readonly Conditions Phone = new("CPU 4x + Fast 4G", 4, true);

    /// <returns>Tells how many workers took the slower CPU and how many would not.</returns>
    public async Task<WorkersSlowed> ApplyAsync(IPage page)
    {
        var slowed = new WorkersSlowed();
        var session = await page.Context.NewCDPSessionAsync(page);
        if (CpuSlowdown > 1)
        {
            await session.SendAsync(
                "Emulation.setCPUThrottlingRate",
                new() { ["rate"] = CpuSlowdown }
            );
            await SlowWorkersAsync(session, slowed);
        }

        if (Fast4G)
        {
            await session.SendAsync("Network.enable");
            await session.SendAsync(
                "Network.emulateNetworkConditions",
                new()
                {
                    ["offline"] = false,
                    ["latency"] = 165,
                    ["downloadThroughput"] = 9_000_000 / 8 * 0.9,
                    ["uploadThroughput"] = 1_500_000 / 8 * 0.9,
                }
            );
        }

        return slowed;
    }

    // Playwright speaks to pages only, so the vault's worker is reached through the page's own session, message by message.
    private async Task SlowWorkersAsync(ICDPSession session, WorkersSlowed slowed)
    {
        session.Event("Target.attachedToTarget").OnEvent += async (_, attached) =>
        {
            if (
                attached?.GetProperty("targetInfo").GetProperty("type").GetString() is "worker"
                && attached.Value.GetProperty("sessionId").GetString() is { } worker
            )
            {
                await session.SendAsync(
                    "Target.sendMessageToTarget",
                    new()
                    {
                        ["sessionId"] = worker,
                        ["message"] =
                            $$$"""{"id":1,"method":"Emulation.setCPUThrottlingRate","params":{"rate":{{{CpuSlowdown}}}}}""",
                    }
                );
            }
        };
        session.Event("Target.receivedMessageFromTarget").OnEvent += (_, received) =>
            slowed.Note(received?.GetProperty("message").GetString() ?? "");
        await session.SendAsync(
            "Target.setAutoAttach",
            new()
            {
                ["autoAttach"] = true,
                ["waitForDebuggerOnStart"] = false,
                ["flatten"] = false,
            }
        );
    }
}

/// <summary>What the browser answered when its workers were to be slowed.</summary>
internal sealed class WorkersSlowed
{
    private int _taken;
    private int _refused;

    public void Note(string answer)
    {
        if (answer.Contains("\"error\"", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _refused);
        }
        else if (answer.Contains("\"id\":1", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _taken);
        }
    }

    public override string ToString() =>
        (_taken, _refused) switch
        {
            (0, 0) => "no answer",
            (_, 0) => "slowed like the page",
            _ => "not slowed: the browser does not offer it",
        };
}
