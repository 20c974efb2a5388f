using System.Security.Cryptography;
using System.Text;
using Reweave.Client.Ports;
using Reweave.Crypto.Accounts;
using Reweave.Protocol;
using Reweave.Protocol.Ids;

namespace Reweave.Client.Accounts;

/// <summary>
/// What the device keeps of an account so that it can be unlocked without the server. Nothing of it opens anything without the
/// passphrase; the name is kept as a hash, unless its person chose to be listed.
/// </summary>
internal sealed record AccountSlot : Unprinted
{
    /// <summary>Random; also the name of the store and of the device key.</summary>
    public required string Slot { get; init; }
    public required byte[] NameHash { get; init; }
    public required MemberId Member { get; init; }
    public required Keyset Keyset { get; init; }
    public required Unlocker Unlocker { get; init; }

    /// <summary>Sealed under this device's own secret.</summary>
    public required byte[] SecretKey { get; init; }

    private const string Prefix = "account/";

    /// <summary>
    /// The name in plain UTF-8 under this prefix and the slot, only for those who chose to be listed.
    /// </summary>
    public const string ListedPrefix = "listed/";

    public static string NewSlot() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <summary>Names are lower case; what people type around them is not.</summary>
    public static string Normalise(string name) => name.Trim().ToLowerInvariant();

    public static byte[] HashOf(string slot, string name) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"reweave/1/account-here {slot} {Normalise(name)}"));

    public bool IsCalled(string name) =>
        CryptographicOperations.FixedTimeEquals(NameHash, HashOf(Slot, name));

    public static async Task<AccountSlot?> FindAsync(ILocalStores stores, string name)
    {
        foreach (var (_, bytes) in await stores.Device.ReadAllAsync(Prefix))
        {
            if (Read(bytes) is { } slot && slot.IsCalled(name))
            {
                return slot;
            }
        }

        return null;
    }

    public static async Task<IReadOnlyList<string>> ListedAsync(ILocalStores stores) =>
        [
            .. (await stores.Device.ReadAllAsync(ListedPrefix)).Select(pair =>
                Encoding.UTF8.GetString(pair.Value)
            ),
        ];

    public async Task<bool> IsListedAsync(ILocalStores stores) =>
        await stores.Device.ReadAsync(ListedPrefix + Slot) is not null;

    public ValueTask KeepAsync(ILocalStores stores) =>
        stores.Device.WriteAsync([StoreChange.Put(Prefix + Slot, Encode())]);

    public async ValueTask ListAsync(ILocalStores stores, string? name) =>
        await stores.Device.WriteAsync([
            name is null
                ? StoreChange.Remove(ListedPrefix + Slot)
                : StoreChange.Put(ListedPrefix + Slot, Encoding.UTF8.GetBytes(name)),
        ]);

    public async ValueTask ForgetAsync(DevicePorts ports)
    {
        await ports.Stores.Device.WriteAsync([
            StoreChange.Remove(Prefix + Slot),
            StoreChange.Remove(ListedPrefix + Slot),
        ]);
        await ports.Stores.DeleteAsync(Slot);
        await ports.Primitives.ForgetDeviceAsync(Slot);
    }

    private byte[] Encode() =>
        Cbor.Array(
            Cbor.Suite,
            Slot,
            NameHash,
            Member.ToArray(),
            Keyset.Encode(),
            Unlocker.Encode(),
            SecretKey
        );

    private static AccountSlot? Read(byte[] bytes) =>
        Cbor.TryRead(
            bytes,
            int.MaxValue,
            reader =>
            {
                reader.StartArray(7);
                reader.OwnSuite();
                var slot = reader.Text(64);
                var nameHash = reader.Bytes(32);
                var member = new MemberId(reader.Bytes(32));
                var keyset =
                    Keyset.TryRead(reader.ReadByteString(), out var readKeyset) == ReadOutcome.Fine
                        ? readKeyset!
                        : throw new WireException(ReadOutcome.WrongShape);
                var unlocker =
                    Unlocker.TryRead(reader.ReadByteString(), out var readUnlocker)
                    == ReadOutcome.Fine
                        ? readUnlocker!
                        : throw new WireException(ReadOutcome.WrongShape);
                var secretKey = reader.ReadByteString();
                reader.EndArray();
                return new AccountSlot
                {
                    Slot = slot,
                    NameHash = nameHash,
                    Member = member,
                    Keyset = keyset,
                    Unlocker = unlocker,
                    SecretKey = secretKey,
                };
            },
            out var read
        ) == ReadOutcome.Fine
            ? read
            : null;
}
