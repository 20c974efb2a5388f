using Reweave.Domain.CheckIns;
using Reweave.Domain.Conversations;
using Reweave.Domain.FirstDays;
using Reweave.Domain.Journal;
using Reweave.Domain.Memories;
using Reweave.Domain.NextStep;
using Reweave.Domain.Pairing;
using Reweave.Domain.Preparations;
using Reweave.Domain.Questions;
using Reweave.Domain.Rhythm;
using Reweave.Domain.Settings;
using Reweave.Domain.Spaces;
using Reweave.Domain.Standing;
using Reweave.Domain.Windows;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.NextStep;

/// <summary>One person's way through the spine, and what is suggested at each bend, with its reason.</summary>
public sealed class The_next_step
{
    private const string Space = "space";
    private readonly Couple _couple = new();
    private PrivateSpaceState _own = PrivateSpaceState.Empty;
    private int _position;

    [Fact]
    public void Leads_one_person_alone_from_the_kit_to_a_first_line_to_an_invitation()
    {
        Expect(Step.KeepKit, Reason.KitNotChecked, paired: false);
        Own(new KitKept());
        Expect(Step.ReadFirstDays, Reason.FirstDaysAreNow, paired: false);
        Own(new PlanLineMarked { Line = "sleep", Mark = LineMark.PutAway });
        Expect(Step.WriteJournal, Reason.NothingWrittenYet, paired: false);
        WriteALine();
        Expect(Step.InvitePartner, Reason.AloneSoFar, paired: false);
        Own(
            new InvitationKept
            {
                Invitation = "i",
                Secret = "s",
                Expires = DateTimeOffset.MaxValue,
            }
        );
        Expect(Step.WriteJournal, Reason.QuietMoment, paired: false);
    }

    [Fact]
    public void Leads_to_times_to_talk_and_to_preparing_on_their_day()
    {
        Paired();
        Own(new PartnerVerified { Partner = Ben, How = VerifiedBy.SafetyNumber });
        _couple.Deliver(
            Ben,
            [
                new ConversationTimesProposed
                {
                    Proposal = "s",
                    Times = new ConversationTimes
                    {
                        FirstDay = Monday.AddDays(1),
                        EveryWeeks = 1,
                        Minute = 1_140,
                        LengthInMinutes = 45,
                        Zone = "Europe/Berlin",
                        Pause = new PauseTerms { Word = "harbour", ReturnAfterMinutes = 30 },
                    },
                },
            ]
        );
        Expect(Step.LookAtTimes, Reason.TimesAreProposed);
        _couple.Deliver(Ada, [new ConversationTimesAccepted { Proposal = "s" }]);

        Expect(Step.StartCheckIn, Reason.BothAreHere);
        _couple.Today = Monday.AddDays(8);
        Expect(Step.PrepareConversation, Reason.ConversationIsToday);
    }

    [Fact]
    public void Leads_two_from_comparing_to_the_first_check_in_and_a_rhythm()
    {
        Paired();
        Expect(Step.VerifyPartner, Reason.PairedNotVerified);
        Own(new PartnerVerified { Partner = Ben, How = VerifiedBy.SafetyNumber });
        Expect(Step.StartCheckIn, Reason.BothAreHere);

        _couple.Does(Ben, _couple.Answer(Ben, CheckInItem.Need));
        Expect(Step.AnswerCheckIn, Reason.CheckInIsOpen);
        _couple.Does(Ada, _couple.Answer(Ada, CheckInItem.Feelings));
        Expect(Step.OpenCheckIn, Reason.BothAnswered);
        foreach (var item in new[] { CheckInItem.Feelings, CheckInItem.Need })
        {
            _couple.Does(Ada, _couple.Open(Ada, 1, item));
            _couple.Does(Ben, _couple.Open(Ben, 1, item));
        }

        Expect(Step.AnswerNeed, Reason.NeedWasOpened);
        _couple.Does(Ada, _couple.Reply(Ada, 1, NeedReply.Yes));
        Expect(Step.ProposeRhythm, Reason.FirstCheckInOpened);

        var sunday = new WeeklyTime { Day = DayOfWeek.Sunday, Minute = 1_140 };
        _couple.Deliver(Ben, [new RhythmProposed { Proposal = "r", Time = sunday }]);
        Expect(Step.LookAtRhythm, Reason.RhythmIsProposed);
        _couple.Deliver(Ada, [new RhythmAccepted { Proposal = "r" }]);
        _couple.Today = Monday.AddDays(13);
        Expect(Step.StartCheckIn, Reason.RhythmIsToday);
    }

    [Fact]
    public void Names_a_hard_day_of_ones_own_when_it_is_near_and_none_that_the_other_shared()
    {
        Paired();
        Own(new PartnerVerified { Partner = Ben, How = VerifiedBy.SafetyNumber });
        var day = new MarkedDayShared
        {
            Mark = "d",
            Kind = MarkedDayKind.Hard,
            On = Monday.AddDays(3).AddYears(-1),
            Yearly = true,
            Title = "That day",
            MayCome = "",
            Helps = "",
            Ask = "",
        };
        _couple.Deliver(Ben, [day]);
        Expect(Step.StartCheckIn, Reason.BothAreHere);

        Own(
            new MarkedDayKept
            {
                Mark = "own",
                Version = "v",
                Kind = day.Kind,
                On = day.On,
                Yearly = true,
                Title = day.Title,
                MayCome = "",
                Helps = "",
                Ask = "",
            }
        );
        Expect(Step.LookAtDay, Reason.HardDayIsNear);
        _couple.Today = Monday.AddDays(4);
        Expect(Step.StartCheckIn, Reason.BothAreHere);
    }

    [Fact]
    public void Does_not_ask_again_after_not_now()
    {
        Paired();
        Own(new PartnerVerified { Partner = Ben, How = VerifiedBy.SafetyNumber });
        _couple.Does(Ben, _couple.Answer(Ben, CheckInItem.Feelings));

        Own(new CheckInSetAside { Space = Space, Round = 1 });

        Expect(Step.WriteJournal, Reason.QuietMoment);
    }

    [Fact]
    public void Puts_the_first_three_days_before_what_two_people_do_and_the_road_by_where_one_stands()
    {
        Paired();
        Own(new PartnerVerified { Partner = Ben, How = VerifiedBy.SafetyNumber });
        _couple.Does(Ben, _couple.Answer(Ben, CheckInItem.Feelings));
        Own(Noted(Stand.Hurt, cameOut: _couple.Today.AddDays(-2)));
        Expect(Step.ReadFirstDays, Reason.FirstDaysAreNow);
        Own(new PlanLineMarked { Line = "sleep", Mark = LineMark.Done });
        Expect(Step.AnswerCheckIn, Reason.CheckInIsOpen);

        Own(new CheckInSetAside { Space = Space, Round = 1 });
        Expect(Step.WriteImpact, Reason.YouWereHurt);
        Own(Begun(PreparationKind.Impact));
        Expect(Step.WriteJournal, Reason.QuietMoment);
    }

    [Fact]
    public void Suggests_an_account_to_who_broke_trust_and_nothing_of_it_to_who_would_rather_not_say()
    {
        Own(new KitKept());
        WriteALine();
        Own(Noted(Stand.Unsaid));
        Expect(Step.InvitePartner, Reason.AloneSoFar, paired: false);
        Own(Noted(Stand.Broke));
        Expect(Step.WriteAccount, Reason.YouBrokeTrust, paired: false);
        Own(Begun(PreparationKind.Account));
        Expect(Step.InvitePartner, Reason.AloneSoFar, paired: false);
    }

    [Fact]
    public void Leads_from_windows_and_a_rested_question_to_the_window_itself()
    {
        Paired();
        Own(new PartnerVerified { Partner = Ben, How = VerifiedBy.SafetyNumber });
        _couple.Does(Ben, _couple.Answer(Ben, CheckInItem.Feelings));
        Own(new CheckInSetAside { Space = Space, Round = 1 });
        _couple.Deliver(
            Ben,
            [
                new WindowsProposed
                {
                    Proposal = "w",
                    Terms = new WindowTerms
                    {
                        Days = [DayOfWeek.Wednesday],
                        Minute = 1_080,
                        LengthInMinutes = 45,
                        PauseWord = "harbour",
                    },
                },
            ]
        );
        Expect(Step.LookAtWindows, Reason.WindowsAreProposed);
        _couple.Deliver(Ada, [new WindowsAccepted { Proposal = "w" }]);

        Own(
            new QuestionParked
            {
                Question = "q",
                Version = "v",
                Day = Monday,
                At = new DateTimeOffset(Monday, default, TimeSpan.Zero),
                Text = "Why?",
            }
        );
        Expect(Step.WriteJournal, Reason.QuietMoment);
        _couple.Today = Monday.AddDays(2);
        Expect(Step.LookAtQuestion, Reason.QuestionHasRested);

        Own(new ParkedHandedOver { Question = "q", Asked = "a" });
        _couple.Deliver(
            Ada,
            [
                new QuestionAsked
                {
                    Question = "a",
                    Wording = "w",
                    Day = _couple.Today,
                    Text = "Why?",
                },
            ]
        );
        Expect(Step.GoToWindow, Reason.WindowIsToday);
        _couple.Deliver(Ben, [new WindowPaused { Proposal = "w", Day = _couple.Today }]);
        Expect(Step.WriteJournal, Reason.QuietMoment);
    }

    private static BreachNoted Noted(Stand stand, DateOnly? cameOut = null) =>
        new()
        {
            Breach = stand.ToString(),
            Version = stand.ToString(),
            Replaces = [],
            Stand = stand,
            CameOut = cameOut,
        };

    private static PreparationPartKept Begun(PreparationKind kind) =>
        new()
        {
            Preparation = kind.ToString(),
            Kind = kind,
            Part = "did",
            Version = kind.ToString(),
            Replaces = [],
            Day = Monday,
            Text = "a line",
        };

    private void Paired()
    {
        Own(new KitKept());
        WriteALine();
        Own(
            new PairingKept
            {
                Partner = Ben,
                Invitation = "i",
                Invited = true,
                SealedPsk = [1],
                Acceptance = [1],
            }
        );
    }

    private void WriteALine() =>
        Own(
            new JournalWritten
            {
                Piece = "p",
                Version = "v",
                Day = Monday,
                Text = "a line",
            }
        );

    private void Own(Domain.Events.Event fact) =>
        _own = _own.After(
            fact,
            new Domain.Events.EventMeta
            {
                Position = ++_position,
                Entry = $"own-{_position}",
                Author = Ada,
                Day = _couple.Today,
            }
        );

    private void Expect(Step step, Reason reason, bool paired = true)
    {
        var suggestion = NextStepDecisions.Suggest(
            _own,
            paired ? _couple.State : null,
            paired ? Space : null,
            Ada,
            _couple.Today,
            new DateTimeOffset(_couple.Today, default, TimeSpan.Zero)
        );
        Assert.Equal((step, reason), (suggestion.Step, suggestion.Reason));
    }
}
