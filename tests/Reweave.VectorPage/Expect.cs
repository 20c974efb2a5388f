namespace Reweave.VectorPage;

/// <summary>What must hold, named for the report.</summary>
internal static class Expect
{
    public static void True(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException("expected: " + what);
        }
    }

    public static void Equal(byte[] expected, byte[]? actual, string what) =>
        True(
            actual is not null && expected.AsSpan().SequenceEqual(actual),
            $"{what}: {Convert.ToHexStringLower(expected)} but was {Convert.ToHexStringLower(actual ?? [])}"
        );

    public static async Task ThrowsAsync(Func<Task> act, string what)
    {
        try
        {
            await act();
        }
        catch (Exception)
        {
            return;
        }
        throw new InvalidOperationException("expected a refusal: " + what);
    }
}
