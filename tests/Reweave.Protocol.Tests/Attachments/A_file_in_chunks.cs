using Reweave.Crypto.Attachments;
using Reweave.Crypto.Primitives;
using Reweave.Protocol.Ids;

namespace Reweave.Protocol.Tests.Attachments;

public sealed class A_file_in_chunks
{
    private static readonly SpaceId Space = new(Enumerable.Repeat((byte)7, 32).ToArray());
    private static readonly AttachmentId Id = new(Enumerable.Repeat((byte)9, 16).ToArray());
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(Limits.AttachmentChunkInBytes - 1, 1)]
    [InlineData(Limits.AttachmentChunkInBytes, 2)]
    [InlineData(1_500_000, 6)]
    [InlineData(Limits.AttachmentInBytes, Limits.AttachmentChunksAtMost)]
    public async Task Comes_back_as_it_was_at_every_length(int length, int count)
    {
        using var primitives = new BclPrimitives();
        var content = new byte[length];
        System.Security.Cryptography.RandomNumberGenerator.Fill(content);
        var made = await SealedAttachment.SealAsync(primitives, Space, Id, Key, content);
        Assert.Equal(count, made.Chunks.Count);
        Assert.Equal(count, SealedAttachment.CountFor(length));
        Assert.All(made.Chunks, chunk => Assert.True(chunk.Length <= Limits.SealedChunkInBytes));

        var opened = await made.OpenAsync(primitives, Space, Key);
        Assert.Equal(AttachmentOutcome.Fine, opened.Outcome);
        Assert.Equal(content, opened.Content);
    }

    [Fact]
    public async Task Has_no_length_that_is_outside_its_bounds()
    {
        using var primitives = new BclPrimitives();
        Assert.Equal(0, SealedAttachment.CountFor(0));
        Assert.Equal(0, SealedAttachment.CountFor(-1));
        Assert.Equal(0, SealedAttachment.CountFor(int.MaxValue));
        var absurd = new SealedAttachment
        {
            Id = Id,
            LengthInBytes = int.MaxValue,
            Hash = new byte[32],
            Chunks = [],
        };
        var opened = await absurd.OpenAsync(primitives, Space, Key);
        Assert.Equal(AttachmentOutcome.WrongLength, opened.Outcome);
    }

    [Fact]
    public async Task Sealed_twice_it_shares_no_byte_of_cipher_and_one_cannot_stand_for_the_other()
    {
        using var primitives = new BclPrimitives();
        var content = new byte[3 * Limits.AttachmentChunkInBytes / 2];
        var one = await SealedAttachment.SealAsync(primitives, Space, Id, Key, content);
        var other = await SealedAttachment.SealAsync(primitives, Space, Id, Key, content);
        Assert.NotEqual(one.Chunks[0][..64], other.Chunks[0][..64]);
        var mixed = one with { Chunks = [one.Chunks[0], other.Chunks[1]] };
        var opened = await mixed.OpenAsync(primitives, Space, Key);
        Assert.Equal(AttachmentOutcome.OtherFile, opened.Outcome);
    }

    [Fact]
    public async Task A_partner_who_hosts_cannot_put_another_picture_in_its_place()
    {
        using var primitives = new BclPrimitives();
        var mine = await SealedAttachment.SealAsync(primitives, Space, Id, Key, new byte[1000]);
        // With the same key, the same id and the same length: only the hash in the author's event tells them apart.
        var theirs = await SealedAttachment.SealAsync(
            primitives,
            Space,
            Id,
            Key,
            Enumerable.Repeat((byte)1, 1000).ToArray()
        );
        var opened = await (mine with { Chunks = theirs.Chunks }).OpenAsync(primitives, Space, Key);
        Assert.Equal(AttachmentOutcome.OtherFile, opened.Outcome);
    }
}
