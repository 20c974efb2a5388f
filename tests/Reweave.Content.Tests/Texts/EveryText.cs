using System.Text.RegularExpressions;

namespace Reweave.Content.Tests.Texts;

/// <summary>What can be checked of VOICE by rule, over every sentence of every language.</summary>
public sealed partial class EveryText
{
    /// <summary>Arabic texts that are rightly the same in English: names and bare patterns.</summary>
    private static readonly HashSet<string> SameInEveryLanguage =
    [
        "Formats.Day",
        "Formats.Month",
        "Frame.Name",
        "Shell.Title",
        "Pages.SiteName",
        "Pages.HomeTitle",
        "Feelings.FeltLine",
    ];

    /// <summary>What is rightly written in Latin letters inside an Arabic sentence.</summary>
    private static readonly string[] LatinInArabic =
    [
        "Reweave",
        "Shift",
        "JavaScript",
        "README",
        "MIT",
        "RW1",
        "a–z",
        "PIN",
        "QR",
        "SHIFT",
        "HOME",
        "PEP",
    ];

    /// <summary>We say "the person who was hurt" and "the person who broke trust", and never judge, cheer or threaten.</summary>
    private static readonly Dictionary<string, Regex> NeverSaid = new()
    {
        ["en"] = new Regex(
            @"\b(victim|cheat(er|ed|ing)?|perpetrator|betrayer|adulter\w*|unfaithful|infidelity|husband|wife|spouse|great job|well done|congratulations|oops|awesome|amazing|hurry|you must|you should|failed to|invalid|illegal|abort|fatal|error|click)\b",
            RegexOptions.IgnoreCase
        ),
        ["ar"] = new Regex(
            @"(خائن|خائنة|خيانة|ضحية|مذنب|زوجك|زوجتك|فاشل|عاجل|ممتاز|أحسنت|رائع|فادح|غير صالح)"
        ),
    };

    /// <summary>
    /// Forms that speak to a man only (or a woman only). Arabic here speaks to everyone: verbal nouns, the dual, the past tense, nouns
    /// for feelings; see the glossary.
    /// </summary>
    private static readonly Regex SpeaksToOneGender = new(
        @"(^|[\s،.:؛«(])(و|ف)?(اضغط|اضغطي|اكتب|اكتبي|اختر|اختاري|انقر|أدخل|أدخلي|اقرأ|اقرئي|احفظ|احفظي|تأكد|تأكدي|حاول|حاولي|انتظر|انتظري|افتح|افتحي|تريد|تريدين|تستطيع أن|تستطيعين|تشعر|تشعرين|تكتبه|تكتبينه|تكتبين|تعرفين|تخاف|تخافين|تختارين|ستحصل|اعرض|أرسل|ألصق|امسح|أنهِ|انقل|قارن|دع|سلّم|تأكدت من أنك)(?=[\s،.:؛»)؟]|$)"
    );

    public static TheoryData<string, string> Files =>
        [
            .. Languages.Present.SelectMany(language =>
                Sources
                    .Of(language.Tag)
                    .Select(text => (language.Tag, text.Name.Split('.')[0]))
                    .Distinct()
            ),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Speaks_as_we_speak(string language, string feature) =>
        Assert.Empty(
            Sources
                .Of(language)
                .Where(text => text.Name.StartsWith($"{feature}.", StringComparison.Ordinal))
                .SelectMany(text =>
                    Complaints(language, text)
                        .Select(complaint => $"{text.Name}: {complaint}: {text.Text}")
                )
        );

    [Fact]
    public void No_sentence_is_left_in_English()
    {
        var english = Sources.Of("en").ToDictionary(text => text.Name, text => text.Text);
        foreach (var language in Languages.Present.Where(language => language != Languages.English))
            Assert.Empty(
                Sources
                    .Of(language.Tag)
                    .Where(text =>
                        english[text.Name] == text.Text && !SameInEveryLanguage.Contains(text.Name)
                    )
                    .Select(text => text.Name)
            );
    }

    internal static IEnumerable<string> Complaints(string language, SourceText source)
    {
        var text = source.Text;
        if (text.Contains('!') || text.Contains('！'))
            yield return "no exclamation marks";
        if (text.Contains('\'') || text.Contains('"'))
            yield return "write ’ “ ” or « » rather than straight quotes";
        if (
            text.Contains("...", StringComparison.Ordinal)
            || text.Contains("  ", StringComparison.Ordinal)
        )
            yield return "no rows of points or spaces";
        if (text.Any(letter => char.IsSurrogate(letter) || letter is >= '\u2600' and <= '\u27BF'))
            yield return "no emoji";
        var plain = Slot().Replace(text, " ");
        if (NeverSaid[language].Match(plain) is { Success: true } said)
            yield return $"we do not say '{said.Value}'";
        if (language != "ar")
            yield break;

        if (SpeaksToOneGender.Match(text) is { Success: true } form)
            yield return $"'{form.Value.Trim()}' speaks to one gender";
        if (text.Contains('\u0640'))
            yield return "no stretched letters";
        if (plain.AsSpan().ContainsAny("?;,"))
            yield return "Arabic has its own ؟ ؛ ،";
        plain = LatinInArabic.Aggregate(
            plain,
            (rest, allowed) => rest.Replace(allowed, "", StringComparison.Ordinal)
        );
        if (plain.Any(char.IsAsciiLetter) && !SameInEveryLanguage.Contains(source.Name))
            yield return "Latin letters";
    }

    // Placeholders, and the names of a choice's arms: what is left is what people read.
    [GeneratedRegex(
        @"\{\s*[A-Za-z]+\s*(,\s*[a-z]+\s*(?=\}))?\}|\{\s*[A-Za-z]+\s*,\s*(plural|select)\s*,|[=A-Za-z0-9-]+\s*\{|[{}]"
    )]
    private static partial Regex Slot();
}
