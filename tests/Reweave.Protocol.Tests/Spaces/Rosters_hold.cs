using CsCheck;
using Reweave.Crypto.Accounts;
using Reweave.Crypto.Spaces;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;

namespace Reweave.Protocol.Tests.Spaces;

/// <summary>Whatever control entries arrive in whatever order, signed by whomever: what must always hold of a roster does.</summary>
public sealed class Rosters_hold
{
    private static readonly MemberKeys[] People =
    [
        .. Enumerable.Range(1, 4).Select(i => new MemberKeys(Key(i), Key(100 + i))),
    ];

    [Fact]
    public void Their_invariants_against_any_sequence() =>
        Gen.Select(
                Gen.Int[1, 3],
                Gen.Select(Gen.Int[0, 8], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3]).Array[0, 40]
            )
            .Sample(
                (kind, steps) =>
                {
                    var (roster, head) = Begin((SpaceKind)kind);
                    foreach (var (what, author, other, number) in steps)
                    {
                        var entry = Entry(roster, head, what, author, other, number);
                        var hash = new EntryHash(Key(what + 7 * head.Position.Value).AsSpan(0, 32));
                        var step = roster.After(entry, hash, head);
                        MustHold(roster, step, entry);
                        roster = step.Roster;
                        head = new Head(
                            head.Position.Next,
                            Transcripts.After(head.Transcript, hash)
                        );
                    }
                },
                iter: 5_000
            );

    private static void MustHold(Roster before, RosterStep step, ControlEntry entry)
    {
        var after = step.Roster;
        if (step.Verdict != EntryVerdict.Valid)
        {
            Assert.Same(before, after);
            return;
        }

        if (before.ClosedAt is null)
        {
            Assert.True(before.Members[entry.Author].IsPresent);
        }
        else
        {
            // Only devices change after the end, only a couple's, and they never write again.
            Assert.Equal(SpaceKind.Couple, before.Kind);
            Assert.True(before.Members.ContainsKey(entry.Author));
            Assert.True(entry is DeviceCertified or DeviceRevoked);
            Assert.Equal(before.ClosedAt, after.ClosedAt);
            Assert.Equal(before.Members, after.Members);
            Assert.Equal(before.Epochs, after.Epochs);
            Assert.DoesNotContain(after.Devices.Keys, after.MayWrite);
        }

        Assert.Equal(before.Space, after.Space);
        Assert.Equal(before.Kind, after.Kind);
        Assert.InRange(after.Epoch, before.Epoch, before.Epoch + 1);
        Assert.InRange(
            after.PresentMembers.Count(),
            0,
            after.Kind switch
            {
                SpaceKind.Private => 1,
                SpaceKind.Couple => 2,
                _ => 3,
            }
        );
        Assert.InRange(
            after.PresentMembers.Count(m => m.Role == MemberRole.Counsellor),
            0,
            after.Kind == SpaceKind.Care ? 1 : 0
        );
        foreach (var member in before.Members.Values.Where(m => !m.IsPresent))
        {
            Assert.Equal(member, after.Members[member.Id]);
        }

        foreach (var device in before.Devices.Values)
        {
            Assert.Equal(device.Member, after.Devices[device.Id].Member);
            Assert.True(device.IsPresent || !after.Devices[device.Id].IsPresent);
        }

        foreach (var device in after.Devices.Values)
        {
            Assert.Equal(KeyIds.OfDevice(device.PublicKey), device.Id);
            Assert.Equal(device.IsPresent, after.WhyNotErase(device.Id) == EntryVerdict.Valid);
            if (after.MayWrite(device.Id))
            {
                Assert.True(device.IsPresent && after.Members[device.Member].IsPresent);
                Assert.True(after.Epoch > 0 && !after.WritesStopped && after.ClosedAt is null);
            }
        }
    }

    private static (Roster Roster, Head Head) Begin(SpaceKind kind)
    {
        var genesis = new Genesis
        {
            Space = default,
            Position = new Position(1),
            TranscriptBefore = default,
            Author = KeyIds.Of(People[0]),
            Kind = kind,
            Nonce = new byte[16],
            Keys = People[0],
        };
        var hash = new EntryHash(Key(55).AsSpan(0, 32));
        var step = Roster.Empty.After(genesis, hash, default);
        Assert.Equal(EntryVerdict.Valid, step.Verdict);
        return (step.Roster, new Head(new Position(1), Transcripts.After(default, hash)));
    }

    private static ControlEntry Entry(
        Roster roster,
        Head head,
        int what,
        int author,
        int other,
        int number
    )
    {
        var (space, position, before) = (roster.Space, head.Position.Next, head.Transcript);
        var by = KeyIds.Of(People[author]);
        var about = People[other];
        var device = Key(200 + number);
        return what switch
        {
            0 => new DeviceCertified
            {
                Space = space,
                Position = position,
                TranscriptBefore = before,
                Author = by,
                Device = KeyIds.OfDevice(device),
                PublicKey = device,
                Possession = new byte[64],
            },
            1 => new DeviceRevoked
            {
                Space = space,
                Position = position,
                TranscriptBefore = before,
                Author = by,
                Device = KeyIds.OfDevice(device),
            },
            2 => new MemberAdded
            {
                Space = space,
                Position = position,
                TranscriptBefore = before,
                Author = by,
                Member = KeyIds.Of(about),
                Role = number % 2 == 0 ? MemberRole.Partner : MemberRole.Counsellor,
                Keys = about,
                Acceptance = roster.Kind == SpaceKind.Couple ? Acceptance(roster, by, about) : [],
                CoSigner = number < 2 ? null : KeyIds.Of(People[1]),
                CoSignature = number < 2 ? null : new byte[64],
            },
            3 => new MemberRemoved
            {
                Space = space,
                Position = position,
                TranscriptBefore = before,
                Author = by,
                Member = KeyIds.Of(about),
            },
            4 => new MemberLeft
            {
                Space = space,
                Position = position,
                TranscriptBefore = before,
                Author = by,
            },
            5 or 6 => new EpochStarted
            {
                Space = space,
                Position = position,
                TranscriptBefore = before,
                Author = by,
                Epoch = roster.Epoch + (number == 3 ? 0 : 1),
                Commitment = new byte[32],
                OwnCopy = new byte[112],
                Wraps = [.. roster.OthersThan(by).Select(m => new EpochWrap(m.Id, new byte[113]))],
            },
            7 => new HistoryGiven
            {
                Space = space,
                Position = position,
                TranscriptBefore = before,
                Author = by,
                Member = KeyIds.Of(about),
                OfSpace = default,
                Keys = [],
            },
            _ => new SpaceClosed
            {
                Space = space,
                Position = position,
                TranscriptBefore = before,
                Author = by,
            },
        };
    }

    /// <summary>One of the right form: whether it was signed is not the roster's question.</summary>
    private static byte[] Acceptance(Roster roster, MemberId inviter, MemberKeys keys) =>
        new Crypto.Pairing.Acceptance
        {
            Invitation = roster.Invitation ?? default,
            Inviter = inviter,
            Keys = keys,
            Nonce = new byte[16],
            Mac = new byte[32],
            Signature = new byte[64],
        }.Encode();

    private static byte[] Key(long seed)
    {
        var key = new byte[65];
        key[0] = 4;
        BitConverter.TryWriteBytes(key.AsSpan(1), seed);
        return key;
    }
}
