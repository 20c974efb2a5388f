global using System.Formats.Cbor;
global using System.Security.Cryptography;
global using Reweave.Crypto.Primitives;
global using Reweave.Protocol;
global using Reweave.Protocol.Entries;
global using Reweave.Protocol.Ids;
