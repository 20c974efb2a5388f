using CsCheck;
using Reweave.Crypto.Accounts;
using Reweave.Crypto.Pairing;
using Reweave.Crypto.Spaces;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;

namespace Reweave.Protocol.Tests.Reading;

/// <summary>Whatever arrives: no reader throws, and what reads writes the same bytes again.</summary>
public sealed class Hostile_bytes
{
    private const int Samples_ = 8_000;

    [Fact]
    public void Noise_reads_as_nothing() =>
        Gen.Byte.Array[0, 300].Sample(ReadsOrIsRefused, iter: Samples_);

    [Fact]
    public void Frames_with_pieces_changed_read_canonically_or_are_refused() =>
        Mutated(Samples.Frames).Sample(ReadsOrIsRefused, iter: Samples_);

    [Fact]
    public void Account_structures_with_pieces_changed_read_canonically_or_are_refused() =>
        Mutated([.. Samples.Unlockers, .. Samples.Keysets, .. Samples.Acceptances])
            .Sample(ReadsOrIsRefused, iter: Samples_);

    [Fact]
    public async Task Bodies_and_kept_states_with_pieces_changed_read_canonically_or_are_refused()
    {
        var couple = await Couple.NewAsync();
        await couple.AppendAsync([.. await couple.SealAsync(couple.Ada, 2)]);
        Mutated([
                Couple.Content().Encode(),
                Padding.Add(Couple.Content().Encode()),
                couple.Verifier.Save(),
                LogVerifier.Before(couple.Founded.Space).Save(),
            ])
            .Sample(ReadsOrIsRefused, iter: Samples_);
    }

    [Fact]
    public void Heads_with_pieces_changed_read_canonically_or_are_refused() =>
        Mutated([
                .. Samples.Frames.Select(bytes =>
                    Frame.TryRead(bytes, out var frame) == ReadOutcome.Fine ? frame!.Head : []
                ),
            ])
            .Sample(
                head =>
                {
                    foreach (var kind in Enum.GetValues<FrameKind>())
                    {
                        ReadHead(
                            new Frame
                            {
                                Suite = 1,
                                Kind = kind,
                                Head = head,
                                Body = [],
                                Signature = [],
                            }
                        );
                    }
                },
                iter: Samples_ / 2
            );

    [Fact]
    public void Texts_with_characters_changed_are_refused_by_name() =>
        Gen.Select(
                OneOf([.. Samples.SecretKeys, .. Samples.Links]),
                Gen.Int[0, 120],
                Gen.Char,
                Gen.Int[0, 3]
            )
            .Sample(
                (text, at, character, cut) =>
                {
                    at = Math.Min(at, text.Length);
                    var rest = text[Math.Min(text.Length, at + cut)..];
                    var changed = text[..at] + character + rest;
                    SecretKey.TryRead(changed, out _);
                    Invitation.TryReadLink(changed, out _);
                    AcceptanceCheck.TryReadLink(changed, out _);
                    _ = Bytes32.TryParse(changed.AsSpan(0, Math.Min(43, changed.Length)), out _);
                    _ = Bytes16.TryParse(changed.AsSpan(0, Math.Min(22, changed.Length)), out _);
                },
                iter: Samples_
            );

    [Fact]
    public void A_frame_above_its_limit_is_too_large() =>
        Assert.Equal(ReadOutcome.TooLarge, Frame.TryRead(new byte[Limits.FrameInBytes + 1], out _));

    [Fact]
    public void Deep_nesting_and_huge_counts_are_refused()
    {
        // A thousand arrays in one another, and one array that says it has 2^62 items.
        byte[] deep = [.. Enumerable.Repeat((byte)0x81, 1000)];
        byte[] huge = [0x9b, 0x40, 0, 0, 0, 0, 0, 0, 0];
        byte[] longBytes = [0x85, 1, 2, 0x5b, 0x7f, 255, 255, 255, 255, 255, 255, 255];
        foreach (var bytes in new[] { deep, huge, longBytes })
        {
            Assert.NotEqual(ReadOutcome.Fine, Frame.TryRead(bytes, out _));
            ReadsOrIsRefused(bytes);
        }
    }

    private static void ReadsOrIsRefused(byte[] bytes)
    {
        if (Frame.TryRead(bytes, out var frame) == ReadOutcome.Fine)
        {
            Assert.Equal(bytes, frame!.Encode());
            frame.Hash();
            ReadHead(frame);
        }

        Same(bytes, Unlocker.TryRead(bytes, out var unlocker), () => unlocker!.Encode());
        Same(bytes, Keyset.TryRead(bytes, out var keyset), () => keyset!.Encode());
        Same(bytes, Acceptance.TryRead(bytes, out var acceptance), () => acceptance!.Encode());
        Same(bytes, Invitation.TryRead(bytes, out var invitation), () => invitation!.Encode());
        Same(bytes, EventContent.TryRead(bytes, out var content), () => content!.Encode());
        Same(bytes, LogVerifier.TryResume(bytes, out var verifier), () => verifier!.Save());
        Padding.TryRemove(bytes, out _);
    }

    private static void ReadHead(Frame frame)
    {
        Same(frame.Head, ControlEntry.TryRead(frame, out var control), () => control!.Encode());
        Same(frame.Head, DeviceHead.TryRead(frame, out var head), () => head!.Encode());
    }

    private static void Same(byte[] bytes, ReadOutcome outcome, Func<byte[]> encode)
    {
        if (outcome == ReadOutcome.Fine)
        {
            Assert.Equal(bytes, encode());
        }
    }

    private static Gen<T> OneOf<T>(IReadOnlyList<T> items) =>
        Gen.Int[0, items.Count - 1].Select(index => items[index]);

    /// <summary>A good structure with up to three changes: a byte set, a byte taken out, bytes put in, the end cut off.</summary>
    private static Gen<byte[]> Mutated(IReadOnlyList<byte[]> good) =>
        Gen.Select(OneOf(good), Gen.Select(Gen.Int[0, 3], Gen.Int[0, 5000], Gen.Byte).Array[1, 3])
            .Select(
                (bytes, changes) =>
                {
                    var list = new List<byte>(bytes);
                    foreach (var (what, where, value) in changes)
                    {
                        // Most structure is at the beginning.
                        var at = list.Count == 0 ? 0 : where % list.Count;
                        at = where % 2 == 0 ? at % 16 % Math.Max(1, list.Count) : at;
                        switch (what)
                        {
                            case 0 when list.Count > 0:
                                list[at] = value;
                                break;
                            case 1 when list.Count > 0:
                                list.RemoveAt(at);
                                break;
                            case 2:
                                list.Insert(at, value);
                                break;
                            default:
                                list.RemoveRange(at, Math.Min(list.Count - at, value));
                                break;
                        }
                    }

                    return list.ToArray();
                }
            );
}
