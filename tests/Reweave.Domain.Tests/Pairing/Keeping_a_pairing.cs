using Reweave.Domain.Events;
using Reweave.Domain.Pairing;

namespace Reweave.Domain.Tests.Pairing;

public sealed class Keeping_a_pairing
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 20, 0, 0, TimeSpan.Zero);

    private readonly Log<PairingState> _log = new(
        PairingState.Empty,
        (state, fact, meta) => state.After(fact, meta),
        (state, entry) => state.WithoutEntry(entry)
    );

    [Fact]
    public void One_invitation_is_open_at_a_time_and_its_secret_goes_when_it_ends()
    {
        Invite("i1");
        Assert.IsType<InvitationIsOpen>(Invite("i2"));

        var ended = Assert.IsType<Decided>(
            _log.Does(state => PairingDecisions.EndInvitation(state, "i1"))
        );

        Assert.Equal(["entry-1"], ended.Erase);
        Assert.Empty(_log.State.Invitations);
        Assert.Null(_log.State.OpenInvitation(Now));
        Assert.IsType<Decided>(Invite("i2"));
    }

    [Fact]
    public void An_invitation_ends_by_itself_when_its_time_is_over()
    {
        Invite("i1");

        Assert.NotNull(_log.State.OpenInvitation(Now));
        Assert.Null(_log.State.OpenInvitation(Now.AddHours(48)));
    }

    [Fact]
    public void An_invitation_never_prints_its_secret()
    {
        Invite("i1");

        Assert.DoesNotContain(
            "hush",
            _log.State.Invitations["i1"].ToString(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "hush",
            new InvitationKept
            {
                Invitation = "i1",
                Secret = "hush",
                Expires = Now,
            }.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Only_a_paired_partner_is_verified_and_it_is_said_how_and_when()
    {
        Assert.IsType<NotPaired>(Verify());
        _log.Does(state =>
            PairingDecisions.KeepPairing(
                state,
                new PairingKept
                {
                    Partner = "ben",
                    Invitation = "i1",
                    Invited = true,
                    SealedPsk = [1],
                    Acceptance = [2],
                }
            )
        );
        _log.Does(state => PairingDecisions.KeepSpace(state, "ben", "space"));

        Verify();

        Assert.Equal("ben", _log.State.Latest!.Partner);
        Assert.Equal("ben", _log.State.Spaces["space"]);
        Assert.Equal(
            new Verification(VerifiedBy.SafetyNumber, Couple.Monday),
            _log.State.Verified["ben"]
        );
        Assert.Same(Decided.Nothing, Verify());
    }

    private Decision Invite(string invitation) =>
        _log.Does(state =>
            PairingDecisions.KeepInvitation(state, Now, invitation, "hush", Now.AddHours(48))
        );

    private Decision Verify() =>
        _log.Does(state => PairingDecisions.Verify(state, "ben", VerifiedBy.SafetyNumber));
}
