using System.Text;

namespace Reweave.Bench.Report;

/// <summary>One measured thing beside its budget. Budgets are those of ARCHITECTURE.md.</summary>
internal sealed record Result(string What, string Measured, string Budget, bool? Met);

internal sealed class Table
{
    private readonly List<(string Part, List<Result> Rows)> _parts = [];

    public void Part(string name) => _parts.Add((name, []));

    /// <summary>Measured for comparison; nothing is promised about it.</summary>
    public void Note(string what, string measured) => Add(new(what, measured, "", null));

    public void Against(string what, string measured, string budget, bool met) =>
        Add(new(what, measured, budget, met));

    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var (part, rows) in _parts)
        {
            text.AppendLine($"## {part}");
            text.AppendLine("| What | Measured | Budget | |");
            text.AppendLine("|---|---|---|---|");
            foreach (var row in rows)
            {
                var verdict = row.Met switch
                {
                    true => "met",
                    false => "**missed**",
                    null => "",
                };
                text.AppendLine($"| {row.What} | {row.Measured} | {row.Budget} | {verdict} |");
            }

            text.AppendLine();
        }

        return text.ToString();
    }

    public void Write(string path) =>
        File.WriteAllText(
            path,
            $"""
            # Results
            Written by `dotnet run -c Release --project bench/Reweave.Bench`; [README](README.md) says what each line means and why a budget is missed.

            {Machine.Describe()}

            {ToText().TrimEnd()}

            """
        );

    private void Add(Result row)
    {
        Console.WriteLine(
            $"{row.What}: {row.Measured}{(row.Met == false ? $"  (budget {row.Budget})" : "")}"
        );
        _parts[^1].Rows.Add(row);
    }
}
