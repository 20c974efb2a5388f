using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Memories;

/// <summary>One person's own days, and which pieces of the timeline they have put away. Nothing of it is in the couple's space.</summary>
public sealed record MarkedDaysState : Unprinted, IStored
{
    public static readonly MarkedDaysState Empty = new();

    /// <summary>Every version that is not erased yet, by the mark.</summary>
    public ImmutableDictionary<string, ImmutableList<KeptDay>> Versions { get; init; } =
        ImmutableDictionary<string, ImmutableList<KeptDay>>.Empty;

    public ImmutableHashSet<string> LetGo { get; init; } = [];

    /// <summary>By author and id.</summary>
    public ImmutableHashSet<string> PutAway { get; init; } = [];

    /// <summary>One of each mark, in the order they were first written.</summary>
    public IEnumerable<KeptDay> All =>
        Versions
            .Values.OrderBy(versions => versions[0].Position)
            .Select(versions =>
                versions
                    .OrderByDescending(version => version.Position)
                    .ThenBy(version => version.Version, StringComparer.Ordinal)
                    .First()
            );

    public MarkedDaysState After(Event fact, EventMeta meta) =>
        fact switch
        {
            MarkedDayKept kept => With(kept, meta),
            MarkedDayLetGo gone => this with
            {
                Versions = Versions.Remove(gone.Mark),
                LetGo = LetGo.Add(gone.Mark),
            },
            MemoryPutAway away => this with
            {
                PutAway = away.Away
                    ? PutAway.Add(away.Memory.Key)
                    : PutAway.Remove(away.Memory.Key),
            },
            _ => this,
        };

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public MarkedDaysState WithoutEntry(string entry)
    {
        foreach (var (mark, versions) in Versions)
        {
            var left = versions.RemoveAll(version => version.Entry == entry);
            if (left.Count != versions.Count)
            {
                return this with
                {
                    Versions = left.IsEmpty ? Versions.Remove(mark) : Versions.SetItem(mark, left),
                };
            }
        }

        return this;
    }

    private MarkedDaysState With(MarkedDayKept kept, EventMeta meta)
    {
        var versions = Versions.GetValueOrDefault(kept.Mark) ?? [];
        return
            LetGo.Contains(kept.Mark) || versions.Exists(version => version.Version == kept.Version)
            ? this
            : this with
            {
                Versions = Versions.SetItem(
                    kept.Mark,
                    versions.Add(
                        new KeptDay
                        {
                            Mark = kept.Mark,
                            Version = kept.Version,
                            Words = DayWords.Of(kept),
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
        to.Texts("letGo", LetGo);
        to.Texts("putAway", PutAway);
    }

    internal static MarkedDaysState Read(StoredReader from) =>
        new()
        {
            Versions = from.MapOf("versions", static from => from.List(KeptDay.Read)),
            LetGo = from.Set("letGo"),
            PutAway = from.Set("putAway"),
        };
}

public sealed record KeptDay : Unprinted, IStored
{
    public required string Mark { get; init; }
    public required string Version { get; init; }
    public required DayWords Words { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("mark", Mark);
        to.Text("version", Version);
        to.Object("words", Words);
        to.Number("position", Position);
        to.Text("entry", Entry);
    }

    internal static KeptDay Read(StoredReader from) =>
        new()
        {
            Mark = from.Text("mark"),
            Version = from.Text("version"),
            Words = from.Object("words", DayWords.Read),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
        };
}

/// <summary>What a marked day says.</summary>
public sealed record DayWords : Unprinted, IStored
{
    public required MarkedDayKind Kind { get; init; }
    public required DateOnly On { get; init; }
    public required bool Yearly { get; init; }
    public required string Title { get; init; }
    public required string MayCome { get; init; }
    public required string Helps { get; init; }
    public required string Ask { get; init; }

    internal bool HasPlan => MayCome.Length + Helps.Length + Ask.Length > 0;

    internal static DayWords Of(MarkedDayWords fact) =>
        new()
        {
            Kind = fact.Kind,
            On = fact.On,
            Yearly = fact.Yearly,
            Title = fact.Title,
            MayCome = fact.MayCome,
            Helps = fact.Helps,
            Ask = fact.Ask,
        };

    /// <summary>The next time it comes, today included; null when it lies behind and does not come back.</summary>
    public DateOnly? NextFrom(DateOnly today)
    {
        if (On >= today)
        {
            return On;
        }

        if (!Yearly || today.Year >= DateOnly.MaxValue.Year)
        {
            return null;
        }

        // AddYears takes the 28th where there is no 29th of February.
        var thisYear = On.AddYears(today.Year - On.Year);
        return thisYear >= today ? thisYear : On.AddYears(today.Year + 1 - On.Year);
    }

    void IStored.Write(StoredWriter to)
    {
        to.Name("kind", Kind, StoredNames.MarkedDayKind);
        to.Day("on", On);
        to.Flag("yearly", Yearly);
        to.Text("title", Title);
        to.Text("mayCome", MayCome);
        to.Text("helps", Helps);
        to.Text("ask", Ask);
    }

    internal static DayWords Read(StoredReader from) =>
        new()
        {
            Kind = from.Name("kind", StoredNames.MarkedDayKind),
            On = from.Day("on"),
            Yearly = from.Flag("yearly"),
            Title = from.Text("title"),
            MayCome = from.Text("mayCome"),
            Helps = from.Text("helps"),
            Ask = from.Text("ask"),
        };
}
