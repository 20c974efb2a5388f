using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Agreements;

/// <summary>
/// On which day this person could first know that both had said yes, and which amendments they saw in force, and what they set
/// aside. Private, and nothing that is shared depends on it.
/// </summary>
public sealed record AgreementChoicesState : Unprinted, IStored
{
    public static readonly AgreementChoicesState Empty = new();

    public ImmutableDictionary<string, DateOnly> LearnedOn { get; init; } =
        ImmutableDictionary<string, DateOnly>.Empty;

    public ImmutableHashSet<string> SeenInForce { get; init; } = [];

    public ImmutableDictionary<string, KeptSetAside> SetAside { get; init; } =
        ImmutableDictionary<string, KeptSetAside>.Empty;

    /// <summary>Null when it was not shown yet.</summary>
    public DateOnly? Learned(string space, string agreement, bool own) =>
        LearnedOn.TryGetValue(Key(space, agreement, own), out var day) ? day : null;

    public bool SawInForce(string space, string agreement, bool own) =>
        SeenInForce.Contains(Key(space, agreement, own));

    public bool IsSetAside(string space, string agreement, bool own) =>
        SetAside.ContainsKey(Key(space, agreement, own));

    /// <summary>Kinds of which this person set one aside in the last seven days. A day that lies ahead was a wrong clock's.</summary>
    public IEnumerable<AgreementKind> AtRest(string space, DateOnly today) =>
        SetAside
            .Values.Where(aside =>
                aside.Space == space
                && aside.Day.DayNumber - today.DayNumber <= 1
                && today.DayNumber - aside.Day.DayNumber < Bounds.FadesAfterDays
            )
            .Select(aside => aside.Kind);

    public AgreementChoicesState After(Event fact, EventMeta meta)
    {
        if (fact is AgreementSetAside aside)
        {
            return this with
            {
                SetAside = SetAside.SetItem(
                    Key(aside.Space, aside.Agreement, aside.Own),
                    new KeptSetAside
                    {
                        Space = aside.Space,
                        Kind = aside.Kind,
                        Day = meta.Day,
                    }
                ),
            };
        }

        if (fact is AgreementSeenInForce seen)
        {
            return this with
            {
                SeenInForce = SeenInForce.Add(Key(seen.Space, seen.Agreement, seen.Own)),
            };
        }

        if (fact is not AgreementLearned learned)
        {
            return this;
        }

        var key = Key(learned.Space, learned.Agreement, learned.Own);
        return LearnedOn.TryGetValue(key, out var day) && day <= meta.Day
            ? this
            : this with
            {
                LearnedOn = LearnedOn.SetItem(key, meta.Day),
            };
    }

    private static string Key(string space, string agreement, bool own) =>
        $"{space} {(own ? "own" : "other")} {agreement}";

    void IStored.Write(StoredWriter to)
    {
        to.MapOf("learnedOn", LearnedOn, static (to, day) => to.Day(day));
        to.Texts("seenInForce", SeenInForce);
        to.Map("setAside", SetAside);
    }

    internal static AgreementChoicesState Read(StoredReader from) =>
        new()
        {
            LearnedOn = from.MapOf("learnedOn", static from => from.Day()),
            SeenInForce = from.Set("seenInForce"),
            SetAside = from.Map("setAside", KeptSetAside.Read),
        };
}

/// <summary>What was set aside, by its kind and day.</summary>
public sealed record KeptSetAside : Unprinted, IStored
{
    public required string Space { get; init; }
    public required AgreementKind Kind { get; init; }
    public required DateOnly Day { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("space", Space);
        to.Name("kind", Kind, StoredNames.AgreementKind);
        to.Day("day", Day);
    }

    internal static KeptSetAside Read(StoredReader from) =>
        new()
        {
            Space = from.Text("space"),
            Kind = from.Name("kind", StoredNames.AgreementKind),
            Day = from.Day("day"),
        };
}
