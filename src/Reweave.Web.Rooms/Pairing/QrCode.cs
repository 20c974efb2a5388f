using System.Runtime.CompilerServices;
using System.Runtime.InteropServices.JavaScript;
using System.Text;
using Microsoft.AspNetCore.Components.WebAssembly.Services;
using QRCoder;

namespace Reweave.Web.Pairing;

/// <summary>A QR code as one SVG path: one unit a module, with the quiet zone around it.</summary>
internal sealed record QrCode(string Path, int Size)
{
    /// <summary>
    /// Draws with QRCoder, which only pairing needs and which therefore comes when first asked for. Null when it is not to be had
    /// (no connection, never kept): the text beside the code says the same.
    /// </summary>
    public static async Task<QrCode?> OfAsync(string text, LazyAssemblyLoader loader)
    {
        try
        {
            await loader.LoadAssembliesAsync(["QRCoder.wasm"]);
        }
        catch (JSException)
        {
            return null;
        }
        return Draw(text);
    }

    // Apart, so that the type above can be used before the assembly is there.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static QrCode Draw(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                var start = x;
                while (x < rows.Count && rows[y][x])
                {
                    x++;
                }
                if (x > start)
                {
                    path.Append($"M{start} {y}h{x - start}v1H{start}z");
                }
            }
        }
        return new QrCode(path.ToString(), rows.Count);
    }
}
