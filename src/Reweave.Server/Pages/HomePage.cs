using Reweave.Content;

namespace Reweave.Server.Pages;

/// <summary>What this is, who can read what, how it begins.</summary>
internal static class HomePage
{
    public static Html Body(Words words)
    {
        var text = words.Pages;
        return Html.Of(
            $"""
            <h1 class="display">{text.HomeLead}</h1>
            <p class="feeling">{text.HomeFeeling}</p>
            <p class="actions">
            <a class="button button--primary" href="/app/">{text.HomeStart}</a>
            <a class="button" href="{PublicPage.Help.PathIn(words.Language)}">{text.HomeHelpNow}</a>
            </p>
            <p class="soft small">{text.HomeHelpNowMore}</p>
            <p><a href="{PublicPage.FirstDays.PathIn(
                words.Language
            )}">{words.FirstDays.FromOnboarding}</a></p>
            <div class="columns">
            <section>
            <h2>{text.WhatTitle}</h2>
            <ul class="plain"><li>{text.What1}</li><li>{text.What2}</li><li>{text.What3}</li></ul>
            </section>
            <section>
            <h2>{text.WhatNotTitle}</h2>
            <ul class="plain"><li>{text.WhatNot1}</li><li>{text.WhatNot2}</li><li>{text.WhatNot3}</li><li>{text.WhatNot4}</li></ul>
            </section>
            </div>
            <section>
            <h2>{text.WhoTitle}</h2>
            <dl class="cards">
            <div class="card card--private"><dt>{Marks.Private}{text.WhoYou}</dt><dd>{text.WhoYouMore}</dd></div>
            <div class="card card--shared"><dt>{Marks.Shared}{text.WhoBoth}</dt><dd>{text.WhoBothMore}</dd></div>
            <div class="card"><dt>{text.WhoHost}</dt><dd>{text.WhoHostMore}</dd></div>
            </dl>
            <h3>{text.WhoLimitTitle}</h3>
            <p>{text.WhoLimit}</p>
            </section>
            <section>
            <h2>{text.HowTitle}</h2>
            <ol class="steps"><li>{text.How1}</li><li>{text.How2}</li><li>{text.How3}</li><li>{text.How4}</li></ol>
            </section>
            {GuidePage.ReadOn(
                words,
                "when-something-breaks",
                "what-trust-is-made-of",
                "owning-it",
                "being-heard"
            )}
            <div class="columns">
            <section>
            <h2>{text.EvidenceTitle}</h2>
            <p>{text.Evidence}</p>
            </section>
            <section>
            <h2>{text.RunTitle}</h2>
            <p>{text.Run}</p>
            </section>
            </div>
            """
        );
    }
}
