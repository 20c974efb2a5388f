using Reweave.Crypto.Accounts;
using Reweave.Crypto.Spaces;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;

namespace Reweave.Protocol.Tests.Spaces;

public sealed class When_a_couple_has_ended
{
    [Fact]
    public async Task A_verifier_that_stopped_at_the_close_goes_on_to_what_was_erased_since()
    {
        var couple = await Couple.NewAsync();
        await couple.AppendAsync([.. await couple.SealAsync(couple.Ben, 2)]);
        var (target, hash) = (couple.Verifier.Head.Position, couple.Log[^1].Hash());
        await couple.AppendAsync(await couple.Signer(couple.Ben).LeaveAsync());
        var atTheClose = couple.Verifier.Save();

        var erasure = await EraseAsync(couple, couple.Ben.Device, target, hash);

        Assert.Equal(ReadOutcome.Fine, LogVerifier.TryResume(atTheClose, out var resumed));
        var page = await resumed!.VerifyAsync(
            couple.Primitives,
            Couple.Encoded([erasure]),
            memory: new Kept(target, hash, couple.Ben.Id)
        );
        Assert.Equal(EntryVerdict.Valid, Assert.Single(page.Entries).Verdict);
        Assert.Equal(couple.Ben.Id, page.Entries[0].Author);
        // And whoever reads it all at once comes to the same.
        var whole = await LogVerifier
            .Before(couple.Founded.Space)
            .VerifyAsync(couple.Primitives, Couple.Encoded([.. couple.Log, erasure]));
        Assert.Equal(whole.After.Save(), page.After.Save());
    }

    [Fact]
    public async Task A_device_of_later_erases_what_an_earlier_one_wrote()
    {
        var couple = await Couple.NewAsync();
        await couple.AppendAsync([.. await couple.SealAsync(couple.Ada, 1)]);
        var (target, hash) = (couple.Verifier.Head.Position, couple.Log[^1].Hash());
        await couple.AppendAsync(await couple.Signer(couple.Ada).LeaveAsync());
        var phone = await Person.NewDeviceAsync(couple.Primitives);
        await couple.AppendAsync(
            await couple.Signer(couple.Ada).CertifyDeviceAsync(couple.Primitives, phone)
        );

        var page = await couple.Verifier.VerifyAsync(
            couple.Primitives,
            Couple.Encoded([await EraseAsync(couple, phone, target, hash)]),
            memory: new Kept(target, hash, couple.Ada.Id)
        );

        Assert.Equal(EntryVerdict.Valid, Assert.Single(page.Entries).Verdict);
        var id = KeyIds.OfDevice(phone.PublicKey);
        Assert.Equal(EntryVerdict.SpaceClosed, page.After.Roster.WhyNotWrite(id));
        Assert.Equal(EntryVerdict.Valid, page.After.Roster.WhyNotErase(id));
    }

    private static async Task<Frame> EraseAsync(
        Couple couple,
        Crypto.Primitives.KeyPairHandle device,
        Position target,
        EntryHash hash
    ) =>
        (
            await EventSealer.EraseAsync(
                couple.Primitives,
                couple.Founded.Space,
                device,
                couple.Tip(device),
                couple.Verifier.Head,
                target,
                hash
            )
        ).Frames[0];

    /// <summary>The one entry that is asked for, as the kept log knows it.</summary>
    private sealed class Kept(Position position, EntryHash hash, MemberId author) : ILogMemory
    {
        public ValueTask<IReadOnlyDictionary<Position, KeptEntry>> RecallAsync(
            IReadOnlyCollection<Position> positions
        ) =>
            ValueTask.FromResult<IReadOnlyDictionary<Position, KeptEntry>>(
                new Dictionary<Position, KeptEntry>
                {
                    [position] = new(hash, default, author, Erasable: true),
                }
            );
    }
}
