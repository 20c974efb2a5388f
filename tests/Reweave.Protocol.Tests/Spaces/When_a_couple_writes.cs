using Reweave.Crypto.Spaces;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;

namespace Reweave.Protocol.Tests.Spaces;

public sealed class When_a_couple_writes
{
    [Fact]
    public async Task Both_read_what_either_wrote()
    {
        var couple = await Couple.NewAsync();
        await couple.AppendAsync([.. await couple.SealAsync(couple.Ada, 3)]);
        await couple.AppendAsync([.. await couple.SealAsync(couple.Ben, 2)]);

        var entry = (EpochStarted)ReadControl(couple.Log[3]);
        var bens = await EpochKey.OpenAsync(
            couple.Primitives,
            entry,
            couple.Ben.Identity,
            couple.Ben.Master,
            couple.PairingKey
        );
        Assert.Equal(EpochOutcome.Fine, bens.Outcome);
        var opened = await EventSealer.OpenAsync(couple.Primitives, bens.Key!, couple.Log[5..]);
        Assert.Equal(5, opened.Count);
        Assert.All(opened, one => Assert.Equal(EventOutcome.Fine, one.Outcome));
        Assert.Equal(Couple.Content(1).Payload, opened[1].Content!.Payload);
    }

    [Fact]
    public async Task The_author_opens_the_epoch_again_with_the_master_key_alone()
    {
        var couple = await Couple.NewAsync();
        var opened = await EpochKey.OpenAsync(
            couple.Primitives,
            (EpochStarted)ReadControl(couple.Log[3]),
            couple.Ada.Identity,
            couple.Ada.Master,
            pairingKey: null
        );
        Assert.Equal(EpochOutcome.Fine, opened.Outcome);
    }

    [Fact]
    public async Task The_whole_log_verifies_from_the_genesis_in_one_page()
    {
        var couple = await Couple.NewAsync();
        await couple.AppendAsync([.. await couple.SealAsync(couple.Ada, 40)]);
        var page = await LogVerifier
            .Before(couple.Founded.Space)
            .VerifyAsync(couple.Primitives, Couple.Encoded(couple.Log), couple.Verifier.Head);
        Assert.Equal(PageOutcome.Fine, page.Outcome);
        Assert.Equal(couple.Verifier.Head, page.After.Head);
        Assert.Equal(couple.Verifier.Save(), page.After.Save());
    }

    [Fact]
    public async Task A_verifier_resumes_from_what_it_saved()
    {
        var couple = await Couple.NewAsync();
        await couple.AppendAsync([.. await couple.SealAsync(couple.Ada, 3)]);
        Assert.Equal(
            ReadOutcome.Fine,
            LogVerifier.TryResume(couple.Verifier.Save(), out var resumed)
        );
        couple.Verifier = resumed!;
        await couple.AppendAsync([.. await couple.SealAsync(couple.Ada, 2)]);
    }

    private static ControlEntry ReadControl(Frame frame)
    {
        Assert.Equal(ReadOutcome.Fine, ControlEntry.TryRead(frame, out var entry));
        return entry!;
    }
}
