using System.Reflection;
using Reweave.Crypto.Primitives;
using Reweave.Crypto.Spaces;
using Reweave.Vectors;
using Vectors.Runner;

namespace Reweave.Protocol.Tests.Vectors;

public sealed class The_vectors
{
    public static TheoryData<string> Files =>
        [
            .. Directory
                .EnumerateFiles(Repository.Path("vectors"), "*.vectors")
                .Select(file => System.IO.Path.GetFileName(file))
                .Order(StringComparer.Ordinal),
        ];

    [Theory, MemberData(nameof(Files))]
    public async Task Pass_on_the_base_class_library(string file)
    {
        using var primitives = new BclPrimitives();
        var platform = new VectorPlatform
        {
            Primitives = primitives,
            PassphraseAsync = (_, normalised) =>
                new(BclPrimitives.NormalisedPassphrase(normalised)),
        };
        var results = await VectorRunner.RunAsync(platform, VectorFile.Parse(Read(file)));
        Assert.NotEmpty(results);
        Assert.All(results, result => Assert.True(result.Passed, result.ToString()));
        Assert.Contains(results, result => result.Expected == "fine");
    }

    [Fact]
    public async Task Are_the_ones_the_generator_makes()
    {
        var made = await VectorSet.MakeAsync();
        Assert.Equal(
            made.Select(file => file.Key).Order(StringComparer.Ordinal),
            Files.Select(f => f.Data)
        );
        Assert.All(made, file => Assert.True(file.Value == Read(file.Key), file.Key));
    }

    [Fact]
    public void Name_every_verdict_that_an_entry_can_get()
    {
        var log = Read("log.vectors");
        // Only a log longer than the transcripts kept can come to it: told in When_a_log_is_long.
        var named = Enum.GetValues<EntryVerdict>().Except([EntryVerdict.ConfirmedNotKnown]);
        Assert.All(
            named,
            verdict =>
                Assert.Contains(
                    $"verdict: {VectorCase.NameOf(verdict)}\n",
                    log,
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void Are_listed_for_the_reader()
    {
        var readme = Read("README.md");
        Assert.All(Files, file => Assert.Contains(file.Data, readme, StringComparison.Ordinal));
    }

    private static string Read(string file) => File.ReadAllText(Repository.Path("vectors", file));
}
