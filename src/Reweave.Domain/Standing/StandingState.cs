using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Standing;

/// <summary>Where one person stands, breach by breach. The result does not depend on the order in which facts arrive.</summary>
public sealed record StandingState : Unprinted, IStored
{
    public static readonly StandingState Empty = new();

    public ImmutableDictionary<string, ImmutableList<KeptBreach>> Versions { get; init; } =
        ImmutableDictionary<string, ImmutableList<KeptBreach>>.Empty;

    public ImmutableHashSet<string> Removed { get; init; } = [];

    /// <summary>Each breach as it was noted last, the first noted first.</summary>
    public IReadOnlyList<KeptBreach> Breaches =>
        [
            .. Versions
                .Values.OrderBy(versions => versions.Min(one => one.Position))
                .ThenBy(versions => versions[0].Breach, StringComparer.Ordinal)
                .Select(Current),
        ];

    /// <summary>What words, order and suggestions go by: hurt in one and broke another is both; unsaid when nothing was said.</summary>
    public Stand Stand
    {
        get
        {
            var stands = Breaches.Select(breach => breach.Stand).ToHashSet();
            return stands.Contains(Stand.Both)
                || stands.Contains(Stand.Hurt) && stands.Contains(Stand.Broke)
                    ? Stand.Both
                : stands.Contains(Stand.Hurt) ? Stand.Hurt
                : stands.Contains(Stand.Broke) ? Stand.Broke
                : Stand.Unsaid;
        }
    }

    /// <summary>The latest day on which something came out; null when none was given.</summary>
    public DateOnly? CameOut => Breaches.Max(breach => breach.CameOut);

    public StandingState After(Event fact, EventMeta meta) =>
        fact switch
        {
            BreachNoted noted => With(noted, meta),
            BreachRemoved removed => this with
            {
                Versions = Versions.Remove(removed.Breach),
                Removed = Removed.Add(removed.Breach),
            },
            _ => this,
        };

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public StandingState WithoutEntry(string entry)
    {
        foreach (var (breach, versions) in Versions)
        {
            var left = versions.RemoveAll(version => version.Entry == entry);
            if (left.Count != versions.Count)
            {
                return this with
                {
                    Versions = left.IsEmpty
                        ? Versions.Remove(breach)
                        : Versions.SetItem(breach, left),
                };
            }
        }

        return this;
    }

    // Two devices that noted apart: the later by position counts; the earlier is erased with the next change.
    private static KeptBreach Current(ImmutableList<KeptBreach> versions) =>
        versions
            .Where(version =>
                !versions.Exists(other =>
                    other.Replaces.Contains(version.Version)
                    && !version.Replaces.Contains(other.Version)
                )
            )
            .DefaultIfEmpty(versions[0])
            .OrderByDescending(version => version.Position)
            .ThenBy(version => version.Version, StringComparer.Ordinal)
            .First();

    private StandingState With(BreachNoted noted, EventMeta meta)
    {
        var versions = Versions.GetValueOrDefault(noted.Breach) ?? [];
        return
            Removed.Contains(noted.Breach)
            || versions.Exists(version => version.Version == noted.Version)
            ? this
            : this with
            {
                Versions = Versions.SetItem(
                    noted.Breach,
                    versions.Add(
                        new KeptBreach
                        {
                            Breach = noted.Breach,
                            Version = noted.Version,
                            Replaces = [.. noted.Replaces],
                            Stand = noted.Stand,
                            Agreed = noted.Agreed,
                            Kinds = [.. noted.Kinds],
                            CameOut = noted.CameOut,
                            Position = meta.Position,
                            Entry = meta.Entry,
                        }
                    )
                ),
            };
    }

    void IStored.Write(StoredWriter to)
    {
        to.MapOf("versions", Versions, static (to, list) => to.List(list));
        to.Texts("removed", Removed);
    }

    internal static StandingState Read(StoredReader from) =>
        new()
        {
            Versions = from.MapOf("versions", static from => from.List(KeptBreach.Read)),
            Removed = from.Set("removed"),
        };
}

public sealed record KeptBreach : Unprinted, IStored
{
    public required string Breach { get; init; }
    public required string Version { get; init; }
    public required ImmutableList<string> Replaces { get; init; }
    public required Stand Stand { get; init; }
    public string? Agreed { get; init; }
    public required ImmutableList<BreachKind> Kinds { get; init; }
    public DateOnly? CameOut { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("breach", Breach);
        to.Text("version", Version);
        to.Texts("replaces", Replaces);
        to.Name("stand", Stand, StoredNames.Stand);
        to.Text("agreed", Agreed);
        to.Names("kinds", Kinds, StoredNames.BreachKind);
        to.Day("cameOut", CameOut);
        to.Number("position", Position);
        to.Text("entry", Entry);
    }

    internal static KeptBreach Read(StoredReader from) =>
        new()
        {
            Breach = from.Text("breach"),
            Version = from.Text("version"),
            Replaces = from.Texts("replaces"),
            Stand = from.Name("stand", StoredNames.Stand),
            Agreed = from.TextOrNull("agreed"),
            Kinds = from.Names("kinds", StoredNames.BreachKind),
            CameOut = from.DayOrNull("cameOut"),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
        };
}
