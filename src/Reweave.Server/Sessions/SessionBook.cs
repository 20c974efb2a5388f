using Reweave.Server.Security;
using Reweave.Server.Storage;

namespace Reweave.Server.Sessions;

/// <summary>
/// Who is signed in. The database keeps the hash of each token, never the token; what was found is remembered until it ends.
/// </summary>
internal sealed class SessionBook(Readers readers, TimeProvider time)
{
    private readonly Remembered<Bytes32, Caller> _remembered = new(100_000);

    public static Bytes32 HashOf(ReadOnlySpan<byte> token)
    {
        Span<byte> hash = stackalloc byte[Bytes32.Length];
        SHA256.HashData(token, hash);
        return new Bytes32(hash);
    }

    public Caller? Find(Bytes32 tokenHash)
    {
        var caller = _remembered.Find(tokenHash, () => Load(tokenHash));
        return caller is not null && caller.Expires > time.GetUtcNow().ToUnixTimeSeconds()
            ? caller
            : null;
    }

    /// <summary>Call after the commit that ended sessions.</summary>
    public void Forget() => _remembered.Forget();

    /// <summary>Makes a session inside the writer's transaction.</summary>
    public SessionAnswer Make(Connection connection, long account, DeviceId device)
    {
        var token = RandomNumberGenerator.GetBytes(32);
        var expires = (time.GetUtcNow() + Limits.SessionLife).ToUnixTimeSeconds();
        connection
            .Prepare(
                "INSERT INTO sessions (token_hash, account, device, expires) VALUES (?1, ?2, ?3, ?4)"
            )
            .Bind(1, HashOf(token))
            .Bind(2, account)
            .Bind(3, device.Value)
            .Bind(4, expires)
            .Run();
        return new SessionAnswer(token, expires, MarkOf(connection, account));
    }

    /// <summary>All zero, and so no unlocker's mark, where the account has none by passphrase.</summary>
    private static byte[] MarkOf(Connection connection, long account)
    {
        using var row = connection
            .Prepare("SELECT unlocker FROM unlockers WHERE account = ?1 AND kind = 1")
            .Bind(1, account);
        return row.Step() ? SessionAnswer.MarkOf(row.Blob(0)) : new byte[Bytes32.Length];
    }

    private Caller? Load(Bytes32 tokenHash) =>
        readers.Read(connection =>
        {
            using var row = connection
                .Prepare(
                    """
                    SELECT s.account, a.member, s.device, s.expires
                    FROM sessions s JOIN accounts a ON a.account = s.account
                    WHERE s.token_hash = ?1
                    """
                )
                .Bind(1, tokenHash);
            return row.Step()
                ? new Caller
                {
                    Account = row.Long(0),
                    Member = new MemberId(row.Bytes32(1)),
                    Device = new DeviceId(row.Bytes32(2)),
                    TokenHash = tokenHash,
                    Expires = row.Long(3),
                }
                : null;
        });
}
