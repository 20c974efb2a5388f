using Reweave.Client;
using Reweave.Content;

namespace Reweave.Web.Frame;

/// <summary>The one place where the engine's refusals become sentences: what happened, what is safe, what to do.</summary>
internal static class RefusalWords
{
    public static string Say(this ErrorsWords words, Refusal refusal) =>
        refusal switch
        {
            Refusal.WrongPassphraseOrKey => words.WrongPassphraseOrKey,
            Refusal.PassphraseChangedElsewhere => words.PassphraseChangedElsewhere,
            Refusal.DeletionStopped { At: DeletionStep.TakingBack } stopped =>
                words.DeletionTakingBack(words.Say(stopped.Reason)),
            Refusal.DeletionStopped { At: DeletionStep.Leaving } stopped => words.DeletionLeaving(
                words.Say(stopped.Reason)
            ),
            Refusal.DeletionStopped stopped => words.DeletionEnding(words.Say(stopped.Reason)),
            Refusal.NoSuchAccountHere => words.NoSuchAccountHere,
            Refusal.ServerUnreachable => words.ServerUnreachable,
            Refusal.SlowDown slow => words.SlowDown(
                (long)Math.Ceiling(Math.Max(1, slow.RetryAfter.TotalMinutes))
            ),
            Refusal.UpdateNeeded => words.UpdateNeeded,
            Refusal.WeakParameters => words.WeakParameters,
            Refusal.NotGenuine => words.NotGenuine,
            Refusal.NameNotUsable => words.NameNotUsable,
            Refusal.RegistrationClosed => words.RegistrationClosed,
            Refusal.NotAnInvitation => words.NotAnInvitation,
            Refusal.InvitationUsed => words.InvitationUsed,
            Refusal.InvitationExpired => words.InvitationExpired,
            Refusal.InvitationOpenAlready => words.InvitationOpenAlready,
            Refusal.OwnInvitation => words.OwnInvitation,
            Refusal.PairedAlready => words.PairedAlready,
            Refusal.NotPaired => words.NotPaired,
            Refusal.OtherIdentity => words.OtherIdentity,
            Refusal.Mistyped => words.Mistyped,
            Refusal.FileNotThere => words.FileNotThere,
            Refusal.StoreFull => words.StoreFull,
            Refusal.QuotaExceeded => words.QuotaExceeded,
            Refusal.Locked => words.Locked,
            Refusal.NoLongerPossible => words.NoLongerPossible,
            Refusal.Empty => words.Empty,
            Refusal.TooLong tooLong => words.TooLong(tooLong.MostCharacters),
            Refusal.ServerRefused refused => words.ServerRefused(refused.Code),
            _ => words.Unexpected,
        };
}
