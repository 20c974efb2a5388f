using Reweave.Domain.CheckIns;
using Reweave.Domain.Events;
using Reweave.Domain.Journal;
using Reweave.Domain.Spaces;

namespace Reweave.Domain.Tests.Spaces;

/// <summary>Opening the app after months folds thousands of facts: what one costs is a budget, counted in bytes allocated.</summary>
public sealed class Folding_one_event
{
    private const int JournalBudgetInBytes = 4_096;
    private const int CheckInBudgetInBytes = 4_096;

    [Fact]
    public void Of_a_journal_with_ten_thousand_pieces_stays_within_its_allocation_budget()
    {
        var state = PrivateSpaceState.Empty;
        for (var at = 1; at <= 10_000; at++)
        {
            state = state.After(Written(at), Meta(at));
        }

        var fact = Written(10_001);
        var meta = Meta(10_001);
        Assert.InRange(Allocated(() => state.After(fact, meta)), 1, JournalBudgetInBytes);
    }

    [Fact]
    public void Of_a_couple_with_two_hundred_rounds_stays_within_its_allocation_budget()
    {
        var state = CoupleSpaceState.Empty;
        for (var at = 1; at <= 200; at++)
        {
            state = state.After(Answered(at), Meta(at));
        }

        var fact = Answered(201);
        var meta = Meta(201);
        Assert.InRange(Allocated(() => state.After(fact, meta)), 1, CheckInBudgetInBytes);
    }

    private static long Allocated(Func<object> fold)
    {
        fold();
        var before = GC.GetAllocatedBytesForCurrentThread();
        fold();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static EventMeta Meta(long position) =>
        new()
        {
            Position = position,
            Entry = $"entry-{position}",
            Author = "ada",
            Day = Couple.Monday,
        };

    private static JournalWritten Written(int at) =>
        new()
        {
            Piece = $"piece-{at}",
            Version = $"version-{at}",
            Day = Couple.Monday,
            Text = "text",
        };

    private static CheckInAnswered Answered(int at) =>
        new()
        {
            Round = at,
            Answer = $"answer-{at}",
            Items = [Couple.Sealed(CheckInItem.Feelings, $"exchange-{at}")],
        };
}
