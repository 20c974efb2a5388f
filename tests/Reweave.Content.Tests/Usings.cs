global using Reweave.Content;
global using Reweave.Content.Messages;
