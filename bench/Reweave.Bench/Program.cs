using Reweave.Bench.Browser;
using Reweave.Bench.Hosting;
using Reweave.Bench.Report;
using Reweave.Bench.Server;
using Reweave.Bench.Storage;

// One run measures everything, so that the rates can be put in relation to each other on the same machine.
//   dotnet run -c Release --project bench/Reweave.Bench              all of it, and writes bench/RESULTS.md
//   dotnet run -c Release --project bench/Reweave.Bench -- server    one part only, and writes nothing
if (args is ["floor", var address])
{
    await KestrelFloor.ServeAsync(address);
    return;
}

var only = args.FirstOrDefault();
var results = new Table();
var site = await Published.ServerAsync();

if (only is null or "server")
{
    var raw = RawGroupCommit.Measure(results);
    await KestrelFloor.MeasureAsync(results);
    await StartAndIdle.MeasureAsync(site, results);
    await Appends.MeasureAsync(site, results, raw);
    await WakeUps.MeasureAsync(site, results);
    await Listeners.MeasureAsync(site, results);
}

if (only is null or "browser")
{
    await AppInChromium.MeasureAsync(site, results);
}

Console.WriteLine(results.ToText());
if (only is null)
{
    results.Write(Path.Combine(Published.Root, "bench", "RESULTS.md"));
}
