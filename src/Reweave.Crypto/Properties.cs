using System.Runtime.CompilerServices;

// Vectors need given salts and ephemeral keys, which no product code may choose.
[assembly: InternalsVisibleTo("Reweave.Protocol.Tests")]
[assembly: InternalsVisibleTo("Reweave.Vectors")]
[assembly: InternalsVisibleTo("Reweave.VectorPage")]
