global using System.Net;
global using System.Security.Cryptography;
global using Reweave.Protocol;
global using Reweave.Protocol.Entries;
global using Reweave.Protocol.Ids;
global using Reweave.Protocol.Requests;
global using Reweave.Server.Tests.Running;
