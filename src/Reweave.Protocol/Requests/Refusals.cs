namespace Reweave.Protocol.Requests;

/// <summary>
/// The stable codes of problem documents (docs/protocol/flows.md, section 1). They are data for programs; what a person reads is
/// chosen from them elsewhere.
/// </summary>
public static class RefusalCodes
{
    public const string Malformed = "malformed";
    public const string TooLarge = "too-large";
    public const string UnknownSuite = "unknown-suite";
    public const string NotSignedIn = "not-signed-in";
    public const string NotAllowed = "not-allowed";
    public const string NotFound = "not-found";
    public const string NameNotUsable = "name-not-usable";
    public const string LoginFailed = "login-failed";
    public const string SlowDown = "slow-down";
    public const string RegistrationClosed = "registration-closed";
    public const string InvitationUsed = "invitation-used";
    public const string InvitationExpired = "invitation-expired";
    public const string InvitationOpenAlready = "invitation-open-already";
    public const string HeadMoved = "head-moved";
    public const string ChainGap = "chain-gap";
    public const string ChainFork = "chain-fork";
    public const string WritesStopped = "writes-stopped";
    public const string SpaceClosed = "space-closed";
    public const string QuotaExceeded = "quota-exceeded";
    public const string StorageFull = "storage-full";
    public const string Busy = "busy";
    public const string AttachmentRemoved = "attachment-removed";
    public const string AttachmentDiffers = "attachment-differs";
    public const string AttachmentIncomplete = "attachment-incomplete";
}
