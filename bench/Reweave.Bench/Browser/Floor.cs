using Microsoft.Playwright;

namespace Reweave.Bench.Browser;

/// <summary>What the protocol asks of every unlocking: no code of ours can be quicker than this.</summary>
internal static class Floor
{
    public const int Iterations = 1_200_000;

    public static async Task<double> MeasureAsync(IPage page) =>
        await page.EvaluateAsync<double>(
            """
            async (iterations) => {
              const key = await crypto.subtle.importKey("raw", new Uint8Array(32), "PBKDF2", false, ["deriveBits"]);
              const samples = [];
              for (let i = 0; i < 5; i++) {
                const started = performance.now();
                await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt: new Uint8Array(32), iterations }, key, 256);
                samples.push(performance.now() - started);
              }
              return samples.sort((one, other) => one - other)[2];
            }
            """,
            Iterations
        );
}
