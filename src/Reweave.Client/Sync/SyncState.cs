namespace Reweave.Client.Sync;

/// <summary>How things stand between this device and the server, in types that Content has words for.</summary>
public sealed record SyncState : Unprinted
{
    public required SyncMood Mood { get; init; }

    /// <summary>Own pieces kept here and not sent yet.</summary>
    public required int KeptHere { get; init; }

    /// <summary>How far a first opening or a long fetch has come, 0 to 1; null when nothing long is under way.</summary>
    public double? Progress { get; init; }

    /// <summary>Everything that needs a person; empty unless <see cref="SyncMood.NeedsAttention"/>.</summary>
    public required IReadOnlyList<SyncConcern> Concerns { get; init; }

    /// <summary>True in a second tab: another one sends for it.</summary>
    public bool AnotherTabSends { get; init; }
}

public enum SyncMood
{
    AllSent,
    Sending,
    KeptHere,
    Offline,
    NeedsAttention,
}

/// <summary>Something in a space that a person must know about. <see cref="Shared"/> says whether it is the couple's.</summary>
public abstract record SyncConcern(bool Shared) : Unprinted
{
    /// <summary>The server showed another past than before: nothing more is sent there.</summary>
    public sealed record Fork(bool Shared) : SyncConcern(Shared);

    /// <summary>The server has lost entries it had.</summary>
    public sealed record RolledBack(bool Shared) : SyncConcern(Shared);

    /// <summary>The server came back from a backup; what this device holds is offered again.</summary>
    public sealed record Restored(bool Shared) : SyncConcern(Shared);

    /// <summary>Entries that do not verify are kept apart and not shown.</summary>
    public sealed record Quarantined(bool Shared, int Entries) : SyncConcern(Shared);

    /// <summary>Texts that are gone without having been erased by their author.</summary>
    public sealed record Missing(bool Shared, int Entries) : SyncConcern(Shared);

    /// <summary>Entries of a newer version of the app: update to read.</summary>
    public sealed record UpdateToRead(bool Shared) : SyncConcern(Shared);

    /// <summary>A piece the server would not take; it is still here.</summary>
    public sealed record RefusedPiece(bool Shared, Refusal Reason) : SyncConcern(Shared);

    /// <summary>The server has no more room for this account: what is written stays here until erasing something makes some.</summary>
    public sealed record NoRoom() : SyncConcern(false);

    /// <summary>This device was ended from another one.</summary>
    public sealed record DeviceEnded() : SyncConcern(false);

    /// <summary>This device's signing chain continues somewhere else: it sends nothing more.</summary>
    public sealed record Cloned(bool Shared) : SyncConcern(Shared);

    /// <summary>
    /// The passphrase was changed on another device, and this one still opens with the one before. It goes on sending; signing in with
    /// the new one ends that.
    /// </summary>
    public sealed record PassphraseChanged() : SyncConcern(false);

    /// <summary>Neither the account nor its session are accepted any more: sign in again.</summary>
    public sealed record SignedOut() : SyncConcern(false);
}
