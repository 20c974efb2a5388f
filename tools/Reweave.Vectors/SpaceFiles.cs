using static Reweave.Vectors.VectorText;

namespace Reweave.Vectors;

internal static class SpaceFiles
{
    public static string Padding()
    {
        var file = new VectorText(
            "padding",
            "Padding of event bodies and sealed answers: fundamentals, section 5. content-length does not count the marker 80."
        );
        var chance = new Chance("padding");
        foreach (var length in (int[])[0, 1, 255, 256, 263, 264, 300, 1000, 4096])
        {
            var padded = Crypto.Spaces.Padding.Add(chance.Bytes(Math.Max(1, length))[..length]);
            file.Case(
                $"{length} bytes become {padded.Length}",
                "fine",
                ("content-length", length),
                ("padded", padded)
            );
        }

        var good = Crypto.Spaces.Padding.Add("hello"u8);
        void Bad(string name, byte[] padded) =>
            file.Case(name, "wrong-padding", ("content-length", 5), ("padded", padded));
        Bad("no marker", new byte[256]);
        Bad("another marker", [.. good[..5], 0x81, .. good[6..]]);
        Bad("not enough", good[..^1]);
        Bad("too much", [.. good, 0]);
        Bad("the next length", [.. good, .. new byte[16]]);
        Bad("something after the marker", [.. good[..^1], 1]);
        Bad("empty", []);
        return file.ToString();
    }

    public static async Task<string> EntryAsync()
    {
        var cast = await Cast.MakeAsync("entry");
        var script = await LogScript.CoupleAsync(cast);
        var text = await script.WriteAsync(cast.Ada);
        var erasure = await script.EraseAsync(cast.Ada, script.At.Position.Value, text.Hash());
        var file = new VectorText(
            "entry",
            "The outer form of entries, their hash and the transcript: fundamentals, section 5."
        );
        void One(string name, string expect, byte[] bytes)
        {
            var before = new Transcript(cast.Primitives.Chance.Bytes(32));
            var read = Frame.TryRead(bytes, out var frame) == ReadOutcome.Fine;
            var hash = read ? frame!.Hash() : default;
            file.Case(
                name,
                expect,
                ("frame", bytes),
                ("transcript-before", before.ToArray()),
                ("entry-hash", read ? hash.ToArray() : []),
                ("transcript", read ? Transcripts.After(before, hash).ToArray() : [])
            );
        }

        var good = text.Encode();
        One("control", "fine", script.Entries[0].Frame);
        One("event", "fine", good);
        One("the same event erased: the same hash", "fine", text.Erased().Encode());
        One("erasure", "fine", erasure.Encode());
        One(
            "the same event with another signature: the same hash",
            "fine",
            (text with { Signature = FixedSigner.Mirrored(text.Signature) }).Encode()
        );
        One("an unknown suite can be hashed too", "fine", [good[0], 2, .. good[2..]]);
        One("an unknown kind can be hashed too", "fine", [.. good[..2], 9, .. good[3..]]);
        One("empty", "not-canonical", []);
        One("cut off", "not-canonical", good[..^1]);
        One("a byte after the end", "trailing-bytes", [.. good, 0]);
        One("suite written longer than needed", "not-canonical", [good[0], 0x18, 1, .. good[2..]]);
        One("an array of indefinite length", "not-canonical", [0x9f, .. good[1..], 0xff]);
        One("one field too few", "wrong-shape", Cbor.Array(1, 2, text.Head, text.Body));
        One(
            "one field too many",
            "wrong-shape",
            Cbor.Array(1, 2, text.Head, text.Body, text.Signature, 0)
        );
        One(
            "a text for the head",
            "wrong-shape",
            Cbor.Array(1, 2, "head", text.Body, text.Signature)
        );
        One("a negative suite", "wrong-shape", [good[0], 0x20, .. good[2..]]);
        One(
            "a short signature",
            "wrong-length",
            Cbor.Array(1, 2, text.Head, text.Body, text.Signature[..63])
        );
        One(
            "an event without a body",
            "wrong-length",
            Cbor.Array(1, 2, text.Head, Array.Empty<byte>(), text.Signature)
        );
        One(
            "a control entry with a body",
            "wrong-length",
            Cbor.Array(1, 1, text.Head, text.Body, text.Signature)
        );
        One(
            "an erased event with more than a hash",
            "wrong-length",
            Cbor.Array(1, 3, text.Head, text.Body, text.Signature)
        );
        return file.ToString();
    }

    public static async Task<string> ControlEntryAsync()
    {
        var cast = await Cast.MakeAsync("control-entry");
        var file = new VectorText(
            "control-entry",
            "All nine types of control entries: fundamentals, section 5."
        );
        void One(string name, string expect, Actor author, Type type, byte[] frame) =>
            file.Case(
                name,
                expect,
                ("frame", frame),
                ("type", type.Name),
                ("author-signing-key", author.Identity.Keys.Signing)
            );
        var couple = await LogScript.CoupleAsync(cast);
        One("genesis of a couple", "fine", cast.Ada, typeof(Genesis), couple.Entries[0].Frame);
        One("device certified", "fine", cast.Ada, typeof(DeviceCertified), couple.Entries[1].Frame);
        One(
            "member added with acceptance",
            "fine",
            cast.Ada,
            typeof(MemberAdded),
            couple.Entries[2].Frame
        );
        One("epoch", "fine", cast.Ada, typeof(EpochStarted), couple.Entries[3].Frame);
        var ada = couple.Signer(cast.Ada);
        var device = KeyIds.OfDevice(cast.Ada.Device.PublicKey);
        One(
            "device revoked",
            "fine",
            cast.Ada,
            typeof(DeviceRevoked),
            (await ada.RevokeDeviceAsync(device)).Encode()
        );
        var care = await LogScript.CareAsync(cast);
        One("genesis of a care space", "fine", cast.Ada, typeof(Genesis), care.Entries[0].Frame);
        One(
            "member added with co-signature",
            "fine",
            cast.Ada,
            typeof(MemberAdded),
            care.Entries[3].Frame
        );
        One(
            "member removed",
            "fine",
            cast.Ben,
            typeof(MemberRemoved),
            (await care.Signer(cast.Ben).RemoveMemberAsync(cast.Cleo.Id)).Encode()
        );
        One(
            "left",
            "fine",
            cast.Cleo,
            typeof(MemberLeft),
            (await care.Signer(cast.Cleo).LeaveAsync()).Encode()
        );
        var wrap = new HistoryWrap(
            1,
            cast.Primitives.Chance.Bytes(32),
            cast.Primitives.Chance.Bytes(113)
        );
        var history = await couple
            .Signer(cast.Ada)
            .GiveHistoryAsync(cast.Ben.Id, care.Space, [wrap, wrap with { Epoch = 2 }]);
        One("history", "fine", cast.Ada, typeof(HistoryGiven), history.Encode());
        var closed = await couple.Signer(cast.Ben).CloseAsync();
        One("closed", "fine", cast.Ben, typeof(SpaceClosed), closed.Encode());

        One("signed by another", "wrong-signature", cast.Ada, typeof(SpaceClosed), closed.Encode());
        var type = typeof(SpaceClosed);
        Frame With(byte[] head) => closed with { Head = head };
        One("head cut off", "not-canonical", cast.Ben, type, With(closed.Head[..^1]).Encode());
        One(
            "a byte after the head",
            "trailing-bytes",
            cast.Ben,
            type,
            With([.. closed.Head, 0]).Encode()
        );
        One(
            "an unknown type",
            "unknown-kind",
            cast.Ben,
            type,
            With([closed.Head[0], 10, .. closed.Head[2..]]).Encode()
        );
        One(
            "fields of another type",
            "wrong-shape",
            cast.Ben,
            type,
            With([closed.Head[0], 5, .. closed.Head[2..]]).Encode()
        );
        One(
            "an unknown suite",
            "unknown-suite",
            cast.Ben,
            type,
            (closed with { Suite = 2 }).Encode()
        );
        One(
            "an event read as control entry",
            "unknown-kind",
            cast.Ben,
            type,
            (closed with { Kind = FrameKind.Event, Body = [1] }).Encode()
        );
        return file.ToString();
    }

    public static async Task<string> EventAsync()
    {
        var cast = await Cast.MakeAsync("event");
        var file = new VectorText(
            "event",
            "Event bodies: fundamentals, section 5. payload is JSON in UTF-8."
        );
        var space = new SpaceId(cast.Primitives.Chance.Bytes(32));
        using var secret = await cast.Primitives.GenerateSecretAsync();
        using var key = EpochKey.Given(space, 1, secret);
        var content = new EventContent
        {
            Type = "journal.written",
            Version = 1,
            ClientTime = 1_790_000_000_123,
            Payload = "{\"text\":\"Today was easier. \u0627\u0644\u064a\u0648\u0645\"}"u8.ToArray(),
        };
        var confirmed = new Head(new Position(7), new Transcript(cast.Primitives.Chance.Bytes(32)));
        var chain = await EventSealer.SealAsync(
            cast.Primitives,
            key,
            cast.Ada.Device,
            default,
            confirmed,
            [
                new EventToSeal(content, Erasable: true),
                new EventToSeal(
                    content with
                    {
                        Payload = [.. Enumerable.Repeat((byte)' ', 2000), (byte)'0'],
                    },
                    Erasable: false
                ),
            ]
        );
        var epochKey = SeededPrimitives.BytesOf(secret);
        void One(string name, string expect, byte[] k, Frame frame, byte[] payload) =>
            file.Case(
                name,
                expect,
                ("epoch-key", k),
                ("frame", frame.Encode()),
                ("type", content.Type),
                ("version", content.Version),
                ("client-time", content.ClientTime),
                ("payload", payload)
            );
        var first = chain.Frames[0];
        One("first of a chain, erasable", "fine", epochKey, first, content.Payload);
        One(
            "second of a chain, longer, not erasable",
            "fine",
            epochKey,
            chain.Frames[1],
            [.. Enumerable.Repeat((byte)' ', 2000), (byte)'0']
        );
        One(
            "another epoch key",
            "wrong-key-or-context",
            Flipped(epochKey, 0),
            first,
            content.Payload
        );
        EventHead.TryRead(first.Head, out var head);
        foreach (
            var (name, changed) in new (string, EventHead)[]
            {
                ("space", head! with { Space = default }),
                ("epoch", head with { Epoch = 2 }),
                ("device", head with { Device = default }),
                ("sequence", head with { Sequence = 2 }),
                ("previous own hash", head with { PreviousOwn = new EntryHash(space.Value) }),
                ("confirmed", head with { Confirmed = default }),
                ("erasable", head with { Erasable = false }),
            }
        )
        {
            One(
                name + " changed in the head",
                "wrong-key-or-context",
                epochKey,
                first with
                {
                    Head = changed.Encode(),
                },
                content.Payload
            );
        }

        One(
            "body altered",
            "altered",
            epochKey,
            first with
            {
                Body = Flipped(first.Body, 64),
            },
            content.Payload
        );
        One(
            "body of another entry",
            "wrong-key-or-context",
            epochKey,
            first with
            {
                Body = chain.Frames[1].Body,
            },
            content.Payload
        );
        One(
            "body cut off",
            "too-short",
            epochKey,
            first with
            {
                Body = first.Body[..79],
            },
            content.Payload
        );
        Frame Sealed(byte[] plaintext) =>
            first with
            {
                Body = Seal.With(
                    epochKey,
                    "reweave/1/event",
                    first.Head,
                    plaintext,
                    cast.Primitives.Chance.Bytes(32)
                ),
            };
        One(
            "sealed without padding",
            "wrong-padding",
            epochKey,
            Sealed(content.Encode()),
            content.Payload
        );
        One(
            "padded to the wrong length",
            "wrong-padding",
            epochKey,
            Sealed([.. Crypto.Spaces.Padding.Add(content.Encode()), 0]),
            content.Payload
        );
        One(
            "no event inside",
            "malformed",
            epochKey,
            Sealed(Crypto.Spaces.Padding.Add("hello"u8)),
            content.Payload
        );
        One(
            "a field too many inside",
            "malformed",
            epochKey,
            Sealed(Crypto.Spaces.Padding.Add(Cbor.Array("a", 1, 1, content.Payload, 1))),
            content.Payload
        );
        return file.ToString();
    }

    public static async Task<string> EpochAsync()
    {
        var cast = await Cast.MakeAsync("epoch");
        var (ada, ben) = (cast.Ada, cast.Ben);
        var script = await LogScript.CoupleAsync(cast);
        Frame.TryRead(script.Entries[3].Frame, out var frame);
        ControlEntry.TryRead(frame!, out var read);
        var entry = (EpochStarted)read!;
        var psk = SeededPrimitives.BytesOf(cast.PairingKey);
        var file = new VectorText(
            "epoch",
            "Epoch keys as an epoch entry carries them: fundamentals, section 6."
        );
        void One(string name, string expect, Actor opener, byte[]? p, EpochStarted changed)
        {
            var fields = new List<(string, object)>
            {
                ("master", opener.MasterBytes),
                ("keyset", opener.Keyset.Encode()),
                ("frame", (frame! with { Head = changed.Encode() }).Encode()),
                ("epoch-key", SeededPrimitives.BytesOf(script.Epoch!.Secret)),
            };
            if (p is not null)
            {
                fields.Insert(2, ("psk", p));
            }

            file.Case(name, expect, [.. fields]);
        }

        One("the author's own copy", "fine", ada, null, entry);
        One("the other's wrap", "fine", ben, psk, entry);
        One("without the pairing key", "not-for-us", ben, null, entry);
        One("with another pairing key", "does-not-open", ben, Flipped(psk, 0), entry);
        One("nobody's", "not-for-us", cast.Dan, psk, entry);
        var wrap = entry.Wraps[0];
        One(
            "the wrap given to another",
            "does-not-open",
            cast.Dan,
            psk,
            entry with
            {
                Wraps = [wrap with { Member = cast.Dan.Id }],
            }
        );
        One(
            "the wrap altered",
            "does-not-open",
            ben,
            psk,
            entry with
            {
                Wraps = [wrap with { Wrapped = Flipped(wrap.Wrapped, 80) }],
            }
        );
        One(
            "the own copy altered",
            "does-not-open",
            ada,
            null,
            entry with
            {
                OwnCopy = Flipped(entry.OwnCopy, 80),
            }
        );
        One("another epoch number", "does-not-open", ben, psk, entry with { Epoch = 2 });
        One("another space", "does-not-open", ben, psk, entry with { Space = default });
        One(
            "another commitment",
            "does-not-open",
            ben,
            psk,
            entry with
            {
                Commitment = Flipped(entry.Commitment, 0),
            }
        );
        One(
            "another commitment to the author",
            "does-not-open",
            ada,
            null,
            entry with
            {
                Commitment = Flipped(entry.Commitment, 0),
            }
        );
        // Ada wraps another key for Ben than she committed to: the two would read different things.
        var wrong = Flipped(entry.Commitment, 1);
        using var other = await cast.Primitives.GenerateSecretAsync();
        var dishonest = await cast.Primitives.HpkeSealSecretAsync(
            EpochKey.Context(entry.Space, 1, wrong, ben.Id, ada.Id),
            ben.Identity.Keys.Encryption,
            cast.PairingKey,
            other
        );
        One(
            "another key than committed",
            "other-key-than-committed",
            ben,
            psk,
            entry with
            {
                Commitment = wrong,
                Wraps = [wrap with { Wrapped = dishonest! }],
            }
        );
        return file.ToString();
    }

    public static async Task<string> HistoryAsync()
    {
        var cast = await Cast.MakeAsync("history");
        var (ada, ben) = (cast.Ada, cast.Ben);
        var script = await LogScript.CoupleAsync(cast);
        var oldSpace = new SpaceId(cast.Primitives.Chance.Bytes(32));
        var toBen = new EpochRecipient(ben.Id, ben.Identity.Keys, cast.PairingKey);
        var keys = new List<EpochKey>();
        var wraps = new List<HistoryWrap>();
        for (var epoch = 1; epoch <= 2; epoch++)
        {
            var made = await EpochKey.CreateAsync(
                cast.Primitives,
                oldSpace,
                epoch,
                ada.Id,
                ada.Master,
                []
            );
            keys.Add(made.Key);
            wraps.Add(await made.Key.WrapAsHistoryAsync(cast.Primitives, ada.Id, toBen));
        }

        var frame = await script.Signer(ada).GiveHistoryAsync(ben.Id, oldSpace, wraps);
        ControlEntry.TryRead(frame, out var read);
        var entry = (HistoryGiven)read!;
        var psk = SeededPrimitives.BytesOf(cast.PairingKey);
        var file = new VectorText(
            "history",
            "Old epoch keys handed over after pairing anew: fundamentals, section 6."
        );
        void One(
            string name,
            string expect,
            Actor opener,
            byte[] p,
            int index,
            HistoryGiven changed
        ) =>
            file.Case(
                name,
                expect,
                ("master", opener.MasterBytes),
                ("keyset", opener.Keyset.Encode()),
                ("psk", p),
                ("frame", (frame with { Head = changed.Encode() }).Encode()),
                ("index", index),
                ("epoch-key", SeededPrimitives.BytesOf(keys[index].Secret))
            );
        One("epoch 1", "fine", ben, psk, 0, entry);
        One("epoch 2", "fine", ben, psk, 1, entry);
        One("for another", "not-for-us", cast.Dan, psk, 0, entry);
        One("another pairing key", "does-not-open", ben, Flipped(psk, 0), 0, entry);
        One(
            "of another space",
            "does-not-open",
            ben,
            psk,
            0,
            entry with
            {
                OfSpace = script.Space,
            }
        );
        One(
            "two keys swapped",
            "does-not-open",
            ben,
            psk,
            0,
            entry with
            {
                Keys = [wraps[0] with { Wrapped = wraps[1].Wrapped }, wraps[1]],
            }
        );
        return file.ToString();
    }
}
