using Reweave.Content;

namespace Reweave.Server.Pages;

/// <summary>Helplines by country, each number with how sure we are of it.</summary>
internal static class HelplineList
{
    public static Html All(Words words) =>
        Html.Of(
            $"""
            {Html.Each(
                Helplines.All.Countries.OrderBy(country => words.Countries.Name(country.Code), StringComparer.Ordinal),
                country => Country(country, words)
            )}<h3>{words.Help.LinesEverywhere}</h3>
            <ul class="lines">{Html.Each(Helplines.All.Everywhere, line => Line(line, words))}</ul>
            """
        );

    private static Html Country(CountryHelplines country, Words words)
    {
        return Html.Of(
            $"""
            <details class="country">
            <summary>{words.Countries.Name(country.Code)}</summary>
            {Kind(HelplineKind.Crisis, words.Help.LinesCrisis)}{Kind(HelplineKind.Violence, words.Help.LinesViolence)}{Kind(
                HelplineKind.Self,
                words.Help.LinesSelf
            )}{Note(country.Lines.Count == 0, words.Help.LinesNone)}{Note(country.RussianAbroad, words.Help.RussianAbroad)}{Note(
                country.LegalRisk,
                words.Help.LegalRisk
            )}</details>

            """
        );

        Html Kind(HelplineKind kind, string title)
        {
            var lines = country.Lines.Where(line => line.Kind == kind).ToArray();
            return Html.When(
                lines.Length > 0,
                () =>
                    Html.Of(
                        $"""
                        <h3>{title}</h3>
                        <ul class="lines">{Html.Each(lines, line => Line(line, words))}</ul>

                        """
                    )
            );
        }
    }

    private static Html Note(bool applies, string text) =>
        Html.When(applies, () => Html.Of($"<p>{text}</p>\n"));

    private static Html Line(Helpline line, Words words)
    {
        var text = words.Help;
        string[] facts =
        [
            .. Fact(line.Always, text.LineAlways),
            .. Fact(line.From is not null, text.LineHours(line.From ?? "", line.To ?? "")),
            .. Fact(line.HoursADay is not null, text.LineHoursADay(line.HoursADay ?? 0)),
            .. Fact(line.Office, text.LineOffice),
            .. Fact(line.Free, text.LineFree),
            .. Fact(line.Languages is not null, text.LineLanguages(line.Languages ?? 0)),
            .. Fact(line.Language is not null, text.LineInLanguage(line.Language ?? "")),
        ];
        return Html.Of(
            $"""
            <li>{Name(line)}{Number(line, words)}{Html.When(
                facts.Length > 0,
                () => Html.Of($"<span class=\"line__facts\">{string.Join(" · ", facts)}</span>")
            )}{Html.When(line.NoBill, () => Html.Of($"<span class=\"line__facts\">{text.LineNoBill}</span>"))}<span class="line__state{Html.When(
                line.State == HelplineState.Seen,
                () => Html.Of($" line__state--seen")
            )}">{State(line, words)}</span></li>

            """
        );
    }

    private static IEnumerable<string> Fact(bool applies, string fact) => applies ? [fact] : [];

    // A name is isolated, since it stands in its own language and direction.
    private static Html Name(Helpline line) =>
        Html.When(
            line.Name != line.Call,
            () => Html.Of($"<bdi class=\"line__name\">{line.Name}</bdi>")
        );

    // A number reads from left to right in every language.
    private static Html Number(Helpline line, Words words) =>
        Html.Of(
            $"{Html.When(line.Call is not null, () => Html.Of($"<a class=\"line__number\" href=\"tel:{line.Dialled?.Replace("#", "%23", StringComparison.Ordinal)}\" dir=\"ltr\">{line.Call}</a>"))}{Html.When(line.Text is not null, () => Html.Of($"<span class=\"line__number\">{words.Help.LineText(line.Word ?? "", line.Text ?? "")}</span>"))}{Html.When(line.WhatsApp is not null, () => Html.Of($"<span class=\"line__facts\">{words.Help.LineWhatsApp($"\u2066{line.WhatsApp}\u2069")}</span>"))}{Html.When(line.Web is not null, () => Html.Of($"<a class=\"line__number\" href=\"https://{line.Web}/\" rel=\"noreferrer\" dir=\"ltr\">{line.Web}</a>"))}"
        );

    private static string State(Helpline line, Words words) =>
        (line.State, line.CheckedMonth, line.Source, line.Year) switch
        {
            (HelplineState.Seen, { } month, null, _) => words.Help.StateSeen(month),
            (HelplineState.Seen, { } month, { } source, _) => words.Help.StateSeenIn(month, source),
            (HelplineState.SecondHand, _, _, { } year) => words.Help.StateSecondHandYear(
                year.ToString()
            ),
            (HelplineState.SecondHand, _, _, null) => words.Help.StateSecondHand,
            _ => words.Help.StateUnchecked,
        };
}
