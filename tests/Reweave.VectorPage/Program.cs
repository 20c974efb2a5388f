using System.Runtime.InteropServices.JavaScript;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Reweave.VectorPage;
using Reweave.Web.Browser;

await JSHost.ImportAsync(Vault.Module, "../browser/vault-port.js");
await JSHost.ImportAsync(IndexedDbStores.Module, "../browser/store.js");
await JSHost.ImportAsync(Results.Module, "../results.js");

var results = new Results();
await new PrimitivesWalk(new WebCryptoPrimitives()).RunAsync(results);
await new VectorWalk(new WebCryptoPrimitives()).RunAsync(results);
await new StoreWalk(new IndexedDbStores()).RunAsync(results);
results.Finish();

await WebAssemblyHostBuilder.CreateDefault(args).Build().RunAsync();
