using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Preparations;

/// <summary>One person's private beginnings. The result does not depend on the order in which facts arrive.</summary>
public sealed record PreparationsState : Unprinted, IStored
{
    public static readonly PreparationsState Empty = new();

    public ImmutableDictionary<string, Preparation> All { get; init; } =
        ImmutableDictionary<string, Preparation>.Empty;

    /// <summary>Discarded ones, so that a late part does not bring one back.</summary>
    public ImmutableHashSet<string> Discarded { get; init; } = [];

    public PreparationsState After(Event fact, EventMeta meta) =>
        fact switch
        {
            PreparationPartKept kept => With(kept, meta),
            PreparationDiscarded discarded => this with
            {
                All = All.Remove(discarded.Preparation),
                Discarded = Discarded.Add(discarded.Preparation),
            },
            _ => this,
        };

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public PreparationsState WithoutEntry(string entry)
    {
        foreach (var (id, preparation) in All)
        {
            var left = preparation.Versions.RemoveAll(version => version.Entry == entry);
            if (left.Count != preparation.Versions.Count)
            {
                return this with
                {
                    All = left.IsEmpty
                        ? All.Remove(id)
                        : All.SetItem(id, preparation with { Versions = left }),
                };
            }
        }

        return this;
    }

    private PreparationsState With(PreparationPartKept kept, EventMeta meta)
    {
        if (Discarded.Contains(kept.Preparation))
        {
            return this;
        }

        var preparation =
            All.GetValueOrDefault(kept.Preparation)
            ?? new Preparation { Id = kept.Preparation, Versions = [] };
        if (preparation.Versions.Exists(version => version.Version == kept.Version))
        {
            return this;
        }

        var added = new KeptPart
        {
            Kind = kept.Kind,
            Part = kept.Part,
            Version = kept.Version,
            Replaces = [.. kept.Replaces],
            Day = kept.Day,
            Text = kept.Text,
            About = kept.About,
            Position = meta.Position,
            Entry = meta.Entry,
        };
        return this with
        {
            All = All.SetItem(
                kept.Preparation,
                preparation with
                {
                    Versions = preparation.Versions.Add(added),
                }
            ),
        };
    }

    void IStored.Write(StoredWriter to)
    {
        to.Map("all", All);
        to.Texts("discarded", Discarded);
    }

    internal static PreparationsState Read(StoredReader from) =>
        new() { All = from.Map("all", Preparation.Read), Discarded = from.Set("discarded") };
}

/// <summary>A private beginning with every version of its parts that is not erased yet.</summary>
public sealed record Preparation : Unprinted, IStored
{
    public required string Id { get; init; }
    public required ImmutableList<KeptPart> Versions { get; init; }

    /// <summary>By the first version: an honest device never changes it.</summary>
    public PreparationKind Kind => First.Kind;

    public DateOnly Day => First.Day;

    public string? About => First.About;

    public long Position => Versions.Max(version => version.Position);

    private KeptPart First =>
        Versions
            .OrderBy(version => version.Position)
            .ThenBy(version => version.Version, StringComparer.Ordinal)
            .First();

    /// <summary>
    /// The versions of a part that no other replaces, the latest first: more than one after two devices wrote apart. Empty text
    /// stands here too: it says that the part was taken out.
    /// </summary>
    public IReadOnlyList<KeptPart> Standing(string part)
    {
        var versions = Versions.FindAll(version => version.Part == part);
        return
        [
            .. versions
                .Where(version =>
                    !versions.Exists(other =>
                        other.Version != version.Version
                        && other.Replaces.Contains(version.Version)
                        && !version.Replaces.Contains(other.Version)
                    )
                )
                .OrderByDescending(version => version.Position)
                .ThenBy(version => version.Version, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// What each part says, by its name; parts without text are left out. Where two devices wrote apart both texts stand under each
    /// other until the next change: nothing written is lost.
    /// </summary>
    public IReadOnlyDictionary<string, string> Parts =>
        Versions
            .Select(version => version.Part)
            .Distinct()
            .Select(part =>
                (
                    Part: part,
                    Text: string.Join(
                        "\n\n",
                        Standing(part)
                            .Reverse()
                            .Select(version => version.Text)
                            .Where(text => text.Length > 0)
                            .Distinct()
                    )
                )
            )
            .Where(part => part.Text.Length > 0)
            .ToDictionary(part => part.Part, part => part.Text, StringComparer.Ordinal);

    void IStored.Write(StoredWriter to)
    {
        to.Text("id", Id);
        to.List("versions", Versions);
    }

    internal static Preparation Read(StoredReader from) =>
        new() { Id = from.Text("id"), Versions = from.List("versions", KeptPart.Read) };
}

public sealed record KeptPart : Unprinted, IStored
{
    public required PreparationKind Kind { get; init; }
    public required string Part { get; init; }
    public required string Version { get; init; }
    public required ImmutableList<string> Replaces { get; init; }
    public required DateOnly Day { get; init; }
    public required string Text { get; init; }
    public string? About { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Name("kind", Kind, StoredNames.PreparationKind);
        to.Text("part", Part);
        to.Text("version", Version);
        to.Texts("replaces", Replaces);
        to.Day("day", Day);
        to.Text("text", Text);
        to.Text("about", About);
        to.Number("position", Position);
        to.Text("entry", Entry);
    }

    internal static KeptPart Read(StoredReader from) =>
        new()
        {
            Kind = from.Name("kind", StoredNames.PreparationKind),
            Part = from.Text("part"),
            Version = from.Text("version"),
            Replaces = from.Texts("replaces"),
            Day = from.Day("day"),
            Text = from.Text("text"),
            About = from.TextOrNull("about"),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
        };
}
