namespace Reweave.Protocol;

/// <summary>
/// Every limit of protocol version 1 in one place (docs/protocol/fundamentals.md, section 11). Bytes unless the name says otherwise.
/// </summary>
public static class Limits
{
    public const int FrameInBytes = 65_536;
    public const int BatchInBytes = 1 << 20;
    public const int BatchInFrames = 512;
    public const int PageInBytes = 1 << 20;
    public const int PageInFrames = 512;
    public const int RequestInBytes = 65_536;

    /// <summary>The shortest padded plaintext of an event or a sealed answer.</summary>
    public const int PaddingFloorInBytes = 256;

    public const int KeysetInBytes = 1024;
    public const int UnlockerInBytes = 512;
    public const int UnlockersAtMost = 8;
    public const int AcceptanceInBytes = 1024;

    /// <summary>What a request may hold where a login name belongs; whether it is usable is decided afterwards.</summary>
    public const int LoginNameInRequest = 64;

    /// <summary>The longest padded plaintext of an event: a Padmé length that fits a frame with its head, seal and signature.</summary>
    public const int PaddedBodyInBytes = 63_488;

    /// <summary>A file before padding and sealing: padded it fills <see cref="AttachmentChunksAtMost"/> chunks.</summary>
    public const int AttachmentInBytes = (4 << 20) - 1;

    /// <summary>What one chunk of a file holds before it is sealed; the last may hold less.</summary>
    public const int AttachmentChunkInBytes = 1 << 18;
    public const int SealedChunkInBytes = AttachmentChunkInBytes + 80;
    public const int AttachmentChunksAtMost = 16;

    public const int LoginNameMinimum = 3;
    public const int LoginNameMaximum = 32;
    public const int DevicesPerMember = 16;

    /// <summary>PBKDF2 iterations below which a client refuses a passphrase unlocker, whoever asks for them.</summary>
    public const int PassphraseIterationsFloor = 1_000_000;

    /// <summary>PBKDF2 iterations above which a client refuses: a host could otherwise freeze the device.</summary>
    public const int PassphraseIterationsCeiling = 20_000_000;

    public static readonly TimeSpan InvitationLife = TimeSpan.FromHours(48);
    public static readonly TimeSpan SessionLife = TimeSpan.FromHours(12);
    public static readonly TimeSpan WakeHeartbeat = TimeSpan.FromSeconds(25);
}
