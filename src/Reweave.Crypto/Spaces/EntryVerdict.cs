namespace Reweave.Crypto.Spaces;

/// <summary>
/// What a client finds about one entry at its position. Anything but <see cref="Valid"/> stays in the log's chain, is shown by its
/// name, and is never folded (docs/protocol/fundamentals.md, section 7).
/// </summary>
public enum EntryVerdict
{
    Valid,

    /// <summary>The frame reads, but its head is no head of its kind.</summary>
    MalformedHead,

    // Control entries
    GenesisMissing,
    SecondGenesis,
    WrongSpace,
    WrongPosition,
    WrongTranscript,
    AuthorNotKeysHash,
    AuthorNotPresent,
    WrongSignature,
    SpaceClosed,
    DeviceNotKeyHash,
    PossessionNotSigned,
    DeviceAlreadyCertified,
    DeviceRevokedBefore,
    DeviceOfAnother,
    DeviceUnknown,
    TooManyDevices,
    MembersFixed,
    NotTheFounder,
    NotAPartner,
    RoleNotAllowed,
    MemberNotKeysHash,
    MemberAlreadyPresent,
    MemberEndedBefore,
    TooManyMembers,
    AcceptanceMissing,
    AcceptanceOfAnother,
    AcceptanceNotSigned,
    CoSignatureMissing,
    CoSignerNotTheOtherPartner,
    CoSignatureWrong,
    MemberNotPresent,
    NotRemovable,
    EpochNotNext,
    WrapsNotForTheOthers,
    HistoryNotAllowed,
    CloseNotAllowed,

    // Entries of devices
    DeviceNotCertified,
    DeviceRevoked,
    MemberEnded,
    WritesStopped,
    NoEpochYet,
    EpochNotPresent,
    ChainGap,
    ChainFork,
    ConfirmedNotBefore,

    /// <summary>The author had verified another log than this one: the host shows different logs to different members.</summary>
    ConfirmedTranscriptDiffers,

    /// <summary>The author confirmed a position so far back that the caller's log could not say its transcript.</summary>
    ConfirmedNotKnown,
    ErasureTargetUnknown,
    ErasureTargetOfAnother,
    ErasureTargetNotErasable,
}
