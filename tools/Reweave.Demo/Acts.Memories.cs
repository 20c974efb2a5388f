using Reweave.Client;
using Reweave.Client.Memories;
using Reweave.Domain.Memories;

namespace Reweave.Demo;

internal static partial class Acts
{
    /// <summary>Kind, days from here, and the pictures to draw.</summary>
    private static Task<Refusal?> Memory(Couple couple, Partner me, RoadLine line) =>
        me.Session.Memories.AddAsync(
            line.Name<MemoryKind>(0),
            DayFrom(couple, line, 1),
            line.Text,
            line.OptionalText(1) ?? "",
            [.. line.Arguments.Skip(2).Select(scene => Photo(scene, me.Dice))]
        );

    private static EncodedPhoto Photo(string scene, Dice dice)
    {
        const int width = 1024;
        const int height = 768;
        var picture = Scene.Draw(scene, width, height, dice);
        var small = Enumerable
            .Range(8, 12)
            .Select(times => Png.Encode(picture.Smaller(times)))
            .First(bytes => bytes.Length <= MemoriesDesk.MostBytesOfThumbnail);
        return new EncodedPhoto(Png.Encode(picture), small, width, height);
    }

    /// <summary>To the latest piece of the other.</summary>
    private static Task<Refusal?> AddWords(Couple couple, Partner me, RoadLine line) =>
        me.Session.Memories.AddWordsAsync(
            me.Session.Memories.View.Timeline.First(piece => !piece.Mine).Id,
            line.Text
        );

    /// <summary>Kind, days from here, <c>yearly</c> or <c>once</c>, and perhaps <c>shared</c>.</summary>
    private static async Task<Refusal?> Day(Couple couple, Partner me, RoadLine line)
    {
        var words = new DayWords
        {
            Kind = line.Name<MarkedDayKind>(0),
            On = DayFrom(couple, line, 1),
            Yearly = line.Arguments[2] == "yearly",
            Title = line.Text,
            MayCome = line.OptionalText(1) ?? "",
            Helps = line.OptionalText(2) ?? "",
            Ask = line.OptionalText(3) ?? "",
        };
        return line.Arguments.Count > 3
            ? await me.Session.Memories.ShareDayAsync(words)
            : await me.Session.Memories.KeepDayAsync(null, words);
    }
}
