using Reweave.Crypto.Spaces;
using Reweave.Protocol.Entries;

namespace Reweave.Protocol.Tests.Budgets;

/// <summary>
/// What reading costs in memory: counts, not times, so that they are the same on every machine. A frame here carries the shortest
/// event, about 700 bytes.
/// </summary>
public sealed class Allocations
{
    private const int Events = 200;

    [Fact]
    public async Task Decoding_one_frame_takes_few_times_its_length()
    {
        var couple = await Couple.NewAsync();
        var bytes = (await couple.SealAsync(couple.Ada))[0].Encode();
        var each = Measure(() =>
        {
            for (var i = 0; i < Events; i++)
            {
                Frame.TryRead(bytes, out var frame);
                DeviceHead.TryRead(frame!, out _);
                frame!.Hash();
            }
        });
        Assert.InRange(each / Events, 1, 5 * 1024);
    }

    [Fact]
    public async Task Opening_one_envelope_takes_few_times_its_length()
    {
        var couple = await Couple.NewAsync();
        var frames = await couple.SealAsync(couple.Ada, Events);
        var each = Measure(() =>
        {
            var opening = EventSealer.OpenAsync(couple.Primitives, couple.Epoch, frames);
            Assert.True(opening.IsCompletedSuccessfully);
        });
        Assert.InRange(each / Events, 1, 1536);
    }

    [Fact]
    public async Task Verifying_a_page_takes_few_times_its_length()
    {
        var couple = await Couple.NewAsync();
        var frames = Couple.Encoded(await couple.SealAsync(couple.Ada, Events));
        var each = Measure(() =>
        {
            var verifying = couple.Verifier.VerifyAsync(couple.Primitives, frames);
            Assert.True(verifying.IsCompletedSuccessfully);
        });
        Assert.InRange(each / Events, 1, 6 * 1024);
    }

    private static long Measure(Action act)
    {
        act();
        var before = GC.GetAllocatedBytesForCurrentThread();
        act();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
