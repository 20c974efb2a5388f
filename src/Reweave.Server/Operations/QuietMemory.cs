namespace Reweave.Server.Operations;

/// <summary>
/// Gives back what lies around while little happens. The runtime collects when a budget is used up that follows the processor's
/// cache; on a large one a quiet server would hold megabytes of garbage for hours. While it is busy the runtime collects by itself,
/// and this does nothing.
/// </summary>
internal sealed class QuietMemory(TimeProvider time) : BackgroundService
{
    private const long WorthCollecting = 4 << 20;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>Starting leaves the most behind.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(AfterStart, time);
        var collections = GC.CollectionCount(0);
        var allocated = 0L;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            timer.Period = Interval;
            var isQuiet = GC.CollectionCount(0) == collections;
            if (isQuiet && GC.GetTotalAllocatedBytes() - allocated > WorthCollecting)
            {
                GC.Collect(
                    GC.MaxGeneration,
                    GCCollectionMode.Aggressive,
                    blocking: true,
                    compacting: true
                );
                allocated = GC.GetTotalAllocatedBytes();
            }

            collections = GC.CollectionCount(0);
        }
    }
}
