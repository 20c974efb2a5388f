using Reweave.Client.Journey;
using Reweave.Content;

namespace Reweave.Web.Journey;

/// <summary>What a part of the road is called, as its own page calls it, and where it is.</summary>
internal static class JourneyParts
{
    public static string Title(this JourneyPart part, Words words) =>
        part switch
        {
            JourneyPart.FirstDays => words.FirstDays.Title,
            JourneyPart.Standing => words.Standing.Title,
            JourneyPart.Help => words.Help.Title,
            JourneyPart.Journal => words.Journal.Title,
            JourneyPart.Acknowledgement => words.Acknowledgement.Title,
            JourneyPart.Telling => words.Questions.TellTitle,
            JourneyPart.Questions => words.Questions.Title,
            JourneyPart.Windows => words.Questions.WindowsTitle,
            JourneyPart.Understanding => words.Understanding.Title,
            JourneyPart.Agreements => words.Agreements.Title,
            JourneyPart.Sharing => words.Journey.Sharing,
            JourneyPart.CheckIn => words.Together.CheckIn,
            JourneyPart.Rhythm => words.Together.Rhythm,
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
        };

    /// <summary>Null while the app has no page for it.</summary>
    public static string? Address(this JourneyPart part) =>
        part switch
        {
            JourneyPart.FirstDays => "first-days",
            JourneyPart.Standing => "standing",
            JourneyPart.Help => "help",
            JourneyPart.Journal => "journal",
            JourneyPart.Acknowledgement => "acknowledgement",
            JourneyPart.Telling => "prepare",
            JourneyPart.Questions => "questions",
            JourneyPart.Windows => "windows",
            JourneyPart.Understanding => "understanding",
            JourneyPart.Agreements => "agreements",
            JourneyPart.Sharing => "together",
            JourneyPart.CheckIn => "check-in",
            JourneyPart.Rhythm => "rhythm",
            _ => null,
        };
}
