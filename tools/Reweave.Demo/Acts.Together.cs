using System.Globalization;
using Reweave.Client;
using Reweave.Client.Conversations;
using Reweave.Client.Practices;
using Reweave.Client.Understanding;
using Reweave.Domain.Actions;
using Reweave.Domain.Agreements;
using Reweave.Domain.Conversations;
using Reweave.Domain.Understanding;

namespace Reweave.Demo;

internal static partial class Acts
{
    /// <summary>Texts as <c>Work:6=words</c>; what is no given condition is one of one's own.</summary>
    private static Task<Refusal?> Conditions(Couple couple, Partner me, RoadLine line) =>
        me.Session.Understanding.AnswerAsync([.. line.Texts.Select(Condition)]);

    private static ConditionAnswer Condition(string text)
    {
        var words = text.Split('=', 2);
        var name = words[0].Split(':');
        var said = new ConditionSaid(
            int.Parse(name[1], CultureInfo.InvariantCulture),
            words[1].Length > 0 ? words[1] : null
        );
        return Enum.TryParse<Condition>(name[0], out var given)
            ? new ConditionAnswer { Given = given, Said = said }
            : new ConditionAnswer { OwnName = name[0], Said = said };
    }

    private static async Task<Refusal?> OpenConditions(Couple couple, Partner me, RoadLine line)
    {
        var desk = me.Session.Understanding;
        var left = desk.View.Present!.CanOpenLeftOut ? await desk.OpenLeftOutAsync() : null;
        return left
            ?? await EachAsync(
                desk.View.Present!.Conditions.Where(one => one.State == ConditionState.Sealed),
                one => desk.OpenAsync(one.Slot)
            );
    }

    private static Task<Refusal?> Choice(Couple couple, Partner me, RoadLine line) =>
        me.Session.Understanding.SayChoiceAsync(line.Text);

    private static Task<Refusal?> Context(Couple couple, Partner me, RoadLine line) =>
        me.Session.Understanding.MarkAsync(LinkOf(me, line.Name<Condition>(0)));

    private static string LinkOf(Partner me, Condition condition)
    {
        var view = me.Session.Understanding.View;
        return view
            .Earlier.Append(view.Present)
            .OfType<ConditionRoundView>()
            .SelectMany(round => round.Conditions)
            .First(one => one.Given == condition)
            .Link;
    }

    /// <summary>
    /// Kind, whose, telling, days until it is looked at again, and perhaps <c>amends</c>: then it takes the place of the one of its kind, or the
    /// condition it grew out of.
    /// </summary>
    private static Task<Refusal?> Agree(Couple couple, Partner me, RoadLine line)
    {
        var kind = line.Name<AgreementKind>(0);
        var more = line.Arguments.Count > 4 ? line.Arguments[4] : null;
        return me.Session.Agreements.ProposeAsync(
            new AgreementTerms
            {
                Kind = kind,
                What = line.Text,
                Whose = line.Name<AgreementWhose>(1),
                Telling = line.Name<AgreementTelling>(2),
                Scope = line.OptionalText(1),
                Review = DayFrom(couple, line, 3),
                CoolingOffDays = AgreementTerms.DefaultCoolingOffDays,
            },
            amends: more == "amends" ? InForce(me, kind).Id : null,
            from: more is null or "amends" ? null : LinkOf(me, line.Name<Condition>(4))
        );
    }

    private static AgreementView InForce(Partner me, AgreementKind kind) =>
        me.Session.Agreements.All.First(one =>
            one.Terms?.Kind == kind && one.Phase == AgreementPhase.InForce
        );

    private static async Task<Refusal?> Consent(Couple couple, Partner me, RoadLine line) =>
        await me.Session.Agreements.LookAsync()
        ?? await me.Session.Agreements.ConsentAsync(
            me.Session.Agreements.All.First(one => one.CanConsent).Id
        );

    private static Task<Refusal?> Note(Couple couple, Partner me, RoadLine line) =>
        me.Session.Agreements.KeepNoteAsync(
            InForce(me, line.Name<AgreementKind>(0)).Id,
            line.Name<AgreementNoteAbout>(1),
            line.Text
        );

    private static Task<Refusal?> Promise(Couple couple, Partner me, RoadLine line) =>
        me.Session.Actions.PromiseAsync(
            line.Name<ActionKind>(0),
            line.Text,
            on: DayFrom(couple, line, 1)
        );

    private static Task<Refusal?> Did(Couple couple, Partner me, RoadLine line) =>
        me.Session.Actions.DidAsync(line.Name<ActionKind>(0), line.Text);

    private static Task<Refusal?> Kept(Couple couple, Partner me, RoadLine line) =>
        me.Session.Actions.KeepAsync(
            me.Session.Actions.View.Mine.First(action => !action.IsKept).Id
        );

    private static Task<Refusal?> Mattered(Couple couple, Partner me, RoadLine line) =>
        me.Session.Actions.MatteredAsync(
            me.Session.Actions.View.Theirs.Last(action =>
                action is { IsKept: true, Matters: false }
            ).Id,
            mattered: true
        );

    private static Task<Refusal?> Agenda(Couple couple, Partner me, RoadLine line) =>
        me.Session.Conversations.AddAsync(line.Text);

    private static Task<Refusal?> TalkedAbout(Couple couple, Partner me, RoadLine line)
    {
        var view = me.Session.Conversations.View;
        return EachAsync(
            view.Mine.Concat(view.Theirs),
            item => me.Session.Conversations.TalkedAboutAsync(item.Id, item.Mine)
        );
    }

    private static Task<Refusal?> Times(Couple couple, Partner me, RoadLine line) =>
        me.Session.Schedule.ProposeAsync(
            new WishedTimes
            {
                FirstDay = DayFrom(couple, line, 0),
                Time = Clock(line, 1),
                LengthInMinutes = line.Number(2),
                PauseWord = line.Text,
                ReturnAfterMinutes = line.Number(3),
            }
        );

    private static Task<Refusal?> AcceptTimes(Couple couple, Partner me, RoadLine line) =>
        me.Session.Schedule.AcceptAsync(tellsZone: false);

    /// <summary>A live one of two turns each; <c>pause</c> has one in it.</summary>
    private static async Task<Refusal?> Talk(Couple couple, Partner me, RoadLine line)
    {
        const int turns = 4;
        var other = couple.OtherOf(me);
        var refusal = await me.Session.Talk.BeginAsync(true, "harbour", 20);
        await couple.SyncBothAsync();
        var id = other.Session.Talk.View.Id!;
        refusal ??= await other.Session.Talk.JoinAsync(id);
        await couple.SyncBothAsync();
        for (var turn = 0; turn < turns && refusal is null; turn++)
        {
            var speaker = turn % 2 == 0 ? me : other;
            refusal =
                await speaker.Session.Talk.MoveAsync(id, TurnMove.Said)
                ?? await speaker.Session.Talk.MoveAsync(id, TurnMove.Yes);
            await couple.SyncBothAsync();
            if (turn == 1 && line.Arguments.Count > 0)
            {
                refusal ??= await other.Session.Talk.PauseAsync(id);
                await couple.SyncBothAsync();
                refusal ??=
                    await me.Session.Talk.ReturnAsync(id)
                    ?? await other.Session.Talk.ReturnAsync(id);
                await couple.SyncBothAsync();
            }
        }

        refusal ??= await me.Session.Talk.EndAsync(id);
        await couple.SyncBothAsync();
        return refusal;
    }

    private static Task<Refusal?> Line(Couple couple, Partner me, RoadLine line) =>
        me.Session.Talk.KeepLineAsync(me.Session.Talk.Held[0].Conversation, line.Text);

    private static Task<Refusal?> HandLine(Couple couple, Partner me, RoadLine line) =>
        me.Session.Talk.ShareLineAsync(me.Session.Talk.Held[0].Conversation!, line.Text);

    private static Task<Refusal?> Invite(Couple couple, Partner me, RoadLine line) =>
        me.Session.Practices.InviteAsync(line.Arguments[0]);

    private static Task<Refusal?> Seal(Couple couple, Partner me, RoadLine line) =>
        me.Session.Practices.SealAsync(line.Arguments[0], line.Texts);

    private static Task<Refusal?> OpenSealed(Couple couple, Partner me, RoadLine line) =>
        me.Session.Practices.OpenAsync(line.Arguments[0], [.. Enumerable.Range(1, line.Number(1))]);

    private static Task<Refusal?> Pause(Couple couple, Partner me, RoadLine line) =>
        me.Session.Parting.PauseAsync(line.Number(0));

    private static Task<Refusal?> GoOn(Couple couple, Partner me, RoadLine line) =>
        me.Session.Parting.GoOnAsync();
}
