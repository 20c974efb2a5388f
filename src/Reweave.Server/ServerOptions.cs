namespace Reweave.Server;

/// <summary>
/// What a host may decide, from the keys <c>Reweave:*</c> (in the environment <c>Reweave__*</c>). The defaults are for a couple or
/// a few on one small machine.
/// </summary>
internal sealed record ServerOptions
{
    /// <summary><c>Reweave:Data</c>: where the database is kept.</summary>
    public string DataFolder { get; init; } = "data";

    /// <summary><c>Reweave:Registration</c>: <c>invited</c> (after the first account) or <c>open</c>.</summary>
    public bool RegistrationIsOpen { get; init; }

    /// <summary><c>Reweave:Quota:Bytes</c>: stored for each account; erasing, leaving and reading always work.</summary>
    public long BytesPerAccount { get; init; } = 256L << 20;

    /// <summary><c>Reweave:Quota:Entries</c></summary>
    public long EntriesPerAccount { get; init; } = 200_000;

    /// <summary><c>Reweave:Quota:Spaces</c></summary>
    public int SpacesPerAccount { get; init; } = 32;

    /// <summary><c>Reweave:Quota:Invitations</c>: made in 24 hours.</summary>
    public int InvitationsPerDay { get; init; } = 20;

    /// <summary><c>Reweave:Quota:Listeners</c>: open wake-up streams; one more ends the oldest.</summary>
    public int ListenersPerAccount { get; init; } = 16;

    /// <summary><c>Reweave:RateLimits</c>: <c>off</c> for measuring and for simulations.</summary>
    public bool RateLimitsAreOn { get; init; } = true;

    /// <summary><c>Reweave:BehindProxy</c>: believe <c>X-Forwarded-For</c> and <c>-Proto</c>; only where a proxy of the host's own sets them.</summary>
    public bool BehindProxy { get; init; }

    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    public static ServerOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Reweave");
        var defaults = new ServerOptions();
        return new ServerOptions
        {
            DataFolder = section["Data"] ?? defaults.DataFolder,
            RegistrationIsOpen = section["Registration"] switch
            {
                null or "" or "invited" => false,
                "open" => true,
                _ => throw new InvalidOperationException(
                    "Reweave:Registration is 'invited' or 'open'."
                ),
            },
            BytesPerAccount = section.GetValue("Quota:Bytes", defaults.BytesPerAccount),
            EntriesPerAccount = section.GetValue("Quota:Entries", defaults.EntriesPerAccount),
            SpacesPerAccount = section.GetValue("Quota:Spaces", defaults.SpacesPerAccount),
            InvitationsPerDay = section.GetValue("Quota:Invitations", defaults.InvitationsPerDay),
            ListenersPerAccount = section.GetValue("Quota:Listeners", defaults.ListenersPerAccount),
            RateLimitsAreOn = section["RateLimits"] != "off",
            BehindProxy = section.GetValue("BehindProxy", false),
            BusyTimeout = TimeSpan.FromMilliseconds(
                section.GetValue("BusyTimeout", defaults.BusyTimeout.TotalMilliseconds)
            ),
        };
    }
}
