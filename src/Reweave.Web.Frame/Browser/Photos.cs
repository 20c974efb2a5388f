using System.Runtime.InteropServices.JavaScript;
using Reweave.Client.Memories;

namespace Reweave.Web.Browser;

/// <summary>
/// Photos from the person's files (<c>browser/photos.js</c>): encoded anew beside the page, so that nothing of the file is kept but what
/// can be seen. Loaded when a screen first needs it.
/// </summary>
internal static partial class Photos
{
    private const string Module = "reweave/photos";
    private static Task? _loading;

    public static Task LoadAsync() =>
        _loading ??= JSHost.ImportAsync(Module, "../browser/photos.js");

    /// <summary>A number for each file that was chosen in the input.</summary>
    [JSImport("take", Module)]
    public static partial int[] Take(string inputId);

    [JSImport("nameOf", Module)]
    public static partial string NameOf(int number);

    [JSImport("letGo", Module)]
    public static partial void LetGo(int number);

    /// <summary>The photo, or why there is none.</summary>
    public static async Task<(EncodedPhoto? Photo, string? Failed)> EncodeAsync(int number)
    {
        using var made = await EncodedAsync(
            number,
            MemoriesDesk.MostBytesOfPhoto,
            MemoriesDesk.MostBytesOfThumbnail
        );
        return made.GetPropertyAsString("failed") is { } failed
            ? (null, failed)
            : (
                new EncodedPhoto(
                    made.GetPropertyAsByteArray("bytes")!,
                    made.GetPropertyAsByteArray("thumbnail")!,
                    made.GetPropertyAsInt32("width"),
                    made.GetPropertyAsInt32("height")
                ),
                null
            );
    }

    /// <summary>Shows bytes in an image element; always as a picture, whatever they are.</summary>
    [JSImport("show", Module)]
    public static partial void Show(string imageId, byte[] bytes);

    [JSImport("hide", Module)]
    public static partial void Hide(string imageId);

    /// <summary>What is shown there, as a file of the person's own.</summary>
    [JSImport("save", Module)]
    public static partial void Save(string imageId, string name);

    [JSImport("encoded", Module)]
    private static partial Task<JSObject> EncodedAsync(int number, int bytes, int thumbnailBytes);
}
