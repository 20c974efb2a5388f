using Reweave.Crypto.Accounts;

namespace Reweave.Crypto.Spaces;

public enum EpochOutcome
{
    Fine,

    /// <summary>The entry has no copy for this member.</summary>
    NotForUs,

    /// <summary>Own copy or wrap does not open: altered, or made for someone else, or under another pairing.</summary>
    DoesNotOpen,

    /// <summary>It opens to a key that the entry did not commit to: members would read different things.</summary>
    OtherKeyThanCommitted,
}

/// <summary>What opening an epoch key came to; the key is there exactly when the outcome is fine.</summary>
public readonly record struct EpochOpened(EpochOutcome Outcome, EpochKey? Key);

/// <summary>A member who is to receive an epoch key: taken from the verified roster, never from the host; with the pairing's PSK.</summary>
public sealed record EpochRecipient(MemberId Member, MemberKeys Keys, SecretHandle PairingKey);

/// <summary>A fresh epoch key with everything its control entry needs. The key is settled.</summary>
public sealed record EpochMade(EpochKey Key, byte[] OwnCopy, IReadOnlyList<EpochWrap> Wraps);

/// <summary>
/// The key under which a space's events are sealed during one epoch (docs/protocol/fundamentals.md, section 6). A member who leaves
/// keeps the keys they had: an epoch ends what they can read of the future, never of the past.
/// </summary>
public sealed class EpochKey : IDisposable
{
    private const string OwnLabel = "reweave/1/epoch-own";

    private EpochKey(SpaceId space, int epoch, byte[] commitment, SecretHandle secret)
    {
        Space = space;
        Epoch = epoch;
        Commitment = commitment;
        Secret = secret;
    }

    public SpaceId Space { get; }
    public int Epoch { get; }
    public byte[] Commitment { get; }
    internal SecretHandle Secret { get; }

    /// <summary>A fresh key, sealed for the author and wrapped for exactly the other present members.</summary>
    public static async ValueTask<EpochMade> CreateAsync(
        IPrimitives primitives,
        SpaceId space,
        int epoch,
        MemberId author,
        MasterKey master,
        IReadOnlyList<EpochRecipient> others
    )
    {
        var secret = await primitives.GenerateSecretAsync();
        var commitment = await CommitAsync(primitives, secret, space, epoch);
        var ownCopy = await primitives.SealSecretAsync(
            master.Secret,
            OwnLabel,
            OwnBinding(space, epoch, commitment, author),
            secret
        );
        var wraps = new EpochWrap[others.Count];
        for (var i = 0; i < wraps.Length; i++)
        {
            var wrapped = await WrapAsync(
                primitives,
                space,
                epoch,
                commitment,
                author,
                others[i],
                secret
            );
            wraps[i] = new EpochWrap(others[i].Member, wrapped);
        }

        await primitives.SettleAsync(secret);
        return new EpochMade(new EpochKey(space, epoch, commitment, secret), ownCopy, wraps);
    }

    /// <summary>Opens the copy in an epoch entry that was found valid: the author's own, or the wrap for us.</summary>
    /// <param name="pairingKey">The PSK with the author; not needed for an entry of our own.</param>
    /// <param name="settled">False only to hand the key over as history.</param>
    public static async ValueTask<EpochOpened> OpenAsync(
        IPrimitives primitives,
        EpochStarted entry,
        Identity identity,
        MasterKey master,
        SecretHandle? pairingKey,
        bool settled = true
    )
    {
        if (entry.Author == identity.Member)
        {
            var own = await primitives.OpenSecretAsync(
                master.Secret,
                OwnLabel,
                OwnBinding(entry.Space, entry.Epoch, entry.Commitment, entry.Author),
                entry.OwnCopy,
                settled
            );
            return await TestedAsync(primitives, entry.Space, entry.Epoch, entry.Commitment, own);
        }

        var wrap = entry.Wraps.FirstOrDefault(one => one.Member == identity.Member);
        if (wrap is null || pairingKey is null)
        {
            return new EpochOpened(EpochOutcome.NotForUs, null);
        }

        var secret = await primitives.HpkeOpenSecretAsync(
            Context(entry.Space, entry.Epoch, entry.Commitment, identity.Member, entry.Author),
            identity.Encryption,
            pairingKey,
            wrap.Wrapped,
            settled
        );
        return await TestedAsync(primitives, entry.Space, entry.Epoch, entry.Commitment, secret);
    }

    /// <summary>Hands this key (opened unsettled) over to a member of a new space, who had lost it.</summary>
    public async ValueTask<HistoryWrap> WrapAsHistoryAsync(
        IPrimitives primitives,
        MemberId author,
        EpochRecipient recipient
    ) =>
        new(
            Epoch,
            Commitment,
            await WrapAsync(primitives, Space, Epoch, Commitment, author, recipient, Secret)
        );

    /// <summary>Opens one key of a history entry that was found valid. Compare the commitment with the old space's log where that is at hand.</summary>
    public static async ValueTask<EpochOpened> OpenHistoryAsync(
        IPrimitives primitives,
        HistoryGiven entry,
        HistoryWrap wrap,
        Identity identity,
        SecretHandle pairingKey
    )
    {
        if (entry.Member != identity.Member)
        {
            return new EpochOpened(EpochOutcome.NotForUs, null);
        }

        var secret = await primitives.HpkeOpenSecretAsync(
            Context(entry.OfSpace, wrap.Epoch, wrap.Commitment, identity.Member, entry.Author),
            identity.Encryption,
            pairingKey,
            wrap.Wrapped
        );
        return await TestedAsync(primitives, entry.OfSpace, wrap.Epoch, wrap.Commitment, secret);
    }

    /// <summary>A key as it is given in vectors, without its entry.</summary>
    internal static EpochKey Given(SpaceId space, int epoch, SecretHandle secret) =>
        new(space, epoch, [], secret);

    public void Dispose() => Secret.Dispose();

    public override string ToString() => $"(epoch key {Epoch})";

    private static async ValueTask<EpochOpened> TestedAsync(
        IPrimitives primitives,
        SpaceId space,
        int epoch,
        byte[] commitment,
        SecretHandle? secret
    )
    {
        if (secret is null)
        {
            return new EpochOpened(EpochOutcome.DoesNotOpen, null);
        }

        var own = await CommitAsync(primitives, secret, space, epoch);
        if (!CryptographicOperations.FixedTimeEquals(own, commitment))
        {
            secret.Dispose();
            return new EpochOpened(EpochOutcome.OtherKeyThanCommitted, null);
        }

        return new EpochOpened(EpochOutcome.Fine, new EpochKey(space, epoch, commitment, secret));
    }

    private static ValueTask<byte[]> CommitAsync(
        IPrimitives primitives,
        SecretHandle secret,
        SpaceId space,
        int epoch
    ) =>
        primitives.DeriveBytesAsync(
            secret,
            space.ToArray(),
            (byte[])[.. "reweave/1/epoch-commitment"u8, .. Cbor.Array(epoch)],
            32
        );

    private static async ValueTask<byte[]> WrapAsync(
        IPrimitives primitives,
        SpaceId space,
        int epoch,
        byte[] commitment,
        MemberId author,
        EpochRecipient recipient,
        SecretHandle secret
    )
    {
        if (KeyIds.Of(recipient.Keys) != recipient.Member)
        {
            throw new ArgumentException("The keys are not this member's.", nameof(recipient));
        }

        return await primitives.HpkeSealSecretAsync(
                Context(space, epoch, commitment, recipient.Member, author),
                recipient.Keys.Encryption,
                recipient.PairingKey,
                secret
            )
            ?? throw new ArgumentException(
                "The member's encryption key is no point of the curve.",
                nameof(recipient)
            );
    }

    private static byte[] OwnBinding(
        SpaceId space,
        int epoch,
        byte[] commitment,
        MemberId author
    ) => Cbor.Array(space.ToArray(), epoch, commitment, author.ToArray());

    internal static HpkeContext Context(
        SpaceId space,
        int epoch,
        byte[] commitment,
        MemberId recipient,
        MemberId author
    )
    {
        var (lower, higher) = recipient < author ? (recipient, author) : (author, recipient);
        return new HpkeContext(
            "reweave/1/wrap"u8.ToArray(),
            Cbor.Array(space.ToArray(), epoch, commitment, recipient.ToArray(), author.ToArray()),
            [.. "reweave/1/psk"u8, .. lower.ToArray(), .. higher.ToArray()]
        );
    }
}
