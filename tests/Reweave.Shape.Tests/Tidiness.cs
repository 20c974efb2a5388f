using System.Text.RegularExpressions;

namespace Reweave.Shape.Tests;

/// <summary>Small habits that keep the code readable, held by a test instead of by memory.</summary>
public sealed partial class Tidiness
{
    private static readonly string[] Code =
    [
        ".cs",
        ".razor",
        ".js",
        ".mjs",
        ".css",
        ".html",
        ".csproj",
        ".props",
    ];

    /// <summary>Longer than a reader can hold, and why that is right where it is.</summary>
    private static readonly Dictionary<string, string> MayBeLong = new()
    {
        ["src/Reweave.Crypto/Spaces/Roster.cs"] =
            "The rules of validity of one specification section, read side by side.",
        ["src/Reweave.Server/Accounts/AccountEndpoints.cs"] =
            "The account's requests in the order of the specification.",
        ["src/Reweave.Web/wwwroot/browser/vault.js"] =
            "Everything that touches a secret in the browser, so that it can be audited as one file.",
        ["tests/Reweave.Client.Tests/Simulation/The_host_is_hostile.cs"] =
            "One story for each row of the attack table, in its order.",
        ["src/Reweave.Server/wwwroot/site.css"] =
            "The public pages’ one sheet: on a slow line each further request costs more than its lines.",
        ["tests/Reweave.Client.Tests/Story/WhereToWrite.cs"] =
            "Data: every place where people write, one row after the other.",
        ["tools/Reweave.Vectors/LogFiles.cs"] =
            "Data: the vector files of logs, one after the other.",
        ["tools/Reweave.Vectors/SpaceFiles.cs"] =
            "Data: the vector files of spaces, one after the other.",
    };

    private const int LongestFile = 450;

    private static IEnumerable<string> CodeFiles =>
        Repository.Files.Where(file => Code.Contains(Path.GetExtension(file)));

    [Fact]
    public void Nothing_is_left_for_later_in_a_comment() =>
        Expect.NoFaults(
            Repository.Faults(
                CodeFiles.Concat(Repository.Under("", ".md", ".text", ".yml")).Append("test"),
                line => LeftoverMarker().IsMatch(line)
            )
        );

    [Fact]
    public void No_warning_is_silenced_in_the_code() =>
        Expect.NoFaults(
            Repository.Faults(CSharp, line => Starts(line, "#pragma warning " + "disable"))
        );

    [Fact]
    public void No_file_is_folded_into_regions() =>
        Expect.NoFaults(Repository.Faults(CSharp, line => Starts(line, "#" + "region")));

    [Fact]
    public void No_test_is_skipped() =>
        Expect.NoFaults(
            Repository.Faults(
                Repository.Under("tests/", ".cs"),
                line => SkippedTest().IsMatch(line)
            )
        );

    /// <summary>The content security policy refuses them, so they would only fail in the browser.</summary>
    [Fact]
    public void No_style_or_handler_is_written_into_markup() =>
        Expect.NoFaults(
            Repository.Faults(
                Repository.Under("src/", ".razor", ".html"),
                line => InlineStyleOrHandler().IsMatch(line)
            )
        );

    [Fact]
    public void No_sentence_is_born_in_a_component() =>
        Expect.NoFaults(
            Repository.Faults(
                Repository.Under("src/Reweave.Web", ".razor"),
                line => SentenceInMarkup().IsMatch(line)
            )
        );

    [Fact]
    public void A_namespace_is_its_folder()
    {
        var faults =
            from file in CSharp.Where(file => file.StartsWith("src/", StringComparison.Ordinal))
            let declared = FileScopedNamespace().Match(Repository.Read(file))
            where declared.Success
            let parts = file.Split('/')
            let expected = string.Join('.', parts[2..^1].Prepend(Root(parts[1])))
            where declared.Groups[1].Value != expected
            select $"{file}: {declared.Groups[1].Value}, expected {expected}";
        Expect.NoFaults(faults);
    }

    // The three projects of what is seen are one permission and one name space; they differ in when they load.
    private static string Root(string project) =>
        project.StartsWith("Reweave.Web.", StringComparison.Ordinal) ? "Reweave.Web" : project;

    [Fact]
    public void No_file_is_named_for_a_thing_that_is_not_understood() =>
        Expect.NoFaults(
            CSharp
                .Concat(Repository.Under("src/", ".razor", ".js"))
                .Where(file => VagueName().IsMatch(file))
        );

    [Fact]
    public void A_file_can_be_read_in_one_sitting()
    {
        var tooLong =
            from file in CodeFiles.Where(file =>
                !file.Contains("/vectors/", StringComparison.Ordinal)
            )
            where !MayBeLong.ContainsKey(file)
            let lines = File.ReadLines(Repository.FullPath(file)).Count()
            where lines > LongestFile
            select $"{file}: {lines} lines";
        Expect.NoFaults(tooLong);
    }

    [Fact]
    public void An_exception_from_the_length_rule_is_still_needed() =>
        Expect.NoFaults(
            MayBeLong.Keys.Where(file =>
                !Repository.Files.Contains(file)
                || File.ReadLines(Repository.FullPath(file)).Count() <= LongestFile
            )
        );

    [Fact]
    public void Nothing_names_a_folder_of_the_machine_it_was_written_on() =>
        Expect.NoFaults(
            Repository.Faults(
                Repository.Files.Where(file => Text.Contains(Path.GetExtension(file))),
                line => MachinePath().IsMatch(line)
            )
        );

    private static readonly string[] Text =
    [
        .. Code,
        "",
        ".md",
        ".json",
        ".text",
        ".txt",
        ".slnx",
        ".sh",
        ".vectors",
        ".webmanifest",
    ];

    private static IEnumerable<string> CSharp => Repository.Under("", ".cs");

    private static bool Starts(string line, string with) =>
        line.TrimStart().StartsWith(with, StringComparison.Ordinal);

    // Written in two halves each, so that this file does not find itself.
    [GeneratedRegex(@"\b(TO" + "DO|FIX" + "ME|HA" + "CK|XX" + @"X)\b")]
    private static partial Regex LeftoverMarker();

    [GeneratedRegex(@"\(.*\bSkip" + @"\s*=\s*""|Assert\.Skip" + @"\w*\(")]
    private static partial Regex SkippedTest();

    [GeneratedRegex(@"<[^>]*\s(style|on[a-z]+)=""")]
    private static partial Regex InlineStyleOrHandler();

    [GeneratedRegex(@"^(?!\s*///).*>\s*[A-Z][a-z]+(\s[a-z]+){2,}[^<>{}();=]*<")]
    private static partial Regex SentenceInMarkup();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex FileScopedNamespace();

    [GeneratedRegex(@"/[^/]*(Manager|Helpers?|Utils?|Utilities|Common|Misc)\.[^/]+$")]
    private static partial Regex VagueName();

    [GeneratedRegex(@"(?<![\w.])/(work|home|root|Users)/\w")]
    private static partial Regex MachinePath();
}
