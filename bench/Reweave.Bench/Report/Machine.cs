using System.Runtime.InteropServices;

namespace Reweave.Bench.Report;

/// <summary>What the numbers were taken on, without saying whose machine it is.</summary>
internal static class Machine
{
    public static string Describe()
    {
        var processor = Field("/proc/cpuinfo", "model name") ?? "unknown processor";
        var memory = Field("/proc/meminfo", "MemTotal") is { } total
            ? $"{long.Parse(total.Split(' ')[0]) / 1_048_576} GiB"
            : "?";
        return $"Machine: {Environment.ProcessorCount} cores, {processor}, {memory}; "
            + $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription.Split(' ')[0]}. "
            + "Server, clients and browser share it.";
    }

    private static string? Field(string file, string name) =>
        File.Exists(file)
            ? File.ReadLines(file)
                .FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))
                ?.Split(':', 2)[1]
                .Trim()
            : null;
}
