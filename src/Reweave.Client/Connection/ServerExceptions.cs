using Reweave.Protocol.Requests;

namespace Reweave.Client.Connection;

/// <summary>The server answered no, with a stable code. Becomes a <see cref="Refusal"/> at the border of the facade.</summary>
internal sealed class RefusedByServerException(string code, TimeSpan? retryAfter) : Exception(code)
{
    public string Code { get; } = code;
    public TimeSpan? RetryAfter { get; } = retryAfter;

    public Refusal ToRefusal() =>
        Code switch
        {
            RefusalCodes.SlowDown or RefusalCodes.Busy => new Refusal.SlowDown(
                RetryAfter ?? TimeSpan.FromSeconds(5)
            ),
            RefusalCodes.LoginFailed => new Refusal.WrongPassphraseOrKey(),
            RefusalCodes.NameNotUsable => new Refusal.NameNotUsable(),
            RefusalCodes.RegistrationClosed => new Refusal.RegistrationClosed(),
            RefusalCodes.InvitationUsed => new Refusal.InvitationUsed(),
            RefusalCodes.InvitationExpired => new Refusal.InvitationExpired(),
            RefusalCodes.InvitationOpenAlready => new Refusal.InvitationOpenAlready(),
            RefusalCodes.QuotaExceeded or RefusalCodes.StorageFull => new Refusal.QuotaExceeded(),
            RefusalCodes.SpaceClosed => new Refusal.NoLongerPossible(),
            RefusalCodes.UnknownSuite => new Refusal.UpdateNeeded(),
            _ => new Refusal.ServerRefused(Code),
        };
}

/// <summary>No answer came, or none that can be read. Whether the server did what was asked is not known.</summary>
internal sealed class UnreachableException(string reason, Exception? cause = null)
    : Exception(reason, cause);
