using System.Text;
using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>Two people keep something good: words and photos that either removes for both, and days that matter, private first.</summary>
public sealed class Remembering(Chromium chromium) : StoryTest(chromium)
{
    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task A_memory_with_photos_that_either_adds_to_and_either_takes_photos_from(
        string language
    )
    {
        var (alice, bob) = await TwoPartnersAsync(language);
        var words = alice.Words.Memories;
        await alice.GoesToMemoriesAsync();
        await alice.LooksAtTheScreenAsync("memories empty");
        await alice.FollowsAsync(words.Add);
        await alice.SeesHeadingAsync(words.Add);
        await alice.FillsAsync(words.TitleLabel, "The lake");
        await alice.FillsAsync(words.WordsLabel, "We took the long way round.");
        var photo = await alice.DrawsAPhotoAsync("IMG_0001.jpg", 900, 600);
        Person.SaysWhereItWasTaken(photo);
        await alice.PicksPhotosAsync(photo, await alice.DrawsAPhotoAsync("IMG_0002.jpg", 300, 300));
        await alice.SeesAtLastAsync("IMG_0002.jpg");
        await alice.LooksAtTheScreenAsync("memory writing");
        await alice.TapsAsync(words.Preview);
        await alice.SeesAsync(words.Sees);
        await alice.LooksAtTheScreenAsync("memory preview");
        await bob.GoesToMemoriesAsync();
        await bob.DoesNotSeeAsync("The lake");
        await alice.TapsAsync(words.Share);
        await alice.SeesAsync(words.Shared);

        // The other sees words and small pictures at once, and the whole photo when they want it.
        await bob.SeesAtLastAsync("The lake");
        var small = await bob.SmallPicturesAsync(2);
        Assert.All(small, Person.SaysNothingOfWhereItWasTaken);
        await bob.LooksAtTheScreenAsync("memories");
        await bob.FollowsAsync("The lake");
        await bob.SeesAsync(words.PutAwayMore);
        await bob.FillsAsync(words.AddWords, "You laughed at the ducks.");
        await bob.TapsAsync(words.ShareThis);
        await bob.SeesAsync("You laughed at the ducks.");
        await bob.LooksAtTheScreenAsync("memory");
        await alice.SeesAtLastAsync("You laughed at the ducks.");

        await bob.FollowsAsync(words.PhotoOf("The lake"));
        var whole = await bob.WholePhotoAsync();
        Person.SaysNothingOfWhereItWasTaken(whole.Bytes);
        // As the camera's note said it was held: upright.
        Assert.Equal((600, 900), (whole.Width, whole.Height));
        await bob.LooksAtTheScreenAsync("memory photo");

        // Removed by the one who did not add it: for both.
        await bob.TapsAsync(words.PhotoRemove);
        await bob.SeesAsync(words.PhotoRemoveMore);
        await bob.ConfirmsAsync(words.PhotoRemove);
        await bob.SeesAsync(words.PhotoRemoved);
        await bob.SmallPicturesAsync(1);
        await alice.SmallPicturesAsync(1);

        // Put away by one, unseen by the other.
        await bob.TapsAsync(words.PutAway);
        await bob.SeesAsync(words.IsPutAway);
        await bob.SeesHeadingAsync(words.PutAwayTitle);
        await bob.LooksAtTheScreenAsync("memories put away");
        await alice.SeesAsync("The lake");
    }

    [Fact]
    public async Task What_is_no_photo_says_so_kindly_and_nothing_else_is_lost()
    {
        var (alice, bob) = await TwoPartnersAsync();
        var words = alice.Words.Memories;
        await alice.GoesToMemoriesAsync();
        await alice.FollowsAsync(words.Add);
        await alice.FillsAsync(words.TitleLabel, "Snow");
        var broken = await alice.DrawsAPhotoAsync("broken.jpg", 300, 200);
        await alice.PicksPhotosAsync(
            new()
            {
                Name = "empty.jpg",
                MimeType = "image/jpeg",
                Buffer = [],
            },
            new()
            {
                Name = "letter.jpg",
                MimeType = "image/jpeg",
                Buffer = Encoding.UTF8.GetBytes("This is a letter and no picture."),
            },
            new()
            {
                Name = "phone.heic",
                MimeType = "image/heic",
                Buffer = [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[400]],
            },
            new()
            {
                Name = "broken.jpg",
                MimeType = "image/jpeg",
                Buffer = broken.Buffer[..200],
            },
            await alice.DrawsAPhotoAsync("large.jpg", 5000, 5000)
        );

        await alice.SeesAtLastAsync($"empty.jpg: {words.PhotoState("empty")}");
        foreach (var name in new[] { "letter.jpg", "phone.heic", "broken.jpg" })
        {
            await alice.SeesAtLastAsync($"{name}: {words.PhotoState("notapicture")}");
        }

        await alice.SeesAtLastAsync($"large.jpg: {words.PhotoState("ready")}");
        await alice.LooksAtTheScreenAsync("photos that are none");
        await alice.TapsAsync(words.Preview);
        await alice.TapsAsync(words.Share);
        await alice.SeesAsync(words.Shared);

        await bob.GoesToMemoriesAsync();
        await bob.SeesAtLastAsync("Snow");
        await bob.SmallPicturesAsync(1);
        await bob.FollowsAsync("Snow");
        await bob.FollowsAsync(words.PhotoOf("Snow"));
        var whole = await bob.WholePhotoAsync();
        Assert.Equal((2048, 2048), (whole.Width, whole.Height));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task A_hard_day_is_ones_own_until_a_copy_is_handed_over(string language)
    {
        var (alice, bob) = await TwoPartnersAsync(language);
        var words = alice.Words.Memories;
        await alice.TurnsToAddressAsync("days");
        await alice.FollowsAsync(words.DayAdd);
        await alice.FillsAsync(words.DayName, "The third of December");
        await alice.FillsAsync(words.Day, "2026-12-03");
        await alice.FillsAsync(words.MayCome, "Sleeping badly the night before.");
        await alice.FillsAsync(words.Ask, "Be home by six.");
        await alice.SeesAsync(words.DaySees);
        await alice.LooksAtTheScreenAsync("day writing");
        await alice.TapsAsync(words.DayKeep);
        await alice.SeesAsync(words.DayKept);
        await alice.LooksAtTheScreenAsync("days");
        await bob.TurnsToAddressAsync("days");
        await bob.DoesNotSeeAsync("The third of December");

        // Handed over in fewer words than it was kept in.
        await alice.FollowsAsync(words.DayOpen);
        await alice.FillsAsync(words.MayCome, "");
        await alice.TapsAsync(words.DayPreview);
        await alice.SeesAsync(words.DayShareSees);
        await alice.LooksAtTheScreenAsync("day preview");
        await alice.TapsAsync(words.Share);
        await alice.SeesAsync(words.Shared);
        await alice.SeesAsync("Sleeping badly the night before.");
        await bob.SeesAtLastAsync("Be home by six.");
        await bob.DoesNotSeeAsync("Sleeping badly the night before.");
        await bob.LooksAtTheScreenAsync("day shared");

        await alice.TapsAsync($"{alice.Words.Together.TakeBack} The third of December");
        await alice.ConfirmsAsync(alice.Words.Together.TakeBackConfirm);
        await bob.DoesNotSeeAnyMoreAsync("Be home by six.");
        await alice.SeesAsync("The third of December");
    }
}
