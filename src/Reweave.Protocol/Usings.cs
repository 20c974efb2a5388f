global using System.Buffers.Binary;
global using System.Formats.Cbor;
global using Reweave.Protocol.Ids;
