using Reweave.Vectors;

// Writes the vector files into the folder that is named: dotnet run --project tools/Reweave.Vectors -- vectors
var folder = args is [var only] ? only : "vectors";
foreach (var (name, text) in await VectorSet.MakeAsync())
{
    await File.WriteAllTextAsync(Path.Combine(folder, name), text);
}
