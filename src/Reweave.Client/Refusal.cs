namespace Reweave.Client;

/// <summary>
/// Why something did not happen, named for the reason and carrying data, never a sentence: words come from Content. What was typed
/// stays with the caller, and nothing was changed.
/// </summary>
public abstract record Refusal : Unprinted
{
    private Refusal() { }

    /// <summary>Passphrase, Secret Key or recovery words do not fit together; which one cannot be told.</summary>
    public sealed record WrongPassphraseOrKey : Refusal;

    /// <summary>
    /// The passphrase opens what this device keeps, and the server no longer takes it: it was changed on another device. Nothing was
    /// changed here.
    /// </summary>
    public sealed record PassphraseChangedElsewhere : Refusal;

    /// <summary>
    /// Deleting the account stopped on its way. What was done before <paramref name="At"/> stays done; asking again goes on from there.
    /// </summary>
    public sealed record DeletionStopped(DeletionStep At, Refusal Reason) : Refusal;

    /// <summary>This device keeps no account of that name.</summary>
    public sealed record NoSuchAccountHere : Refusal;

    /// <summary>The server could not be reached; whatever was written is kept on this device.</summary>
    public sealed record ServerUnreachable : Refusal;

    /// <summary>The server asks to wait.</summary>
    public sealed record SlowDown(TimeSpan RetryAfter) : Refusal;

    /// <summary>The server speaks a newer protocol than this version.</summary>
    public sealed record UpdateNeeded : Refusal;

    /// <summary>The server asked for weaker key stretching than this client accepts. Nothing was typed into it.</summary>
    public sealed record WeakParameters : Refusal;

    /// <summary>What the server or this device gave back does not verify.</summary>
    public sealed record NotGenuine : Refusal;

    /// <summary>The name has other characters or another length than names may have.</summary>
    public sealed record NameNotUsable : Refusal;

    /// <summary>This server takes new accounts only by invitation.</summary>
    public sealed record RegistrationClosed : Refusal;

    /// <summary>The text is no invitation of this app.</summary>
    public sealed record NotAnInvitation : Refusal;

    public sealed record InvitationUsed : Refusal;

    public sealed record InvitationExpired : Refusal;

    /// <summary>There is one open invitation already; it can be withdrawn.</summary>
    public sealed record InvitationOpenAlready : Refusal;

    /// <summary>An own invitation cannot be accepted by oneself.</summary>
    public sealed record OwnInvitation : Refusal;

    /// <summary>The account is part of a couple already.</summary>
    public sealed record PairedAlready : Refusal;

    /// <summary>There is no partner yet.</summary>
    public sealed record NotPaired : Refusal;

    /// <summary>The partner's identity is not the one the invitation named.</summary>
    public sealed record OtherIdentity : Refusal;

    /// <summary>A Secret Key or recovery words with a slip in them.</summary>
    public sealed record Mistyped : Refusal;

    /// <summary>The file is still on its way, or was removed.</summary>
    public sealed record FileNotThere : Refusal;

    /// <summary>The device has no room left; nothing was lost and nothing was kept of this.</summary>
    public sealed record StoreFull : Refusal;

    /// <summary>The server has no room left for this account.</summary>
    public sealed record QuotaExceeded : Refusal;

    /// <summary>The session is locked.</summary>
    public sealed record Locked : Refusal;

    /// <summary>The state of things has moved on; look again.</summary>
    public sealed record NoLongerPossible : Refusal;

    /// <summary>There is nothing in it.</summary>
    public sealed record Empty : Refusal;

    /// <summary>Longer than <paramref name="MostCharacters"/>.</summary>
    public sealed record TooLong(int MostCharacters) : Refusal;

    /// <summary>Any other answer of the server, by its stable code.</summary>
    public sealed record ServerRefused(string Code) : Refusal;
}

/// <summary>The steps of deleting an account that change something, in their order.</summary>
public enum DeletionStep
{
    /// <summary>Own texts in the couple's spaces are being erased; some may be already.</summary>
    TakingBack,

    /// <summary>The couple's space is being left.</summary>
    Leaving,

    /// <summary>The space is closed; whether the server has deleted the account is not known here.</summary>
    Ending,
}
