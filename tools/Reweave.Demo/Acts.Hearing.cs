using Reweave.Client;
using Reweave.Client.CheckIns;
using Reweave.Client.Rhythm;
using Reweave.Domain.Acknowledgement;
using Reweave.Domain.Questions;
using Reweave.Domain.Windows;

namespace Reweave.Demo;

internal static partial class Acts
{
    private static Task<Refusal?> Rhythm(Couple couple, Partner me, RoadLine line) =>
        me.Session.Rhythm.ProposeAsync(
            new WeeklyTime(DayFrom(couple, line, 0).DayOfWeek, Clock(line, 1))
        );

    private static Task<Refusal?> AcceptRhythm(Couple couple, Partner me, RoadLine line) =>
        me.Session.Rhythm.AcceptAsync();

    private static Task<Refusal?> CheckIn(Couple couple, Partner me, RoadLine line) =>
        me.Session.CheckIns.AnswerAsync(
            new CheckInAnswer
            {
                HowIAm = Feelings(line, 0),
                OneThing = line.OptionalText(0),
                Need = line.OptionalText(1),
            }
        );

    private static Task<Refusal?> OpenCheckIn(Couple couple, Partner me, RoadLine line) =>
        EachAsync(
            me.Session.CheckIns.View.Items.Where(item => item.State == CheckInItemState.Sealed),
            item => me.Session.CheckIns.OpenAsync(item.Kind)
        );

    private static Task<Refusal?> ReplyToNeed(Couple couple, Partner me, RoadLine line) =>
        me.Session.CheckIns.AnswerNeedAsync(line.Name<NeedReply>(0), line.OptionalText(0));

    private static Task<Refusal?> Impact(Couple couple, Partner me, RoadLine line) =>
        HandOver(me, line, StatementKind.Impact);

    private static Task<Refusal?> Account(Couple couple, Partner me, RoadLine line) =>
        HandOver(me, line, StatementKind.Account);

    private static Task<Refusal?> HandOver(Partner me, RoadLine line, StatementKind kind) =>
        me.Session.Acknowledgement.HandOverAsync(kind, line.Arguments[0], null, line.Text);

    private static Task<Refusal?> GiveBack(Couple couple, Partner me, RoadLine line) =>
        me.Session.Acknowledgement.ReflectAsync(
            me.Session.Acknowledgement.View.TheirImpact.First(part =>
                part.Stage == PartStage.ToReflect
            ).Part,
            line.Text
        );

    private static Task<Refusal?> Mark(Couple couple, Partner me, RoadLine line) =>
        me.Session.Acknowledgement.MarkAsync(
            me.Session.Acknowledgement.View.MyImpact.First(part => part.Stage == PartStage.ToMark)
                .Reflections[^1]
                .Reflection,
            line.Name<HearingMark>(0),
            line.OptionalText(0)
        );

    private static Task<Refusal?> AnswerAccount(Couple couple, Partner me, RoadLine line) =>
        me.Session.Acknowledgement.AnswerAsync(
            me.Session.Acknowledgement.View.TheirAccount.First(part => part.Reply is null).Part,
            line.Name<AccountReply>(0),
            line.OptionalText(0)
        );

    private static Task<Refusal?> Windows(Couple couple, Partner me, RoadLine line) =>
        me.Session.Windows.ProposeAsync(
            new WindowTerms
            {
                Days = [DayFrom(couple, line, 0).DayOfWeek],
                Minute = Minute(line, 1),
                LengthInMinutes = line.Number(2),
                PauseWord = line.Text,
            }
        );

    private static Task<Refusal?> AcceptWindows(Couple couple, Partner me, RoadLine line) =>
        me.Session.Windows.AcceptAsync();

    /// <summary>The parked question that has rested longest, for the next window, in the words of the line or its own.</summary>
    private static Task<Refusal?> Ask(Couple couple, Partner me, RoadLine line)
    {
        var parked = me
            .Session.Questions.Parked.OrderBy(one => one.Day)
            .ThenBy(one => one.Id, StringComparer.Ordinal)
            .First();
        return me.Session.Questions.AskAsync(
            parked.Id,
            line.OptionalText(0) ?? parked.Text,
            me.Session.Questions.Rooms.First(room => room.HasRoom).Day
        );
    }

    private static Task<Refusal?> Answer(Couple couple, Partner me, RoadLine line)
    {
        var view = me.Session.Questions.View;
        var question = view.ToMe is [var open, ..]
            ? open
            : view.Answered.First(one => one.CanBeCompleted);
        return me.Session.Questions.AnswerAsync(question.Question, line.Text);
    }

    private static Task<Refusal?> Settle(Couple couple, Partner me, RoadLine line) =>
        me.Session.Questions.SettleAsync(
            me.Session.Questions.View.Answered.First(one =>
                one.IsMine && one.Answers[^1].Settling is null
            ).Question,
            line.Name<Settling>(0),
            line.OptionalText(0)
        );
}
