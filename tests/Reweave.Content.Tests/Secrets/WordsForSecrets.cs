using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Reweave.Content.Tests.Secrets;

/// <summary>The lists that passphrases and recovery words are drawn from.</summary>
public sealed class WordsForSecrets
{
    /// <summary>Six to the fourth: five words hold more than 51 bits, which the key stretching lifts out of reach.</summary>
    private const int FewestPassphraseWords = 1296;

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public void There_are_enough_words_and_each_stands_once(string language)
    {
        var words = Passphrase(language);
        Assert.True(words.Length >= FewestPassphraseWords, $"{words.Length} words");
        Assert.Equal(words.Length, words.Distinct().Count());
        Assert.All(words, word => Assert.InRange(word.Length, 2, 11));
    }

    // NFKD cannot be asked under the invariant globalization that everything runs with, so the letters are listed: none of these
    // decomposes, and none has a twin that a keyboard may give instead (hamza carriers, alef maqsura).
    [Theory]
    [InlineData("en", "abcdefghijklmnopqrstuvwxyz")]
    [InlineData("ar", "ابتثجحخدذرزسشصضطظعغفقكلمنهويةپ")]
    public void Every_letter_stays_itself_under_NFKD(string language, string letters) =>
        Assert.All(
            Passphrase(language),
            word => Assert.All(word, letter => Assert.Contains(letter, letters))
        );

    [Fact]
    public void No_two_words_differ_in_a_last_letter_that_is_easily_dropped_in_Arabic()
    {
        var words = Passphrase("ar").ToHashSet();
        Assert.DoesNotContain(words, word => words.Contains(word + "ة"));
    }

    [Fact]
    public void Recovery_words_are_the_list_of_BIP_39_in_its_order()
    {
        Assert.Equal(RecoveryWords.Count, RecoveryWords.All.Distinct().Count());
        Assert.Equal(
            RecoveryWords.Count,
            RecoveryWords.All.Select(word => word[..Math.Min(4, word.Length)]).Distinct().Count()
        );
        var list = string.Concat(RecoveryWords.All.Select(word => word + "\n"));
        Assert.Equal(
            "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda",
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list)))
        );
    }

    [Fact]
    public void A_recovery_word_is_found_however_it_is_typed()
    {
        Assert.Equal(0, RecoveryWords.Find("abandon"));
        Assert.Equal(2047, RecoveryWords.Find(" ZOO "));
        Assert.Null(RecoveryWords.Find("reweave"));
    }

    private static string[] Passphrase(string language) =>
        JsonSerializer.Deserialize<string[]>(Packs.Bytes($"passphrase.{language}"))!;
}
