global using System.Security.Cryptography;
global using Reweave.Protocol;
global using Reweave.Protocol.Ids;
global using Reweave.Protocol.Requests;
