using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Reweave.Web;
using Reweave.Web.Browser;
using Reweave.Web.Frame;

var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<App>("#app");
await builder.AddBrowserAsync();
builder.Services.AddScreens();

var host = builder.Build();
host.Services.GetRequiredService<Stay>().Begin();
host.Services.GetRequiredService<Arrival>().Begin();
await host.RunAsync();
