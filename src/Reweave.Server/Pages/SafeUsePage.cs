using Reweave.Content;

namespace Reweave.Server.Pages;

/// <summary>What a visit leaves behind on a device that others use, and what can be done about it.</summary>
internal static class SafeUsePage
{
    public static Html Body(Words words)
    {
        var text = words.Pages;
        return Html.Of(
            $"""
            <h1>{text.SafeTitle}</h1>
            <p class="lead">{text.SafeLead}</p>
            <section>
            <h2>{text.SafeHistoryTitle}</h2>
            <ul class="plain"><li>{text.SafeHistory1}</li><li>{text.SafeHistory2}</li><li>{text.SafeHistory3}</li></ul>
            </section>
            <section>
            <h2>{text.SafeSharedTitle}</h2>
            <ul class="plain"><li>{text.SafeShared1}</li><li>{text.SafeShared2}</li><li>{text.SafeShared3}</li><li>{text.SafeShared4}</li></ul>
            </section>
            <section>
            <h2>{text.SafePaperTitle}</h2>
            <p>{text.SafePaper}</p>
            </section>
            <section>
            <h2>{text.SafeNetworkTitle}</h2>
            <p>{text.SafeNetwork}</p>
            </section>
            <section>
            <h2>{text.SafeCallsTitle}</h2>
            <p>{text.SafeCalls}</p>
            </section>
            <section>
            <h2>{text.SafeMessagesTitle}</h2>
            <p>{text.SafeMessages}</p>
            </section>
            """
        );
    }
}
