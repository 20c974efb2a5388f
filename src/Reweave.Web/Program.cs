using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Reweave.Web;
using Reweave.Web.Browser;

var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<App>("#app");
await builder.AddBrowserAsync();

await builder.Build().RunAsync();
