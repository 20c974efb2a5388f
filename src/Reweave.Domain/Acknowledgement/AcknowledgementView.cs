using Reweave.Domain.Events;

namespace Reweave.Domain.Acknowledgement;

/// <summary>Where one part stands for the person who looks. Resting is the same whatever the cause.</summary>
public enum PartStage
{
    /// <summary>Handed over; there is nothing to do, and nothing is said about the other.</summary>
    HandedOver,

    /// <summary>The other's part: it can be given back in own words.</summary>
    ToReflect,

    /// <summary>The own part was given back: heard, partly, not yet.</summary>
    ToMark,

    /// <summary>Paused for now: either ended the sitting, or its two rounds are used up.</summary>
    Resting,

    /// <summary>Heard. Its writer can still add to it.</summary>
    Heard,
}

/// <summary>What one of the two sees on a given day. No counts, no times, no word about who paused or who did not answer.</summary>
public sealed record AcknowledgementView : Unprinted
{
    /// <summary>Times that a part is given back in one sitting.</summary>
    public const int RoundsInASitting = 2;

    /// <summary>Parts that can be open at once: being handed everything on one evening helps nobody.</summary>
    public const int MostOpenParts = 3;

    /// <summary>An account's parts belong together and may all be open.</summary>
    public const int MostAccountParts = 12;

    /// <summary>Own parts of an impact statement, the oldest first.</summary>
    public required IReadOnlyList<StatementPartView> MyImpact { get; init; }
    public required IReadOnlyList<StatementPartView> TheirImpact { get; init; }
    public required IReadOnlyList<StatementPartView> MyAccount { get; init; }
    public required IReadOnlyList<StatementPartView> TheirAccount { get; init; }

    /// <summary>Whether a sitting is going on: something can be given back, marked or handed over.</summary>
    public required bool IsPaused { get; init; }

    /// <summary>Whether this person may begin the next sitting today. Only on a later day than the last one ended.</summary>
    public required bool CanBegin { get; init; }

    public static AcknowledgementView For(AcknowledgementState state, string me, DateOnly today)
    {
        var sitting = state.Sitting;
        // One's own pause holds for its day: the other cannot begin again over it.
        var iPaused = state.PausedOn.TryGetValue(me, out var day) && day == today;
        var isPaused = iPaused || state.Paused.ContainsKey(sitting);
        var parts = state
            .Parts.Values.OrderBy(part => part.Position)
            .ThenBy(part => part.Part, StringComparer.Ordinal)
            .Select(part => StatementPartView.For(state, part, me, sitting, isPaused))
            .ToList();
        return new AcknowledgementView
        {
            MyImpact = Of(parts, isMine: true, StatementKind.Impact),
            TheirImpact = Of(parts, isMine: false, StatementKind.Impact),
            MyAccount = Of(parts, isMine: true, StatementKind.Account),
            TheirAccount = Of(parts, isMine: false, StatementKind.Account),
            IsPaused = isPaused,
            CanBegin =
                !iPaused
                && (isPaused || parts.Exists(part => part.Stage == PartStage.Resting))
                && LastDayOf(state, sitting, today) < today,
        };
    }

    /// <summary>The other's claimed day counts up to today: a clock ahead does not keep anybody waiting.</summary>
    internal static DateOnly LastDayOf(AcknowledgementState state, int sitting, DateOnly today)
    {
        var last = state.Paused.TryGetValue(sitting, out var day) ? day : DateOnly.MinValue;
        foreach (var reflection in state.Reflections.Values)
        {
            if (reflection.Sitting == sitting && reflection.Day > last)
            {
                last = reflection.Day;
            }
        }

        return last <= today ? last
            : today == DateOnly.MinValue ? today
            : today.AddDays(-1);
    }

    // Two own devices, or a modified client, can hand over more than may be open at once: the rest waits until one is heard.
    private static IReadOnlyList<StatementPartView> Of(
        List<StatementPartView> parts,
        bool isMine,
        StatementKind kind
    )
    {
        var all = parts.Where(part => part.IsMine == isMine && part.Kind == kind).ToList();
        var behind = all.Where(part => part.Stage != PartStage.Heard)
            .Skip(kind == StatementKind.Impact ? MostOpenParts : MostAccountParts)
            .ToHashSet();
        return isMine
            ?
            [
                .. all.Select(part =>
                    behind.Contains(part)
                        ? part with
                        {
                            Stage = PartStage.Resting,
                            IsBehind = true,
                        }
                        : part
                ),
            ]
            : [.. all.Where(part => !behind.Contains(part))];
    }
}

public sealed record StatementPartView : Unprinted
{
    public required string Part { get; init; }
    public required StatementKind Kind { get; init; }
    public required string Topic { get; init; }
    public string? Title { get; init; }
    public required string Text { get; init; }
    public required bool IsMine { get; init; }
    public required DateOnly Day { get; init; }
    public required string Entry { get; init; }
    public required PartStage Stage { get; init; }

    /// <summary>An own one past the few that can be open: the other does not see it before one of those is heard.</summary>
    public bool IsBehind { get; init; }

    /// <summary>What was given back, in order. An impact statement only.</summary>
    public required IReadOnlyList<ReflectionView> Reflections { get; init; }

    /// <summary>The latest answer to a part of an account; null also when nobody asked for one.</summary>
    public AccountReplyView? Reply { get; init; }

    internal static StatementPartView For(
        AcknowledgementState state,
        KeptStatementPart part,
        string me,
        int sitting,
        bool isPaused
    )
    {
        var isMine = part.Author == me;
        var reflections = ReflectionsOf(state, part);
        var last = reflections.LastOrDefault();
        var reply = state
            .Replies.Where(reply =>
                reply.Part == part.Part
                && reply.Author != part.Author
                && reply.Position > part.Position
            )
            .MaxBy(reply => reply.Position);
        return new StatementPartView
        {
            Part = part.Part,
            Kind = part.Kind,
            Topic = part.Topic,
            Title = part.Title,
            Text = part.Text,
            IsMine = isMine,
            Day = part.Day,
            Entry = part.Entry,
            Stage = StageOf(part, isMine, last, IsUsedUp(reflections, sitting), isPaused),
            // What came in while the sitting was paused waits, unread, until the two sit down again.
            Reflections =
            [
                .. reflections
                    .Where(one => !(isMine && isPaused && one.Mark is null))
                    .Select(one => one.ToView(me)),
            ],
            Reply = reply is null
                ? null
                : new AccountReplyView(reply.Reply, reply.Words, reply.Author == me, reply.Entry),
        };
    }

    /// <summary>
    /// One after the other: what was sent past an unmarked one, or past two in a sitting, does not show. Each is about words that were
    /// there before it: others that a modified client puts in their place under the same id were not given back, and not heard.
    /// </summary>
    internal static List<Standing> ReflectionsOf(AcknowledgementState state, KeptStatementPart part)
    {
        var standing = new List<Standing>();
        foreach (
            var reflection in state
                .Reflections.Values.Where(one =>
                    one.Part == part.Part
                    && one.Author != part.Author
                    && one.Position > part.Position
                )
                .OrderBy(one => one.Position)
                .ThenBy(one => one.Reflection, StringComparer.Ordinal)
        )
        {
            if (
                standing.Count > 0 && standing[^1].Mark is null
                || standing.Count(one => one.Reflection.Sitting == reflection.Sitting)
                    >= AcknowledgementView.RoundsInASitting
            )
            {
                continue;
            }

            standing.Add(
                new Standing(
                    reflection,
                    state
                        .Marks.Where(mark =>
                            mark.Reflection == reflection.Reflection
                            && mark.Author == part.Author
                            && mark.Position > reflection.Position
                        )
                        .MaxBy(mark => mark.Position)
                )
            );
        }

        return standing;
    }

    internal static bool IsUsedUp(List<Standing> reflections, int sitting) =>
        reflections.Count(one => one.Reflection.Sitting >= sitting)
        >= AcknowledgementView.RoundsInASitting;

    private static PartStage StageOf(
        KeptStatementPart part,
        bool isMine,
        Standing? last,
        bool isUsedUp,
        bool isPaused
    ) =>
        part.Kind == StatementKind.Account ? PartStage.HandedOver
        : last?.Mark?.Mark == HearingMark.Heard ? PartStage.Heard
        : isPaused ? PartStage.Resting
        : last is { Mark: null }
            ? isMine ? PartStage.ToMark
                : PartStage.HandedOver
        : isUsedUp ? PartStage.Resting
        : isMine ? PartStage.HandedOver
        : PartStage.ToReflect;

    internal sealed record Standing(KeptReflection Reflection, KeptMark? Mark) : Unprinted
    {
        public ReflectionView ToView(string me) =>
            new()
            {
                Reflection = Reflection.Reflection,
                Text = Reflection.Text,
                IsMine = Reflection.Author == me,
                Day = Reflection.Day,
                Entry = Reflection.Entry,
                Mark = Mark?.Mark,
                Addition = Mark?.Addition,
            };
    }
}

public sealed record ReflectionView : Unprinted
{
    public required string Reflection { get; init; }
    public required string Text { get; init; }
    public required bool IsMine { get; init; }
    public required DateOnly Day { get; init; }
    public required string Entry { get; init; }

    /// <summary>Null until the writer of the part marked it.</summary>
    public HearingMark? Mark { get; init; }

    /// <summary>What the writer would add.</summary>
    public string? Addition { get; init; }
}

public sealed record AccountReplyView(AccountReply Reply, string? Words, bool IsMine, string Entry)
    : Unprinted;
