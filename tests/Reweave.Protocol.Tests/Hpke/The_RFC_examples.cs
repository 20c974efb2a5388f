using System.Security.Cryptography;
using System.Text;
using Reweave.Crypto.Primitives;
using Reweave.Protocol.Tests.Vectors;

namespace Reweave.Protocol.Tests.Hpke;

/// <summary>RFC 9180, appendix A.3: DHKEM(P-256), HKDF-SHA256, AES-128-GCM; the first message of Base and PSK mode.</summary>
public sealed class The_RFC_examples
{
    [Theory]
    [InlineData("### Base Setup Information")]
    [InlineData("### PSK Setup Information")]
    public void Come_out_to_the_byte(string heading)
    {
        var given = Read(heading);
        var info = given["info"];
        var (psk, pskId) = (
            given.GetValueOrDefault("psk", []),
            given.GetValueOrDefault("psk_id", [])
        );
        using var ephemeral = Pair(given["skEm"]);
        var wrapped = Crypto.Primitives.Hpke.Aes128Gcm.Seal(
            ephemeral,
            given["pkRm"],
            info,
            psk,
            pskId,
            given["aad"],
            given["pt"]
        );
        Assert.Equal([.. given["enc"], .. given["ct"]], wrapped!);

        using var recipient = Pair(given["skRm"]);
        var opened = Crypto.Primitives.Hpke.Aes128Gcm.Open(
            recipient,
            given["pkRm"],
            info,
            psk,
            pskId,
            given["aad"],
            wrapped
        );
        Assert.Equal(given["pt"], opened!);
    }

    private static ECDiffieHellman Pair(byte[] scalar) =>
        ECDiffieHellman.Create(
            new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar }
        );

    /// <summary>The named values after a heading; the RFC breaks long ones over lines. The first of a name counts.</summary>
    private static Dictionary<string, byte[]> Read(string heading)
    {
        var text = File.ReadAllText(Repository.Path("vectors", "hpke-rfc9180-p256.txt"));
        var start = text.IndexOf(heading, StringComparison.Ordinal);
        Assert.True(start >= 0);
        var values = new Dictionary<string, StringBuilder>();
        StringBuilder? current = null;
        foreach (var line in text[(start + heading.Length)..].Split('\n'))
        {
            if (line.StartsWith("### ", StringComparison.Ordinal))
            {
                break;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                current = new StringBuilder(line[(colon + 1)..].Trim());
                values.TryAdd(line[..colon], current);
            }
            else if (line.Length > 0 && line.All(char.IsAsciiHexDigit))
            {
                current?.Append(line);
            }
            else
            {
                current = null;
            }
        }

        return values
            .Where(value =>
                value.Value.Length % 2 == 0 && value.Value.ToString().All(char.IsAsciiHexDigit)
            )
            .ToDictionary(
                value => value.Key,
                value => Convert.FromHexString(value.Value.ToString())
            );
    }
}
