using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Reweave.Browser.Tests.Hosting;

/// <summary>A QR code as it stands on a screen: filmed for another device's camera, and recognised in that camera's pictures.</summary>
internal sealed partial class ShownCode
{
    private const int Width = 640;
    private const int Height = 480;

    private readonly bool[,] _dark;
    private readonly int _size;
    private readonly int _scale;

    private ShownCode(bool[,] dark)
    {
        _dark = dark;
        _size = dark.GetLength(0);
        _scale = Height / _size;
    }

    private int Left => (Width - (_size * _scale)) / 2;

    private int Top => (Height - (_size * _scale)) / 2;

    /// <summary>From the path that draws it: runs of dark modules, one unit each.</summary>
    public static ShownCode Of(string path)
    {
        var runs = Run()
            .Matches(path)
            .Select(run =>
                run.Groups.Values.Skip(1)
                    .Select(g => int.Parse(g.Value, CultureInfo.InvariantCulture))
                    .ToArray()
            )
            .ToList();
        // The quiet zone is as wide on the far sides.
        var size = runs.Max(run => run[0] + run[2]) + runs.Min(run => run[0]);
        var dark = new bool[size, size];
        foreach (var run in runs)
        {
            for (var x = run[0]; x < run[0] + run[2]; x++)
            {
                dark[x, run[1]] = true;
            }
        }

        return new ShownCode(dark);
    }

    /// <summary>A film of the code lying still, for Chromium's camera.</summary>
    public Film Film()
    {
        var picture = new byte[Width * Height * 3 / 2];
        Array.Fill(picture, (byte)235, 0, Width * Height);
        Array.Fill(picture, (byte)128, Width * Height, Width * Height / 2);
        for (var y = 0; y < _size * _scale; y++)
        {
            for (var x = 0; x < _size * _scale; x++)
            {
                if (_dark[x / _scale, y / _scale])
                {
                    picture[((Top + y) * Width) + Left + x] = 16;
                }
            }
        }

        var film = new Film();
        using var file = File.Create(film.Path);
        file.Write(
            Encoding.ASCII.GetBytes($"YUV4MPEG2 W{Width} H{Height} F10:1 Ip A1:1 C420jpeg\n")
        );
        for (var i = 0; i < 10; i++)
        {
            file.Write("FRAME\n"u8);
            file.Write(picture);
        }

        return film;
    }

    /// <summary>
    /// A <c>BarcodeDetector</c> that says <paramref name="text"/> when, and only when, the picture of the video shows this code, module
    /// for module; and a record of the cameras that were opened.
    /// </summary>
    public string Detector(string text)
    {
        var rows = Enumerable
            .Range(0, _size)
            .Select(y =>
                string.Concat(Enumerable.Range(0, _size).Select(x => _dark[x, y] ? '1' : '0'))
            );
        return $$"""
            window.cameras = [];
            const open = navigator.mediaDevices?.getUserMedia.bind(navigator.mediaDevices);
            if (open) navigator.mediaDevices.getUserMedia = async (wish) => {
              const stream = await open(wish);
              window.cameras.push(...stream.getTracks());
              return stream;
            };
            window.BarcodeDetector = class {
              static async getSupportedFormats() { return ["qr_code"]; }
              async detect(video) {
                if (window.blind || !video.videoWidth) return [];
                const rows = {{JsonSerializer.Serialize(rows)}};
                const canvas = new OffscreenCanvas({{Width}}, {{Height}});
                const context = canvas.getContext("2d");
                context.drawImage(video, 0, 0, {{Width}}, {{Height}});
                const { data } = context.getImageData(0, 0, {{Width}}, {{Height}});
                let wrong = 0;
                for (let y = 0; y < {{_size}}; y++)
                  for (let x = 0; x < {{_size}}; x++) {
                    const at = 4 * (({{Top}} + y * {{_scale}} + {{_scale
                / 2}}) * {{Width}} + {{Left}} + x * {{_scale}} + {{_scale / 2}});
                    if ((data[at] < 128) !== (rows[y][x] === "1")) wrong++;
                  }
                return wrong === 0 ? [{ rawValue: {{JsonSerializer.Serialize(text)}} }] : [];
              }
            };
            """;
    }

    [GeneratedRegex(@"M(\d+) (\d+)h(\d+)")]
    private static partial Regex Run();
}

/// <summary>A film on the disk, until it is disposed.</summary>
internal sealed class Film : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reweave-film-").FullName;

    public string Path => System.IO.Path.Combine(_folder, "code.y4m");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
