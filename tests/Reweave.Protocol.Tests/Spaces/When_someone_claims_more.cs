using Reweave.Crypto.Pairing;
using Reweave.Crypto.Spaces;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;

namespace Reweave.Protocol.Tests.Spaces;

/// <summary>A member with a changed client, whose signatures are right, claims devices or brings people that are not theirs to bring.</summary>
public sealed class When_someone_claims_more
{
    [Fact]
    public async Task A_partners_new_device_is_not_certified_first_by_the_other()
    {
        var couple = await Couple.NewAsync();
        var phone = await Person.NewDeviceAsync(couple.Primitives);
        var own = await couple.Signer(couple.Ada).CertifyDeviceAsync(couple.Primitives, phone);
        Assert.Equal(ReadOutcome.Fine, ControlEntry.TryRead(own, out var read));
        var hers = Assert.IsType<DeviceCertified>(read);

        // Ben has her phone's key and even what it signed for her.
        var claimed = await SignedByAsync(couple.Ben, hers with { Author = couple.Ben.Id });
        var page = await couple.VerifyAsync(claimed);
        Assert.Equal(EntryVerdict.PossessionNotSigned, Assert.Single(page.Entries).Verdict);
        Assert.False(page.After.Roster.Devices.ContainsKey(hers.Device));

        // His attempt stands in the log, and her phone is still hers.
        var next = new ControlSigner(couple.Ada.Identity, couple.Founded.Space, page.After.Head);
        var after = await page.After.VerifyAsync(
            couple.Primitives,
            Couple.Encoded([await next.CertifyDeviceAsync(couple.Primitives, phone)])
        );
        Assert.Equal(EntryVerdict.Valid, Assert.Single(after.Entries).Verdict);
        Assert.Equal(couple.Ada.Id, after.After.Roster.Devices[hers.Device].Member);
    }

    [Fact]
    public async Task A_couple_takes_no_third_member_even_from_a_member_with_a_fresh_acceptance()
    {
        var couple = await Couple.NewAsync();
        var mallory = await Person.NewAsync(couple.Primitives);
        var invitation = Invitation.Generate(couple.Ada.Id);
        var acceptance = await Acceptance.CreateAsync(
            couple.Primitives,
            invitation,
            mallory.Identity
        );
        var added = await SignedByAsync(
            couple.Ada,
            new MemberAdded
            {
                Space = couple.Founded.Space,
                Position = couple.Verifier.Head.Position.Next,
                TranscriptBefore = couple.Verifier.Head.Transcript,
                Author = couple.Ada.Id,
                Member = mallory.Id,
                Role = MemberRole.Partner,
                Keys = mallory.Identity.Keys,
                Acceptance = acceptance.Encode(),
            }
        );

        var page = await couple.VerifyAsync(added);

        Assert.Equal(EntryVerdict.MembersFixed, Assert.Single(page.Entries).Verdict);
        Assert.False(page.After.Roster.Members.ContainsKey(mallory.Id));
    }

    private static async Task<Frame> SignedByAsync(Person person, ControlEntry entry)
    {
        var frame = new Frame
        {
            Suite = 1,
            Kind = FrameKind.Control,
            Head = entry.Encode(),
            Body = [],
            Signature = new byte[64],
        };
        return frame with
        {
            Signature = await person.Identity.SignAsync(Frame.SignedBytes(frame.Hash())),
        };
    }
}
