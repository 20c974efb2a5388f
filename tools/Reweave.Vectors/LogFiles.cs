using static Reweave.Vectors.VectorText;

namespace Reweave.Vectors;

/// <summary>Logs from their genesis, each entry with its verdict: the rules of fundamentals, section 7.</summary>
internal static class LogFiles
{
    public static async Task<string> LogAsync()
    {
        var file = new VectorText(
            "log",
            "Logs from their genesis, each entry with the verdict it gets: fundamentals, section 7.",
            "expect is what the whole page comes to; an entry without a verdict is where it stops.",
            "Ada and Ben are a couple, Cleo is a counsellor, Dan is nobody's."
        );
        await PrivateAsync(file);
        await PositionsAsync(file);
        await DevicesAsync(file);
        await CouplesAsync(file);
        await CareAsync(file);
        await EpochsAsync(file);
        await EventsAsync(file);
        await ErasuresAsync(file);
        await EndedLogs.AddAsync(file);
        await PagesAsync(file);
        return file.ToString();
    }

    private static async Task PrivateAsync(VectorText file)
    {
        var cast = await Cast.MakeAsync("log private");
        var script = await LogScript.PrivateAsync(cast, cast.Ada);
        await script.WriteAsync(cast.Ada);
        await script.WriteAsync(cast.Ada);
        script.WriteTo(file, "a private space");

        script = await LogScript.PrivateAsync(cast, cast.Ada);
        await script.BeginWithinAsync(cast.Ada, "second-genesis");
        await script.AddAsync(cast.Ada, cast.Ben, MemberRole.Partner, "members-fixed");
        await script.SignAsync(cast.Ada, s => s.RemoveMemberAsync(cast.Ada.Id), "members-fixed");
        await script.SignAsync(
            cast.Ada,
            s => s.GiveHistoryAsync(cast.Ben.Id, new SpaceId(new byte[32]), []),
            "history-not-allowed"
        );
        await script.SignAsync(cast.Ada, s => s.CloseAsync());
        await script.WriteAsync(cast.Ada, "space-closed");
        await script.CertifyAsync(cast.Ada, "space-closed");
        script.WriteTo(file, "what a private space refuses, and its end");

        script = new LogScript(cast);
        await script.BeginForgedAsync(cast.Ada, cast.Ben.Identity.Keys, "author-not-keys-hash");
        await script.CertifyAsync(cast.Ada, "genesis-missing");
        script.WriteTo(file, "a genesis whose author is not the hash of its keys");

        script = new LogScript(cast);
        await script.BeginForgedAsync(
            cast.Ada,
            cast.Ada.Identity.Keys,
            "wrong-position",
            position: 2
        );
        script.WriteTo(file, "a genesis for another position");

        script = new LogScript(cast);
        await script.BeginForgedAsync(
            cast.Ada,
            cast.Ada.Identity.Keys,
            "wrong-signature",
            breakSignature: true
        );
        await script.WriteAsync(cast.Ada, "genesis-missing");
        script.WriteTo(file, "a genesis with a wrong signature");
    }

    private static async Task PositionsAsync(VectorText file)
    {
        var cast = await Cast.MakeAsync("log positions");
        var script = await LogScript.PrivateAsync(cast, cast.Ada);
        var other = new SpaceId(cast.Primitives.Chance.Bytes(32));
        var device = await cast.Primitives.GenerateKeyPairAsync(KeyUse.Signing);
        async Task At(SpaceId space, Head at, string verdict) =>
            script.Add(
                await new ControlSigner(cast.Ada.Identity, space, at).CertifyDeviceAsync(
                    cast.Primitives,
                    device
                ),
                verdict
            );
        await At(other, script.At, "wrong-space");
        await At(
            script.Space,
            script.At with
            {
                Position = new Position(script.At.Position.Value - 1),
            },
            "wrong-position"
        );
        await At(script.Space, script.At with { Transcript = default }, "wrong-transcript");
        await script.CertifyAsync(cast.Dan, "author-not-present");
        var right = await script.Signer(cast.Ada).CertifyDeviceAsync(cast.Primitives, device);
        script.Add(right with { Signature = Flipped(right.Signature, 3) }, "wrong-signature");
        script.Add(right, "wrong-position");
        await At(script.Space, script.At, "valid");
        script.WriteTo(file, "control entries are valid at one place only");
    }

    private static async Task DevicesAsync(VectorText file)
    {
        var cast = await Cast.MakeAsync("log devices");
        var script = await LogScript.CoupleAsync(cast);
        var id = KeyIds.OfDevice(cast.Ada.Device.PublicKey);
        await script.CertifyAsync(cast.Ada, "device-already-certified");
        await script.SignAsync(
            cast.Ben,
            s => s.CertifyDeviceAsync(cast.Primitives, cast.Ada.Device),
            "device-of-another"
        );
        await script.SignAsync(cast.Ben, s => s.RevokeDeviceAsync(id), "device-of-another");
        await script.SignAsync(
            cast.Ada,
            s => s.RevokeDeviceAsync(KeyIds.OfDevice(cast.Dan.Device.PublicKey)),
            "device-unknown"
        );
        await script.SignAsync(
            cast.Ada,
            s =>
                s.SignAsync(
                    new DeviceCertified
                    {
                        Space = s.Space,
                        Position = s.At.Position.Next,
                        TranscriptBefore = s.At.Transcript,
                        Author = cast.Ada.Id,
                        Device = KeyIds.OfDevice(cast.Dan.Device.PublicKey),
                        PublicKey = cast.Cleo.Device.PublicKey,
                        Possession = new byte[64],
                    }
                ),
            "device-not-key-hash"
        );
        // Cleo's device never signed for Ada: her words must not come to count as Ada's.
        await script.SignAsync(
            cast.Ada,
            s =>
                s.SignAsync(
                    new DeviceCertified
                    {
                        Space = s.Space,
                        Position = s.At.Position.Next,
                        TranscriptBefore = s.At.Transcript,
                        Author = cast.Ada.Id,
                        Device = KeyIds.OfDevice(cast.Cleo.Device.PublicKey),
                        PublicKey = cast.Cleo.Device.PublicKey,
                        Possession = new byte[64],
                    }
                ),
            "possession-not-signed"
        );
        await script.WriteAsync(cast.Cleo, "device-not-certified");
        await script.WriteAsync(cast.Ada);
        await script.SignAsync(cast.Ada, s => s.RevokeDeviceAsync(id));
        await script.WriteAsync(cast.Ada, "device-revoked");
        await script.CertifyAsync(cast.Ada, "device-revoked-before");
        await script.SignAsync(cast.Ada, s => s.RevokeDeviceAsync(id), "device-revoked-before");
        await script.WriteAsync(cast.Dan, "device-not-certified");
        await script.WriteAsync(cast.Ben);
        script.WriteTo(file, "devices come and go, one's own only");

        script = new LogScript(cast);
        await script.BeginAsync(cast.Ada, SpaceKind.Private);
        for (var i = 1; i <= Limits.DevicesPerMember + 1; i++)
        {
            var pair = await cast.Primitives.GenerateKeyPairAsync(KeyUse.Signing);
            await script.SignAsync(
                cast.Ada,
                s => s.CertifyDeviceAsync(cast.Primitives, pair),
                i <= Limits.DevicesPerMember ? "valid" : "too-many-devices"
            );
        }

        script.WriteTo(file, "sixteen devices and no more");
    }

    private static async Task CouplesAsync(VectorText file)
    {
        var cast = await Cast.MakeAsync("log couples");
        var script = await LogScript.CoupleAsync(cast);
        await script.WriteAsync(cast.Ada);
        await script.WriteAsync(cast.Ben);
        await script.WriteAsync(cast.Ben);
        await script.WriteAsync(cast.Ada);
        script.WriteTo(file, "a couple writes");

        script = await LogScript.CoupleAsync(cast);
        await script.AddAsync(cast.Ada, cast.Ben, MemberRole.Partner, "member-already-present");
        await script.AddAsync(cast.Ada, cast.Dan, MemberRole.Partner, "members-fixed");
        await script.AddAsync(cast.Ben, cast.Dan, MemberRole.Partner, "not-the-founder");
        await script.SignAsync(cast.Ada, s => s.RemoveMemberAsync(cast.Ben.Id), "members-fixed");
        script.WriteTo(file, "a couple is two, for good");

        async Task Adding(string name, string verdict, Func<ControlSigner, ValueTask<Frame>> add)
        {
            var attempt = new LogScript(cast);
            await attempt.BeginAsync(cast.Ada, SpaceKind.Couple, cast.Invitation.Id);
            await attempt.SignAsync(cast.Ada, add, verdict);
            attempt.WriteTo(file, name);
        }

        var (ben, accepted) = (cast.Ben.Identity.Keys, cast.Acceptance);
        await Adding(
            "a second member without acceptance",
            "acceptance-missing",
            s => s.AddMemberAsync(ben, MemberRole.Partner, [])
        );
        await Adding(
            "a counsellor in a couple",
            "role-not-allowed",
            s => s.AddMemberAsync(ben, MemberRole.Counsellor, accepted.Encode())
        );
        await Adding(
            "an acceptance by somebody else",
            "acceptance-of-another",
            s => s.AddMemberAsync(cast.Dan.Identity.Keys, MemberRole.Partner, accepted.Encode())
        );
        await Adding(
            "an acceptance that does not read",
            "acceptance-of-another",
            s => s.AddMemberAsync(ben, MemberRole.Partner, [1, 2, 3])
        );
        var ofAnother = accepted with { Invitation = new InvitationId(new byte[16]) };
        await Adding(
            "an acceptance of another invitation",
            "acceptance-of-another",
            s => s.AddMemberAsync(ben, MemberRole.Partner, ofAnother.Encode())
        );
        var unsigned = accepted with { Signature = Flipped(accepted.Signature, 0) };
        await Adding(
            "an acceptance that was not signed",
            "acceptance-not-signed",
            s => s.AddMemberAsync(ben, MemberRole.Partner, unsigned.Encode())
        );
        await Adding(
            "a member id that is not the hash of the keys",
            "member-not-keys-hash",
            s =>
                s.SignAsync(
                    new MemberAdded
                    {
                        Space = s.Space,
                        Position = s.At.Position.Next,
                        TranscriptBefore = s.At.Transcript,
                        Author = cast.Ada.Id,
                        Member = cast.Ben.Id,
                        Role = MemberRole.Partner,
                        Keys = ben with { Encryption = cast.Dan.Identity.Keys.Encryption },
                        Acceptance = accepted.Encode(),
                    }
                )
        );

        script = await LogScript.CoupleAsync(cast);
        await script.WriteAsync(cast.Ada);
        await script.SignAsync(cast.Ben, s => s.LeaveAsync());
        await script.WriteAsync(cast.Ada, "space-closed");
        await script.SignAsync(cast.Ada, s => s.LeaveAsync(), "space-closed");
        script.WriteTo(file, "leaving a couple closes it");

        script = await LogScript.CoupleAsync(cast);
        await script.SignAsync(cast.Ben, s => s.CloseAsync());
        await script.SignAsync(cast.Ada, s => s.CloseAsync(), "space-closed");
        script.WriteTo(file, "either closes a couple");
    }

    private static async Task CareAsync(VectorText file)
    {
        var cast = await Cast.MakeAsync("log care");
        var script = await LogScript.CareAsync(cast);
        await script.WriteAsync(cast.Cleo);
        await script.SignAsync(cast.Cleo, s => s.RemoveMemberAsync(cast.Ben.Id), "not-a-partner");
        await script.AddAsync(cast.Cleo, cast.Dan, MemberRole.Counsellor, "not-a-partner");
        await script.AddAsync(
            cast.Ada,
            cast.Dan,
            MemberRole.Counsellor,
            "too-many-members",
            cast.Ben
        );
        await script.SignAsync(cast.Ada, s => s.RemoveMemberAsync(cast.Ben.Id), "not-removable");
        await script.SignAsync(
            cast.Ada,
            s => s.RemoveMemberAsync(cast.Dan.Id),
            "member-not-present"
        );
        await script.SignAsync(cast.Ben, s => s.CloseAsync(), "close-not-allowed");
        await script.SignAsync(cast.Ben, s => s.RemoveMemberAsync(cast.Cleo.Id));
        await script.WriteAsync(cast.Cleo, "member-ended");
        await script.WriteAsync(cast.Ada, "writes-stopped");
        await script.StartEpochAsync(cast.Ada, cast.Ben);
        await script.WriteAsync(cast.Ada);
        await script.AddAsync(
            cast.Ada,
            cast.Cleo,
            MemberRole.Counsellor,
            "member-ended-before",
            cast.Ben
        );
        await script.SignAsync(cast.Ada, s => s.CloseAsync());
        script.WriteTo(file, "a counsellor comes and is removed");

        script = await LogScript.CareAsync(cast);
        await script.SignAsync(cast.Cleo, s => s.LeaveAsync());
        await script.WriteAsync(cast.Ada, "writes-stopped");
        await script.StartEpochAsync(cast.Ada, cast.Ben);
        await script.WriteAsync(cast.Ada);
        script.WriteTo(file, "a counsellor leaves, and the partners go on under a new epoch");

        script = await LogScript.CareAsync(cast, withBen: false);
        await script.SignAsync(cast.Ada, s => s.LeaveAsync());
        await script.WriteAsync(cast.Cleo, "space-closed");
        script.WriteTo(file, "when the last partner leaves, the care space is closed");

        script = new LogScript(cast);
        await script.BeginAsync(cast.Ada, SpaceKind.Care);
        await script.AddAsync(
            cast.Ada,
            cast.Ben,
            MemberRole.Partner,
            "co-signer-not-the-other-partner",
            cast.Dan
        );
        await script.AddAsync(cast.Ada, cast.Ben, MemberRole.Partner);
        await script.AddAsync(cast.Ada, cast.Dan, MemberRole.Partner, "too-many-members", cast.Ben);
        await script.AddAsync(cast.Ada, cast.Cleo, MemberRole.Counsellor, "co-signature-missing");
        await script.AddAsync(
            cast.Ada,
            cast.Cleo,
            MemberRole.Counsellor,
            "co-signer-not-the-other-partner",
            cast.Ada
        );
        await script.AddAsync(
            cast.Ada,
            cast.Cleo,
            MemberRole.Counsellor,
            "co-signer-not-the-other-partner",
            cast.Dan
        );
        var forDan = await ControlSigner.CoSignAsync(
            cast.Ben.Identity,
            script.Space,
            MemberRole.Counsellor,
            cast.Dan.Identity.Keys
        );
        await script.SignAsync(
            cast.Ada,
            s =>
                s.AddMemberAsync(
                    cast.Cleo.Identity.Keys,
                    MemberRole.Counsellor,
                    [],
                    cast.Ben.Id,
                    forDan
                ),
            "co-signature-wrong"
        );
        await script.AddAsync(cast.Ada, cast.Cleo, MemberRole.Counsellor, "valid", cast.Ben);
        script.WriteTo(file, "a counsellor in a matter of two needs both signatures");
    }

    private static async Task EpochsAsync(VectorText file)
    {
        var cast = await Cast.MakeAsync("log epochs");
        var script = await LogScript.CoupleAsync(cast);
        await script.StartEpochAsync("epoch-not-next", 1, cast.Ada, cast.Ben);
        await script.StartEpochAsync("epoch-not-next", 3, cast.Ada, cast.Ben);
        await script.StartEpochAsync("wraps-not-for-the-others", 2, cast.Ada);
        await script.StartEpochAsync("wraps-not-for-the-others", 2, cast.Ada, cast.Ben, cast.Dan);
        await script.StartEpochAsync("wraps-not-for-the-others", 2, cast.Ada, cast.Dan);
        var old = script.Epoch!.Epoch;
        await script.StartEpochAsync(cast.Ben, cast.Ada);
        await script.WriteAsync(cast.Ada, "epoch-not-present", head => head with { Epoch = old });
        await script.WriteAsync(cast.Ada, "epoch-not-present", head => head with { Epoch = 3 });
        await script.WriteAsync(cast.Ada);
        script.WriteTo(file, "epochs follow one another, for exactly the others");

        script = new LogScript(cast);
        await script.BeginAsync(cast.Ada, SpaceKind.Private);
        await script.CertifyAsync(cast.Ada);
        await script.WriteAsync(cast.Ada, "no-epoch-yet");
        script.WriteTo(file, "nothing is written before the first epoch");

        script = await LogScript.CoupleAsync(cast);
        var oldSpace = new SpaceId(cast.Primitives.Chance.Bytes(32));
        var oldKey = await EpochKey.CreateAsync(
            cast.Primitives,
            oldSpace,
            1,
            cast.Ada.Id,
            cast.Ada.Master,
            []
        );
        var wrap = await oldKey.Key.WrapAsHistoryAsync(
            cast.Primitives,
            cast.Ada.Id,
            new EpochRecipient(cast.Ben.Id, cast.Ben.Identity.Keys, cast.PairingKey)
        );
        await script.SignAsync(cast.Ada, s => s.GiveHistoryAsync(cast.Ben.Id, oldSpace, [wrap]));
        await script.SignAsync(
            cast.Ada,
            s => s.GiveHistoryAsync(cast.Dan.Id, oldSpace, [wrap]),
            "member-not-present"
        );
        await script.SignAsync(
            cast.Ada,
            s => s.GiveHistoryAsync(cast.Ben.Id, s.Space, [wrap]),
            "history-not-allowed"
        );
        script.WriteTo(file, "history is handed over to a present member");
    }

    private static async Task EventsAsync(VectorText file)
    {
        var cast = await Cast.MakeAsync("log events");
        var (ada, ben) = (cast.Ada, cast.Ben);
        var script = await LogScript.CoupleAsync(cast);
        await script.WriteAsync(ada);
        await script.WriteAsync(ada, "chain-gap", head => head with { Sequence = 3 });
        await script.WriteAsync(ada, "chain-fork", head => head with { Sequence = 1 });
        await script.WriteAsync(ada, "chain-fork", head => head with { PreviousOwn = default });
        await script.WriteAsync(ada, "wrong-space", head => head with { Space = default });
        await script.WriteAsync(
            ada,
            "confirmed-not-before",
            head =>
                head with
                {
                    Confirmed = head.Confirmed with { Position = head.Confirmed.Position.Next },
                }
        );
        await script.WriteAsync(
            ada,
            "confirmed-transcript-differs",
            head => head with { Confirmed = head.Confirmed with { Transcript = default } }
        );
        await script.WriteAsync(ada, "valid", head => head with { Confirmed = default });
        script.Add(
            new Frame
            {
                Suite = 1,
                Kind = FrameKind.Event,
                Head = [0x80],
                Body = [1],
                Signature = new byte[64],
            },
            "malformed-head"
        );
        script.WriteTo(file, "events that do not fit their place");

        script = await LogScript.CoupleAsync(cast);
        await script.WriteAsync(ada);
        await script.WriteAsync(
            ada,
            "wrong-signature",
            after: frame => frame with { Signature = Flipped(frame.Signature, 9) }
        );
        await script.WriteAsync(ada);
        await script.WriteAsync(ben);
        await script.WriteAsync(
            ben,
            "wrong-signature",
            after: frame => frame with { Body = Flipped(frame.Body, 9) }
        );
        script.WriteTo(file, "forged entries between and after right ones");

        // The signature of the middle one was altered on the way; the next one's covers it by its hash.
        script = await LogScript.CoupleAsync(cast);
        await script.WriteAsync(ada);
        await script.WriteAsync(
            ada,
            after: frame => frame with { Signature = Flipped(frame.Signature, 9) }
        );
        await script.WriteAsync(ada);
        script.WriteTo(file, "a right later signature vouches for what it follows");
    }

    private static async Task ErasuresAsync(VectorText file)
    {
        var cast = await Cast.MakeAsync("log erasures");
        var (ada, ben) = (cast.Ada, cast.Ben);
        var script = await LogScript.CoupleAsync(cast);
        var text = await script.WriteAsync(ada);
        var at = script.At.Position.Value;
        var consent = await script.WriteAsync(ada, change: head => head with { Erasable = false });
        var consentAt = script.At.Position.Value;
        await script.EraseAsync(ben, at, text.Hash(), "erasure-target-of-another");
        await script.EraseAsync(ada, at, consent.Hash(), "erasure-target-unknown");
        await script.EraseAsync(
            ada,
            1,
            new EntryHash(script.Space.Value),
            "erasure-target-unknown"
        );
        await script.EraseAsync(ada, 999, text.Hash(), "erasure-target-unknown");
        await script.EraseAsync(ada, consentAt, consent.Hash(), "erasure-target-not-erasable");
        await script.EraseAsync(ada, at, text.Hash());
        await script.EraseAsync(ada, at, text.Hash());
        await script.WriteAsync(ada);
        script.WriteTo(file, "erasing one's own text");
        script.EraseBodyAt((int)at - 1);
        script.WriteTo(file, "the same log after the body is dropped");
    }

    private static async Task PagesAsync(VectorText file)
    {
        var cast = await Cast.MakeAsync("log pages");
        var script = await LogScript.PrivateAsync(cast, cast.Ada);
        await script.WriteAsync(cast.Ada);
        var good = script.Entries[^1].Frame;
        script.WriteTo(file, "cut off in the middle of a frame", "malformed", good[..^1]);
        script.WriteTo(file, "an unknown suite", "update-to-read", [good[0], 2, .. good[2..]]);
        script.WriteTo(file, "an unknown kind", "update-to-read", [.. good[..2], 5, .. good[3..]]);
        var unknownType = new Frame
        {
            Suite = 1,
            Kind = FrameKind.Control,
            Head = Cbor.Write(writer =>
            {
                writer.WriteStartArray(6);
                writer.WriteInt32(10);
                writer.WriteByteString(script.Space.ToArray());
                writer.WriteInt64(script.At.Position.Next.Value);
                writer.WriteByteString(script.At.Transcript.ToArray());
                writer.WriteByteString(cast.Ada.Id.ToArray());
                writer.WriteStartArray(0);
                writer.WriteEndArray();
                writer.WriteEndArray();
            }),
            Body = [],
            Signature = new byte[64],
        };
        script.WriteTo(
            file,
            "an unknown type of control entry",
            "update-to-read",
            unknownType.Encode()
        );

        var other = await LogScript.PrivateAsync(cast, cast.Ben);
        file.Case(
            "the log of another space",
            "other-space",
            ("space", script.Space.ToArray()),
            ("entry", other.Entries[0].Frame)
        );
    }

    /// <summary>A whole genesis in the middle of a log.</summary>
    private static async Task BeginWithinAsync(this LogScript script, Actor actor, string verdict)
    {
        var (frame, _) = await ControlSigner.BeginAsync(
            actor.Identity,
            SpaceKind.Private,
            null,
            script.Cast.Primitives.Chance.Bytes(16)
        );
        script.Add(frame, verdict);
    }

    private static async Task BeginForgedAsync(
        this LogScript script,
        Actor actor,
        MemberKeys keys,
        string verdict,
        long position = 1,
        bool breakSignature = false
    )
    {
        var frame = await new ControlSigner(actor.Identity, default, default).SignAsync(
            new Genesis
            {
                Space = default,
                Position = new Position(position),
                TranscriptBefore = default,
                Author = actor.Id,
                Kind = SpaceKind.Private,
                Nonce = script.Cast.Primitives.Chance.Bytes(16),
                Keys = keys,
            }
        );
        script.BeginWith(
            breakSignature ? frame with { Signature = Flipped(frame.Signature, 1) } : frame,
            verdict
        );
    }
}
