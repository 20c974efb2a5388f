namespace Reweave.Server.Accounts;

/// <summary>
/// Names as people choose them: 3–32 of a–z, 0–9 and hyphen, then a dot and four digits that the server adds, so that no answer
/// ever says whether a name is taken.
/// </summary>
internal static class LoginName
{
    /// <summary>Lower case and trimmed; null when it cannot be used.</summary>
    public static string? Normalise(string chosen)
    {
        var name = chosen.Trim().ToLowerInvariant();
        return
            name.Length is >= Limits.LoginNameMinimum and <= Limits.LoginNameMaximum
            && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
            && name[0] != '-'
            && name[^1] != '-'
            ? name
            : null;
    }

    /// <summary>As typed when signing in; anything is allowed here, it will just not be found.</summary>
    public static string Typed(string completed) => completed.Trim().ToLowerInvariant();

    public static string Complete(string name) =>
        $"{name}.{RandomNumberGenerator.GetInt32(10_000):0000}";
}
