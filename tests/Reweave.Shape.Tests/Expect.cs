namespace Reweave.Shape.Tests;

internal static class Expect
{
    /// <summary>Fails with every fault on a line of its own: a shortened list would be found one run at a time.</summary>
    public static void NoFaults(IEnumerable<string> faults)
    {
        var found = faults.ToList();
        Assert.True(found.Count == 0, $"{found.Count} found:\n{string.Join('\n', found)}");
    }
}
