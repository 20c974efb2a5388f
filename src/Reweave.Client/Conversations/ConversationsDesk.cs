using Reweave.Client.Engines;
using Reweave.Client.Journal;
using Reweave.Domain.Conversations;
using Reweave.Domain.Events;

namespace Reweave.Client.Conversations;

/// <summary>What the two want to talk about next time: three things each, taken off by either once they were talked about.</summary>
public sealed class ConversationsDesk
{
    public const int MostCharacters = Bounds.AnswerLength;

    private readonly Engine _engine;
    private readonly Session _session;

    internal ConversationsDesk(Session session) => (_engine, _session) = (session.Engine, session);

    public ConversationsView View
    {
        get
        {
            var mine = State.Standing(author => author == Me);
            return new ConversationsView
            {
                HasPartner = _engine.Couple is not null,
                CanAdd = _engine.Couple is not null && mine.Count < AgendaState.MostOfOne,
                Mine = [.. mine.Select(ViewOf)],
                Theirs = [.. State.Standing(author => author != Me).Select(ViewOf)],
            };
        }
    }

    private AgendaState State => _engine.Couple?.Agenda ?? AgendaState.Empty;

    private string Me => _engine.Account.Me;

    /// <param name="from">The link of what it grows out of; null when it stands alone.</param>
    public Task<Refusal?> AddAsync(string text, string? from = null)
    {
        var item = Engine.NewId();
        return string.IsNullOrWhiteSpace(text) ? Task.FromResult<Refusal?>(new Refusal.Empty())
            : text.Length > MostCharacters
                ? Task.FromResult<Refusal?>(new Refusal.TooLong(MostCharacters))
            : _engine.ActTogetherAsync(_ =>
                ConversationsDecisions.Add(State, Me, item, text, from)
            );
    }

    /// <summary>One's own, erased for both.</summary>
    public Task<Refusal?> TakeBackAsync(string id) =>
        _engine.ActTogetherAsync(_ => ConversationsDecisions.Withdraw(State, Me, id));

    /// <summary>Off the list for both.</summary>
    public Task<Refusal?> TalkedAboutAsync(string id, bool mine) =>
        _engine.ActTogetherAsync(_ => ConversationsDecisions.TalkedAbout(State, Me, id, mine));

    /// <summary>The link of something both can see, for what is to be talked about because of it.</summary>
    public static string LinkTo(AgendaOrigin origin, string id) => $"{Name(origin)}_{id}";

    /// <summary>The words of what a link names, as long as both can see it; null for one of any other origin.</summary>
    public string? WordsOf(string? link)
    {
        foreach (var origin in Enum.GetValues<AgendaOrigin>())
        {
            var start = LinkTo(origin, "");
            if (link?.StartsWith(start, StringComparison.Ordinal) == true)
            {
                return WordsOf(origin, link[start.Length..]);
            }
        }

        return null;
    }

    private string? WordsOf(AgendaOrigin origin, string id) =>
        origin switch
        {
            AgendaOrigin.Agreement => _session
                .Agreements.All.FirstOrDefault(one => one.Agreement == id)
                ?.Terms?.What,
            AgendaOrigin.Action => _session
                .Actions.View.Mine.Concat(_session.Actions.View.Theirs)
                .FirstOrDefault(one => one.Id == id)
                ?.Text,
            _ => _session.Together.View.Pieces.FirstOrDefault(one => one.Id == id)?.Text,
        };

    private static string Name(AgendaOrigin origin) =>
        origin switch
        {
            AgendaOrigin.Agreement => "agreement",
            AgendaOrigin.Action => "action",
            _ => "shared",
        };

    private AgendaItemView ViewOf(AgendaItem item) =>
        new()
        {
            Id = item.Item,
            Mine = item.Author == Me,
            Text = item.Text,
            From = item.From,
            State = _engine.StateOf(item.Entry),
        };
}

/// <summary>Where something to talk about can come from, beside a condition.</summary>
public enum AgendaOrigin
{
    SharedPiece,
    Agreement,
    Action,
}

public sealed record ConversationsView : Unprinted
{
    public required bool HasPartner { get; init; }

    /// <summary>False when three of one's own stand.</summary>
    public required bool CanAdd { get; init; }
    public required IReadOnlyList<AgendaItemView> Mine { get; init; }
    public required IReadOnlyList<AgendaItemView> Theirs { get; init; }
}

/// <summary>Without a day: how long something waits is nobody's reproach.</summary>
public sealed record AgendaItemView : Unprinted
{
    public required string Id { get; init; }
    public required bool Mine { get; init; }
    public required string Text { get; init; }

    /// <summary>The link of what it grew out of.</summary>
    public required string? From { get; init; }
    public required PieceState State { get; init; }
}
