namespace Reweave.Content.Practices;

/// <summary>Where on the road a practice belongs; the names of the road's strands.</summary>
public enum PracticeStrand
{
    Steady,
    Acknowledge,
    Understand,
    Agree,
    Reconnect,
    KeepGoing,
}

/// <summary>Whose road it is on.</summary>
public enum PracticeTrack
{
    Me,
    You,
    Us,
}

/// <summary>Whom it was written for. It is closed to nobody.</summary>
public enum PracticeReader
{
    /// <summary>The person who was hurt.</summary>
    Hurt,

    /// <summary>The person who broke trust.</summary>
    Broke,

    /// <summary>Either of the two.</summary>
    Both,

    /// <summary>Someone whose partner is not part of it.</summary>
    Alone,
}

/// <summary>How much is known about it, said in words on its page.</summary>
public enum PracticeEvidence
{
    /// <summary>Tested in trials.</summary>
    Tested,

    /// <summary>Used widely by therapists.</summary>
    Used,

    /// <summary>Our own idea.</summary>
    Own,
}

/// <summary>What a step asks for. The documents name them in lower case, <see cref="SealedAnswer"/> with its space.</summary>
public enum PracticeStepKind
{
    /// <summary>Nothing but reading.</summary>
    Read,

    /// <summary>Questions to think about; nothing is written.</summary>
    Reflect,

    /// <summary>A number from 0 to 10 between two phrases, or none.</summary>
    Rate,

    /// <summary>Words for oneself.</summary>
    Write,

    /// <summary>Words that are sealed, and read when both have answered and each has tapped.</summary>
    SealedAnswer,

    /// <summary>Something to talk about: on the list for the next conversation, or now.</summary>
    Converse,

    /// <summary>One sentence that may become an agreement.</summary>
    Agree,

    /// <summary>One sentence that may become a promised act.</summary>
    Act,

    /// <summary>The pacer.</summary>
    Breathe,
}
