namespace Reweave.Client.Accounts;

/// <summary>An account that its person chose to have listed on this device.</summary>
public sealed record RememberedAccount(string Name) : Unprinted;

/// <summary>What becomes of making an account.</summary>
public abstract record Registration : Unprinted
{
    private Registration() { }

    /// <summary>The account exists. Show and check the kit before the first entry; it is never shown again in full.</summary>
    public sealed record Made : Registration
    {
        /// <summary>The login name as the server completed it.</summary>
        public required string Name { get; init; }

        /// <summary>For the printed kit: <c>RW1-XXXX-…</c></summary>
        public required string SecretKey { get; init; }

        /// <summary>Twelve indexes into a list of 2048 words of any language.</summary>
        public required IReadOnlyList<int> RecoveryWords { get; init; }

        /// <summary>The identity's fingerprint, in groups of four.</summary>
        public required string Fingerprint { get; init; }

        /// <summary>The day for the kit.</summary>
        public required DateOnly Day { get; init; }
        public required Session Session { get; init; }
    }

    public sealed record Refused(Refusal Reason) : Registration;
}

/// <summary>What becomes of unlocking and signing in.</summary>
public abstract record Unlocking : Unprinted
{
    private Unlocking() { }

    public sealed record Unlocked(Session Session) : Unlocking;

    public sealed record Refused(Refusal Reason) : Unlocking;
}

/// <summary>What becomes of recovering: a new Secret Key for a new kit, and a session.</summary>
public abstract record Recovery : Unprinted
{
    private Recovery() { }

    public sealed record Recovered : Recovery
    {
        public required string Name { get; init; }
        public required string SecretKey { get; init; }

        /// <summary>New words; the ones just used have ended.</summary>
        public required IReadOnlyList<int> RecoveryWords { get; init; }
        public required string Fingerprint { get; init; }
        public required DateOnly Day { get; init; }
        public required Session Session { get; init; }
    }

    public sealed record Refused(Refusal Reason) : Recovery;
}
