using Reweave.Domain.Events;

namespace Reweave.Client.Tests.Exports;

/// <summary>
/// Each kind of fact there is: under which name one's own copy holds what it says, or why it does not. Whoever adds a kind decides
/// here. That the copies of two people really hold it, <see cref="Demo.When_the_demo_has_walked_its_road"/> proves.
/// </summary>
public sealed class What_a_copy_holds
{
    private const string TakesAway = "says that something is gone: then nothing is left of it";
    private const string HowItCameAbout = "how what stands came about: the copy holds what stands";
    private const string WhoWaited = "a copy is no record of who asked, waited, paused or said no";
    private const string OfTheMoment = "of use only while it stands or goes on";
    private const string Nearness = "touch is asked each time, and nothing to hold against anybody";
    private const string Machinery = "keys and positions of devices: nothing to read";

    private static readonly Dictionary<string, string> Held = new(StringComparer.Ordinal)
    {
        ["journal.written"] = "journal",
        ["journal.edited"] = "journal",
        ["shared.piece-shared"] = "shared",
        ["check-ins.answered"] = "checkIns",
        ["check-ins.item-opened"] = "checkIns",
        ["check-ins.need-answered"] = "checkIns",
        ["preparations.part-kept"] = "preparations",
        ["acknowledgement.part-shared"] = "beingHeard",
        ["acknowledgement.reflected"] = "beingHeard",
        ["understanding.answered"] = "understanding",
        ["understanding.item-opened"] = "understanding",
        ["understanding.choice-written"] = "understanding",
        ["understanding.context-marked"] = "understanding",
        ["actions.promised"] = "smallActs",
        ["actions.kept"] = "smallActs",
        ["actions.mattered"] = "smallActs",
        ["telling.told"] = "told",
        ["agenda.added"] = "myAgenda",
        ["conversations.begun"] = "conversations",
        ["conversations.joined"] = "conversations",
        ["conversations.line-shared"] = "conversations",
        ["conversations.line-kept"] = "conversations",
        ["questions.parked"] = "parkedQuestions",
        ["questions.changed"] = "parkedQuestions",
        ["questions.asked"] = "answeredQuestions",
        ["questions.rephrased"] = "answeredQuestions",
        ["questions.answered"] = "answeredQuestions",
        ["questions.settled"] = "answeredQuestions",
        ["questions.erased"] = "answeredQuestions",
        ["agreements.offered"] = "agreements",
        ["agreements.accepted"] = "agreements",
        ["agreements.proposed"] = "agreements",
        ["agreements.consented"] = "agreements",
        ["agreements.withdrawn"] = "agreements",
        ["agreements.renewed"] = "agreements",
        ["agreements.note-kept"] = "agreements",
        ["agreements.note-erased"] = "agreements",
        ["practices.answered"] = "openedTogether",
        ["practices.item-opened"] = "openedTogether",
        ["practices.reached"] = "practices",
        ["memories.added"] = "memories",
        ["memories.photo-added"] = "memories",
        ["memories.day-kept"] = "daysThatMatter",
        ["memories.day-shared"] = "daysThatMatter",
        ["standing.noted"] = "whereIStand",
        ["first-days.marked"] = "firstDays",
        ["journey.strand-chosen"] = "whereIAm",
    };

    private static readonly Dictionary<string, string> LeftOut = new(StringComparer.Ordinal)
    {
        ["journal.deleted"] = TakesAway,
        ["shared.piece-unshared"] = TakesAway,
        ["check-ins.withdrawn"] = TakesAway,
        ["check-ins.stopped"] = WhoWaited,
        ["check-ins.set-aside"] = WhoWaited,
        ["put-away.put"] = "what is off one's screens is in one's copy all the same",
        ["put-away.brought-back"] = OfTheMoment,
        ["preparations.discarded"] = TakesAway,
        ["acknowledgement.marked"] = "a copy that says “not yet” would be a record against someone",
        ["acknowledgement.account-answered"] = WhoWaited,
        ["acknowledgement.taken-back"] = TakesAway,
        ["acknowledgement.paused"] = WhoWaited,
        ["acknowledgement.sitting-begun"] = HowItCameAbout,
        ["understanding.withdrawn"] = TakesAway,
        ["understanding.stopped"] = WhoWaited,
        ["understanding.set-aside"] = WhoWaited,
        ["understanding.choice-withdrawn"] = TakesAway,
        ["understanding.context-unmarked"] = TakesAway,
        ["actions.withdrawn"] = TakesAway,
        ["actions.mattered-taken-back"] = TakesAway,
        ["touch.level-asked"] = Nearness,
        ["touch.level-agreed"] = Nearness,
        ["touch.level-lowered"] = Nearness,
        ["touch.asked"] = Nearness,
        ["touch.answered"] = Nearness,
        ["touch.taken-back"] = Nearness,
        ["touch.limit-kept"] = Nearness,
        ["telling.answered"] = WhoWaited,
        ["telling.taken-back"] = TakesAway,
        ["agenda.withdrawn"] = TakesAway,
        ["agenda.talked-about"] = TakesAway,
        ["conversations.time-proposed"] = OfTheMoment,
        ["conversations.time-accepted"] = OfTheMoment,
        ["conversations.time-withdrawn"] = OfTheMoment,
        ["conversations.moved"] = OfTheMoment,
        ["conversations.paused"] = WhoWaited,
        ["conversations.returned"] = WhoWaited,
        ["conversations.ended"] = OfTheMoment,
        ["conversations.line-withdrawn"] = TakesAway,
        ["conversations.line-discarded"] = TakesAway,
        ["rhythm.proposed"] = OfTheMoment,
        ["rhythm.accepted"] = OfTheMoment,
        ["rhythm.withdrawn"] = OfTheMoment,
        ["windows.proposed"] = OfTheMoment,
        ["windows.accepted"] = OfTheMoment,
        ["windows.withdrawn"] = OfTheMoment,
        ["windows.paused"] = WhoWaited,
        ["questions.kept"] = HowItCameAbout,
        ["questions.let-go"] = TakesAway,
        ["questions.handed-over"] = HowItCameAbout,
        ["questions.sorted"] = OfTheMoment,
        ["questions.withdrawn"] = TakesAway,
        ["questions.set-aside"] = WhoWaited,
        ["agreements.set-aside"] = WhoWaited,
        ["agreements.talked-about"] = HowItCameAbout,
        ["agreements.renewal-withdrawn"] = WhoWaited,
        ["agreements.seen-in-force"] = Machinery,
        ["agreements.learned"] = Machinery,
        ["parting.pause-begun"] = WhoWaited,
        ["parting.pause-ended"] = WhoWaited,
        ["parting.fade-begun"] = "a slow way out leaves no trace where somebody could find it",
        ["parting.fade-ended"] = "a slow way out leaves no trace where somebody could find it",
        ["practices.invited"] = WhoWaited,
        ["practices.invitation-withdrawn"] = TakesAway,
        ["practices.withdrawn"] = TakesAway,
        ["practices.stopped"] = WhoWaited,
        ["practices.discarded"] = TakesAway,
        ["practices.set-aside"] = WhoWaited,
        ["memories.withdrawn"] = TakesAway,
        ["memories.photo-removed"] = TakesAway,
        ["memories.put-away"] = "what is off one's screens is in one's copy all the same",
        ["memories.day-let-go"] = TakesAway,
        ["memories.day-unshared"] = TakesAway,
        ["pairing.invitation-kept"] = Machinery,
        ["pairing.invitation-ended"] = Machinery,
        ["pairing.kept"] = Machinery,
        ["pairing.space-paired"] = Machinery,
        ["pairing.partner-verified"] = Machinery,
        ["standing.removed"] = TakesAway,
        ["settings.changed"] = OfTheMoment,
        ["settings.kit-kept"] = Machinery,
        ["accounts.device-named"] = Machinery,
        ["spaces.heads-kept"] = Machinery,
    };

    public static IEnumerable<string> Parts => Held.Values.Distinct();

    [Fact]
    public void Every_kind_of_fact_is_in_it_or_has_a_reason_why_not()
    {
        Assert.Empty(Held.Keys.Intersect(LeftOut.Keys));
        Assert.Equal(
            EventCatalogue.All.Select(kind => kind.Name).Distinct().Order(StringComparer.Ordinal),
            Held.Keys.Concat(LeftOut.Keys).Order(StringComparer.Ordinal)
        );
    }
}
