using System.Text.Json;
using Reweave.Domain.Agreements;
using Reweave.Domain.Events;

namespace Reweave.Domain.Tests.Agreements;

/// <summary>
/// Two people and what they agree on. Each decides on what reached both so far; what they decided is delivered at once, or later and
/// in an order that the story chooses.
/// </summary>
internal sealed class AgreementStory
{
    public const string Space = "space";
    private readonly List<(Event Fact, EventMeta Meta)> _log = [];
    private readonly HashSet<string> _erased = [];
    private int _ids;

    public DateOnly Today { get; set; } = Couple.Monday;
    public bool HasAnsweredWindow { get; set; } = true;
    public AgreementsState State { get; private set; } = AgreementsState.Empty;
    public Dictionary<string, AgreementChoicesState> Choices { get; } =
        new()
        {
            [Couple.Ada] = AgreementChoicesState.Empty,
            [Couple.Ben] = AgreementChoicesState.Empty,
        };
    public IReadOnlyList<(Event Fact, EventMeta Meta)> Log => _log;
    public IReadOnlySet<string> Erased => _erased;

    public static AgreementTerms Terms(AgreementKind kind = AgreementKind.Money) =>
        new()
        {
            Kind = kind,
            What = "We talk before either spends more than a hundred.",
            Whose = AgreementWhose.Both,
            Telling = AgreementTelling.Unasked,
            CoolingOffDays = AgreementTerms.DefaultCoolingOffDays,
            Window =
                kind == AgreementKind.Containment
                    ? new TalkingWindow
                    {
                        Time = new() { Day = DayOfWeek.Sunday, Minute = 1_140 },
                        Minutes = 45,
                    }
                    : null,
        };

    public AgreementDecisions For(string who) => new(State, Choices[who], Space, who, Today);

    public Decision Does(string who, Func<AgreementDecisions, Decision> decide)
    {
        var decision = decide(For(who));
        if (decision is Decided decided)
        {
            Deliver(who, decided.Events);
            Erase(decided.Erase);
        }

        return decision;
    }

    public void Deliver(string who, params IEnumerable<Event> facts)
    {
        foreach (var fact in facts)
        {
            var meta = new EventMeta
            {
                Position = _log.Count + 1,
                Entry = $"entry-{_log.Count + 1}",
                Author = who,
                Day = Today,
            };
            if (fact is AgreementLearned or AgreementSeenInForce or AgreementSetAside)
            {
                Choices[who] = Choices[who].After(fact, meta);
                continue;
            }

            _log.Add((fact, meta));
            State = State.After(fact, meta);
        }
    }

    public void Erase(IEnumerable<string> entries)
    {
        foreach (var entry in entries)
        {
            _erased.Add(entry);
            State = State.WithoutEntry(entry);
        }
    }

    /// <summary>Proposes and returns the id.</summary>
    public string Proposes(
        string who,
        AgreementTerms? terms = null,
        AgreementReference? amends = null,
        bool instead = false
    )
    {
        var id = $"id-{++_ids}";
        Assert.IsType<Decided>(
            Does(
                who,
                decide =>
                    decide.Propose(id, terms ?? Terms(), amends, null, instead, HasAnsweredWindow)
            )
        );
        return id;
    }

    public Decision SetsAside(string who, string agreement) =>
        Does(who, decide => decide.SetAside(Space, agreement));

    public Decision Consents(string who, string agreement, bool mine) =>
        Does(who, decide => decide.Consent(agreement, mine, HasAnsweredWindow));

    /// <summary>Ada proposes, both say yes and both see it.</summary>
    public string BothAgree(AgreementTerms? terms = null)
    {
        var id = Proposes(Couple.Ada, terms);
        BothConsent(id);
        return id;
    }

    public void BothConsent(string id)
    {
        Assert.IsType<Decided>(Consents(Couple.Ben, id, false));
        Assert.IsType<Decided>(Consents(Couple.Ada, id, true));
        BothLook();
    }

    public void BothLook()
    {
        Does(Couple.Ada, decide => decide.Learn(Space));
        Does(Couple.Ben, decide => decide.Learn(Space));
    }

    public IReadOnlyList<AgreementView> View(string who) =>
        AgreementsView.For(State, Choices[who], Space, who, Today).All;

    public AgreementView One(string who) => Assert.Single(View(who));

    public AgreementView? Find(string who, string id) =>
        View(who).SingleOrDefault(view => view.Agreement == id);

    /// <summary>Everything a screen could show, as text to compare.</summary>
    public string Screen(string who) => Screen(State, Choices[who], who, Today);

    public static string Screen(
        AgreementsState state,
        AgreementChoicesState choices,
        string who,
        DateOnly today
    ) => JsonSerializer.Serialize(AgreementsView.For(state, choices, Space, who, today));
}
