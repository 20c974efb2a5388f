using System.Reflection;

namespace Reweave.Domain.Tests.Events;

public sealed class What_people_write_is_never_printed
{
    /// <summary>A record spells out all its members unless its base forbids it: one forgotten base, and a note stands in a log.</summary>
    [Fact]
    public void Every_record_keeps_its_members_to_itself() =>
        Assert.Empty(
            typeof(Unprinted)
                .Assembly.GetTypes()
                .Where(type => IsRecord(type) && !type.IsAssignableTo(typeof(Unprinted)))
                .Select(type => type.FullName)
        );

    private static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$", BindingFlags.Instance | BindingFlags.Public) is not null;
}
