using System.Text;

namespace Reweave.Content.Tests.Texts;

public sealed class WhenAPackIsRead
{
    [Fact]
    public void Every_present_language_has_one_and_every_message_in_it_can_be_read()
    {
        Assert.Equal(["en", "ar"], Languages.Present.Select(language => language.Tag));
        foreach (var language in Languages.Present)
        {
            var pack = TextPack.Read(Packs.Bytes(language.Tag));
            Assert.NotNull(pack);
            Assert.Equal(language, pack.Language);
            for (var index = 0; index < Words.TextCount; index++)
                _ = MessageReader.Read(pack.Text(index));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("{}")]
    [InlineData("[1,2")]
    [InlineData("{\"language\":\"en\",\"fingerprint\":7,\"texts\":[]}")]
    [InlineData("{\"language\":\"xx\",\"fingerprint\":\"\",\"texts\":[]}")]
    public void What_is_no_pack_is_refused_quietly(string bytes) =>
        Assert.Null(TextPack.Read(Encoding.UTF8.GetBytes(bytes)));

    [Fact]
    public void A_pack_of_another_version_is_refused()
    {
        var older = Encoding
            .UTF8.GetString(Packs.Bytes("en"))
            .Replace(Words.Fingerprint, new string('0', 16), StringComparison.Ordinal);
        Assert.Null(TextPack.Read(Encoding.UTF8.GetBytes(older)));
    }
}
