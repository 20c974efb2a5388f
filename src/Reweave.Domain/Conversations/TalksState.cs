using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Conversations;

/// <summary>
/// The conversations of the two: at most one of each that is not over, the days of those that were held, and the closing lines that
/// were handed over. Of a conversation that is over neither the turns nor the pauses are left.
/// </summary>
public sealed record TalksState : Unprinted, IStored
{
    /// <summary>Eight years of weeks; the oldest days go.</summary>
    public const int MostHeld = 400;

    public static readonly TalksState Empty = new();

    /// <summary>Not over, by the one who began it: beginning or joining another leaves the one before.</summary>
    public ImmutableDictionary<string, Talk> Standing { get; init; } =
        ImmutableDictionary<string, Talk>.Empty;

    /// <summary>Over, and both were in it.</summary>
    public ImmutableList<HeldTalk> Held { get; init; } = [];

    /// <summary>By author and line.</summary>
    public ImmutableDictionary<string, SharedClosingLine> Lines { get; init; } =
        ImmutableDictionary<string, SharedClosingLine>.Empty;

    /// <summary>The one that both are in; null when there is none.</summary>
    public Talk? Live => Standing.Values.FirstOrDefault(talk => talk.Joiner is not null);

    public Talk? Find(string conversation) =>
        Standing.Values.FirstOrDefault(talk => talk.Conversation == conversation);

    public SharedClosingLine? LineOf(string conversation, Func<string, bool> isAuthor) =>
        Lines
            .Values.Where(line => line.Conversation == conversation && isAuthor(line.Author))
            .MinBy(line => line.Position);

    public TalksState After(Event fact, EventMeta meta) =>
        fact switch
        {
            ConversationBegun begun => After(begun, meta),
            ConversationJoined joined => After(joined, meta),
            ConversationMoved moved => Change(moved, talk => talk.After(moved, meta.Author)),
            ConversationPaused paused => Change(paused, talk => talk.After(paused)),
            ConversationReturned back => Change(back, talk => talk.After(back, meta.Author)),
            ConversationEnded ended => Find(ended.Conversation) is { } talk ? Over(talk) : this,
            ClosingLineShared line => After(line, meta),
            ClosingLineWithdrawn line => this with
            {
                Lines = Lines.Remove(AuthoredPieces.Key(meta.Author, line.Line)),
            },
            _ => this,
        };

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public TalksState WithoutEntry(string entry) => this with { Lines = Lines.WithoutEntry(entry) };

    private TalksState After(ConversationBegun fact, EventMeta meta)
    {
        if (
            Find(fact.Conversation) is not null
            || Held.Exists(held => held.Conversation == fact.Conversation)
        )
        {
            return this;
        }

        var state = LeftBy(meta.Author);
        var talk = new Talk
        {
            Conversation = fact.Conversation,
            Author = meta.Author,
            At = fact.At,
            IsFirst = fact.IsFirst,
            Pause = fact.Pause,
            Day = meta.Day,
        };
        // Both tapped at once: the earlier one counts, and the other was in it from the beginning.
        var crossed = state.Standing.Values.FirstOrDefault(other => other.IsTwinOf(talk));
        return crossed is null
            ? state with
            {
                Standing = state.Standing.SetItem(meta.Author, talk),
            }
            : state.Joined(crossed, meta);
    }

    private TalksState After(ConversationJoined fact, EventMeta meta) =>
        Find(fact.Conversation) is { Joiner: null } talk && talk.Author != meta.Author
            ? LeftBy(meta.Author).Joined(talk, meta)
            : this;

    private TalksState Joined(Talk talk, EventMeta meta) =>
        this with
        {
            Standing = Standing.SetItem(
                talk.Author,
                talk with
                {
                    Joiner = meta.Author,
                    JoinedOn = meta.Day,
                }
            ),
        };

    // A person is in one conversation: what they began or joined before is over.
    private TalksState LeftBy(string member) =>
        Standing
            .Values.Where(talk => talk.Author == member || talk.Joiner == member)
            .Aggregate(this, (state, talk) => state.Over(talk));

    private TalksState Over(Talk talk)
    {
        var state = this with { Standing = Standing.Remove(talk.Author) };
        if (talk.Joiner is not { } joiner)
        {
            return state;
        }

        var held = Held.Add(
            new HeldTalk
            {
                Conversation = talk.Conversation,
                Author = talk.Author,
                Day = talk.Day,
                Joiner = joiner,
                JoinedOn = talk.JoinedOn,
            }
        );
        if (held.Count <= MostHeld)
        {
            return state with { Held = held };
        }

        var oldest = held[0].Conversation;
        return state with
        {
            Held = held.RemoveAt(0),
            Lines = state.Lines.RemoveRange(
                state
                    .Lines.Where(pair => pair.Value.Conversation == oldest)
                    .Select(pair => pair.Key)
            ),
        };
    }

    private TalksState Change<T>(T fact, Func<Talk, Talk> change)
        where T : ConversationFact =>
        Find(fact.Conversation) is { Joiner: not null } talk
            ? this with
            {
                Standing = Standing.SetItem(talk.Author, change(talk)),
            }
            : this;

    // One line of each for a conversation that both were in, so that no flood of them can be kept.
    private TalksState After(ClosingLineShared fact, EventMeta meta)
    {
        var key = AuthoredPieces.Key(meta.Author, fact.Line);
        var isKnown =
            Find(fact.Conversation) is { Joiner: not null }
            || Held.Exists(held => held.Conversation == fact.Conversation);
        return
            !isKnown
            || Lines.ContainsKey(key)
            || LineOf(fact.Conversation, author => author == meta.Author) is not null
            ? this
            : this with
            {
                Lines = Lines.Add(
                    key,
                    new SharedClosingLine
                    {
                        Line = fact.Line,
                        Conversation = fact.Conversation,
                        Author = meta.Author,
                        Text = fact.Text,
                        Position = meta.Position,
                        Entry = meta.Entry,
                    }
                ),
            };
    }

    void IStored.Write(StoredWriter to)
    {
        to.Map("standing", Standing);
        to.List("held", Held);
        to.Map("lines", Lines);
    }

    internal static TalksState Read(StoredReader from) =>
        new()
        {
            Standing = from.Map("standing", Talk.Read),
            Held = from.ListOrEmpty("held", HeldTalk.Read),
            Lines = from.Map("lines", SharedClosingLine.Read),
        };
}

/// <summary>That there was one, for each on their own day; who ended it is not kept.</summary>
public sealed record HeldTalk : Unprinted, IStored
{
    public required string Conversation { get; init; }
    public required string Author { get; init; }
    public required DateOnly Day { get; init; }
    public required string Joiner { get; init; }
    public DateOnly? JoinedOn { get; init; }

    /// <summary>The day that one of them wrote down themselves.</summary>
    public DateOnly DayOf(string me) => me == Author ? Day : JoinedOn ?? Day;

    void IStored.Write(StoredWriter to)
    {
        to.Text("conversation", Conversation);
        to.Text("author", Author);
        to.Day("day", Day);
        to.Text("joiner", Joiner);
        to.Day("joinedOn", JoinedOn);
    }

    internal static HeldTalk Read(StoredReader from) =>
        new()
        {
            Conversation = from.Text("conversation"),
            Author = from.Text("author"),
            Day = from.Day("day"),
            Joiner = from.Text("joiner"),
            JoinedOn = from.DayOrNull("joinedOn"),
        };
}

public sealed record SharedClosingLine : Unprinted, IAuthoredPiece, IStored
{
    public required string Line { get; init; }
    public required string Conversation { get; init; }
    public required string Author { get; init; }
    public required string Text { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("line", Line);
        to.Text("conversation", Conversation);
        to.Text("author", Author);
        to.Text("text", Text);
        to.Number("position", Position);
        to.Text("entry", Entry);
    }

    internal static SharedClosingLine Read(StoredReader from) =>
        new()
        {
            Line = from.Text("line"),
            Conversation = from.Text("conversation"),
            Author = from.Text("author"),
            Text = from.Text("text"),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
        };
}
