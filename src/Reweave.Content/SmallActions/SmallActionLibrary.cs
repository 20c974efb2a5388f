using System.Text.Json;

namespace Reweave.Content.SmallActions;

/// <summary>
/// The small acts of one language, as the compiler wrote them (<c>text/small-actions.{tag}.json</c>): the lines of the file as one array.
/// Loaded when the library is first opened.
/// </summary>
public sealed class SmallActionLibrary
{
    private SmallActionLibrary(IReadOnlyList<SmallAction> all) => All = all;

    public IReadOnlyList<SmallAction> All { get; }

    public SmallAction? Find(string? id) => All.FirstOrDefault(action => action.Id == id);

    /// <summary>Null when the bytes are no library, or one of another version of the app.</summary>
    public static SmallActionLibrary? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var actions = new List<SmallAction>();
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.String)
                {
                    continue;
                }

                if (ReadLine(reader.GetString()!) is not { } action)
                {
                    return null;
                }

                actions.Add(action);
            }

            return actions.Count == 0 ? null : new SmallActionLibrary(actions);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null when the line is none: <c>id | kind | free or some | how near | what it is</c>.</summary>
    internal static SmallAction? ReadLine(string line) =>
        line.Split(" | ") is [var id, var kind, var cost and ("free" or "some"), var near, var text]
        && id.Length > 0
        && text.Length > 0
        && KindOf(kind) is { } known
        && NearnessOf(near) is { } nearness
        && (known == SmallActionKind.Touch) == (nearness != Nearness.None)
            ? new SmallAction
            {
                Id = id,
                Kind = known,
                IsFree = cost == "free",
                Nearness = nearness,
                Text = text,
            }
            : null;

    private static SmallActionKind? KindOf(string word) =>
        word switch
        {
            "touch" => SmallActionKind.Touch,
            "words" => SmallActionKind.Words,
            "gifts" => SmallActionKind.Gifts,
            "time" => SmallActionKind.Time,
            "help" => SmallActionKind.Help,
            _ => null,
        };

    private static Nearness? NearnessOf(string word) =>
        word switch
        {
            "-" => Nearness.None,
            "1" => Nearness.Near,
            "2" => Nearness.Hands,
            "3" => Nearness.Arms,
            "4" => Nearness.Close,
            _ => null,
        };
}
