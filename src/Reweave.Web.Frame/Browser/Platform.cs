using System.Runtime.Versioning;

// Everything here runs in a browser and nowhere else.
[assembly: SupportedOSPlatform("browser")]
