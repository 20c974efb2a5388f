using System.Text;
using Ical.Net;
using Ical.Net.DataTypes;
using Reweave.Client.Conversations;
using Reweave.Domain.Conversations;

namespace Reweave.Client.Tests.Conversations;

/// <summary>Read with a library that calendars are read with, so that it is not our own idea of the format.</summary>
public sealed class A_calendar_file
{
    private static readonly DateTimeOffset Now = new(2026, 10, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ConversationTimes Sundays = new()
    {
        FirstDay = new DateOnly(2026, 10, 4),
        EveryWeeks = 1,
        Minute = 19 * 60,
        LengthInMinutes = 45,
        Zone = "Europe/Berlin",
        Pause = new PauseTerms { Word = "harbour", ReturnAfterMinutes = 30 },
    };

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/St_Johns")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Riyadh")]
    [InlineData("UTC")]
    public void Keeps_the_hour_on_the_agreed_wall_when_clocks_change(string zone)
    {
        var times = Sundays with { Zone = zone };
        var there = TimeZoneInfo.FindSystemTimeZoneById(zone);

        var read = Assert.Single(Calendar.Load(Write(times))!.Events);

        var starts = read.GetOccurrences(new CalDateTime(Now.UtcDateTime))
            .Take(40)
            .Select(one => new DateTimeOffset(one.Period.StartTime.AsUtc, TimeSpan.Zero))
            .ToList();
        Assert.Equal(CalendarFile.Times, starts.Count);
        Assert.Equal(
            times
                .From(times.FirstDay)
                .Take(CalendarFile.Times)
                .Select(day =>
                {
                    var wall = day.ToDateTime(new TimeOnly(19, 0));
                    return new DateTimeOffset(wall, there.GetUtcOffset(wall)).ToUniversalTime();
                }),
            starts
        );
    }

    [Fact]
    public void Says_the_zone_s_own_changes_and_no_others()
    {
        var zone = Assert.Single(Calendar.Load(Write(Sundays))!.TimeZones);

        Assert.Equal("Europe/Berlin", zone.TzId);
        Assert.Equal(
            ["20261003T020000 +0200", "20261025T030000 +0100", "20270328T020000 +0200"],
            Lines(Write(Sundays))
                .SkipWhile(line => line != "BEGIN:VTIMEZONE")
                .TakeWhile(line => line != "END:VTIMEZONE")
                .Where(line =>
                    line.StartsWith("DTSTART", StringComparison.Ordinal)
                    || line.StartsWith("TZOFFSETTO", StringComparison.Ordinal)
                )
                .Select(line => line[(line.IndexOf(':') + 1)..])
                .Chunk(2)
                .Select(pair => $"{pair[0]} {pair[1]}")
        );
    }

    [Fact]
    public void Says_nothing_but_its_title_and_when()
    {
        var file = Write(Sundays with { EveryWeeks = 2 }, alarm: 30);

        var read = Assert.Single(Calendar.Load(file)!.Events);
        Assert.Equal("Reserved", read.Summary);
        Assert.Equal(45, read.Duration!.Value.Minutes);
        Assert.Equal(-30, Assert.Single(read.Alarms).Trigger!.Duration!.Value.Minutes);
        foreach (var word in new[] { "eweave", "harbour", "partner", "http", "talk" })
        {
            Assert.DoesNotContain(word, file, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("Kaffee; Kuchen, und \\ Zeit")]
    [InlineData(
        "موعد محجوز لنا نحن الاثنين فقط، بلا هاتف وبلا عجلة، في المطبخ عند النافذة الكبيرة"
    )]
    [InlineData("🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊")]
    [InlineData("two\r\nBEGIN:VEVENT\r\nlines")]
    public void Carries_a_title_in_any_script_folded_and_escaped(string title)
    {
        var file = Write(Sundays, title);

        Assert.All(Lines(file), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75));
        Assert.EndsWith("\r\n", file, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "\n",
            file.Replace("\r\n", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        var read = Assert.Single(Calendar.Load(file)!.Events);
        Assert.Equal(title.ReplaceLineEndings("\n"), read.Summary!.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Takes_a_skipped_hour_as_the_one_after_and_a_doubled_one_as_the_first()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

        Assert.Equal(
            new DateTimeOffset(2027, 3, 28, 3, 30, 0, TimeSpan.FromHours(2)),
            WallClock.At(new DateOnly(2027, 3, 28), 150, berlin)
        );
        Assert.Equal(
            TimeSpan.FromHours(2),
            WallClock.At(new DateOnly(2026, 10, 25), 150, berlin).Offset
        );
    }

    private static string[] Lines(string file) =>
        file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private static string Write(
        ConversationTimes times,
        string title = "Reserved",
        int? alarm = null
    ) =>
        CalendarFile.Write(
            times,
            TimeZoneInfo.FindSystemTimeZoneById(times.Zone),
            title,
            alarm,
            "AAAAAAAAAAAAAAAAAAAAAA",
            times.FirstDay,
            Now
        );
}
