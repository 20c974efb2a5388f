using System.Security.Cryptography;
using Reweave.Client.Accounts;
using Reweave.Client.CheckIns;
using Reweave.Client.Pairing;
using Reweave.Client.Sync;
using Reweave.Crypto.Accounts;
using Reweave.Crypto.Primitives;
using Reweave.Crypto.Spaces;
using Reweave.Protocol;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;
using Reweave.Protocol.Requests;
using static Reweave.Client.Tests.Simulation.World;

namespace Reweave.Client.Tests.Simulation;

/// <summary>One test for each thing a host may try (docs/threat-model.md); each ends refused or visibly flagged, never believed.</summary>
public sealed class The_host_is_hostile
{
    [Fact]
    public async Task Keys_other_than_the_invitations_are_not_accepted()
    {
        await using var world = await WithAccountsAsync();
        var mallory = world.NewDevice("mallory mallory mallory");
        await mallory.RegisterAsync("mallory");
        await world.InviteAsync();
        world.Ben.Network.Host = new ChangesAnswers(
            "api/invitations/look",
            answer =>
            {
                Assert.Equal(
                    ReadOutcome.Fine,
                    Reweave.Protocol.Requests.InvitationLook.TryRead(answer, out var look)
                );
                var other = Keyset(mallory);
                return (
                    look! with
                    {
                        InviterSigning = other.Keys.Signing,
                        InviterEncryption = other.Keys.Encryption,
                    }
                ).Encode();
            }
        );

        Assert.IsType<Pairing.InvitationLook.Refused>(
            await world.Ben.Session.Pairing.LookAsync(world.InvitationLink)
        );
        Assert.NotNull(await world.Ben.Session.Pairing.AcceptAsync(world.InvitationLink));
        await world.SettleAsync();

        Assert.Equal(PairingStage.Invited, world.Ada.Session.Pairing.View.Stage);
        Assert.Equal(PairingStage.Alone, world.Ben.Session.Pairing.View.Stage);
    }

    [Fact]
    public async Task An_acceptance_that_was_touched_pairs_nobody()
    {
        await using var world = await WithAccountsAsync();
        await world.InviteAsync();
        Fine(await world.Ben.Session.Pairing.AcceptAsync(world.InvitationLink));
        world.Ada.Network.Host = new ChangesAnswers(
            "api/invitations",
            answer =>
            {
                Assert.Equal(ReadOutcome.Fine, InvitationsAnswer.TryRead(answer, out var rows));
                return new InvitationsAnswer([
                    .. rows!.Invitations.Select(row =>
                        row with
                        {
                            Acceptance = row.Acceptance is null ? null : Flipped(row.Acceptance),
                        }
                    ),
                ]).Encode();
            }
        );

        await world.Ada.SyncAsync();
        await world.Ben.SyncAsync();

        Assert.NotEqual(PairingStage.Paired, world.Ada.Session.Pairing.View.Stage);
        Assert.NotEqual(PairingStage.Paired, world.Ben.Session.Pairing.View.Stage);
    }

    [Fact]
    public async Task A_ghost_device_is_put_in_quarantine_and_its_words_are_not_shown()
    {
        await using var world = await PairedAsync();
        Fine(await world.Ada.Session.Journal.ShareAsync(null, "from Ada"));
        await world.SyncAsync(world.Ada);
        var couple = SpaceOf(world.Ben, SpaceKind.Couple);
        using var forger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var publicKey = PublicKeyOf(forger);
        var ghost = KeyIds.OfDevice(publicKey);
        IReadOnlyList<Frame> shown = [];
        world.Ben.Network.Host = new ShowsAnotherLog(log =>
        {
            // A device of Ada's that she never had, in its right place and really there, and an event of it with a perfect chain.
            // Only her own signature is missing.
            var ada = FounderOf(log);
            var certified = new DeviceCertified
            {
                Space = couple,
                Position = new Position(log.Count + 1),
                TranscriptBefore = HeadOf(log).Transcript,
                Author = ada,
                Device = ghost,
                PublicKey = publicKey,
                Possession = forger.SignData(
                    [
                        .. "reweave/1/device-possession"u8,
                        .. Cbor.Array(couple.ToArray(), ada.ToArray(), ghost.ToArray()),
                    ],
                    HashAlgorithmName.SHA256
                ),
            };
            var control = Signed(forger, FrameKind.Control, certified.Encode(), []);
            var head = new EventHead
            {
                Space = couple,
                Epoch = 1,
                Device = ghost,
                Sequence = 1,
                PreviousOwn = default,
                Confirmed = HeadOf([.. log, control]),
                Erasable = true,
            };
            return shown = [
                .. log,
                control,
                Signed(forger, FrameKind.Event, head.Encode(), new byte[400]),
            ];
        })
        {
            Only = couple,
        };

        await world.Ben.SyncAsync();

        Assert.Equal(
            [EntryVerdict.WrongSignature, EntryVerdict.DeviceNotCertified],
            (await VerdictsAsync(couple, shown)).TakeLast(2)
        );
        Assert.Equal(
            2,
            Assert.Single(world.Ben.Session.Sync.Concerns.OfType<SyncConcern.Quarantined>()).Entries
        );
        Assert.Equal("from Ada", Assert.Single(world.Ben.Session.Together.View.Pieces).Text);
    }

    [Fact]
    public async Task A_ghost_member_is_put_in_quarantine_and_gets_no_keys()
    {
        await using var world = await PairedAsync();
        var couple = SpaceOf(world.Ben, SpaceKind.Couple);
        using var forger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var keys = new MemberKeys(PublicKeyOf(forger), PublicKeyOf(forger));
        IReadOnlyList<Frame> shown = [];
        world.Ben.Network.Host = new ShowsAnotherLog(log =>
        {
            // Once as if Ada had added somebody, once as if the ghost had been there already.
            Frame[] added = [];
            foreach (var author in new[] { FounderOf(log), KeyIds.Of(keys) })
            {
                var before = HeadOf([.. log, .. added]);
                var entry = new MemberAdded
                {
                    Space = couple,
                    Position = before.Position.Next,
                    TranscriptBefore = before.Transcript,
                    Author = author,
                    Member = KeyIds.Of(keys),
                    Role = MemberRole.Partner,
                    Keys = keys,
                    Acceptance = new byte[200],
                };
                added = [.. added, Signed(forger, FrameKind.Control, entry.Encode(), [])];
            }

            return shown = [.. log, .. added];
        })
        {
            Only = couple,
        };

        await world.Ben.SyncAsync();

        var verdicts = (await VerdictsAsync(couple, shown)).TakeLast(2).ToList();
        // A couple's space takes two members, ever: that is asked before any signature.
        Assert.Equal([EntryVerdict.MembersFixed, EntryVerdict.AuthorNotPresent], verdicts);
        Assert.Equal(
            2,
            Assert.Single(world.Ben.Session.Sync.Concerns.OfType<SyncConcern.Quarantined>()).Entries
        );
        Assert.Equal(PairingStage.Paired, world.Ben.Session.Pairing.View.Stage);
        Assert.Equal(
            await world.Ada.Session.Pairing.SafetyNumberAsync(),
            await world.Ben.Session.Pairing.SafetyNumberAsync()
        );
    }

    [Fact]
    public async Task A_swapped_key_wrap_opens_nothing()
    {
        await using var world = await WithAccountsAsync();
        await world.InviteAsync();
        Fine(await world.Ben.Session.Pairing.AcceptAsync(world.InvitationLink));
        await world.SyncAsync(world.Ada);
        // The epoch entry is the couple space's fourth: its wrap lies at the end of the head.
        world.Ben.Network.Host = new ShowsAnotherLog(log =>
            [
                .. log.Select(
                    (frame, at) =>
                        at == 3 ? frame with { Head = FlippedNearTheEnd(frame.Head) } : frame
                ),
            ]
        )
        {
            Only = SpaceOf(world.Ada, SpaceKind.Couple),
        };

        await world.Ben.SyncAsync();
        Fine(await world.Ada.Session.Journal.ShareAsync(null, "from Ada"));
        await world.SyncAsync(world.Ada);
        await world.Ben.SyncAsync();

        Assert.Empty(world.Ben.Session.Together.View.Pieces);
        Assert.NotEmpty(world.Ben.Session.Sync.Concerns);
    }

    [Fact]
    public async Task A_keyset_with_another_public_part_is_not_opened()
    {
        await using var world = await WithAccountsAsync();
        var other = Keyset(world.Ben);
        Assert.IsType<Refusal.NotGenuine>(
            await SignInWithAsync(
                world,
                answer =>
                {
                    Assert.Equal(
                        ReadOutcome.Fine,
                        Reweave.Crypto.Accounts.Keyset.TryRead(answer.Keyset, out var keyset)
                    );
                    // Ada's sealed private parts under Ben's public ones.
                    return answer with { Keyset = (keyset! with { Keys = other.Keys }).Encode() };
                }
            )
        );
    }

    [Fact]
    public async Task An_unlocker_from_another_slot_or_account_is_not_opened()
    {
        await using var world = await WithAccountsAsync();
        var bens = await LoginAnswerAsync(world, world.Ben);

        Assert.IsType<Refusal.NotGenuine>(
            await SignInWithAsync(world, answer => answer with { Unlocker = bens.Unlocker })
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Limits.PassphraseIterationsFloor - 1)]
    [InlineData(Limits.PassphraseIterationsCeiling + 1)]
    public async Task Weak_or_endless_stretching_is_refused_before_any_secret_is_derived(
        int iterations
    )
    {
        await using var world = await WithAccountsAsync();
        var phone = world.NewDevice();
        phone.Network.Host = new ChangesAnswers(
            "api/login/parameters",
            answer =>
            {
                Assert.Equal(
                    ReadOutcome.Fine,
                    LoginParametersAnswer.TryRead(answer, out var parameters)
                );
                return new LoginParametersAnswer(iterations, parameters!.Salt).Encode();
            }
        );

        Assert.IsType<Refusal.WeakParameters>(await phone.SignInAsync(world.Ada));
        Assert.DoesNotContain(
            phone.Network.Record,
            sent => sent.Address.AbsolutePath == "/api/login"
        );
    }

    [Fact]
    public async Task An_entry_of_another_suite_stops_reading_and_asks_for_an_update()
    {
        await using var world = await PairedAsync();
        Fine(await world.Ada.Session.Journal.ShareAsync(null, "first"));
        Fine(await world.Ada.Session.Journal.ShareAsync(null, "second"));
        await world.SyncAsync(world.Ada);
        var couple = SpaceOf(world.Ben, SpaceKind.Couple);
        world.Ben.Network.Host = new ShowsAnotherLog(log =>
            [.. log.SkipLast(2), log[^2] with { Suite = 2 }, log[^1]]
        )
        {
            Only = couple,
        };

        await world.Ben.SyncAsync();

        Assert.True(HasConcern<SyncConcern.UpdateToRead>(world.Ben));
        Assert.Empty(world.Ben.Session.Together.View.Pieces);
    }

    [Fact]
    public async Task Metadata_that_the_host_makes_up_is_not_believed()
    {
        await using var world = await PairedAsync();
        Fine(await world.Ada.Session.Journal.WriteAsync(Text("private")));
        await world.SyncAsync(world.Ada);
        // Every space is said to be of the other kind, and at another place.
        world.Ada.Network.Host = new ChangesAnswers(
            "api/spaces",
            answer =>
            {
                Assert.Equal(ReadOutcome.Fine, SpacesAnswer.TryRead(answer, out var spaces));
                return new SpacesAnswer([
                    .. spaces!.Spaces.Select(row =>
                        row with
                        {
                            Kind =
                                row.Kind == SpaceKind.Private
                                    ? SpaceKind.Couple
                                    : SpaceKind.Private,
                            Position = new Position(1_000),
                        }
                    ),
                ]).Encode();
            }
        );

        await world.Ada.SyncAsync();
        Fine(await world.Ada.Session.Journal.ShareAsync(null, "shared"));
        Fine(await world.Ada.Session.Journal.WriteAsync(Text("private too")));
        await world.Ada.SyncAsync();
        world.Ada.Network.Host = null;
        await world.SettleAsync();

        Assert.Equal("shared", Assert.Single(world.Ben.Session.Together.View.Pieces).Text);
        Assert.Equal(2, world.Ada.Session.Journal.View.Entries.Count);
    }

    [Fact]
    public async Task A_log_that_became_shorter_is_flagged_and_nothing_shown_is_taken_away()
    {
        await using var world = await PairedAsync();
        Fine(await world.Ada.Session.Journal.ShareAsync(null, "seen"));
        await world.SyncAsync(world.Ada, world.Ben);
        world.Ben.Network.Host = new ShowsAnotherLog(log => [.. log.SkipLast(1)])
        {
            Only = SpaceOf(world.Ben, SpaceKind.Couple),
        };

        await world.Ben.SyncAsync();

        Assert.True(HasConcern<SyncConcern.RolledBack>(world.Ben));
        Assert.Equal("seen", Assert.Single(world.Ben.Session.Together.View.Pieces).Text);
    }

    [Fact]
    public async Task An_entry_dropped_from_the_middle_shows()
    {
        await using var world = await PairedAsync();
        Fine(await world.Ada.Session.Journal.ShareAsync(null, "dropped"));
        await world.SyncAsync(world.Ada);
        Fine(await world.Ada.Session.Journal.ShareAsync(null, "kept"));
        await world.SyncAsync(world.Ada);
        world.Ben.Network.Host = new ShowsAnotherLog(log => [.. log.SkipLast(2), log[^1]])
        {
            Only = SpaceOf(world.Ben, SpaceKind.Couple),
        };

        await world.Ben.SyncAsync();

        Assert.True(
            HasConcern<SyncConcern.Quarantined>(world.Ben)
                || HasConcern<SyncConcern.Fork>(world.Ben)
        );
        Assert.Empty(world.Ben.Session.Together.View.Pieces);
    }

    [Fact]
    public async Task An_entry_that_was_deleted_is_not_brought_back()
    {
        await using var world = await PairedAsync();
        Fine(await world.Ada.Session.Journal.ShareAsync(null, "taken back"));
        await world.SyncAsync(world.Ada);
        var before = await LogAsync(world.Ada, SpaceOf(world.Ada, SpaceKind.Couple));
        Fine(
            await world.Ada.Session.Together.TakeBackAsync(
                world.Ada.Session.Together.View.Pieces[0].Id
            )
        );
        await world.SyncAsync(world.Ada);
        // The host kept the body and serves it to whoever has not seen it.
        world.Ben.Network.Host = new ShowsAnotherLog(log =>
            [.. log.Select((frame, at) => at < before.Count ? before[at] : frame)]
        )
        {
            Only = SpaceOf(world.Ben, SpaceKind.Couple),
        };

        await world.Ben.SyncAsync();

        Assert.DoesNotContain(
            world.Ben.Session.Together.View.Pieces,
            piece => piece.Text is not null
        );
    }

    [Fact]
    public async Task Two_partners_who_are_shown_different_logs_find_out()
    {
        await using var world = await PairedAsync();
        Fine(await world.Ada.Session.Journal.ShareAsync(null, "from Ada"));
        Fine(await world.Ben.Session.Journal.ShareAsync(null, "from Ben"));
        await world.SyncAsync(world.Ada, world.Ben, world.Ada);
        var benToo = world.NewDevice();
        // Another own device, new here, is shown the two in the other order; what follows confirms the order that Ada saw.
        benToo.Network.Host = new ShowsAnotherLog(log =>
        {
            var events = log.Select((frame, at) => (frame, at))
                .Where(entry => entry.frame.Kind == FrameKind.Event)
                .Select(entry => entry.at)
                .ToList();
            var shown = log.ToList();
            (shown[events[0]], shown[events[1]]) = (shown[events[1]], shown[events[0]]);
            return shown;
        })
        {
            Only = SpaceOf(world.Ben, SpaceKind.Couple),
        };
        Fine(await world.Ada.Session.Journal.ShareAsync(null, "later"));
        await world.SyncAsync(world.Ada);

        Fine(await benToo.SignInAsync(world.Ben));
        await benToo.SyncAsync();

        Assert.True(HasConcern<SyncConcern.Fork>(benToo));
    }

    [Fact]
    public async Task A_device_that_was_ended_writes_no_more_whatever_the_host_lets_in()
    {
        await using var world = await PairedAsync();
        var adaToo = world.NewDevice();
        Fine(await adaToo.SignInAsync(world.Ada));
        await world.SettleAsync();
        var ended = world.Ada.Session.Account.View.Devices.Single(device => !device.IsThisOne);
        Fine(await world.Ada.Session.Account.EndDeviceAsync(ended.Id));
        await world.SyncAsync(world.Ada, world.Ben);
        Fine(await adaToo.Session.Journal.ShareAsync(null, "after the end"));
        // The host is asked as if the device had not been ended, and shows what it is given to everybody.
        var smuggled = new List<Frame>();
        var couple = SpaceOf(world.Ben, SpaceKind.Couple);
        adaToo.Network.Host = new MakesUpAnswers(ask =>
        {
            if (
                ask.Method == "POST"
                && ask.Path == $"api/spaces/{couple}/entries"
                && FramesRequest.TryRead(ask.Body, out var frames) == ReadOutcome.Fine
            )
            {
                foreach (var bytes in frames!.Frames)
                {
                    Assert.Equal(ReadOutcome.Fine, Frame.TryRead(bytes, out var frame));
                    smuggled.Add(frame!);
                }
            }

            return null;
        });
        await adaToo.SyncAsync();
        var stolen =
            smuggled.Count > 0
                ? smuggled[0]
                : (await LogAsync(world.Ben, couple)).Last(frame =>
                    frame.Kind == FrameKind.Control
                );
        world.Ben.Network.Host = new ShowsAnotherLog(log => [.. log, stolen]) { Only = couple };

        await world.Ben.SyncAsync();

        Assert.True(HasConcern<SyncConcern.Quarantined>(world.Ben));
        Assert.Empty(world.Ben.Session.Together.View.Pieces);
        Assert.NotEmpty(adaToo.Session.Sync.Concerns);
    }

    [Fact]
    public async Task A_cloned_profile_is_noticed_and_corrupts_nothing()
    {
        await using var world = await PairedAsync();
        await world.SettleAsync();
        await world.Ada.LockAsync();
        var clone = world.NewDevice();
        clone.TakeProfileOf(world.Ada);
        Fine(await world.Ada.UnlockAsync());
        Fine(await clone.UnlockAsync());

        Fine(await world.Ada.Session.Journal.ShareAsync(null, "from the owner"));
        Fine(await clone.Session.Journal.ShareAsync(null, "from the clone"));
        await world.Ada.SyncAsync();
        await clone.SyncAsync();
        await clone.SyncAsync();
        await world.Ben.SyncAsync();

        Assert.True(HasConcern<SyncConcern.Cloned>(clone));
        Assert.Contains(
            world.Ben.Session.Together.View.Pieces,
            piece => piece.Text == "from the owner"
        );
        Assert.Empty(world.Ben.Session.Sync.Concerns);
    }

    [Fact]
    public async Task Recovery_words_are_the_only_other_way_in_and_end_the_old_ones()
    {
        await using var world = await WithAccountsAsync();
        var phone = world.NewDevice("a wholly new passphrase");
        using var passphrase = phone.Typed();
        var wrong = world.Ada.RecoveryWords.Reverse().ToList();
        Assert.IsType<Recovery.Refused>(
            await phone.Device.RecoverAsync(world.Ada.Name, wrong, passphrase)
        );

        var recovered = Assert.IsType<Recovery.Recovered>(
            await phone.Device.RecoverAsync(world.Ada.Name, world.Ada.RecoveryWords, passphrase)
        );
        await using var session = recovered.Session;

        Assert.NotEqual(world.Ada.SecretKey, recovered.SecretKey);
        var thief = world.NewDevice();
        Assert.IsType<Refusal.WrongPassphraseOrKey>(await thief.SignInAsync(world.Ada));
        using var another = thief.Typed();
        Assert.IsType<Recovery.Refused>(
            await thief.Device.RecoverAsync(world.Ada.Name, world.Ada.RecoveryWords, another)
        );
    }

    [Fact]
    public async Task Signing_in_tells_nobody_whether_a_name_exists()
    {
        await using var world = await WithAccountsAsync();
        var stranger = world.NewDevice();
        (string Name, string Passphrase)[] tries =
        [
            (world.Ada.Name, "not the passphrase at all"),
            ("nobody.1234", world.Ada.Passphrase),
        ];
        foreach (var (name, passphrase) in tries)
        {
            using var typed = stranger.Typed(passphrase);
            var refused = Assert.IsType<Unlocking.Refused>(
                await stranger.Device.SignInAsync(name, typed, world.Ada.SecretKey)
            );
            Assert.IsType<Refusal.WrongPassphraseOrKey>(refused.Reason);
        }
    }

    [Fact]
    public async Task A_draft_from_before_a_rotation_is_sealed_again_under_the_new_keys()
    {
        await using var world = await PairedAsync();
        var adaToo = world.NewDevice();
        var lost = world.NewDevice();
        Fine(await adaToo.SignInAsync(world.Ada));
        Fine(await lost.SignInAsync(world.Ada));
        await world.SettleAsync();
        adaToo.Network.IsOffline = true;
        Fine(await adaToo.Session.Journal.ShareAsync(null, "written before the rotation"));
        await adaToo.SyncAsync();

        var mark = lost.Session.Account.View.Devices.Single(device => device.IsThisOne).Id;
        Fine(await world.Ada.Session.Account.EndDeviceAsync(mark));
        await world.SettleAsync();
        adaToo.Network.IsOffline = false;
        await world.SettleAsync();

        Assert.Equal(
            "written before the rotation",
            Assert.Single(world.Ben.Session.Together.View.Pieces).Text
        );
    }

    [Fact]
    public async Task A_changed_passphrase_cuts_off_whoever_has_the_old_one()
    {
        await using var world = await WithAccountsAsync();
        var thief = world.NewDevice();
        using var present = world.Ada.Typed();
        using var changed = world.Ada.Typed("a passphrase nobody has seen");
        Fine(await world.Ada.Session.Account.ChangePassphraseAsync(present, changed));

        Assert.IsType<Refusal.WrongPassphraseOrKey>(await thief.SignInAsync(world.Ada));
        world.Ada.Passphrase = "a passphrase nobody has seen";
        Fine(await thief.SignInAsync(world.Ada));
    }

    [Fact]
    public async Task An_evicted_device_comes_back_and_notices_when_it_is_shown_an_old_log()
    {
        await using var world = await PairedAsync();
        Fine(await world.Ada.Session.Journal.ShareAsync(null, "first"));
        Fine(await world.Ada.Session.Journal.WriteAsync(Text("private")));
        await world.SettleAsync();
        await world.SettleAsync();
        var honest = world.NewDevice();
        Fine(await honest.SignInAsync(world.Ada));
        await honest.SyncAsync();
        Assert.Equal("private", Assert.Single(honest.Session.Journal.View.Entries).Text);
        Assert.Equal("first", Assert.Single(honest.Session.Together.View.Pieces).Text);
        Assert.NotNull(honest.Session.Today.View.LastOwnEntry);

        var cheated = world.NewDevice();
        cheated.Network.Host = new ShowsAnotherLog(log =>
            [.. log.TakeWhile(frame => frame.Kind == FrameKind.Control)]
        )
        {
            Only = SpaceOf(world.Ada, SpaceKind.Couple),
        };
        Fine(await cheated.SignInAsync(world.Ada));
        await cheated.SyncAsync();

        Assert.True(
            HasConcern<SyncConcern.RolledBack>(cheated) || HasConcern<SyncConcern.Fork>(cheated)
        );
    }

    [Fact]
    public async Task A_text_that_is_gone_without_its_authors_erasure_shows_as_missing()
    {
        await using var world = await PairedAsync();
        Fine(await world.Ada.Session.Journal.ShareAsync(null, "taken by the host"));
        await world.SyncAsync(world.Ada);
        world.Ben.Network.Host = new ShowsAnotherLog(log => [.. log.SkipLast(1), log[^1].Erased()])
        {
            Only = SpaceOf(world.Ben, SpaceKind.Couple),
        };

        await world.Ben.SyncAsync();

        Assert.True(HasConcern<SyncConcern.Missing>(world.Ben));
    }

    [Fact]
    public async Task The_same_device_opens_for_nobody_without_the_passphrase()
    {
        await using var world = await WithAccountsAsync();
        await world.Ada.LockAsync();

        Assert.Empty(await world.Ada.Device.RememberedAsync());
        using var wrong = world.Ada.Typed("a guess by someone at home");
        Assert.IsType<Refusal.WrongPassphraseOrKey>(
            Assert
                .IsType<Unlocking.Refused>(
                    await world.Ada.Device.UnlockAsync(world.Ada.Name, wrong)
                )
                .Reason
        );
        using var right = world.Ada.Typed();
        Assert.IsType<Unlocking.Refused>(await world.Ada.Device.UnlockAsync("someone.0000", right));
    }

    [Fact]
    public async Task A_partner_who_hosts_reads_no_sealed_answer_before_the_other_opens_it()
    {
        await using var world = await PairedAsync();
        Fine(await world.Ada.Session.CheckIns.AnswerAsync(Answer(oneThing: "sealed for now")));
        Fine(await world.Ben.Session.CheckIns.AnswerAsync(Answer(oneThing: "mine")));
        await world.SyncAsync(world.Ada, world.Ben);
        Fine(await world.Ben.Session.CheckIns.OpenAsync(CheckInItemKind.OneThing));
        await world.SyncAsync(world.Ben);

        // Ben holds the couple's key and the whole database; what Ada sealed needs a key that she has not given.
        var item = Assert.Single(world.Ben.Session.CheckIns.View.Items);
        Assert.Null(item.Theirs);
        var canary = new Canaries();
        canary.Add("sealed answer", "sealed for now");
        Assert.Empty(canary.FindIn(world.Outside()));
        Assert.DoesNotContain(
            world.Ben.Session.CheckIns.View.Items,
            shown => shown.State == CheckInItemState.Open
        );
    }

    [Fact]
    public async Task A_ciphertext_opens_under_one_key_and_in_one_context_only()
    {
        using var primitives = new BclPrimitives();
        using var key = await primitives.GenerateSecretAsync();
        using var other = await primitives.GenerateSecretAsync();
        byte[] context = [1];
        var sealedText = (
            await primitives.SealAsync(key, "reweave/1/event", [new ToSeal(context, new byte[300])])
        )[0];

        foreach (
            var (with, label, where) in new[]
            {
                (other, "reweave/1/event", context),
                (key, "reweave/1/unlocker", context),
                (key, "reweave/1/event", (byte[])[2]),
            }
        )
        {
            var opened = await primitives.OpenAsync(with, label, [new ToOpen(where, sealedText)]);
            Assert.Equal(OpenOutcome.WrongKeyOrContext, opened[0].Outcome);
        }
    }

    private static async Task<Refusal?> SignInWithAsync(
        World world,
        Func<LoginAnswer, LoginAnswer> change
    )
    {
        var phone = world.NewDevice();
        phone.Network.Host = new ChangesAnswers(
            "api/login",
            answer =>
            {
                Assert.Equal(ReadOutcome.Fine, LoginAnswer.TryRead(answer, out var login));
                return change(login!).Encode();
            }
        );
        return await phone.SignInAsync(world.Ada);
    }

    private static async Task<LoginAnswer> LoginAnswerAsync(World world, SimulatedDevice of)
    {
        LoginAnswer? seen = null;
        var phone = world.NewDevice();
        phone.Network.Host = new ChangesAnswers(
            "api/login",
            answer =>
            {
                Assert.Equal(ReadOutcome.Fine, LoginAnswer.TryRead(answer, out seen));
                return answer;
            }
        );
        Fine(await phone.SignInAsync(of));
        return seen!;
    }

    /// <summary>The keyset that the device sent when it registered.</summary>
    private static Keyset Keyset(SimulatedDevice device)
    {
        var sent = device
            .Networks.SelectMany(network => network.Record)
            .First(sent => sent.Address.AbsolutePath == "/api/accounts");
        Assert.Equal(ReadOutcome.Fine, RegisterRequest.TryRead(sent.Body, out var request));
        Assert.Equal(
            ReadOutcome.Fine,
            Reweave.Crypto.Accounts.Keyset.TryRead(request!.Keyset, out var keyset)
        );
        return keyset!;
    }

    private static SpaceId SpaceOf(SimulatedDevice device, SpaceKind kind)
    {
        Assert.Equal(
            ReadOutcome.Fine,
            SpacesAnswer.TryRead(
                device.AskAsync("api/spaces").GetAwaiter().GetResult(),
                out var spaces
            )
        );
        return spaces!.Spaces.Single(row => row.Kind == kind).Space;
    }

    private static async Task<IReadOnlyList<Frame>> LogAsync(SimulatedDevice device, SpaceId space)
    {
        Assert.Equal(
            ReadOutcome.Fine,
            PageAnswer.TryRead(
                await device.AskAsync($"api/spaces/{space}/entries?after=0"),
                out var page
            )
        );
        return
        [
            .. page!.Frames.Select(bytes =>
            {
                Assert.Equal(ReadOutcome.Fine, Frame.TryRead(bytes, out var frame));
                return frame!;
            }),
        ];
    }

    private static Head HeadOf(IEnumerable<Frame> log) =>
        log.Aggregate(
            default(Head),
            (head, frame) =>
                new Head(head.Position.Next, Transcripts.After(head.Transcript, frame.Hash()))
        );

    private static MemberId FounderOf(IReadOnlyList<Frame> log)
    {
        Assert.Equal(ReadOutcome.Fine, ControlEntry.TryRead(log[0], out var genesis));
        return genesis!.Author;
    }

    private static byte[] PublicKeyOf(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return [4, .. point.X!, .. point.Y!];
    }

    private static Frame Signed(ECDsa key, FrameKind kind, byte[] head, byte[] body)
    {
        var frame = new Frame
        {
            Suite = 1,
            Kind = kind,
            Head = head,
            Body = body,
            Signature = new byte[64],
        };
        return frame with
        {
            Signature = key.SignData(Frame.SignedBytes(frame.Hash()), HashAlgorithmName.SHA256),
        };
    }

    /// <summary>What anyone who verifies this log from its beginning finds about each entry.</summary>
    private static async Task<IEnumerable<EntryVerdict>> VerdictsAsync(
        SpaceId space,
        IEnumerable<Frame> log
    )
    {
        using var primitives = new BclPrimitives();
        var page = await LogVerifier
            .Before(space)
            .VerifyAsync(
                primitives,
                [.. log.Select(frame => new ReadOnlyMemory<byte>(frame.Encode()))]
            );
        return page.Entries.Select(entry => entry.Verdict);
    }

    private static byte[] Flipped(byte[] bytes)
    {
        var flipped = (byte[])bytes.Clone();
        flipped[^1] ^= 1;
        return flipped;
    }

    private static byte[] FlippedNearTheEnd(byte[] bytes) => Flipped(bytes);
}
