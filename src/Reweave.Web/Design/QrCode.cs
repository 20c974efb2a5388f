using System.Text;
using QRCoder;

namespace Reweave.Web.Design;

/// <summary>A QR code as one SVG path: one unit a module, with the quiet zone around it.</summary>
internal sealed record QrCode(string Path, int Size)
{
    public static QrCode Of(string text)
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
