using System.Globalization;
using System.Text;
using Reweave.Domain.Conversations;

namespace Reweave.Client.Conversations;

/// <summary>
/// The times to talk as a calendar file (RFC 5545) that says nothing about them but the title its reader chose: no address, no name
/// of ours, no link, and an id that leads nowhere. It ends by itself, for a calendar outlives what was agreed.
/// Written by hand: Ical.Net with the NodaTime it stands on is 770 KB, 255 of them with Brotli even in an assembly that loads when used,
/// for these few lines; the tests read the file with that library.
/// </summary>
public static class CalendarFile
{
    public const string MediaType = "text/calendar";

    /// <summary>So many times; with the weekly default, half a year.</summary>
    public const int Times = 26;

    private const int MostOctetsInALine = 75;

    /// <param name="zone">The agreed one.</param>
    /// <param name="title">In its reader's words, or the neutral one.</param>
    /// <param name="alarmMinutes">Before it begins; null for none.</param>
    /// <param name="id">A fresh random id.</param>
    /// <param name="from">The first day to write down, in the agreed zone.</param>
    public static string Write(
        ConversationTimes times,
        TimeZoneInfo zone,
        string title,
        int? alarmMinutes,
        string id,
        DateOnly from,
        DateTimeOffset now
    )
    {
        var first = times.From(from).First();
        var start = WallClock.At(first, times.Minute, zone);
        var isUtc = zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime;
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Calendar//EN");
        if (!isUtc)
        {
            WriteZone(text, times, zone, first, start);
        }

        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{id}");
        Line(text, $"DTSTAMP:{Utc(now)}");
        Line(
            text,
            isUtc ? $"DTSTART:{Utc(start)}" : $"DTSTART;TZID={times.Zone}:{Wall(start.DateTime)}"
        );
        Line(text, $"DURATION:PT{times.LengthInMinutes}M");
        Line(text, $"RRULE:FREQ=WEEKLY;INTERVAL={times.EveryWeeks};COUNT={Times}");
        Line(text, $"SUMMARY:{Escaped(title)}");
        Line(text, "CLASS:PRIVATE");
        if (alarmMinutes is { } minutes)
        {
            Line(text, "BEGIN:VALARM");
            Line(text, "ACTION:DISPLAY");
            Line(text, $"DESCRIPTION:{Escaped(title)}");
            Line(text, $"TRIGGER:-PT{minutes}M");
            Line(text, "END:VALARM");
        }

        Line(text, "END:VEVENT");
        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    // One observance for each change of the clocks in the time of the file: no rule is guessed from the ones that the system knows.
    private static void WriteZone(
        StringBuilder text,
        ConversationTimes times,
        TimeZoneInfo zone,
        DateOnly first,
        DateTimeOffset start
    )
    {
        var offset = zone.GetUtcOffset(start);
        var at = new DateTimeOffset(first.AddDays(-1).ToDateTime(default), TimeSpan.Zero);
        var until = start.AddDays(7 * times.EveryWeeks * Times + 1);
        offset = zone.GetUtcOffset(at);
        Line(text, "BEGIN:VTIMEZONE");
        Line(text, $"TZID:{times.Zone}");
        WriteObservance(text, zone, at, offset, offset);
        for (; at < until; at = at.AddDays(1))
        {
            if (zone.GetUtcOffset(at.AddDays(1)) == offset)
            {
                continue;
            }

            var change = Change(zone, at, offset);
            var after = zone.GetUtcOffset(change);
            WriteObservance(text, zone, change, offset, after);
            offset = after;
        }

        Line(text, "END:VTIMEZONE");
    }

    private static DateTimeOffset Change(TimeZoneInfo zone, DateTimeOffset day, TimeSpan before)
    {
        var (low, high) = (0, 24 * 60);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (zone.GetUtcOffset(day.AddMinutes(middle)) == before)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return day.AddMinutes(low);
    }

    private static void WriteObservance(
        StringBuilder text,
        TimeZoneInfo zone,
        DateTimeOffset at,
        TimeSpan from,
        TimeSpan to
    )
    {
        var kind = zone.IsDaylightSavingTime(at) ? "DAYLIGHT" : "STANDARD";
        Line(text, $"BEGIN:{kind}");
        Line(text, $"DTSTART:{Wall((at + from).DateTime)}");
        Line(text, $"TZOFFSETFROM:{Offset(from)}");
        Line(text, $"TZOFFSETTO:{Offset(to)}");
        Line(text, $"END:{kind}");
    }

    private static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+")
        + offset.ToString("hhmm", CultureInfo.InvariantCulture);

    private static string Utc(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Wall(DateTime at) =>
        at.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text.ReplaceLineEndings("\n"))
        {
            _ = character switch
            {
                '\n' => escaped.Append("\\n"),
                '\\' or ';' or ',' => escaped.Append('\\').Append(character),
                _ when char.IsControl(character) => escaped.Append(' '),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    // Folded by octets, never inside a character (RFC 5545, 3.1).
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctetsInALine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
