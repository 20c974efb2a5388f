using System.Text;
using Microsoft.Playwright;

namespace Reweave.Browser.Tests.Story;

internal sealed partial class Person
{
    private const string Canary = "52.5163N 13.3777E Reweave-Camera-Note";

    public async Task GoesToMemoriesAsync()
    {
        await GoesToAsync(Words.Frame.Together);
        await FollowsAsync(Words.Memories.Title);
        await SeesHeadingAsync(Words.Memories.Title);
    }

    public async Task PicksPhotosAsync(params FilePayload[] files)
    {
        await Field(Words.Memories.Photos).SetInputFilesAsync(files);
    }

    /// <summary>
    /// A photo that this project draws: a JPEG of the browser's own canvas, with what a camera adds in front: turned by its EXIF
    /// orientation, the place in its GPS fields, and a maker's note.
    /// </summary>
    public async Task<FilePayload> DrawsAPhotoAsync(string name, int width, int height)
    {
        var drawn = await Page.EvaluateAsync<string>(
            """
            async ([width, height]) => {
              const canvas = document.createElement("canvas");
              [canvas.width, canvas.height] = [width, height];
              const context = canvas.getContext("2d");
              const sky = context.createLinearGradient(0, 0, width, height);
              sky.addColorStop(0, "#f2c9a0");
              sky.addColorStop(1, "#2f4858");
              context.fillStyle = sky;
              context.fillRect(0, 0, width, height);
              context.fillStyle = "#fdf6e3";
              context.beginPath();
              context.arc(width * 0.7, height * 0.3, height / 10, 0, 7);
              context.fill();
              const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.8));
              const bytes = new Uint8Array(await blob.arrayBuffer());
              let text = "";
              for (const byte of bytes) text += String.fromCharCode(byte);
              return btoa(text);
            }
            """,
            new[] { width, height }
        );
        return new FilePayload
        {
            Name = name,
            MimeType = "image/jpeg",
            Buffer = WithExif(Convert.FromBase64String(drawn)),
        };
    }

    /// <summary>The small pictures on the screen, as their bytes, once there are so many.</summary>
    public async Task<IReadOnlyList<byte[]>> SmallPicturesAsync(int count)
    {
        var pictures = Page.Locator("main img.photos__small");
        await Assertions.Expect(pictures).ToHaveCountAsync(count, new() { Timeout = 60_000 });
        var addresses = await pictures.EvaluateAllAsync<string[]>(
            "images => images.map((image) => image.src)"
        );
        return
        [
            .. addresses.Select(address =>
                Convert.FromBase64String(address["data:image/jpeg;base64,".Length..])
            ),
        ];
    }

    /// <summary>What the whole photo on the screen is made of, and how large it is drawn.</summary>
    public async Task<(byte[] Bytes, int Width, int Height)> WholePhotoAsync()
    {
        var image = Page.Locator("main img.photos__whole[src^='blob:']");
        await Assertions.Expect(image).ToBeVisibleAsync(Slow);
        var size = await image.EvaluateAsync<int[]>(
            "async (image) => { await image.decode(); return [image.naturalWidth, image.naturalHeight]; }"
        );
        var download = await Page.RunAndWaitForDownloadAsync(() =>
            TapsAsync(Words.Memories.PhotoSave)
        );
        return (await File.ReadAllBytesAsync(await download.PathAsync()), size[0], size[1]);
    }

    public static void SaysNothingOfWhereItWasTaken(byte[] photo)
    {
        Assert.Equal(0xFF, photo[0]);
        Assert.Equal(0xD8, photo[1]);
        var text = Encoding.Latin1.GetString(photo);
        Assert.DoesNotContain("Exif", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Reweave-Camera-Note", text, StringComparison.Ordinal);
        Assert.DoesNotContain("52.5163N", text, StringComparison.Ordinal);
    }

    public static void SaysWhereItWasTaken(FilePayload photo)
    {
        var text = Encoding.Latin1.GetString(photo.Buffer);
        Assert.Contains("Exif", text, StringComparison.Ordinal);
        Assert.Contains(Canary, text, StringComparison.Ordinal);
    }

    /// <summary>An APP1 segment with orientation 6 (a quarter turn), a GPS folder, and a maker's note.</summary>
    private static byte[] WithExif(byte[] jpeg)
    {
        var note = Encoding.ASCII.GetBytes(Canary);
        using var tiff = new MemoryStream();
        using (var writer = new BinaryWriter(tiff, Encoding.ASCII, leaveOpen: true))
        {
            writer.Write("MM"u8);
            Short(42);
            Long(8);
            // IFD0: orientation, the Exif folder, the GPS folder.
            Short(3);
            Entry(0x0112, 3, 1, 6 << 16);
            Entry(0x8769, 4, 1, 50);
            Entry(0x8825, 4, 1, 68);
            Long(0);
            // The Exif folder: a maker's note.
            Short(1);
            Entry(0x927C, 7, (uint)note.Length, 86);
            Long(0);
            // The GPS folder: north.
            Short(1);
            Entry(0x0001, 2, 2, (uint)'N' << 24);
            Long(0);
            writer.Write(note);

            void Short(ushort value) => writer.Write([(byte)(value >> 8), (byte)value]);

            void Long(uint value) =>
                writer.Write([
                    (byte)(value >> 24),
                    (byte)(value >> 16),
                    (byte)(value >> 8),
                    (byte)value,
                ]);

            void Entry(ushort tag, ushort type, uint count, uint value)
            {
                Short(tag);
                Short(type);
                Long(count);
                Long(value);
            }
        }

        var length = (int)tiff.Length + 8;
        return
        [
            .. jpeg[..2],
            0xFF,
            0xE1,
            (byte)(length >> 8),
            (byte)length,
            .. "Exif\0\0"u8,
            .. tiff.ToArray(),
            .. jpeg[2..],
        ];
    }
}
