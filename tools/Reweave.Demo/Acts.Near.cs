using Reweave.Client;
using Reweave.Domain.Telling;
using Reweave.Domain.Touch;

namespace Reweave.Demo;

internal static partial class Acts
{
    private static Task<Refusal?> Limit(Couple couple, Partner me, RoadLine line) =>
        me.Session.Touch.LimitAsync(line.Name<TouchLevel>(0));

    private static Task<Refusal?> Nearer(Couple couple, Partner me, RoadLine line) =>
        me.Session.Touch.AskLevelAsync();

    private static Task<Refusal?> AgreeNearer(Couple couple, Partner me, RoadLine line) =>
        me.Session.Touch.AgreeAsync();

    private static Task<Refusal?> AskTouch(Couple couple, Partner me, RoadLine line) =>
        me.Session.Touch.AskAsync(line.Name<TouchLevel>(0), line.Text);

    private static Task<Refusal?> AnswerTouch(Couple couple, Partner me, RoadLine line) =>
        me.Session.Touch.AnswerAsync(line.Arguments[0] == "yes");

    private static Task<Refusal?> Tell(Couple couple, Partner me, RoadLine line) =>
        me.Session.Telling.TellAsync(line.Name<ToldKind>(0), line.Text);

    private static Task<Refusal?> AnswerTold(Couple couple, Partner me, RoadLine line) =>
        me.Session.Telling.AnswerAsync(
            me.Session.Telling.View.Theirs.First(one => one.Answer is null).Told.Thing,
            line.Name<ToldReply>(0),
            line.OptionalText(0)
        );
}
