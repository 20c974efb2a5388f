using Reweave.Content;

namespace Reweave.Web.Conversations;

/// <summary>Times and places of conversations in words.</summary>
internal static class TalkWords
{
    /// <summary>After a pause, as each would say it: in minutes, in hours, or in a day.</summary>
    public static string Span(this TalksWords words, int minutes) =>
        minutes >= 24 * 60 ? words.ReturnDay
        : minutes % 60 == 0 ? words.ReturnHours(minutes / 60)
        : words.ReturnMinutes(minutes);

    /// <summary>The place that a zone is named for, without the part of the world.</summary>
    public static string Place(string zone) =>
        zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');

    public static TimeOnly Clock(this DateTimeOffset at) => TimeOnly.FromDateTime(at.DateTime);

    public static DateOnly Date(this DateTimeOffset at) => DateOnly.FromDateTime(at.DateTime);
}
