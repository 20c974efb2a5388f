using System.Runtime.InteropServices.JavaScript;

namespace Reweave.Web.Browser;

/// <summary>Reading a QR code with the camera (<c>browser/scanner.js</c>), where the browser can do that by itself; else people paste.</summary>
internal static partial class QrScanner
{
    internal const string Module = "reweave/scanner";

    [JSImport("canScan", Module)]
    public static partial Task<bool> CanScanAsync();

    /// <summary>Shows the camera in the video element until a code is seen; empty when stopped or refused.</summary>
    [JSImport("scan", Module)]
    public static partial Task<string> ScanAsync(string videoId);

    [JSImport("stop", Module)]
    public static partial void Stop();
}
