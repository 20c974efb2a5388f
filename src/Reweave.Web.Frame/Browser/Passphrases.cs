using System.Runtime.InteropServices.JavaScript;
using Reweave.Crypto.Primitives;

namespace Reweave.Web.Browser;

/// <summary>
/// Passphrases on the app's own pages (<c>browser/passphrase.js</c>). Fields are named by the id of a plain input element without
/// any binding or event of Blazor's: their text goes to the vault and never becomes a .NET string.
/// </summary>
internal static partial class Passphrases
{
    internal const string Module = "reweave/passphrase";

    /// <summary>Takes what stands in the field and empties it; null when nothing was there.</summary>
    public static async Task<PassphraseHandle?> TakeAsync(string fieldId) =>
        Handle(await TakeFieldAsync(fieldId));

    /// <summary>Shows five words of the language's list in the element; each call draws anew.</summary>
    [JSImport("generate", Module)]
    public static partial Task GenerateAsync(string language, string elementId);

    /// <summary>Takes the generated one; null when none was made or it was taken already.</summary>
    public static async Task<PassphraseHandle?> TakeGeneratedAsync() =>
        Handle(await TakeMadeAsync());

    /// <summary>Whether the field repeats the generated one.</summary>
    [JSImport("isGenerated", Module)]
    public static partial bool IsGenerated(string fieldId);

    [JSImport("isEmpty", Module)]
    public static partial bool IsEmpty(string fieldId);

    [JSImport("same", Module)]
    public static partial bool Same(string fieldId, string otherFieldId);

    [JSImport("clear", Module)]
    public static partial void Clear(string fieldId);

    /// <summary>Tells the strength now and whenever the field changes.</summary>
    public static Task WatchAsync(
        string fieldId,
        IEnumerable<string> languages,
        Action<PassphraseStrength> tell
    ) =>
        WatchFieldAsync(
            fieldId,
            string.Join(' ', languages),
            strength => tell((PassphraseStrength)strength)
        );

    private static VaultPassphrase? Handle(int number) =>
        number == 0 ? null : new VaultPassphrase(number);

    [JSImport("take", Module)]
    private static partial Task<int> TakeFieldAsync(string fieldId);

    [JSImport("takeGenerated", Module)]
    private static partial Task<int> TakeMadeAsync();

    [JSImport("watch", Module)]
    private static partial Task WatchFieldAsync(
        string fieldId,
        string languages,
        [JSMarshalAs<JSType.Function<JSType.Number>>] Action<int> tell
    );
}

/// <summary>
/// An estimate that would rather say too little. A generated passphrase is at least <see cref="Good"/>; an own one is taken from
/// <see cref="Good"/> on.
/// </summary>
internal enum PassphraseStrength
{
    Weak,
    Fair,
    Good,
    Strong,
}
