using Reweave.Client.Engines;
using Reweave.Domain.Conversations;

namespace Reweave.Client.Conversations;

/// <summary>When the two talk: proposed by one, accepted by the other, ended by either alone without a trace.</summary>
public sealed class ScheduleDesk
{
    public const int MostTitleCharacters = 120;

    private readonly Engine _engine;

    internal ScheduleDesk(Session session) => _engine = session.Engine;

    public ScheduleView View
    {
        get
        {
            var open = State.Open;
            return new ScheduleView
            {
                HasPartner = _engine.Couple is not null,
                Today = _engine.LocalDay,
                Zone = Mine.Id,
                InForce = ToView(State.InForce),
                ProposedByMe = open?.Author == Me ? ToView(open) : null,
                ProposedToMe = open is not null && open.Author != Me ? ToView(open) : null,
            };
        }
    }

    private ScheduleState State => _engine.Couple?.Schedule ?? ScheduleState.Empty;

    private string Me => _engine.Account.Me;

    private TimeZoneInfo Mine => _engine.Ports.Time.LocalTimeZone;

    /// <summary>
    /// Proposes times in the zone of this device. An own open proposal is taken back first; proposing what the partner proposes accepts it.
    /// </summary>
    public Task<Refusal?> ProposeAsync(WishedTimes wish)
    {
        var proposal = Engine.NewId();
        return string.IsNullOrWhiteSpace(wish.PauseWord)
            ? Task.FromResult<Refusal?>(new Refusal.Empty())
            : _engine.ActTogetherAsync(_ =>
                ScheduleDecisions.Propose(
                    State,
                    Me,
                    proposal,
                    new ConversationTimes
                    {
                        FirstDay = wish.FirstDay,
                        EveryWeeks = wish.EveryWeeks,
                        Minute = wish.Time.Hour * 60 + wish.Time.Minute,
                        LengthInMinutes = wish.LengthInMinutes,
                        Zone = Mine.Id,
                        Pause = new PauseTerms
                        {
                            Word = wish.PauseWord.Trim(),
                            ReturnAfterMinutes = wish.ReturnAfterMinutes,
                        },
                    }
                )
            );
    }

    /// <summary>Accepts the partner's open proposal.</summary>
    /// <param name="tellsZone">Lets the partner see the time on this device's wall beside theirs.</param>
    public Task<Refusal?> AcceptAsync(bool tellsZone) =>
        _engine.ActTogetherAsync(_ =>
            ScheduleDecisions.Accept(
                State,
                Me,
                State.Open?.Proposal ?? "",
                tellsZone ? Mine.Id : null
            )
        );

    /// <summary>Takes back the own open proposal or sets the partner's aside: one act, and it looks the same.</summary>
    public Task<Refusal?> PutAwayProposalAsync() =>
        _engine.ActTogetherAsync(_ =>
            ScheduleDecisions.Withdraw(State, Me, State.Open?.Proposal ?? "")
        );

    /// <summary>Ends what is in force, for both and at once.</summary>
    public Task<Refusal?> EndAsync() =>
        _engine.ActTogetherAsync(_ =>
            ScheduleDecisions.Withdraw(State, Me, State.InForce?.Proposal ?? "")
        );

    /// <summary>What is in force as a calendar file; null when nothing is, or when this device does not know the agreed zone.</summary>
    /// <param name="alarmMinutes">Before it begins; null for none.</param>
    public string? Calendar(string title, int? alarmMinutes) =>
        State.InForce?.Times is { } times && WallClock.TryFind(times.Zone, out var zone)
            ? CalendarFile.Write(
                times,
                zone,
                title.Length > MostTitleCharacters ? title[..MostTitleCharacters] : title,
                alarmMinutes,
                Engine.NewId(),
                DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(_engine.Now, zone).DateTime),
                _engine.Now
            )
            : null;

    private TimesView? ToView(KeptTimes? kept)
    {
        if (kept is null)
        {
            return null;
        }

        var times = kept.Times;
        var agreed = WallClock.TryFind(times.Zone, out var zone) ? zone : null;
        var next = Next(times, agreed ?? Mine);
        // A calendar day in the agreed zone may be another one here.
        var here = agreed is null ? next : TimeZoneInfo.ConvertTime(next, Mine);
        return new TimesView
        {
            Times = times,
            Next = here,
            Agreed = agreed is null || here.Offset != next.Offset ? Clock(times.Zone, next) : null,
            IsOnMyClock = agreed is not null,
            Partners =
                kept.Author == Me
                && kept.ToldZone is { } told
                && WallClock.TryFind(told, out var theirs)
                && TimeZoneInfo.ConvertTime(next, theirs) is var there
                && there.Offset != here.Offset
                    ? Clock(told, there)
                    : null,
        };
    }

    // The one that goes on now is still the next one.
    private DateTimeOffset Next(ConversationTimes times, TimeZoneInfo zone)
    {
        var now = _engine.Now;
        return times
            .From(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime).AddDays(-1))
            .Select(day => WallClock.At(day, times.Minute, zone))
            .First(start => start.AddMinutes(times.LengthInMinutes) > now);
    }

    private static ClockView Clock(string zone, DateTimeOffset at) =>
        new() { Zone = zone, At = at };
}

/// <summary>What a person would like; the zone is this device's.</summary>
public sealed record WishedTimes : Unprinted
{
    public required DateOnly FirstDay { get; init; }
    public int EveryWeeks { get; init; } = 1;
    public required TimeOnly Time { get; init; }
    public required int LengthInMinutes { get; init; }
    public required string PauseWord { get; init; }
    public required int ReturnAfterMinutes { get; init; }
}

public sealed record ScheduleView : Unprinted
{
    public required bool HasPartner { get; init; }

    /// <summary>The day on this device's wall.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The name of this device's zone: what a proposal would say.</summary>
    public required string Zone { get; init; }

    /// <summary>What both have accepted.</summary>
    public TimesView? InForce { get; init; }

    /// <summary>The own proposal, waiting.</summary>
    public TimesView? ProposedByMe { get; init; }

    /// <summary>The partner's proposal, to accept or to leave.</summary>
    public TimesView? ProposedToMe { get; init; }

    public bool IsToday =>
        InForce is { } times && DateOnly.FromDateTime(times.Next.DateTime) == Today;
}

public sealed record TimesView : Unprinted
{
    public required ConversationTimes Times { get; init; }

    /// <summary>The next one, on this device's wall; one that goes on now is still the next.</summary>
    public required DateTimeOffset Next { get; init; }

    /// <summary>The same on the wall of the agreed zone, when it shows another time; always when this device does not know that zone.</summary>
    public ClockView? Agreed { get; init; }

    /// <summary>False when this device does not know the agreed zone: then <see cref="Next"/> is on the wall there.</summary>
    public required bool IsOnMyClock { get; init; }

    /// <summary>The same on the partner's wall, when they chose to tell their zone and it shows another time.</summary>
    public ClockView? Partners { get; init; }
}

/// <summary>A moment on the wall of a zone.</summary>
public sealed record ClockView : Unprinted
{
    public required string Zone { get; init; }
    public required DateTimeOffset At { get; init; }
}
