using CsCheck;
using Reweave.Crypto.Spaces;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;

namespace Reweave.Protocol.Tests.Spaces;

public sealed class When_a_log_is_long
{
    [Fact]
    public async Task It_comes_to_the_same_however_it_is_cut_into_pages()
    {
        var couple = await Couple.NewAsync();
        for (var i = 0; i < 6; i++)
        {
            await couple.AppendAsync([.. await couple.SealAsync(couple.Ada, 4)]);
            await couple.AppendAsync([.. await couple.SealAsync(couple.Ben, 3)]);
        }

        var device = await Person.NewDeviceAsync(couple.Primitives);
        await couple.AppendAsync(
            await couple.Signer(couple.Ben).CertifyDeviceAsync(couple.Primitives, device)
        );
        var frames = Couple.Encoded(couple.Log);
        var expected = couple.Verifier.Save();
        await Gen.Int[1, frames.Count]
            .Array[1, 8]
            .SampleAsync(
                async cuts =>
                {
                    var verifier = LogVerifier.Before(couple.Founded.Space);
                    var from = 0;
                    foreach (var cut in cuts.Append(frames.Count).Order())
                    {
                        var page = await verifier.VerifyAsync(couple.Primitives, frames[from..cut]);
                        Assert.Equal(PageOutcome.Fine, page.Outcome);
                        Assert.All(
                            page.Entries,
                            entry => Assert.Equal(EntryVerdict.Valid, entry.Verdict)
                        );
                        verifier = page.After;
                        from = cut;
                    }

                    Assert.Equal(expected, verifier.Save());
                },
                iter: 20
            );
    }

    [Fact]
    public async Task An_entry_that_confirms_a_far_position_is_checked_against_the_kept_log()
    {
        var couple = await Couple.NewAsync();
        var old = couple.Verifier.Head;
        while (
            couple.Verifier.Head.Position.Value < old.Position.Value + LogVerifier.TranscriptsKept
        )
        {
            await couple.AppendAsync([.. await couple.SealAsync(couple.Ada, 64)]);
        }

        // Ben was away all the time and writes from the head that he had.
        var late = await EventSealer.SealAsync(
            couple.Primitives,
            couple.Epoch,
            couple.Ben.Device,
            default,
            old,
            [new EventToSeal(Couple.Content(), Erasable: true)]
        );
        var frames = Couple.Encoded(late.Frames);
        async Task<EntryVerdict> With(ILogMemory? memory) =>
            (await couple.Verifier.VerifyAsync(couple.Primitives, frames, memory: memory))
                .Entries[0]
                .Verdict;
        Assert.Equal(EntryVerdict.ConfirmedNotKnown, await With(null));
        Assert.Equal(EntryVerdict.Valid, await With(new One(old.Position, old.Transcript)));
        Assert.Equal(
            EntryVerdict.ConfirmedTranscriptDiffers,
            await With(new One(old.Position, default))
        );
    }

    [Fact]
    public async Task A_head_that_the_entries_do_not_come_to_is_refused_whole()
    {
        var couple = await Couple.NewAsync();
        var frames = Couple.Encoded(couple.Log);
        var page = await LogVerifier
            .Before(couple.Founded.Space)
            .VerifyAsync(
                couple.Primitives,
                frames,
                couple.Verifier.Head with
                {
                    Transcript = default,
                }
            );
        Assert.Equal(PageOutcome.HeadDiffers, page.Outcome);
        Assert.Empty(page.Entries);
        Assert.Equal(Position.Start, page.After.Head.Position);
    }

    [Fact]
    public async Task A_later_page_that_belongs_to_a_fork_is_refused_entry_by_entry()
    {
        var couple = await Couple.NewAsync();
        var (mine, theirs) = (couple.Verifier, couple.Verifier);
        // The host shows Ada's entry to one of them only, and then Ben's, who never saw it.
        var hers = await couple.SealAsync(couple.Ada);
        mine = (await mine.VerifyAsync(couple.Primitives, Couple.Encoded(hers))).After;
        couple.Verifier = theirs;
        var his = await couple.SealAsync(couple.Ben);
        couple.Verifier = (await theirs.VerifyAsync(couple.Primitives, Couple.Encoded(his))).After;
        var hisNext = await couple.SealAsync(couple.Ben);

        var first = await mine.VerifyAsync(couple.Primitives, Couple.Encoded(his));
        Assert.Equal(EntryVerdict.Valid, first.Entries[0].Verdict);
        var second = await first.After.VerifyAsync(couple.Primitives, Couple.Encoded(hisNext));
        Assert.Equal(EntryVerdict.ConfirmedTranscriptDiffers, second.Entries[0].Verdict);
    }

    [Fact]
    public async Task A_signature_spoiled_at_the_end_of_a_page_does_not_cut_the_chain_for_good()
    {
        var couple = await Couple.NewAsync();
        var frames = await couple.SealAsync(couple.Ada, 4);
        byte[] wrong = [.. frames[1].Signature];
        wrong[0] ^= 1;
        var spoiled = frames[1] with { Signature = wrong };

        // Two pages, so that nothing later vouches for the spoiled one when it arrives; the verifier is kept between them.
        var first = await couple.VerifyAsync(frames[0], spoiled);
        Assert.Equal(EntryVerdict.WrongSignature, first.Entries[1].Verdict);
        LogVerifier.TryResume(first.After.Save(), out var resumed);
        var second = await resumed!.VerifyAsync(
            couple.Primitives,
            Couple.Encoded([frames[2], frames[3]])
        );
        Assert.All(second.Entries, entry => Assert.Equal(EntryVerdict.Valid, entry.Verdict));

        // What the host makes up itself continues nothing.
        var forged = await first.After.VerifyAsync(
            couple.Primitives,
            Couple.Encoded([
                frames[2] with
                {
                    Signature = wrong,
                },
                frames[3] with
                {
                    Signature = wrong,
                },
            ])
        );
        Assert.All(
            forged.Entries,
            entry => Assert.Equal(EntryVerdict.WrongSignature, entry.Verdict)
        );
    }

    private sealed class One(Position at, Transcript transcript) : ILogMemory
    {
        public ValueTask<IReadOnlyDictionary<Position, KeptEntry>> RecallAsync(
            IReadOnlyCollection<Position> positions
        )
        {
            Assert.Equal([at], positions);
            return new(
                new Dictionary<Position, KeptEntry> { [at] = new(default, transcript, null, false) }
            );
        }
    }
}
