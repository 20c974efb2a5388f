using Reweave.Domain.Events;
using Reweave.Domain.Settings;
using Reweave.Domain.Spaces;

namespace Reweave.Domain.Tests.Settings;

public sealed class Settings_of_one_person
{
    private readonly Log<SettingsState> _log = new(
        SettingsState.Empty,
        (state, fact, meta) => state.After(fact, meta)
    );

    [Fact]
    public void Change_one_by_one_and_the_rest_stays()
    {
        Change(new SettingsChanged { Language = "ar" });
        Change(new SettingsChanged { Theme = Theme.Dark, Host = ServerHost.MyPartner });

        Assert.Equal(
            ("ar", Theme.Dark, ServerHost.MyPartner),
            (_log.State.Language, _log.State.Theme, _log.State.Host)
        );
        Assert.Same(Decided.Nothing, Change(new SettingsChanged { Language = "ar" }));
        Assert.IsType<OutOfBounds>(Change(new SettingsChanged { AutoLockMinutes = 0 }));
    }

    [Fact]
    public void Heads_kept_never_go_back_and_a_contradiction_is_kept_beside()
    {
        var heads = Keep(Keep(HeadsState.Empty, 7, "t7"), 5, "t5");
        Assert.Equal((7, "t7"), (heads.Heads["space"].Position, heads.Heads["space"].Transcript));

        heads = Keep(heads, 7, "other");

        Assert.Equal("t7", heads.Heads["space"].Transcript);
        Assert.Equal("other", Assert.Single(heads.Contradicting).Transcript);

        static HeadsState Keep(HeadsState state, long position, string transcript) =>
            state.After(
                new HeadsKept
                {
                    Heads =
                    [
                        new KeptHead
                        {
                            Space = "space",
                            Position = position,
                            Transcript = transcript,
                        },
                    ],
                },
                default
            );
    }

    private Decision Change(SettingsChanged wish) =>
        _log.Does(state => SettingsDecisions.Change(state, wish));
}
