using Reweave.Content;

namespace Reweave.Server.Pages;

/// <summary>For a hard moment: readable by anyone, without an account, without script, and from the app's cache without a connection.</summary>
internal static class HelpPage
{
    public static Html Body(Words words)
    {
        var text = words.Help;
        return Html.Of(
            $"""
            <h1>{text.Title}</h1>
            <p class="lead">{text.Lead}</p>
            <section class="card card--careful" aria-labelledby="danger">
            <h2 id="danger">{text.DangerTitle}</h2>
            <p>{text.Danger}</p>
            <p><a href="#lines">{text.LinesTitle}</a></p>
            </section>
            <nav class="contents" aria-label="{text.OnThisPage}">
            <ul>
            {Contents("breathe", text.BreatheTitle)}{Contents("ground", text.GroundTitle)}{Contents(
                "night",
                text.NightTitle
            )}{Contents("questions", text.QuestionsTitle)}{Contents("wave", text.WaveTitle)}{Contents("life", text.LifeTitle)}{Contents(
                "fear",
                text.FearTitle
            )}{Contents("self", text.SelfTitle)}{Contents("lines", text.LinesTitle)}</ul>
            </nav>
            <section aria-labelledby="breathe">
            <h2 id="breathe">{text.BreatheTitle}</h2>
            <p>{text.BreatheLead}</p>
            <ol class="steps"><li>{text.BreatheStep1}</li><li>{text.BreatheStep2}</li><li>{text.BreatheStep3}</li><li>{text.BreatheStep4}</li></ol>
            <details class="pace">
            <summary>{text.BreathePacer}</summary>
            <div class="pacer" aria-hidden="true"><span class="pacer__circle"></span><span class="pacer__in">{text.BreatheIn}</span><span class="pacer__out">{text.BreatheOut}</span></div>
            </details>
            <p class="soft small">{text.BreatheEvidence}</p>
            </section>
            <section aria-labelledby="ground">
            <h2 id="ground">{text.GroundTitle}</h2>
            <p>{text.GroundLead}</p>
            <ol class="steps"><li>{text.Ground1}</li><li>{text.Ground2}</li><li>{text.Ground3}</li><li>{text.Ground4}</li><li>{text.Ground5}</li></ol>
            <p>{text.GroundAfter}</p>
            <p class="soft small">{text.GroundEvidence}</p>
            </section>
            <section aria-labelledby="night">
            <h2 id="night">{text.NightTitle}</h2>
            <p>{text.NightLead}</p>
            <ul class="plain"><li>{text.Night1}</li><li>{text.Night2}</li><li>{text.Night3}</li><li>{text.Night4}</li><li>{text.Night5}</li></ul>
            <p class="soft small">{text.NightEvidence}</p>
            </section>
            <section aria-labelledby="questions">
            <h2 id="questions">{text.QuestionsTitle}</h2>
            <dl class="questions">
            <dt>{words.Feelings.WasIEverLoved}</dt><dd>{words.Feelings.WasIEverLovedAbout}</dd>
            <dt>{words.Feelings.HowCouldI}</dt><dd>{words.Feelings.HowCouldIAbout}</dd>
            <dt>{words.Feelings.WillItStop}</dt><dd>{words.Feelings.WillItStopAbout}</dd>
            </dl>
            </section>
            <section aria-labelledby="wave">
            <h2 id="wave">{text.WaveTitle}</h2>
            <p>{text.Wave}</p>
            </section>
            <section aria-labelledby="life">
            <h2 id="life">{text.LifeTitle}</h2>
            <p>{text.Life}</p>
            <p><a href="#lines">{text.LinesTitle}</a></p>
            </section>
            <section aria-labelledby="fear">
            <h2 id="fear">{text.FearTitle}</h2>
            <p>{text.Fear}</p>
            <p>{text.FearSafe}</p>
            <p>{text.FearNot}</p>
            </section>
            <section aria-labelledby="self">
            <h2 id="self">{text.SelfTitle}</h2>
            <p>{text.Self}</p>
            </section>
            <section aria-labelledby="lines">
            <h2 id="lines">{text.LinesTitle}</h2>
            <p>{text.LinesLead}</p>
            {HelplineList.All(words)}
            <h3>{text.Checked}</h3>
            <p>{text.CheckedMore}</p>
            </section>
            """
        );
    }

    private static Html Contents(string id, string title) =>
        Html.Of($"<li><a href=\"#{id}\">{title}</a></li>\n");
}
