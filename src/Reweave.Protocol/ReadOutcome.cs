namespace Reweave.Protocol;

/// <summary>
/// What reading untrusted bytes came to. Reading never throws: whoever reads asks for <see cref="Fine"/> and names anything else.
/// </summary>
public enum ReadOutcome
{
    Fine,

    /// <summary>Longer than the limit of its structure in <see cref="Limits"/>.</summary>
    TooLarge,

    /// <summary>Not CBOR, or not its deterministic encoding, or cut off.</summary>
    NotCanonical,

    /// <summary>CBOR, but not this structure: wrong number or type of fields, or a number out of range.</summary>
    WrongShape,

    /// <summary>A field has the wrong number of bytes.</summary>
    WrongLength,

    /// <summary>Bytes follow the end of the structure.</summary>
    TrailingBytes,

    /// <summary>Well formed, but of a suite this version does not know: update to read.</summary>
    UnknownSuite,

    /// <summary>Well formed, but of a kind or type this version does not know: update to read.</summary>
    UnknownKind,
}
