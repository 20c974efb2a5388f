using System.Text;
using Reweave.Client.CheckIns;
using Reweave.Client.Journal;
using Reweave.Crypto.Accounts;
using static Reweave.Client.Tests.Simulation.World;

namespace Reweave.Client.Tests.Simulation;

/// <summary>
/// A couple lives through the whole story; then everything outside their devices is searched for what they wrote and for their
/// secrets. That the search can find is proven by searching once with sealing switched off.
/// </summary>
public sealed class What_leaves_the_devices
{
    private const string Diary = "canary-diary-6f1d0c";
    private const string Edited = "canary-edited-1b77aa";
    private const string Tag = "canary-tag-93ee01";
    private const string OwnWord = "canary-word-5c0de2";
    private const string SharedText = "canary-shared-77ab19";
    private const string Thing = "canary-thing-c3c3f0";
    private const string Need = "canary-need-d00d5e";
    private const string Reply = "canary-reply-ab12cd";

    [Fact]
    public async Task Holds_no_word_and_no_secret_in_requests_database_or_log()
    {
        await using var world = await LivedAsync(sealingIsOff: false);
        var canaries = Words();
        foreach (var device in new[] { world.Ada, world.Ben })
        {
            canaries.Add("passphrase", device.Passphrase);
            canaries.Add("Secret Key as shown", device.SecretKey);
            Assert.Equal(SecretKeyOutcome.Fine, SecretKey.TryRead(device.SecretKey, out var key));
            canaries.Add(
                "Secret Key without hyphens",
                key!.ToText().Replace("-", "", StringComparison.Ordinal)
            );
        }

        canaries.Add("invitation link", world.InvitationLink);
        var fragment = world.InvitationLink[
            (world.InvitationLink.IndexOf("#i=", StringComparison.Ordinal) + 3)..
        ];
        var invitation = System.Buffers.Text.Base64Url.DecodeFromChars(fragment);
        // [1, invitation(16), secret(32), inviter(32)]: the secret follows its own two-byte CBOR length after 1 + 1 + 17 bytes.
        canaries.Add("invitation secret", invitation.AsSpan(21, 32).ToArray());

        Assert.Empty(canaries.FindIn(world.Outside()));
    }

    [Fact]
    public async Task Is_searched_by_something_that_finds_every_word_when_sealing_is_off()
    {
        await using var world = await LivedAsync(sealingIsOff: true);

        var found = Words().FindIn(world.Outside());

        Assert.Contains(found, place => place.Contains("body of POST", StringComparison.Ordinal));
        Assert.Contains(found, place => place.Contains("reweave.db", StringComparison.Ordinal));
        foreach (var word in new[] { Diary, Edited, Tag, OwnWord, SharedText, Thing, Need, Reply })
        {
            Assert.Contains(found, place => place.StartsWith(word, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Is_searched_in_every_form_at_every_alignment(int shift)
    {
        var canaries = Words();
        byte[] buried = [.. new byte[shift], .. Encoding.UTF8.GetBytes(Diary), 1, 2, 3];
        foreach (
            var form in new[]
            {
                buried,
                Encoding.ASCII.GetBytes(Convert.ToBase64String(buried)),
                Encoding.ASCII.GetBytes(System.Buffers.Text.Base64Url.EncodeToString(buried)),
                Encoding.ASCII.GetBytes(Convert.ToHexString(buried)),
                Encoding.ASCII.GetBytes(Convert.ToHexStringLower(buried)),
                Encoding.Unicode.GetBytes(Diary),
            }
        )
        {
            Assert.NotEmpty(canaries.FindIn([("here", form)]));
        }
    }

    [Fact]
    public async Task Asks_nothing_but_the_protocols_own_requests_whatever_was_written()
    {
        await using var world = await PairedAsync();
        const string link = "https://example.org/track?x=1 <img src=https://example.org/pixel>";
        Fine(await world.Ben.Session.Journal.ShareAsync(null, link));
        Fine(await world.Ben.Session.CheckIns.AnswerAsync(Answer(oneThing: link)));
        await world.SettleAsync();
        _ = world.Ada.Session.Together.View;

        Assert.All(
            world.Ada.Networks.SelectMany(network => network.Record),
            sent =>
            {
                Assert.Equal("localhost", sent.Address.Host);
                Assert.StartsWith("/api/", sent.Address.AbsolutePath, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task And_what_lies_on_a_locked_device_holds_no_word_either()
    {
        await using var world = await LivedAsync(sealingIsOff: false);
        var canaries = Words();
        canaries.Add("passphrase", world.Ada.Passphrase);
        canaries.Add("Secret Key as shown", world.Ada.SecretKey);

        Assert.Empty(canaries.FindIn(world.OnDevices()));
    }

    private static Canaries Words()
    {
        var canaries = new Canaries();
        foreach (var word in new[] { Diary, Edited, Tag, OwnWord, SharedText, Thing, Need, Reply })
        {
            canaries.Add(word, word);
        }

        return canaries;
    }

    private static async Task<World> LivedAsync(bool sealingIsOff)
    {
        var world = await PairedAsync(sealingIsOff: sealingIsOff);
        var (ada, ben) = (world.Ada.Session, world.Ben.Session);
        Fine(
            await ada.Journal.WriteAsync(
                new JournalText
                {
                    Text = Diary,
                    Feelings = [new Felt { OwnWord = OwnWord, Intensity = 3 }],
                    Tags = [Tag],
                }
            )
        );
        await world.SyncAsync(world.Ada);
        Fine(await ada.Journal.EditAsync(ada.Journal.View.Entries[0].Id, Text(Edited)));
        Fine(await ada.Journal.ShareAsync(ada.Journal.View.Entries[0].Id, SharedText));
        Fine(await ada.CheckIns.AnswerAsync(Answer(oneThing: Thing, need: Need, anger: 4)));
        Fine(await ben.CheckIns.AnswerAsync(Answer(anger: 1)));
        await world.SyncAsync(world.Ada, world.Ben, world.Ada);
        foreach (
            var item in new[]
            {
                CheckInItemKind.HowIAm,
                CheckInItemKind.OneThing,
                CheckInItemKind.Need,
            }
        )
        {
            Fine(await ada.CheckIns.OpenAsync(item));
            Fine(await ben.CheckIns.OpenAsync(item));
        }

        await world.SettleAsync();
        Fine(await ben.CheckIns.AnswerNeedAsync(NeedReply.AnotherWay, Reply));
        await world.SettleAsync();
        return world;
    }
}
