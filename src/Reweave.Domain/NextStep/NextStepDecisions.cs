using Reweave.Domain.Acknowledgement;
using Reweave.Domain.Agreements;
using Reweave.Domain.CheckIns;
using Reweave.Domain.Exchanges;
using Reweave.Domain.Journey;
using Reweave.Domain.Memories;
using Reweave.Domain.Pairing;
using Reweave.Domain.Practices;
using Reweave.Domain.Preparations;
using Reweave.Domain.Questions;
using Reweave.Domain.Spaces;
using Reweave.Domain.Standing;
using Reweave.Domain.Understanding;

namespace Reweave.Domain.NextStep;

/// <summary>
/// A table of rules, read from the top: the first that fits is the suggestion. Each rule can be said in one sentence to the person it
/// is for, looks only at what that person can see, and gives the same whatever the reason for a partner's silence.
/// </summary>
public static class NextStepDecisions
{
    private static readonly (Func<Situation, bool> Fits, Suggestion Suggestion)[] Rules =
    [
        (now => !now.KitIsKept, new(Step.KeepKit, Reason.KitNotChecked, Track.Me)),
        // Three days in, sleep and what cannot wait come before anything that two people do.
        (
            now => now.IsJustOut && !now.PlanIsBegun,
            new(Step.ReadFirstDays, Reason.FirstDaysAreNow, Track.Me)
        ),
        (
            now =>
                now.Round?.Phase == ExchangePhase.Ready && HasSomethingToOpen(now.Round.Exchange),
            new(Step.OpenCheckIn, Reason.BothAnswered, Track.Us)
        ),
        (
            now => now.Round?.Phase == ExchangePhase.Open && !now.RoundIsSetAside,
            new(Step.AnswerCheckIn, Reason.CheckInIsOpen, Track.Us)
        ),
        (
            now => now.Why?.Phase == ExchangePhase.Ready && HasSomethingToOpen(now.Why),
            new(Step.OpenUnderstanding, Reason.BothLookedAtWhy, Track.Us)
        ),
        (
            now => now.Why?.Phase == ExchangePhase.Open && !now.WhyIsSetAside,
            new(Step.AnswerUnderstanding, Reason.WhyIsOpen, Track.Us)
        ),
        (now => now.PracticeIsReady, new(Step.OpenPractice, Reason.BothAnswered, Track.Us)),
        (now => now.PartToMark, new(Step.SayIfItWasHeard, Reason.PartCameBack, Track.You)),
        (now => now.PartToReflect, new(Step.GiveBack, Reason.PartWasHandedOver, Track.You)),
        (now => now.NeedWaits, new(Step.AnswerNeed, Reason.NeedWasOpened, Track.You)),
        (now => now.RhythmWaits, new(Step.LookAtRhythm, Reason.RhythmIsProposed, Track.Us)),
        (now => now.WindowsWait, new(Step.LookAtWindows, Reason.WindowsAreProposed, Track.Us)),
        (now => now.PracticeWaits, new(Step.LookAtPractice, Reason.PracticeIsOffered, Track.Us)),
        (
            now => now.AgreementWaits,
            new(Step.LookAtAgreement, Reason.AgreementIsProposed, Track.Us)
        ),
        (now => now.TimesWait, new(Step.LookAtTimes, Reason.TimesAreProposed, Track.Us)),
        (now => now.WindowIsToday, new(Step.GoToWindow, Reason.WindowIsToday, Track.Us)),
        (now => now.HardDayIsNear, new(Step.LookAtDay, Reason.HardDayIsNear, Track.Me)),
        (
            now => now.IsPaired && !now.IsVerified,
            new(Step.VerifyPartner, Reason.PairedNotVerified, Track.Us)
        ),
        (
            now => now.ConversationIsToday,
            new(Step.PrepareConversation, Reason.ConversationIsToday, Track.Us)
        ),
        (now => now.ReviewIsNear, new(Step.ReviewAgreement, Reason.ReviewIsNear, Track.Us)),
        (
            now => now.CanStartRound && now.RhythmIsToday,
            new(Step.StartCheckIn, Reason.RhythmIsToday, Track.Us)
        ),
        (
            now => now.QuestionIsOffered,
            new(Step.LookAtQuestion, Reason.QuestionHasRested, Track.Me)
        ),
        (now => now.PracticeGoesOn, new(Step.GoOnWithPractice, Reason.PracticeIsBegun, Track.Me)),
        (
            now => now.IsEarly && !now.PlanIsBegun && now.WroteNothing,
            new(Step.ReadFirstDays, Reason.FirstDaysAreNow, Track.Me)
        ),
        (now => now.WroteNothing, new(Step.WriteJournal, Reason.NothingWrittenYet, Track.Me)),
        (
            now => now.IsPaired && now.HasOpenedTogether && !now.HasRhythm && !now.RhythmIsOpen,
            new(Step.ProposeRhythm, Reason.FirstCheckInOpened, Track.Us)
        ),
        (
            now => now.CanStartRound && !now.HasRhythm,
            new(Step.StartCheckIn, Reason.BothAreHere, Track.Us)
        ),
        (
            now => now.Stand is Stand.Hurt or Stand.Both && !now.ImpactIsBegun,
            new(Step.WriteImpact, Reason.YouWereHurt, Track.Me)
        ),
        (
            now => now.Stand is Stand.Broke or Stand.Both && !now.AccountIsBegun,
            new(Step.WriteAccount, Reason.YouBrokeTrust, Track.You)
        ),
        (
            now => !now.IsPaired && !now.InvitationIsOpen,
            new(Step.InvitePartner, Reason.AloneSoFar, Track.Us)
        ),
        (_ => true, new(Step.WriteJournal, Reason.QuietMoment, Track.Me)),
    ];

    /// <param name="couple">Null while alone.</param>
    /// <param name="coupleSpace">Its id, as facts about it are kept under.</param>
    /// <param name="me">The own member id.</param>
    public static Suggestion Suggest(
        PrivateSpaceState own,
        CoupleSpaceState? couple,
        string? coupleSpace,
        string me,
        DateOnly today,
        DateTimeOffset now
    )
    {
        var situation = Situation.Of(own, couple, coupleSpace, me, today, now);
        foreach (var rule in Rules)
        {
            if (rule.Fits(situation) && (!situation.IsResting || rule.Suggestion.Track == Track.Me))
            {
                return rule.Suggestion;
            }
        }

        throw new InvalidOperationException("The last rule fits always.");
    }

    private static bool HasBegun(PrivateSpaceState own, PreparationKind kind) =>
        own.Preparations.All.Values.Any(one => one.Kind == kind);

    private static bool HasSomethingToOpen(ExchangeRoundView round) =>
        round.Items.Any(item => item.Sight == ItemSight.Sealed);

    private sealed record Situation : Unprinted
    {
        /// <summary>The two pause, or this person lets the shared space rest for themselves: what is between the two is not suggested.</summary>
        public required bool IsResting { get; init; }
        public required bool KitIsKept { get; init; }
        public required bool WroteNothing { get; init; }
        public required Stand Stand { get; init; }

        /// <summary>It came out within the last three days.</summary>
        public required bool IsJustOut { get; init; }
        public required bool IsEarly { get; init; }
        public required bool PlanIsBegun { get; init; }
        public required bool ImpactIsBegun { get; init; }
        public required bool AccountIsBegun { get; init; }
        public required bool IsPaired { get; init; }
        public required bool IsVerified { get; init; }
        public required bool InvitationIsOpen { get; init; }
        public required CheckInRoundView? Round { get; init; }
        public required bool RoundIsSetAside { get; init; }
        public required ExchangeRoundView? Why { get; init; }
        public required bool WhyIsSetAside { get; init; }
        public required bool PracticeIsReady { get; init; }
        public required bool PracticeWaits { get; init; }
        public required bool PracticeGoesOn { get; init; }
        public required bool PartToReflect { get; init; }
        public required bool PartToMark { get; init; }
        public required bool NeedWaits { get; init; }
        public required bool HasOpenedTogether { get; init; }
        public required bool HasRhythm { get; init; }
        public required bool RhythmIsOpen { get; init; }
        public required bool RhythmWaits { get; init; }
        public required bool RhythmIsToday { get; init; }
        public required bool WindowsWait { get; init; }
        public required bool WindowIsToday { get; init; }
        public required bool TimesWait { get; init; }
        public required bool ConversationIsToday { get; init; }
        public required bool QuestionIsOffered { get; init; }

        /// <summary>One's own, noted for oneself: what the other shares of theirs suggests nothing.</summary>
        public required bool HardDayIsNear { get; init; }
        public required bool AgreementWaits { get; init; }
        public required bool ReviewIsNear { get; init; }

        public bool CanStartRound =>
            IsPaired && (Round is null || Round.Phase == ExchangePhase.Over);

        public static Situation Of(
            PrivateSpaceState own,
            CoupleSpaceState? couple,
            string? coupleSpace,
            string me,
            DateOnly today,
            DateTimeOffset now
        )
        {
            var checkIns = CheckInsView.For(couple?.CheckIns ?? CheckInsState.Empty, me, today);
            var rounds = checkIns.Current is { } current
                ? checkIns.Earlier.Prepend(current).ToList()
                : [.. checkIns.Earlier];
            var why = ExchangeView
                .For(
                    UnderstandingFacts.Instance,
                    couple?.Understanding.Exchange ?? ExchangeState.Empty,
                    me,
                    today
                )
                .Current;
            var practices = PracticesView.For(
                couple?.Practices ?? PracticesState.Empty,
                own.Practices,
                coupleSpace ?? "",
                me,
                today
            );
            var rhythm = couple?.Rhythm;
            var windows = couple?.Windows;
            var questions = QuestionsView.For(couple?.Questions ?? QuestionsState.Empty, me, today);
            var standing = questions
                .ByMe.Concat(questions.Answered)
                .Concat(questions.Faded)
                .Select(one => one.Question)
                .ToList();
            var heard = AcknowledgementView.For(
                couple?.Acknowledgement ?? AcknowledgementState.Empty,
                me,
                today
            );
            var agreements = AgreementsView
                .For(
                    couple?.Agreements ?? AgreementsState.Empty,
                    own.AgreementChoices,
                    coupleSpace ?? "",
                    me,
                    today
                )
                .All;
            KeptPairing? pairing = own.Pairing.Latest;
            return new Situation
            {
                IsResting =
                    couple?.Pauses.IsPaused(today) == true || own.Fades.IsFading(coupleSpace),
                KitIsKept = own.Settings.KitKeptOn is not null,
                WroteNothing = own.Journal.Pieces.IsEmpty && own.Journal.Deleted.IsEmpty,
                Stand = own.Standing.Stand,
                IsJustOut =
                    own.Standing.CameOut is { } day
                    && today.DayNumber - day.DayNumber is >= 0 and <= 3,
                IsEarly = FirstWeeks.AreNow(own, today),
                PlanIsBegun = !own.FirstDays.Lines.IsEmpty,
                ImpactIsBegun = HasBegun(own, PreparationKind.Impact) || heard.MyImpact.Count > 0,
                AccountIsBegun =
                    HasBegun(own, PreparationKind.Account) || heard.MyAccount.Count > 0,
                IsPaired = couple is not null,
                IsVerified =
                    pairing is not null && own.Pairing.Verified.ContainsKey(pairing.Partner),
                InvitationIsOpen = own.Pairing.OpenInvitation(now) is not null,
                Round = checkIns.Current,
                RoundIsSetAside =
                    coupleSpace is not null
                    && checkIns.Current is { } round
                    && own.CheckInChoices.IsSetAside(coupleSpace, round.Number),
                Why = why,
                WhyIsSetAside =
                    coupleSpace is not null
                    && why is not null
                    && own.UnderstandingAside.IsSetAside(coupleSpace, why.Number),
                PracticeIsReady =
                    couple is not null
                    && practices.Answered.Any(practice =>
                        ExchangeView
                            .For(
                                new PracticeFacts(practice),
                                couple.Practices.ExchangeOf(practice),
                                me,
                                today
                            )
                            .Current
                            is { Phase: ExchangePhase.Ready } round
                        && HasSomethingToOpen(round)
                    ),
                PracticeWaits = practices.Theirs is not null,
                PracticeGoesOn = own.Practices.All.Values.Any(sitting => sitting.Finished is null),
                PartToReflect = heard.TheirImpact.Any(part =>
                    part.Stage == PartStage.ToReflect && !own.PutAway.IsAway(part.Entry)
                ),
                PartToMark = heard.MyImpact.Any(part => part.Stage == PartStage.ToMark),
                NeedWaits = rounds.Any(round => round.TheirNeed is { CanReply: true, Reply: null }),
                HasOpenedTogether = rounds.Any(round => round.HasSeen),
                HasRhythm = rhythm?.InForce is not null,
                RhythmIsOpen = rhythm?.Open is not null,
                RhythmWaits = rhythm?.Open is { } open && open.Author != me,
                RhythmIsToday = rhythm?.InForce?.Time.Day == today.DayOfWeek,
                WindowsWait = windows?.Open is { } proposed && proposed.Author != me,
                WindowIsToday =
                    windows?.InForce?.Terms.IsOn(today) == true
                    && !windows.IsPaused(today)
                    && questions.ByMe.Concat(questions.ToMe).Any(one => one.Day <= today),
                HardDayIsNear = own.MarkedDays.All.Any(one =>
                    one.Words.Kind == MarkedDayKind.Hard
                    && one.Words.NextFrom(today) is { } next
                    && next.DayNumber - today.DayNumber <= 3
                ),
                TimesWait = couple?.Schedule.Open is { } times && times.Author != me,
                ConversationIsToday = couple?.Schedule.InForce?.Times.From(today).First() == today,
                QuestionIsOffered = own.Parked.All.Any(parked =>
                    parked.IsOffered(now) && !parked.Asked.Overlaps(standing)
                ),
                AgreementWaits = agreements.Any(one =>
                    one is { Phase: AgreementPhase.Open, Mine: false, IConsented: false }
                ),
                ReviewIsNear = agreements.Any(one =>
                    one is { ReviewIsDue: true, RenewalByMe: null }
                ),
            };
        }
    }
}
