using System.Globalization;
using System.Reflection;

namespace Reweave.Demo;

/// <summary>
/// The story as it stands in <c>road.txt</c>, one act a line: <c>day time who act arguments | text | text</c>. Days count from the first one;
/// the last day is today.
/// </summary>
internal static class Road
{
    /// <summary>Eighteen weeks.</summary>
    public const int Days = 126;

    public static IReadOnlyList<RoadLine> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("road.txt")!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n').Select(line => line.Trim());
        return
        [
            .. lines
                .Where(line => line.Length > 0 && line[0] != '#')
                .Select(RoadLine.Read)
                .OrderBy(line => (line.Day, line.Time)),
        ];
    }
}

/// <summary>One act of one of the two.</summary>
internal sealed record RoadLine
{
    public required int Day { get; init; }
    public required TimeOnly Time { get; init; }
    public required string Who { get; init; }
    public required string Act { get; init; }
    public required IReadOnlyList<string> Arguments { get; init; }
    public required IReadOnlyList<string> Texts { get; init; }

    public string Text => Texts.Count > 0 ? Texts[0] : "";

    /// <summary>An argument as a name of an enumeration.</summary>
    public T Name<T>(int place)
        where T : struct, Enum => Enum.Parse<T>(Arguments[place], ignoreCase: true);

    public int Number(int place) => int.Parse(Arguments[place], CultureInfo.InvariantCulture);

    public string? OptionalText(int place) =>
        Texts.Count > place && Texts[place].Length > 0 ? Texts[place] : null;

    public static RoadLine Read(string line)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        var words = parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new RoadLine
        {
            Day = int.Parse(words[0], CultureInfo.InvariantCulture),
            Time = TimeOnly.ParseExact(words[1], "HH:mm", CultureInfo.InvariantCulture),
            Who = words[2],
            Act = words[3],
            Arguments = words[4..],
            Texts = parts[1..],
        };
    }
}
