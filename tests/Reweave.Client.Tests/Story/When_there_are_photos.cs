using System.Security.Cryptography;
using System.Text;
using Reweave.Client.Memories;
using Reweave.Client.Sync;
using Reweave.Domain.Memories;

namespace Reweave.Client.Tests.Story;

public sealed class When_there_are_photos
{
    private static readonly DateOnly Day = new(2026, 2, 20);

    [Fact]
    public async Task The_small_picture_comes_with_the_piece_and_the_whole_one_is_fetched_and_verified()
    {
        await using var world = await PairedAsync();
        var photo = Photo(700_000);
        await Adds(world.Alice, "The lake", photo);
        Assert.Equal(SyncMood.KeptHere, world.Alice.Session.Sync.Mood);
        await world.BothSync();

        var piece = Assert.Single(world.Bob.Session.Memories.View.Timeline);
        Assert.Equal("The lake", piece.Title);
        Assert.False(piece.Mine);
        var seen = Assert.Single(piece.Photos);
        Assert.Equal(photo.Thumbnail, seen.Thumbnail);
        Assert.Equal(photo.Content, (await Opens(world.Bob, seen)).Content);

        // From now on without a connection.
        world.Bob.Line.IsCut = true;
        await world.Bob.IsRestarted();
        Assert.Equal(photo.Content, (await Opens(world.Bob, Only(world.Bob))).Content);
    }

    [Fact]
    public async Task It_goes_on_from_the_kept_bytes_after_a_crash_in_the_middle()
    {
        await using var world = await PairedAsync();
        var photo = Photo(900_000);
        await Adds(world.Alice, "The lake", photo);
        await world.Alice.Session.SyncNowAsync(TestContext.Current.CancellationToken);
        await Adds(world.Alice, "Snow", photo);
        world.Alice.Line.BreaksOffBefore = "/2";
        Assert.IsType<Refusal.ServerUnreachable>(
            await world.Alice.Session.SyncNowAsync(TestContext.Current.CancellationToken)
        );
        await world.Bob.Syncs();
        Assert.DoesNotContain(
            world.Bob.Session.Memories.View.Timeline.SelectMany(piece => piece.Photos),
            seen =>
                world
                    .Bob.Session.Memories.View.Timeline.Single(p => p.Title == "Snow")
                    .Photos.Contains(seen)
        );

        await world.Alice.IsRestarted();
        world.Alice.Line.BreaksOffBefore = null;
        world.Alice.Line.Requests.Clear();
        Assert.NotNull(Piece(world.Alice, "Snow").Photos.Single().Sent());
        await world.BothSync();

        // The first two chunks were there.
        var chunks = world
            .Alice.Line.Requests.Where(one => one.StartsWith("PUT", StringComparison.Ordinal))
            .ToList();
        Assert.DoesNotContain(chunks, one => one.EndsWith("/0", StringComparison.Ordinal));
        Assert.DoesNotContain(chunks, one => one.EndsWith("/1", StringComparison.Ordinal));
        Assert.Contains(chunks, one => one.EndsWith("/2", StringComparison.Ordinal));
        Assert.Null(Piece(world.Alice, "Snow").Photos.Single().Sent());
        Assert.Equal(
            photo.Content,
            (await Opens(world.Bob, Piece(world.Bob, "Snow").Photos[0])).Content
        );
        Assert.Equal(SyncMood.AllSent, world.Alice.Session.Sync.Mood);
    }

    [Fact]
    public async Task The_other_removes_one_and_it_is_gone_for_both_from_the_server_and_from_both_devices()
    {
        await using var world = await PairedAsync();
        await Adds(world.Alice, "The lake", Photo(300_000));
        await world.BothSync();
        await Opens(world.Bob, Only(world.Bob));
        var sealedBytes = await ChunksOn(world.Alice);
        Assert.NotEmpty(sealedBytes);
        Assert.NotEmpty(await ChunksOn(world.Bob));

        await Person.Does(world.Bob.Session.Memories.RemovePhotoAsync(Only(world.Bob).Id));
        Assert.Empty(Piece(world.Bob, "The lake").Photos);
        Assert.Empty(await ChunksOn(world.Bob));
        await world.BothSync();
        await world.BothSync();

        Assert.Empty(Piece(world.Alice, "The lake").Photos);
        Assert.Empty(await ChunksOn(world.Alice));
        Assert.Empty(world.Alice.Session.Sync.Concerns);
        await using var phone = world.Alice.TakesAnotherDevice();
        await phone.SignsIn();
        Assert.Empty(Piece(phone, "The lake").Photos);
    }

    [Fact]
    public async Task Removed_without_a_connection_it_is_gone_here_at_once_and_on_the_server_before_the_fact()
    {
        await using var world = await PairedAsync();
        await Adds(world.Alice, "The lake", Photo(300_000));
        await world.BothSync();
        var seen = Only(world.Alice);
        world.Bob.Line.IsCut = true;
        await Person.Does(world.Bob.Session.Memories.RemovePhotoAsync(Only(world.Bob).Id));
        Assert.Empty(Piece(world.Bob, "The lake").Photos);
        await world.Bob.IsRestarted();
        Assert.Empty(Piece(world.Bob, "The lake").Photos);

        world.Bob.Line.IsCut = false;
        world.Bob.Line.BreaksOffBefore = "/entries";
        Assert.NotNull(await world.Bob.Session.SyncNowAsync(TestContext.Current.CancellationToken));
        // Alice's other device knows of no removal, and finds nothing.
        await using var phone = world.Alice.TakesAnotherDevice();
        await phone.SignsIn();
        var opened = await Opens(phone, Only(phone));
        world.Bob.Line.BreaksOffBefore = null;
        await world.BothSync();

        Assert.Null(opened.Content);
        Assert.IsType<Refusal.FileNotThere>(opened.Refusal);
        Assert.Empty(Piece(world.Alice, "The lake").Photos);
        Assert.NotNull(seen);
    }

    [Fact]
    public async Task One_that_was_never_sent_leaves_no_trace()
    {
        await using var world = await PairedAsync();
        await Adds(world.Alice, "The lake", Photo(300_000));
        await Person.Does(world.Alice.Session.Memories.RemovePhotoAsync(Only(world.Alice).Id));
        Assert.Empty(await ChunksOn(world.Alice));
        await world.BothSync();

        Assert.Empty(Piece(world.Bob, "The lake").Photos);
        Assert.DoesNotContain(
            world.Alice.Line.Requests,
            one => one.StartsWith("PUT", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_piece_taken_back_takes_the_photos_of_both_along()
    {
        await using var world = await PairedAsync();
        await Adds(world.Alice, "The lake", Photo(1000));
        await world.BothSync();
        var lake = Piece(world.Bob, "The lake");
        await Person.Does(world.Bob.Session.Memories.AddPhotosAsync(lake.Id, [Photo(2000)]));
        await Person.Does(world.Bob.Session.Memories.AddWordsAsync(lake.Id, "Ducks."));
        await world.BothSync();
        await world.BothSync();
        Assert.Equal(2, Piece(world.Alice, "The lake").Photos.Count);
        Assert.IsType<Refusal.NoLongerPossible>(
            await world.Bob.Session.Memories.TakeBackAsync(lake.Id)
        );

        await Person.Does(
            world.Alice.Session.Memories.TakeBackAsync(Piece(world.Alice, "The lake").Id)
        );
        await world.BothSync();
        await world.BothSync();

        var left = Assert.Single(world.Bob.Session.Memories.View.Timeline);
        Assert.Equal("Ducks.", left.Words);
        Assert.Empty(left.Photos);
        Assert.Empty(await ChunksOn(world.Alice));
        Assert.Empty(await ChunksOn(world.Bob));
    }

    [Fact]
    public async Task Put_away_by_one_it_stays_for_the_other_and_can_come_back()
    {
        await using var world = await PairedAsync();
        await Adds(world.Alice, "The lake");
        await world.BothSync();
        var lake = Piece(world.Bob, "The lake");
        await Person.Does(world.Bob.Session.Memories.PutAwayAsync(lake.Id, away: true));
        await world.BothSync();

        Assert.Empty(world.Bob.Session.Memories.View.Timeline);
        Assert.Single(world.Bob.Session.Memories.View.PutAway);
        Assert.Single(world.Alice.Session.Memories.View.Timeline);
        await Person.Does(world.Bob.Session.Memories.PutAwayAsync(lake.Id, away: false));
        Assert.Single(world.Bob.Session.Memories.View.Timeline);
    }

    [Fact]
    public async Task What_the_server_has_of_them_and_what_a_device_keeps_is_sealed()
    {
        await using var world = await PairedAsync();
        var canary = "a picture that nobody else may see"u8.ToArray();
        var photo = new EncodedPhoto(
            [.. new byte[50_000], .. canary, .. new byte[50_000]],
            [.. "a small picture"u8, .. canary],
            40,
            30
        );
        await Adds(world.Alice, "The lake", photo);
        await world.BothSync();
        await Opens(world.Bob, Only(world.Bob));

        foreach (var bytes in world.Alice.Stores.Persisted.Concat(world.Bob.Stores.Persisted))
        {
            Assert.Equal(-1, bytes.AsSpan().IndexOf(canary));
            Assert.Equal(
                -1,
                bytes
                    .AsSpan()
                    .IndexOf(Encoding.ASCII.GetBytes(Convert.ToBase64String(canary)[..20]))
            );
        }

        foreach (var file in Directory.GetFiles(world.Server.Folder))
        {
            await using var stream = new FileStream(
                file,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite
            );
            var all = new byte[stream.Length];
            await stream.ReadExactlyAsync(all, TestContext.Current.CancellationToken);
            Assert.Equal(-1, all.AsSpan().IndexOf(canary));
        }
    }

    [Fact]
    public async Task No_room_on_the_server_for_a_photo_keeps_no_word_back_and_is_said()
    {
        await using var world = new StoryWorld(bytesPerAccount: 200_000);
        await world.BothArePaired();
        await Adds(world.Alice, "The lake", Photo(400_000));
        await Adds(world.Alice, "Snow");
        await world.BothSync();

        Assert.Equal(2, world.Bob.Session.Memories.View.Timeline.Count);
        Assert.Contains(
            world.Alice.Session.Sync.Concerns,
            concern => concern is SyncConcern.NoRoom
        );
        await Person.Does(world.Alice.Session.Memories.RemovePhotoAsync(Only(world.Alice).Id));
        await world.BothSync();
        Assert.Empty(world.Alice.Session.Sync.Concerns);
    }

    [Fact]
    public async Task After_the_end_each_still_removes_what_is_on_the_server()
    {
        await using var world = await PairedAsync();
        await Adds(world.Alice, "The lake", Photo(1000), Photo(2000));
        await world.BothSync();
        await Person.Does(world.Bob.Session.Pairing.LeaveAsync());
        await world.BothSync();
        var photos = Piece(world.Bob, "The lake").Photos;

        await Person.Does(world.Bob.Session.Memories.RemovePhotoAsync(photos[0].Id));
        Assert.Single(Piece(world.Bob, "The lake").Photos);
        await world.BothSync();
        await Person.Does(
            world.Alice.Session.Memories.RemovePhotoAsync(
                Piece(world.Alice, "The lake").Photos[1].Id
            )
        );
        await world.BothSync();

        Assert.Single(Piece(world.Alice, "The lake").Photos);
        await using var phone = world.Bob.TakesAnotherDevice();
        await phone.SignsIn();
        foreach (var photo in Piece(phone, "The lake").Photos)
        {
            Assert.Null((await Opens(phone, photo)).Content);
        }
    }

    [Fact]
    public async Task A_host_that_exchanges_reorders_or_cuts_chunks_shows_nobody_another_picture()
    {
        await using var world = await PairedAsync();
        var photo = Photo(700_000);
        await Adds(world.Alice, "The lake", photo);
        await world.BothSync();
        var seen = Only(world.Bob);
        byte[] first = [];
        Func<string, byte[], byte[]?>[] tricks =
        [
            (path, body) => path.EndsWith("/0", StringComparison.Ordinal) ? body[..^1] : null,
            (path, body) => path.EndsWith("/1", StringComparison.Ordinal) ? [] : null,
            (path, body) =>
                path.EndsWith("/1", StringComparison.Ordinal) ? [.. body[..^1], 0] : null,
            (path, body) =>
            {
                first = path.EndsWith("/0", StringComparison.Ordinal) ? body : first;
                return path.EndsWith("/1", StringComparison.Ordinal) ? first : null;
            },
            (path, body) =>
                path.Contains("/attachments/", StringComparison.Ordinal)
                    ? new byte[10_000_000]
                    : null,
        ];
        foreach (var trick in tricks)
        {
            world.Bob.Line.ChangesAnswers = trick;
            var opened = await Opens(world.Bob, seen);
            Assert.Null(opened.Content);
            Assert.IsType<Refusal.NotGenuine>(opened.Refusal);
            Assert.Empty(await ChunksOn(world.Bob));
        }

        world.Bob.Line.ChangesAnswers = null;
        Assert.Equal(photo.Content, (await Opens(world.Bob, seen)).Content);
    }

    private static async Task<StoryWorld> PairedAsync()
    {
        var world = new StoryWorld();
        await world.BothArePaired();
        return world;
    }

    private static Task Adds(Person person, string title, params EncodedPhoto[] photos) =>
        Person.Does(person.Session.Memories.AddAsync(MemoryKind.Moment, Day, title, "", photos));

    private static EncodedPhoto Photo(int length) =>
        new(
            RandomNumberGenerator.GetBytes(length),
            RandomNumberGenerator.GetBytes(900),
            1600,
            1200
        );

    private static MemoryView Piece(Person person, string title) =>
        person.Session.Memories.View.Timeline.Single(piece => piece.Title == title);

    private static PhotoView Only(Person person) =>
        person.Session.Memories.View.Timeline.SelectMany(piece => piece.Photos).Single();

    private static Task<PhotoOpened> Opens(Person person, PhotoView photo) =>
        person.Session.Memories.OpenPhotoAsync(photo.Id, TestContext.Current.CancellationToken);

    private static async Task<IReadOnlyList<byte[]>> ChunksOn(Person person)
    {
        var chunks = new List<byte[]>();
        foreach (var slot in person.Stores.Slots)
        {
            var store = await person.Stores.OpenAsync(slot);
            chunks.AddRange((await store.ReadAllAsync("file/")).Select(pair => pair.Value));
        }

        return chunks;
    }
}
