using Microsoft.Extensions.DependencyInjection;
using Reweave.Client.Accounts;
using Reweave.Client.Ports;
using Reweave.Crypto.Primitives;
using Reweave.Web.Browser;

namespace Reweave.Web.Frame;

/// <summary>What the screens share: the device, the door, the words.</summary>
internal static class FrameServices
{
    public static IServiceCollection AddScreens(this IServiceCollection services) =>
        services
            .AddSingleton<Wording>()
            .AddSingleton<Door>()
            .AddSingleton<Handover>()
            .AddSingleton<OpenedLink>()
            .AddSingleton<Rooms>()
            .AddSingleton<Arrival>()
            .AddSingleton<Stay>()
            .AddSingleton(provider => new Device(
                new DevicePorts
                {
                    Stores = provider.GetRequiredService<ILocalStores>(),
                    Primitives = provider.GetRequiredService<IPrimitives>(),
                    Server = provider.GetRequiredService<IServerLink>(),
                    Time = provider.GetRequiredService<TimeProvider>(),
                    Pause = Tab.PauseAsync,
                }
            ));
}
