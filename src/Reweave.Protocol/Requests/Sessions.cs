using System.Security.Cryptography;

namespace Reweave.Protocol.Requests;

/// <summary><c>[device]</c>: asks for a nonce to sign.</summary>
public sealed record ChallengeRequest(DeviceId Device)
{
    public byte[] Encode() => Cbor.Array(Device.ToArray());

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out ChallengeRequest? request) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(1);
                var read = new ChallengeRequest(new DeviceId(reader.Bytes(32)));
                reader.EndArray();
                return read;
            },
            out request
        );
}

/// <summary><c>[nonce(32)]</c>: good once, for two minutes, for the device that asked.</summary>
public sealed record ChallengeAnswer(byte[] Nonce)
{
    public byte[] Encode() => Cbor.Array(Nonce);

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out ChallengeAnswer? answer) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(1);
                var read = new ChallengeAnswer(reader.Bytes(32));
                reader.EndArray();
                return read;
            },
            out answer
        );
}

/// <summary><c>[device, nonce, signature]</c> over <see cref="SignedBytes"/> with the device key.</summary>
public sealed record SessionRequest(DeviceId Device, byte[] Nonce, byte[] Signature)
{
    public byte[] Encode() => Cbor.Array(Device.ToArray(), Nonce, Signature);

    public static byte[] SignedBytes(DeviceId device, byte[] nonce) =>
        [.. "reweave/1/session"u8, .. Cbor.Array(device.ToArray(), nonce)];

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out SessionRequest? request) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(3);
                var read = new SessionRequest(
                    new DeviceId(reader.Bytes(32)),
                    reader.Bytes(32),
                    reader.Bytes(64)
                );
                reader.EndArray();
                return read;
            },
            out request
        );
}

/// <summary><c>[token(32), expires (Unix seconds), unlocker mark(32)]</c></summary>
/// <param name="UnlockerMark">
/// <see cref="MarkOf"/> the account's present unlocker by passphrase: a device that keeps another one learns that the passphrase was
/// changed elsewhere. A false one costs its person nothing but reading that sentence.
/// </param>
public sealed record SessionAnswer(byte[] Token, long Expires, byte[] UnlockerMark)
{
    public byte[] Encode() => Cbor.Array(Token, Expires, UnlockerMark);

    /// <summary><c>H("reweave/1/unlocker-mark" ‖ unlocker)</c></summary>
    public static byte[] MarkOf(ReadOnlySpan<byte> unlocker)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("reweave/1/unlocker-mark"u8);
        hash.AppendData(unlocker);
        return hash.GetHashAndReset();
    }

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out SessionAnswer? answer) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(3);
                var read = new SessionAnswer(
                    reader.Bytes(32),
                    reader.LongNumber(),
                    reader.Bytes(32)
                );
                reader.EndArray();
                return read;
            },
            out answer
        );
}
