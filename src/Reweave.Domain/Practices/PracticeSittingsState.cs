using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Practices;

/// <summary>How far one person is in which practices. The result does not depend on the order in which facts arrive.</summary>
public sealed record PracticeSittingsState : Unprinted, IStored
{
    public static readonly PracticeSittingsState Empty = new();

    public ImmutableDictionary<string, PracticeSitting> All { get; init; } =
        ImmutableDictionary<string, PracticeSitting>.Empty;

    /// <summary>Discarded ones, so that a late fact does not bring one back.</summary>
    public ImmutableHashSet<string> Discarded { get; init; } = [];

    /// <summary>The latest day an invitation was set aside, by couple space.</summary>
    public ImmutableDictionary<string, DateOnly> SetAside { get; init; } =
        ImmutableDictionary<string, DateOnly>.Empty;

    public PracticeSittingsState After(Event fact, EventMeta meta) =>
        fact switch
        {
            PracticeReached reached => With(reached, meta),
            PracticeDiscarded discarded => this with
            {
                All = All.Remove(discarded.Sitting),
                Discarded = Discarded.Add(discarded.Sitting),
            },
            PracticeSetAside aside
                when !SetAside.TryGetValue(aside.Space, out var day) || day < aside.Day => this with
            {
                SetAside = SetAside.SetItem(aside.Space, aside.Day),
            },
            _ => this,
        };

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public PracticeSittingsState WithoutEntry(string entry)
    {
        foreach (var (id, sitting) in All)
        {
            var left = sitting.Marks.RemoveAll(mark => mark.Entry == entry);
            if (left.Count != sitting.Marks.Count)
            {
                return this with
                {
                    All = left.IsEmpty
                        ? All.Remove(id)
                        : All.SetItem(id, sitting with { Marks = left }),
                };
            }
        }

        return this;
    }

    /// <summary>Whether invitations rest for this person: seven days from setting one aside, by their own days.</summary>
    public bool AreInvitationsResting(string space, DateOnly today) =>
        SetAside.TryGetValue(space, out var day)
        && today.DayNumber - day.DayNumber is > -Bounds.FadesAfterDays and < Bounds.FadesAfterDays;

    private PracticeSittingsState With(PracticeReached reached, EventMeta meta)
    {
        if (Discarded.Contains(reached.Sitting))
        {
            return this;
        }

        var sitting =
            All.GetValueOrDefault(reached.Sitting)
            ?? new PracticeSitting { Id = reached.Sitting, Marks = [] };
        return sitting.Marks.Exists(mark => mark.Entry == meta.Entry)
            ? this
            : this with
            {
                All = All.SetItem(
                    reached.Sitting,
                    sitting with
                    {
                        Marks = sitting.Marks.Add(
                            new ReachedMark
                            {
                                Practice = reached.Practice,
                                Step = reached.Step,
                                Begun = reached.Begun,
                                Finished = reached.Finished,
                                Position = meta.Position,
                                Entry = meta.Entry,
                            }
                        ),
                    }
                ),
            };
    }

    void IStored.Write(StoredWriter to)
    {
        to.Map("all", All);
        to.Texts("discarded", Discarded);
        to.MapOf("setAside", SetAside, static (to, day) => to.Day(day));
    }

    internal static PracticeSittingsState Read(StoredReader from) =>
        new()
        {
            All = from.Map("all", PracticeSitting.Read),
            Discarded = from.Set("discarded"),
            SetAside = from.MapOf("setAside", static from => from.Day()),
        };
}

/// <summary>One time of doing a practice, with every mark that is not erased yet: more than one only after two devices went on apart.</summary>
public sealed record PracticeSitting : Unprinted, IStored
{
    public required string Id { get; init; }
    public required ImmutableList<ReachedMark> Marks { get; init; }

    public string Practice => Latest.Practice;

    public int Step => Latest.Step;

    public DateOnly Begun => Marks.Min(mark => mark.Begun);

    /// <summary>Finished on any device is finished.</summary>
    public DateOnly? Finished => Marks.Min(mark => mark.Finished);

    public long Position => Latest.Position;

    private ReachedMark Latest =>
        Marks
            .OrderByDescending(mark => mark.Position)
            .ThenBy(mark => mark.Entry, StringComparer.Ordinal)
            .First();

    void IStored.Write(StoredWriter to)
    {
        to.Text("id", Id);
        to.List("marks", Marks);
    }

    internal static PracticeSitting Read(StoredReader from) =>
        new() { Id = from.Text("id"), Marks = from.List("marks", ReachedMark.Read) };
}

public sealed record ReachedMark : Unprinted, IStored
{
    public required string Practice { get; init; }
    public required int Step { get; init; }
    public required DateOnly Begun { get; init; }
    public DateOnly? Finished { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("practice", Practice);
        to.Number("step", Step);
        to.Day("begun", Begun);
        to.Day("finished", Finished);
        to.Number("position", Position);
        to.Text("entry", Entry);
    }

    internal static ReachedMark Read(StoredReader from) =>
        new()
        {
            Practice = from.Text("practice"),
            Step = from.Number("step"),
            Begun = from.Day("begun"),
            Finished = from.DayOrNull("finished"),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
        };
}
