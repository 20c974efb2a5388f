namespace Reweave.Bench.Report;

/// <summary>Durations of one kind, in milliseconds.</summary>
internal sealed class Samples
{
    private readonly List<double> _milliseconds = [];

    public int Count => _milliseconds.Count;

    public void Add(TimeSpan duration) => _milliseconds.Add(duration.TotalMilliseconds);

    public void AddAll(Samples others) => _milliseconds.AddRange(others._milliseconds);

    /// <summary>The value that this share of the samples does not exceed (nearest rank).</summary>
    public double Percentile(double share)
    {
        _milliseconds.Sort();
        return _milliseconds[Math.Max(0, (int)Math.Ceiling(share * _milliseconds.Count) - 1)];
    }

    public double Median => Percentile(0.5);
}
