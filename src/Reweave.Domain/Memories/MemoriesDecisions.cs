using Reweave.Domain.Events;

namespace Reweave.Domain.Memories;

/// <summary>
/// Adding, taking back, removing. Every act of a person also erases what was left of their own photos that the other removed: it is
/// done with something of their own, never by a device alone.
/// </summary>
public static class MemoriesDecisions
{
    /// <param name="memory">A fresh random id.</param>
    /// <param name="to">For words added to a piece; null for a piece of its own.</param>
    public static Decision Add(
        MemoriesState state,
        string me,
        string memory,
        MemoryKind kind,
        DateOnly on,
        string title,
        string words,
        MemoryName? to = null
    )
    {
        var fact = new MemoryAdded
        {
            Memory = memory,
            Kind = kind,
            On = on,
            Title = title.Trim(),
            Words = words,
            To = to,
        };
        return !fact.IsWellFormed ? new OutOfBounds("words")
            : string.IsNullOrWhiteSpace(title) && string.IsNullOrWhiteSpace(words)
                ? new OutOfBounds("words")
            : to is not null && !state.Pieces.ContainsKey(to.Key) ? new NoSuchMemory(memory)
            : state.Pieces.Values.Count(one => one.Author == me) >= MemoriesState.MostOfOne
                ? new EnoughMemories(MemoriesState.MostOfOne)
            : new Decided([fact], Left(state, me));
    }

    /// <summary>
    /// By its author. Photos on it go with it, whoever added them; the other's words stay theirs.
    /// </summary>
    public static Decision Withdraw(MemoriesState state, string me, string memory)
    {
        var key = AuthoredPieces.Key(me, memory);
        if (!state.Pieces.TryGetValue(key, out var piece))
        {
            return Decided.Nothing;
        }

        var photos = state.Photos.Values.Where(photo => photo.To.Key == key).ToList();
        return new Decided(
            [new MemoryWithdrawn { Memory = memory }, .. photos.Select(Removal)],
            [
                piece.Entry,
                .. photos.Where(photo => photo.Author == me).Select(photo => photo.Entry),
                .. Left(state, me),
            ]
        );
    }

    public static Decision AddPhoto(MemoriesState state, string me, PhotoAdded photo) =>
        !photo.IsWellFormed ? new OutOfBounds("photo")
        : !state.Pieces.ContainsKey(photo.To.Key) ? new NoSuchMemory(photo.To.Memory)
        : state.Photos.Values.Count(one => one.Author == me && one.To == photo.To)
        >= MemoriesView.MostPhotosOfOne
            ? new EnoughMemories(MemoriesView.MostPhotosOfOne)
        : new Decided([photo], Left(state, me));

    /// <summary>By either, at any time.</summary>
    public static Decision RemovePhoto(
        MemoriesState state,
        string me,
        string author,
        string photo
    ) =>
        state.Photos.TryGetValue(AuthoredPieces.Key(author, photo), out var kept)
            ? new Decided(
                [Removal(kept)],
                kept.Author == me ? [kept.Entry, .. Left(state, me)] : Left(state, me)
            )
            : Decided.Nothing;

    public static Decision PutAway(MarkedDaysState state, MemoryName memory, bool away) =>
        state.PutAway.Contains(memory.Key) == away
            ? Decided.Nothing
            : Decided.To(new MemoryPutAway { Memory = memory, Away = away });

    private static PhotoRemoved Removal(KeptPhoto photo) =>
        new() { Photo = photo.Photo, Author = photo.Author };

    private static List<string> Left(MemoriesState state, string me) =>
        [.. state.LeftOver.Values.Where(left => left.Author == me).Select(left => left.Entry)];
}

/// <summary>Marking days and sharing them: private first, a copy under a fresh id where it is handed over.</summary>
public static class MarkedDaysDecisions
{
    public const int MostDays = MemoriesState.MostDaysOfOne;

    /// <param name="mark">One that is there, or a fresh random id.</param>
    /// <param name="version">A fresh random id.</param>
    public static Decision Keep(MarkedDaysState state, string mark, string version, DayWords words)
    {
        var before = state.Versions.GetValueOrDefault(mark) ?? [];
        var fact = new MarkedDayKept
        {
            Mark = mark,
            Version = version,
            Replaces = [.. before.Take(MarkedDayKept.MostReplaced).Select(one => one.Version)],
            Kind = words.Kind,
            On = words.On,
            Yearly = words.Yearly,
            Title = words.Title.Trim(),
            MayCome = words.MayCome,
            Helps = words.Helps,
            Ask = words.Ask,
        };
        return string.IsNullOrWhiteSpace(words.Title) || !fact.IsWellFormed
                ? new OutOfBounds("words")
            : state.LetGo.Contains(mark) ? new NoSuchDay(mark)
            : before.IsEmpty && state.Versions.Count >= MostDays ? new EnoughDays(MostDays)
            : new Decided([fact], [.. before.Select(one => one.Entry)]);
    }

    public static Decision LetGo(MarkedDaysState state, string mark) =>
        state.Versions.TryGetValue(mark, out var versions)
            ? new Decided(
                [new MarkedDayLetGo { Mark = mark }],
                [.. versions.Select(version => version.Entry)]
            )
            : Decided.Nothing;

    /// <param name="mark">A fresh random id: nothing links it to the private day.</param>
    public static Decision Share(MemoriesState state, string me, string mark, DayWords words)
    {
        var fact = new MarkedDayShared
        {
            Mark = mark,
            Kind = words.Kind,
            On = words.On,
            Yearly = words.Yearly,
            Title = words.Title.Trim(),
            MayCome = words.MayCome,
            Helps = words.Helps,
            Ask = words.Ask,
        };
        return string.IsNullOrWhiteSpace(words.Title) || !fact.IsWellFormed
                ? new OutOfBounds("words")
            : state.Days.Values.Count(day => day.Author == me) >= MostDays
                ? new EnoughDays(MostDays)
            : Decided.To(fact);
    }

    public static Decision Unshare(MemoriesState state, string me, string mark) =>
        state.Days.TryGetValue(AuthoredPieces.Key(me, mark), out var day)
            ? new Decided([new MarkedDayUnshared { Mark = mark }], [day.Entry])
            : Decided.Nothing;
}

/// <summary>It was taken back meanwhile.</summary>
public sealed record NoSuchMemory(string Memory) : Refusal;

/// <summary>So many stand already; one is taken back first.</summary>
public sealed record EnoughMemories(int Most) : Refusal;

public sealed record NoSuchDay(string Mark) : Refusal;

public sealed record EnoughDays(int Most) : Refusal;
