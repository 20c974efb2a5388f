namespace Reweave.Protocol.Requests;

/// <summary>An unlocker as its owner encoded it, with the hash by which the server knows its login secret.</summary>
public sealed record UnlockerWithHash(byte[] Unlocker, byte[] LoginHash)
{
    internal void Write(CborWriter writer)
    {
        writer.WriteStartArray(2);
        writer.WriteByteString(Unlocker);
        writer.WriteByteString(LoginHash);
        writer.WriteEndArray();
    }

    internal static void WriteAll(CborWriter writer, IReadOnlyList<UnlockerWithHash> unlockers)
    {
        writer.WriteStartArray(unlockers.Count);
        foreach (var unlocker in unlockers)
        {
            unlocker.Write(writer);
        }

        writer.WriteEndArray();
    }

    internal static UnlockerWithHash[] ReadAll(CborReader reader)
    {
        var unlockers = new UnlockerWithHash[reader.StartList(Limits.UnlockersAtMost)];
        for (var i = 0; i < unlockers.Length; i++)
        {
            reader.StartArray(2);
            unlockers[i] = new UnlockerWithHash(
                reader.BytesUpTo(Limits.UnlockerInBytes),
                reader.Bytes(32)
            );
            reader.EndArray();
        }

        reader.EndArray();
        return unlockers;
    }
}

/// <summary><c>[login name, invitation or empty, keyset, [[unlocker, login hash], …], device pub]</c></summary>
public sealed record RegisterRequest
{
    /// <summary>As chosen; the server completes it with a dot and four digits.</summary>
    public required string LoginName { get; init; }
    public InvitationId? Invitation { get; init; }
    public required byte[] Keyset { get; init; }
    public required IReadOnlyList<UnlockerWithHash> Unlockers { get; init; }
    public required byte[] DevicePublicKey { get; init; }

    public byte[] Encode() =>
        Cbor.Write(writer =>
        {
            writer.WriteStartArray(5);
            writer.WriteTextString(LoginName);
            writer.WriteByteString(Invitation?.ToArray() ?? []);
            writer.WriteByteString(Keyset);
            UnlockerWithHash.WriteAll(writer, Unlockers);
            writer.WriteByteString(DevicePublicKey);
            writer.WriteEndArray();
        });

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out RegisterRequest? request) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(5);
                var name = reader.Text(Limits.LoginNameInRequest);
                var invitation = reader.BytesOrNone(16);
                var read = new RegisterRequest
                {
                    LoginName = name,
                    Invitation = invitation is null ? null : new InvitationId(invitation),
                    Keyset = reader.BytesUpTo(Limits.KeysetInBytes),
                    Unlockers = UnlockerWithHash.ReadAll(reader),
                    DevicePublicKey = reader.Bytes(65),
                };
                reader.EndArray();
                return read;
            },
            out request
        );
}

/// <summary><c>[completed login name, token, expires]</c></summary>
public sealed record RegisterAnswer(string CompletedLoginName, byte[] Token, long Expires)
{
    public byte[] Encode() => Cbor.Array(CompletedLoginName, Token, Expires);

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out RegisterAnswer? answer) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(3);
                var read = new RegisterAnswer(
                    reader.Text(Limits.LoginNameInRequest),
                    reader.Bytes(32),
                    reader.LongNumber()
                );
                reader.EndArray();
                return read;
            },
            out answer
        );
}

/// <summary><c>[completed login name, kind]</c></summary>
public sealed record LoginParametersRequest(string LoginName, int Kind)
{
    public byte[] Encode() => Cbor.Array(LoginName, Kind);

    public static ReadOutcome TryRead(
        ReadOnlyMemory<byte> bytes,
        out LoginParametersRequest? request
    ) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(2);
                var read = new LoginParametersRequest(
                    reader.Text(Limits.LoginNameInRequest),
                    reader.Number(255)
                );
                reader.EndArray();
                return read;
            },
            out request
        );
}

/// <summary><c>[iterations, salt(32)]</c>; made up, but always the same, for names that do not exist.</summary>
public sealed record LoginParametersAnswer(int Iterations, byte[] Salt)
{
    public byte[] Encode() => Cbor.Array(Iterations, Salt);

    public static ReadOutcome TryRead(
        ReadOnlyMemory<byte> bytes,
        out LoginParametersAnswer? answer
    ) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(2);
                var read = new LoginParametersAnswer(reader.Number(), reader.Bytes(32));
                reader.EndArray();
                return read;
            },
            out answer
        );
}

/// <summary><c>[completed login name, kind, login secret(32), device pub]</c></summary>
public sealed record LoginRequest(
    string LoginName,
    int Kind,
    byte[] LoginSecret,
    byte[] DevicePublicKey
)
{
    public byte[] Encode() => Cbor.Array(LoginName, Kind, LoginSecret, DevicePublicKey);

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out LoginRequest? request) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(4);
                var read = new LoginRequest(
                    reader.Text(Limits.LoginNameInRequest),
                    reader.Number(255),
                    reader.Bytes(32),
                    reader.Bytes(65)
                );
                reader.EndArray();
                return read;
            },
            out request
        );

    /// <summary>Never the secret: records print their fields by default.</summary>
    public override string ToString() => nameof(LoginRequest);
}

/// <summary><c>[token, expires, keyset, unlocker]</c></summary>
public sealed record LoginAnswer(byte[] Token, long Expires, byte[] Keyset, byte[] Unlocker)
{
    public byte[] Encode() => Cbor.Array(Token, Expires, Keyset, Unlocker);

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out LoginAnswer? answer) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(4);
                var read = new LoginAnswer(
                    reader.Bytes(32),
                    reader.LongNumber(),
                    reader.BytesUpTo(Limits.KeysetInBytes),
                    reader.BytesUpTo(Limits.UnlockerInBytes)
                );
                reader.EndArray();
                return read;
            },
            out answer
        );
}

/// <summary><c>[login name, member, keyset, [kinds], bytes used, bytes allowed]</c></summary>
public sealed record AccountAnswer
{
    public required string LoginName { get; init; }
    public required MemberId Member { get; init; }
    public required byte[] Keyset { get; init; }
    public required IReadOnlyList<int> UnlockerKinds { get; init; }
    public required long BytesUsed { get; init; }
    public required long BytesAllowed { get; init; }

    public byte[] Encode() =>
        Cbor.Write(writer =>
        {
            writer.WriteStartArray(6);
            writer.WriteTextString(LoginName);
            writer.WriteByteString(Member.ToArray());
            writer.WriteByteString(Keyset);
            writer.WriteStartArray(UnlockerKinds.Count);
            foreach (var kind in UnlockerKinds)
            {
                writer.WriteUInt64((ulong)kind);
            }

            writer.WriteEndArray();
            writer.WriteUInt64((ulong)BytesUsed);
            writer.WriteUInt64((ulong)BytesAllowed);
            writer.WriteEndArray();
        });

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out AccountAnswer? answer) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(6);
                var name = reader.Text(Limits.LoginNameInRequest);
                var member = new MemberId(reader.Bytes(32));
                var keyset = reader.BytesUpTo(Limits.KeysetInBytes);
                var kinds = new int[reader.StartList(Limits.UnlockersAtMost)];
                for (var i = 0; i < kinds.Length; i++)
                {
                    kinds[i] = reader.Number(255);
                }

                reader.EndArray();
                var read = new AccountAnswer
                {
                    LoginName = name,
                    Member = member,
                    Keyset = keyset,
                    UnlockerKinds = kinds,
                    BytesUsed = reader.LongNumber(),
                    BytesAllowed = reader.LongNumber(),
                };
                reader.EndArray();
                return read;
            },
            out answer
        );
}

/// <summary><c>[login secret, its kind, [[unlocker, login hash], …]]</c>: replaces the unlocker of each kind given, leaves the others.</summary>
public sealed record ReplaceUnlockersRequest(
    byte[] LoginSecret,
    int Kind,
    IReadOnlyList<UnlockerWithHash> Unlockers
)
{
    public byte[] Encode() =>
        Cbor.Write(writer =>
        {
            writer.WriteStartArray(3);
            writer.WriteByteString(LoginSecret);
            writer.WriteUInt64((ulong)Kind);
            UnlockerWithHash.WriteAll(writer, Unlockers);
            writer.WriteEndArray();
        });

    public static ReadOutcome TryRead(
        ReadOnlyMemory<byte> bytes,
        out ReplaceUnlockersRequest? request
    ) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(3);
                var read = new ReplaceUnlockersRequest(
                    reader.Bytes(32),
                    reader.Number(255),
                    UnlockerWithHash.ReadAll(reader)
                );
                reader.EndArray();
                return read;
            },
            out request
        );

    public override string ToString() => nameof(ReplaceUnlockersRequest);
}

/// <summary><c>[device]</c>: no further sessions for that device.</summary>
public sealed record EndDeviceRequest(DeviceId Device)
{
    public byte[] Encode() => Cbor.Array(Device.ToArray());

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out EndDeviceRequest? request) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(1);
                var read = new EndDeviceRequest(new DeviceId(reader.Bytes(32)));
                reader.EndArray();
                return read;
            },
            out request
        );
}

/// <summary><c>[login secret, kind]</c>: whether it still counts, before anything is done that it must allow.</summary>
public sealed record CheckLoginRequest(byte[] LoginSecret, int Kind)
{
    public byte[] Encode() => Cbor.Array(LoginSecret, Kind);

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out CheckLoginRequest? request) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(2);
                var read = new CheckLoginRequest(reader.Bytes(32), reader.Number(255));
                reader.EndArray();
                return read;
            },
            out request
        );

    public override string ToString() => nameof(CheckLoginRequest);
}

/// <summary><c>[login secret, kind, with own bodies]</c></summary>
public sealed record DeleteAccountRequest(byte[] LoginSecret, int Kind, bool WithOwnBodies)
{
    public byte[] Encode() => Cbor.Array(LoginSecret, Kind, WithOwnBodies);

    public static ReadOutcome TryRead(
        ReadOnlyMemory<byte> bytes,
        out DeleteAccountRequest? request
    ) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(3);
                var read = new DeleteAccountRequest(
                    reader.Bytes(32),
                    reader.Number(255),
                    reader.ReadBoolean()
                );
                reader.EndArray();
                return read;
            },
            out request
        );

    public override string ToString() => nameof(DeleteAccountRequest);
}
