namespace Reweave.Vectors;

/// <summary>All vector files by name; the same bytes each time.</summary>
public static class VectorSet
{
    public static async Task<IReadOnlyList<KeyValuePair<string, string>>> MakeAsync() =>
        [
            KeyValuePair.Create("seal.vectors", await PrimitiveFiles.SealAsync()),
            KeyValuePair.Create("hkdf.vectors", await PrimitiveFiles.HkdfAsync()),
            KeyValuePair.Create("signature.vectors", await PrimitiveFiles.SignatureAsync()),
            KeyValuePair.Create("hpke.vectors", await PrimitiveFiles.HpkeAsync()),
            KeyValuePair.Create("ids.vectors", await AccountFiles.IdsAsync()),
            KeyValuePair.Create("secret-key.vectors", AccountFiles.SecretKey()),
            KeyValuePair.Create("recovery-words.vectors", AccountFiles.RecoveryWords()),
            KeyValuePair.Create("unlocker.vectors", await AccountFiles.UnlockerAsync()),
            KeyValuePair.Create("keyset.vectors", await AccountFiles.KeysetAsync()),
            KeyValuePair.Create("padding.vectors", SpaceFiles.Padding()),
            KeyValuePair.Create("entry.vectors", await SpaceFiles.EntryAsync()),
            KeyValuePair.Create("control-entry.vectors", await SpaceFiles.ControlEntryAsync()),
            KeyValuePair.Create("event.vectors", await SpaceFiles.EventAsync()),
            KeyValuePair.Create("epoch.vectors", await SpaceFiles.EpochAsync()),
            KeyValuePair.Create("history.vectors", await SpaceFiles.HistoryAsync()),
            KeyValuePair.Create("log.vectors", await LogFiles.LogAsync()),
            KeyValuePair.Create("invitation.vectors", await PairingFiles.InvitationAsync()),
            KeyValuePair.Create("acceptance.vectors", await PairingFiles.AcceptanceAsync()),
            KeyValuePair.Create(
                "acceptance-check.vectors",
                await PairingFiles.AcceptanceCheckAsync()
            ),
            KeyValuePair.Create("pairing-key.vectors", await PairingFiles.PairingKeyAsync()),
            KeyValuePair.Create("safety-number.vectors", await PairingFiles.SafetyNumberAsync()),
            KeyValuePair.Create(
                "sealed-exchange.vectors",
                await PairingFiles.SealedExchangeAsync()
            ),
            KeyValuePair.Create("attachment.vectors", await AttachmentFiles.AttachmentAsync()),
        ];
}
