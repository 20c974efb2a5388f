namespace Reweave.Crypto.Accounts;

public enum RecoveryOutcome
{
    Fine,

    /// <summary>Not twelve words.</summary>
    WrongCount,

    /// <summary>A word that the list does not have.</summary>
    UnknownWord,

    /// <summary>Twelve known words that do not belong together: one is wrong, or their order is.</summary>
    WrongCheck,
}

/// <summary>
/// Sixteen random bytes shown as twelve words: 128 bits and 4 check bits, cut into 11-bit indexes into a list of 2048. Whoever has the
/// words has the account; they need no passphrase. Any language's list gives the same bytes.
/// </summary>
public sealed class RecoverySecret
{
    public const int LengthInBytes = 16;
    public const int Words = 12;
    public const int WordsInList = 2048;
    private readonly byte[] _bytes;

    private RecoverySecret(byte[] bytes) => _bytes = bytes;

    public static RecoverySecret Generate() => new(RandomNumberGenerator.GetBytes(LengthInBytes));

    internal static RecoverySecret FromBytes(ReadOnlySpan<byte> bytes) => new(bytes.ToArray());

    public int[] ToIndexes()
    {
        Span<byte> bits = stackalloc byte[LengthInBytes + 1];
        _bytes.CopyTo(bits);
        bits[LengthInBytes] = (byte)(SHA256.HashData(_bytes)[0] & 0xF0);
        var indexes = new int[Words];
        for (var bit = 0; bit < Words * 11; bit++)
        {
            var one = (bits[bit / 8] >> (7 - bit % 8)) & 1;
            indexes[bit / 11] = (indexes[bit / 11] << 1) | one;
        }

        return indexes;
    }

    public IReadOnlyList<string> ToWords(IReadOnlyList<string> wordList) =>
        [.. ToIndexes().Select(index => wordList[index])];

    public static RecoveryOutcome TryRead(ReadOnlySpan<int> indexes, out RecoverySecret? secret)
    {
        secret = null;
        if (indexes.Length != Words)
        {
            return RecoveryOutcome.WrongCount;
        }

        Span<byte> bits = stackalloc byte[LengthInBytes + 1];
        for (var word = 0; word < Words; word++)
        {
            if (indexes[word] is < 0 or >= WordsInList)
            {
                return RecoveryOutcome.UnknownWord;
            }

            for (var i = 0; i < 11; i++)
            {
                var bit = word * 11 + i;
                bits[bit / 8] |= (byte)(((indexes[word] >> (10 - i)) & 1) << (7 - bit % 8));
            }
        }

        var bytes = bits[..LengthInBytes].ToArray();
        if ((SHA256.HashData(bytes)[0] & 0xF0) != bits[LengthInBytes])
        {
            return RecoveryOutcome.WrongCheck;
        }

        secret = new RecoverySecret(bytes);
        return RecoveryOutcome.Fine;
    }

    /// <summary>Reads typed words; <paramref name="firstUnknown"/> is the place (from 0) of the first word that is not in the list, else -1.</summary>
    public static RecoveryOutcome TryReadWords(
        IReadOnlyList<string> words,
        IReadOnlyList<string> wordList,
        out RecoverySecret? secret,
        out int firstUnknown
    )
    {
        secret = null;
        firstUnknown = -1;
        if (words.Count != Words)
        {
            return RecoveryOutcome.WrongCount;
        }

        var places = new Dictionary<string, int>(wordList.Count, StringComparer.Ordinal);
        for (var i = 0; i < wordList.Count; i++)
        {
            places[wordList[i]] = i;
        }

        var indexes = new int[Words];
        for (var i = 0; i < Words; i++)
        {
            if (!places.TryGetValue(words[i].Trim().ToLowerInvariant(), out indexes[i]))
            {
                firstUnknown = i;
                return RecoveryOutcome.UnknownWord;
            }
        }

        return TryRead(indexes, out secret);
    }

    public ValueTask<SecretHandle> ImportAsync(IPrimitives primitives) =>
        primitives.ImportSecretAsync(_bytes);

    public override string ToString() => "(recovery secret)";
}
