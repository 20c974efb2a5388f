using System.Reflection;
using Reweave.Domain;

namespace Reweave.Client.Tests.Story;

public sealed class What_people_write_is_never_printed
{
    [Fact]
    public void Every_view_keeps_its_members_to_itself() =>
        Assert.Empty(
            typeof(Session)
                .Assembly.GetTypes()
                .Where(type =>
                    type.GetMethod("<Clone>$", BindingFlags.Instance | BindingFlags.Public)
                        is not null
                    && !type.IsAssignableTo(typeof(Unprinted))
                )
                .Select(type => type.FullName)
        );
}
