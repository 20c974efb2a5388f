using System.Globalization;
using Reweave.Domain.Events;
using Reweave.Domain.Rhythm;

namespace Reweave.Domain.Agreements;

/// <summary>What an agreement is about. Location, devices and proof are no kind, on purpose: transparency is told, not taken.</summary>
public enum AgreementKind
{
    ContactWithOthers = 1,
    AnsweringQuestions,

    /// <summary>Not talking about the past outside agreed windows: never without one, and it lapses unless both renew it.</summary>
    Containment,
    Transparency,
    Intimacy,
    Money,
    TimeTogether,
    FriendsAndFamily,
    PhonesAndMedia,
    Safety,
}

/// <summary>Who does it, seen from the one who proposed it.</summary>
public enum AgreementWhose
{
    Proposer = 1,
    Other,
    Both,
}

/// <summary>What the one who does it says about it by themselves.</summary>
public enum AgreementTelling
{
    None = 1,
    WhenAsked,
    Unasked,
}

/// <summary>A time in the week in which talking about the past is possible.</summary>
public sealed record TalkingWindow : Unprinted, IStored
{
    public const int ShortestMinutes = 10;
    public const int LongestMinutes = 180;

    public required WeeklyTime Time { get; init; }
    public required int Minutes { get; init; }

    internal bool IsWellFormed =>
        Time.IsWellFormed && Minutes is >= ShortestMinutes and <= LongestMinutes;

    void IStored.Write(StoredWriter to)
    {
        to.Object("time", Time);
        to.Number("minutes", Minutes);
    }

    internal static TalkingWindow Read(StoredReader from) =>
        new() { Time = from.Object("time", WeeklyTime.Read), Minutes = from.Number("minutes") };
}

/// <summary>Everything that both say yes to at once; it never changes, an amendment is another agreement.</summary>
public sealed record AgreementTerms : Unprinted, IStored
{
    public const int WhatLength = Bounds.AnswerLength;
    public const int ScopeLength = 1_000;
    public const int MostCoolingOffDays = 14;
    public const int DefaultCoolingOffDays = 2;

    public required AgreementKind Kind { get; init; }
    public required string What { get; init; }
    public required AgreementWhose Whose { get; init; }
    public required AgreementTelling Telling { get; init; }

    /// <summary>Where it holds and where not; null when nothing is said.</summary>
    public string? Scope { get; init; }

    /// <summary>Not before this day, and never before cooling off is over; null for then.</summary>
    public DateOnly? Starts { get; init; }

    public DateOnly? Review { get; init; }

    /// <summary>The last day it holds.</summary>
    public DateOnly? Ends { get; init; }

    /// <summary>Days after both said yes in which either takes it back without a trace.</summary>
    public required int CoolingOffDays { get; init; }

    /// <summary>Only, and always, for <see cref="AgreementKind.Containment"/>.</summary>
    public TalkingWindow? Window { get; init; }

    internal bool IsWellFormed =>
        Enum.IsDefined(Kind)
        && Enum.IsDefined(Whose)
        && Enum.IsDefined(Telling)
        && Says(What)
        && What.Length <= WhatLength
        && Bounds.IsOptionalText(Scope, ScopeLength)
        && CoolingOffDays is >= 0 and <= MostCoolingOffDays
        && !(Ends < Starts)
        && (Kind == AgreementKind.Containment ? Window is { IsWellFormed: true } : Window is null);

    /// <summary>Spaces and marks of direction alone say nothing.</summary>
    public static bool Says(string? text) =>
        text is not null
        && text.Any(character =>
            !char.IsWhiteSpace(character)
            && char.GetUnicodeCategory(character)
                is not (UnicodeCategory.Format or UnicodeCategory.Control)
        );

    void IStored.Write(StoredWriter to)
    {
        to.Name("kind", Kind, StoredNames.AgreementKind);
        to.Text("what", What);
        to.Name("whose", Whose, StoredNames.AgreementWhose);
        to.Name("telling", Telling, StoredNames.AgreementTelling);
        to.Text("scope", Scope);
        to.Day("starts", Starts);
        to.Day("review", Review);
        to.Day("ends", Ends);
        to.Number("coolingOffDays", CoolingOffDays);
        to.Object("window", Window);
    }

    internal static AgreementTerms Read(StoredReader from) =>
        new()
        {
            Kind = from.Name("kind", StoredNames.AgreementKind),
            What = from.Text("what"),
            Whose = from.Name("whose", StoredNames.AgreementWhose),
            Telling = from.Name("telling", StoredNames.AgreementTelling),
            Scope = from.TextOrNull("scope"),
            Starts = from.DayOrNull("starts"),
            Review = from.DayOrNull("review"),
            Ends = from.DayOrNull("ends"),
            CoolingOffDays = from.Number("coolingOffDays"),
            Window = from.ObjectOrNull("window", TalkingWindow.Read),
        };
}
