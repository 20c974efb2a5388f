using System.Runtime.InteropServices.JavaScript;

namespace Reweave.VectorPage;

/// <summary>What the page shows: a line for each story, and at the end how many held.</summary>
internal sealed partial class Results
{
    internal const string Module = "vectors/results";
    private int _passed;
    private int _failed;

    public async Task TellAsync(string story, Func<Task> run)
    {
        try
        {
            await run();
            _passed++;
            Line($"passed {story}");
        }
        catch (Exception exception)
        {
            _failed++;
            Line($"FAILED {story}: {exception}");
        }
    }

    public void Finish() => Finish(_passed, _failed);

    [JSImport("line", Module)]
    private static partial void Line(string text);

    [JSImport("finish", Module)]
    private static partial void Finish(int passed, int failed);
}
