using System.Runtime.InteropServices.JavaScript;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Reweave.Client.Ports;
using Reweave.Crypto.Primitives;

namespace Reweave.Web.Browser;

/// <summary>The browser's side of the engine's ports, and of what screens need from the page.</summary>
internal static class BrowserServices
{
    public static async Task AddBrowserAsync(this WebAssemblyHostBuilder builder)
    {
        await LoadModulesAsync();
        builder.Services.AddSingleton<IPrimitives, WebCryptoPrimitives>();
        builder.Services.AddSingleton<ILocalStores, IndexedDbStores>();
        builder.Services.AddSingleton<UnlockShell>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IServerLink>(
            new FetchServerLink(new Uri(new Uri(builder.HostEnvironment.BaseAddress), "/"))
        );
    }

    /// <summary>The script behind the imports; the addresses are relative to the runtime's own folder.</summary>
    private static Task LoadModulesAsync() =>
        Task.WhenAll(
            JSHost.ImportAsync(Vault.Module, "../browser/vault-port.js"),
            JSHost.ImportAsync(FetchServerLink.Module, "../browser/link.js"),
            JSHost.ImportAsync(IndexedDbStores.Module, "../browser/store.js"),
            JSHost.ImportAsync(UnlockShell.Module, "../browser/shell.js"),
            JSHost.ImportAsync(Passphrases.Module, "../browser/passphrase.js"),
            JSHost.ImportAsync(Leaving.Module, "../browser/leave.js"),
            JSHost.ImportAsync(IntlFormats.Module, "../browser/intl.js"),
            JSHost.ImportAsync(AppUpdates.Module, "../browser/updates.js"),
            JSHost.ImportAsync(QrScanner.Module, "../browser/scanner.js"),
            Tab.LoadAsync()
        );
}
