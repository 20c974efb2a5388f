using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Reweave.Protocol.Tests.Vectors;

namespace Reweave.Protocol.Tests.Hpke;

/// <summary>
/// Ours against another implementation, npm's @hpke/core, with AES-256-GCM, for which the RFC has no P-256 example. Needs Node and
/// fails without it: a check that quietly does not run is none.
/// </summary>
public sealed class The_peer
{
    private const int Rounds = 8;

    [Fact]
    public async Task Opens_what_we_seal_and_we_open_what_it_seals()
    {
        var folder = Repository.Path("tests", "Reweave.Protocol.Tests", "Hpke", "peer");
        if (!Directory.Exists(System.IO.Path.Combine(folder, "node_modules")))
        {
            await RunAsync(folder, "npm", "ci --no-audit --no-fund --ignore-scripts", "");
        }

        var rounds = Enumerable.Range(0, Rounds).Select(_ => new Round()).ToArray();
        var questions = rounds.SelectMany(round =>
            new[] { round.ForThemToOpen(), round.ForThemToSeal() }
        );
        var output = await RunAsync(
            folder,
            "node",
            "peer.mjs",
            JsonSerializer.Serialize(questions)
        );
        var answers = JsonSerializer.Deserialize<string[]>(output)!;
        for (var i = 0; i < Rounds; i++)
        {
            Assert.Equal(Convert.ToHexStringLower(rounds[i].Plaintext), answers[2 * i]);
            Assert.Equal(
                rounds[i].Plaintext,
                rounds[i].Open(Convert.FromHexString(answers[2 * i + 1]))
            );
        }
    }

    private static async Task<string> RunAsync(
        string folder,
        string program,
        string arguments,
        string input
    )
    {
        using var process =
            Process.Start(
                new ProcessStartInfo(program, arguments)
                {
                    WorkingDirectory = folder,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            ) ?? throw new InvalidOperationException($"{program} does not start.");
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {arguments}: {await errors}");
        return output;
    }

    private sealed class Round
    {
        private readonly ECDiffieHellman _recipient = ECDiffieHellman.Create(
            ECCurve.NamedCurves.nistP256
        );
        private readonly byte[] _psk = RandomNumberGenerator.GetBytes(32);
        private readonly byte[] _pskId = RandomNumberGenerator.GetBytes(20);
        private readonly byte[] _info = RandomNumberGenerator.GetBytes(14);
        private readonly byte[] _aad = RandomNumberGenerator.GetBytes(40);

        public byte[] Plaintext { get; } = RandomNumberGenerator.GetBytes(32);

        private byte[] PublicKey
        {
            get
            {
                var point = _recipient.ExportParameters(includePrivateParameters: false).Q;
                return [4, .. point.X!, .. point.Y!];
            }
        }

        public Dictionary<string, string> ForThemToOpen()
        {
            using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
            var wrapped = Crypto.Primitives.Hpke.Aes256Gcm.Seal(
                ephemeral,
                PublicKey,
                _info,
                _psk,
                _pskId,
                _aad,
                Plaintext
            );
            var scalar = _recipient.ExportParameters(includePrivateParameters: true).D!;
            return Bound(("open", wrapped!), ("privateKey", scalar));
        }

        public Dictionary<string, string> ForThemToSeal() =>
            Bound(("seal", Plaintext), ("publicKey", PublicKey));

        public byte[]? Open(byte[] wrapped) =>
            Crypto.Primitives.Hpke.Aes256Gcm.Open(
                _recipient,
                PublicKey,
                _info,
                _psk,
                _pskId,
                _aad,
                wrapped
            );

        private Dictionary<string, string> Bound(params (string Name, byte[] Value)[] more)
        {
            (string Name, byte[] Value)[] all =
            [
                ("info", _info),
                ("psk", _psk),
                ("pskId", _pskId),
                ("aad", _aad),
                .. more,
            ];
            return all.ToDictionary(one => one.Name, one => Convert.ToHexStringLower(one.Value));
        }
    }
}
