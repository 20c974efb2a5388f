namespace Reweave.Domain.NextStep;

/// <summary>Whose road a step is on.</summary>
public enum Track
{
    Me,
    You,
    Us,
}

public enum Step
{
    KeepKit,
    ReadFirstDays,
    OpenCheckIn,
    AnswerCheckIn,
    OpenUnderstanding,
    AnswerUnderstanding,
    OpenPractice,
    LookAtPractice,
    GoOnWithPractice,
    GiveBack,
    SayIfItWasHeard,
    AnswerNeed,
    LookAtRhythm,
    LookAtWindows,
    GoToWindow,
    LookAtTimes,
    PrepareConversation,
    LookAtQuestion,
    LookAtAgreement,
    ReviewAgreement,
    VerifyPartner,
    StartCheckIn,
    ProposeRhythm,
    WriteImpact,
    WriteAccount,
    InvitePartner,
    WriteJournal,
    LookAtDay,
}

/// <summary>Why a step is suggested, as a type; the words are Content's. Never that someone has not done something.</summary>
public enum Reason
{
    /// <summary>Without the kit a lost device means lost words.</summary>
    KitNotChecked,

    /// <summary>Because these are the first days, or may be, and some of them cannot wait.</summary>
    FirstDaysAreNow,

    /// <summary>Because you said that you were hurt, and what it did can be written for yourself first.</summary>
    YouWereHurt,

    /// <summary>Because you said that you broke trust, and an account can be begun alone.</summary>
    YouBrokeTrust,

    /// <summary>Because both of you answered.</summary>
    BothAnswered,

    /// <summary>Because a check-in is open for both of you.</summary>
    CheckInIsOpen,

    /// <summary>Because both of you have said what was around you then.</summary>
    BothLookedAtWhy,

    /// <summary>Because a look at what was around you then is open for both of you.</summary>
    WhyIsOpen,

    /// <summary>Because your partner handed a part of it over.</summary>
    PartWasHandedOver,

    /// <summary>Because a part of yours was given back.</summary>
    PartCameBack,

    /// <summary>Because your partner said what they need, and you both opened it.</summary>
    NeedWasOpened,

    /// <summary>Because a weekly time is proposed.</summary>
    RhythmIsProposed,

    /// <summary>Because windows for questions are proposed.</summary>
    WindowsAreProposed,

    /// <summary>Because your partner invites you to a practice.</summary>
    PracticeIsOffered,

    /// <summary>Because you have begun a practice.</summary>
    PracticeIsBegun,

    /// <summary>Because there is a window today that you both agreed on, and a question for it.</summary>
    WindowIsToday,

    /// <summary>Because times to talk are proposed.</summary>
    TimesAreProposed,

    /// <summary>Because today is a day to talk that you both agreed on.</summary>
    ConversationIsToday,

    /// <summary>Because a question that you parked has rested for two days.</summary>
    QuestionHasRested,

    /// <summary>Because your partner wrote down something to agree on.</summary>
    AgreementIsProposed,

    /// <summary>Because the day is near that you both chose for looking at an agreement again.</summary>
    ReviewIsNear,

    /// <summary>Because you are paired and have not compared yet.</summary>
    PairedNotVerified,

    /// <summary>Because today is the day you both chose.</summary>
    RhythmIsToday,

    /// <summary>Because you have opened a check-in together, and a fixed time makes the next one easier.</summary>
    FirstCheckInOpened,

    /// <summary>Because you are both here.</summary>
    BothAreHere,

    /// <summary>Because you are here on your own so far, and it can stay so.</summary>
    AloneSoFar,

    /// <summary>Because a first line makes a beginning.</summary>
    NothingWrittenYet,

    /// <summary>Because nothing else asks for you now.</summary>
    QuietMoment,

    /// <summary>Because a hard day that you noted for yourself is near.</summary>
    HardDayIsNear,
}

/// <summary>One next thing, and why.</summary>
public sealed record Suggestion(Step Step, Reason Reason, Track Track) : Unprinted;
