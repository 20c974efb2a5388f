using Reweave.Crypto.Accounts;
using Reweave.Crypto.Pairing;
using Reweave.Crypto.Primitives;
using Reweave.Crypto.Spaces;
using Reweave.Protocol.Entries;

namespace Reweave.Protocol.Tests.Reading;

/// <summary>Every single bit flipped and every length cut: refused with a name, never an exception, never accepted.</summary>
public sealed class Altered_on_the_way
{
    [Fact]
    public async Task An_event_is_refused()
    {
        var couple = await Couple.NewAsync();
        var frame = (await couple.SealAsync(couple.Ada))[0].Encode();
        await EachIsRefusedAsync(couple, frame);
    }

    [Fact]
    public async Task An_erasure_is_refused()
    {
        var couple = await Couple.NewAsync();
        await couple.AppendAsync([.. await couple.SealAsync(couple.Ada)]);
        var erasure = await EventSealer.EraseAsync(
            couple.Primitives,
            couple.Founded.Space,
            couple.Ada.Device,
            couple.Tip(couple.Ada.Device),
            couple.Verifier.Head,
            couple.Verifier.Head.Position,
            couple.Log[^1].Hash()
        );
        // The target lies before the page, so the log must be asked for it.
        await EachIsRefusedAsync(couple, erasure.Frames[0].Encode(), new Remembered(couple.Log));
    }

    [Fact]
    public async Task A_control_entry_is_refused()
    {
        var couple = await Couple.NewAsync();
        var device = await Person.NewDeviceAsync(couple.Primitives);
        var frame = await couple.Signer(couple.Ada).CertifyDeviceAsync(couple.Primitives, device);
        await EachIsRefusedAsync(couple, frame.Encode());
    }

    [Fact]
    public async Task A_genesis_is_the_genesis_of_another_space()
    {
        var couple = await Couple.NewAsync();
        var before = LogVerifier.Before(couple.Founded.Space);
        foreach (var altered in Alterations(couple.Log[0].Encode()))
        {
            var page = await before.VerifyAsync(couple.Primitives, [altered]);
            Assert.True(
                page.Outcome != PageOutcome.Fine
                    || page.Entries[0].Verdict == EntryVerdict.WrongSignature
            );
        }
    }

    [Fact]
    public async Task An_unlocker_is_refused()
    {
        var primitives = new BclPrimitives();
        var ada = await Person.NewAsync(primitives);
        var recovery = RecoverySecret.Generate();
        var salt = new byte[Unlocker.SaltInBytes];
        var derived = await UnlockerRoot.FromRecoveryAsync(primitives, recovery, salt);
        var made = await derived.Root!.MakeAsync(ada.Master, ada.Id);
        Assert.Equal(
            UnlockOutcome.Fine,
            (await derived.Root.OpenAsync(made.Unlocker, ada.Id)).Outcome
        );
        foreach (var altered in Alterations(made.Unlocker.Encode()))
        {
            if (Unlocker.TryRead(altered, out var unlocker) == ReadOutcome.Fine)
            {
                // What a client does: root from what the unlocker says, then open.
                var again = await UnlockerRoot.FromRecoveryAsync(
                    primitives,
                    recovery,
                    unlocker!.Salt
                );
                Assert.NotEqual(
                    UnlockOutcome.Fine,
                    (await again.Root!.OpenAsync(unlocker, ada.Id)).Outcome
                );
                Assert.NotEqual(
                    UnlockOutcome.Fine,
                    (await derived.Root.OpenAsync(unlocker, ada.Id)).Outcome
                );
            }
        }
    }

    [Fact]
    public async Task A_keyset_is_refused()
    {
        var primitives = new BclPrimitives();
        var master = await MasterKey.GenerateAsync(primitives);
        var (keyset, identity) = await Keyset.CreateAsync(primitives, master);
        foreach (var altered in Alterations(keyset.Encode()))
        {
            if (Keyset.TryRead(altered, out var read) == ReadOutcome.Fine)
            {
                Assert.NotEqual(
                    KeysetOutcome.Fine,
                    (await read!.OpenAsync(primitives, master)).Outcome
                );
            }
        }

        Assert.Equal(
            KeysetOutcome.Fine,
            (await keyset.OpenAsync(primitives, master, identity.Member)).Outcome
        );
    }

    [Fact]
    public async Task An_invitation_leads_to_an_acceptance_that_is_refused()
    {
        var primitives = new BclPrimitives();
        var ada = await Person.NewAsync(primitives);
        var ben = await Person.NewAsync(primitives);
        var invitation = Invitation.Generate(ada.Id);
        foreach (var altered in Alterations(invitation.Encode()))
        {
            if (Invitation.TryRead(altered, out var read) == ReadOutcome.Fine)
            {
                var acceptance = await Acceptance.CreateAsync(primitives, read!, ben.Identity);
                Assert.NotEqual(
                    AcceptanceOutcome.Fine,
                    await acceptance.VerifyAsync(primitives, invitation)
                );
            }
        }
    }

    [Fact]
    public async Task An_acceptance_is_refused()
    {
        var primitives = new BclPrimitives();
        var ada = await Person.NewAsync(primitives);
        var ben = await Person.NewAsync(primitives);
        var invitation = Invitation.Generate(ada.Id);
        var acceptance = await Acceptance.CreateAsync(primitives, invitation, ben.Identity);
        Assert.Equal(AcceptanceOutcome.Fine, await acceptance.VerifyAsync(primitives, invitation));
        foreach (var altered in Alterations(acceptance.Encode()))
        {
            if (Acceptance.TryRead(altered, out var read) == ReadOutcome.Fine)
            {
                Assert.NotEqual(
                    AcceptanceOutcome.Fine,
                    await read!.VerifyAsync(primitives, invitation)
                );
            }
        }
    }

    private static async Task EachIsRefusedAsync(
        Couple couple,
        byte[] good,
        ILogMemory? memory = null
    )
    {
        async Task<VerifiedPage> Page(byte[] bytes) =>
            await couple.Verifier.VerifyAsync(couple.Primitives, [bytes], memory: memory);
        Assert.Equal(EntryVerdict.Valid, (await Page(good)).Entries[0].Verdict);
        foreach (var altered in Alterations(good))
        {
            var page = await Page(altered);
            Assert.True(
                page.Outcome != PageOutcome.Fine || page.Entries[0].Verdict != EntryVerdict.Valid
            );
        }
    }

    private static IEnumerable<byte[]> Alterations(byte[] good)
    {
        for (var bit = 0; bit < good.Length * 8; bit++)
        {
            byte[] flipped = [.. good];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return flipped;
        }

        for (var length = 0; length < good.Length; length++)
        {
            yield return good[..length];
        }

        yield return [.. good, 0];
    }

    /// <summary>A log that says what it holds of events by the first member, erasable all.</summary>
    private sealed class Remembered(List<Frame> log) : ILogMemory
    {
        public ValueTask<IReadOnlyDictionary<Protocol.Ids.Position, KeptEntry>> RecallAsync(
            IReadOnlyCollection<Protocol.Ids.Position> positions
        )
        {
            Assert.Equal(ReadOutcome.Fine, ControlEntry.TryRead(log[0], out var genesis));
            var known = positions
                .Where(position => position.Value >= 1 && position.Value <= log.Count)
                .ToDictionary(
                    position => position,
                    position =>
                    {
                        var frame = log[(int)position.Value - 1];
                        return new KeptEntry(
                            frame.Hash(),
                            default,
                            frame.Kind == FrameKind.Event ? genesis!.Author : null,
                            true
                        );
                    }
                );
            return new(known);
        }
    }
}
