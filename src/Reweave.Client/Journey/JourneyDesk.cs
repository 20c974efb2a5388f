using Reweave.Client.CheckIns;
using Reweave.Client.Engines;
using Reweave.Domain.Agreements;
using Reweave.Domain.Journey;
using Reweave.Domain.NextStep;
using Reweave.Domain.Preparations;
using Reweave.Domain.Standing;

namespace Reweave.Client.Journey;

/// <summary>Where one is on the road, at one's own pace. The partner never sees it.</summary>
public sealed class JourneyDesk
{
    private readonly Session _session;

    internal JourneyDesk(Session session) => _session = session;

    public JourneyView View
    {
        get
        {
            var early = FirstWeeks.AreNow(Engine.Own, Engine.Today);
            return new JourneyView
            {
                Here = Engine.Own.Journey.Strand,
                IsEarly = early,
                Strands =
                [
                    .. Enum.GetValues<Strand>()
                        .Select(strand => new StrandView
                        {
                            Strand = strand,
                            Parts =
                            [
                                .. PartsOf(strand)
                                    .Select(part => new PartView
                                    {
                                        Part = part,
                                        Track = TrackOf(part),
                                        State = StateOf(part),
                                        Later = early && IsForLater(part),
                                    }),
                            ],
                        }),
                ],
            };
        }
    }

    private Engine Engine => _session.Engine;

    public Task<Refusal?> ChooseAsync(Strand strand) =>
        Engine.ActPrivatelyAsync(() => JourneyDecisions.Choose(Engine.Own.Journey, strand));

    private JourneyPart[] PartsOf(Strand strand) =>
        strand switch
        {
            Strand.Steady =>
            [
                JourneyPart.FirstDays,
                JourneyPart.Help,
                JourneyPart.Journal,
                JourneyPart.Standing,
            ],
            // Who broke trust begins with what there is to tell; who was hurt, with what they want to know.
            Strand.Acknowledge when _session.Standing.Stand == Stand.Broke =>
            [
                JourneyPart.Telling,
                JourneyPart.Acknowledgement,
                JourneyPart.Questions,
                JourneyPart.Windows,
            ],
            Strand.Acknowledge =>
            [
                JourneyPart.Acknowledgement,
                JourneyPart.Questions,
                JourneyPart.Windows,
                JourneyPart.Telling,
            ],
            Strand.Understand => [JourneyPart.Understanding],
            Strand.Agree => [JourneyPart.Agreements],
            Strand.Reconnect => [JourneyPart.Sharing],
            Strand.KeepGoing => [JourneyPart.CheckIn, JourneyPart.Rhythm],
            _ => [],
        };

    private static Track TrackOf(JourneyPart part) =>
        part switch
        {
            JourneyPart.FirstDays
            or JourneyPart.Standing
            or JourneyPart.Help
            or JourneyPart.Journal => Track.Me,
            JourneyPart.Telling => Track.You,
            _ => Track.Us,
        };

    // Telling the whole of it, and looking for reasons, go better when both can sleep again.
    private static bool IsForLater(JourneyPart part) =>
        part is JourneyPart.Telling or JourneyPart.Understanding;

    private PartState StateOf(JourneyPart part) =>
        part switch
        {
            JourneyPart.FirstDays => Mine(_session.FirstDays.IsBegun),
            JourneyPart.Standing => Mine(_session.Standing.Breaches.Count > 0),
            JourneyPart.Journal => Mine(_session.Journal.View.Entries.Count > 0),
            JourneyPart.Telling => Mine(HasBegun(PreparationKind.Tell)),
            JourneyPart.Acknowledgement => OfAcknowledgement(),
            JourneyPart.Questions => OfQuestions(),
            JourneyPart.Windows => OfWindows(),
            JourneyPart.Understanding => OfUnderstanding(),
            JourneyPart.Agreements => OfAgreements(),
            JourneyPart.Sharing => Between(_session.Together.View.Pieces.Count > 0),
            JourneyPart.CheckIn => Between(
                _session.CheckIns.View.Stage is CheckInStage.Waiting or CheckInStage.Opening
                    || _session.CheckIns.View.Opened.Count > 0
            ),
            JourneyPart.Rhythm => OfRhythm(),
            _ => PartState.Quiet,
        };

    private PartState OfAcknowledgement()
    {
        var view = _session.Acknowledgement.View;
        return view.IsPaused ? PartState.Resting
            : view.MyImpact.Count
                + view.TheirImpact.Count
                + view.MyAccount.Count
                + view.TheirAccount.Count
            > 0
                ? PartState.Between
            : Mine(HasBegun(PreparationKind.Impact) || HasBegun(PreparationKind.Account));
    }

    private PartState OfQuestions()
    {
        var view = _session.Questions.View;
        return view.ByMe.Any() || view.ToMe.Any() || view.Answered.Any()
            ? PartState.Between
            : Mine(_session.Questions.Parked.Count > 0);
    }

    private PartState OfWindows()
    {
        var view = _session.Windows.View;
        return view.IsPaused ? PartState.Resting
            : view.InForce is not null ? PartState.Agreed
            : Between(view.ProposedByMe is not null || view.ProposedToMe is not null);
    }

    private PartState OfUnderstanding()
    {
        var view = _session.Understanding.View;
        return
            view.Present is null
            && view.Mine.Count
                + view.Earlier.Count
                + view.MyChoice.Count
                + view.TheirChoice.Count
                + view.Context.Count
                == 0
            ? Mine(HasBegun(PreparationKind.Choice))
            : PartState.Between;
    }

    private PartState OfAgreements()
    {
        var all = _session.Agreements.All;
        return all.Any(one => one.Phase == AgreementPhase.InForce) ? PartState.Agreed
            : all.Any(one => one.Phase is AgreementPhase.Open or AgreementPhase.CoolingOff)
                ? PartState.Between
            : Mine(
                HasBegun(PreparationKind.Agreement)
                    || all.Any(one => one.Phase == AgreementPhase.Queued)
            );
    }

    private PartState OfRhythm()
    {
        var view = _session.Rhythm.View;
        return view.InForce is not null
            ? PartState.Agreed
            : Between(view.ProposedByMe is not null || view.ProposedToMe is not null);
    }

    private bool HasBegun(PreparationKind kind) => _session.Preparations.Of(kind).Count > 0;

    private static PartState Mine(bool begun) => begun ? PartState.OnlyMine : PartState.Quiet;

    private static PartState Between(bool begun) => begun ? PartState.Between : PartState.Quiet;
}
