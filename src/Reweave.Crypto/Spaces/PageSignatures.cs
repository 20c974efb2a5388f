using Reweave.Crypto.Pairing;

namespace Reweave.Crypto.Spaces;

/// <summary>What is known about the signatures of one page so far.</summary>
internal sealed class PageSignatures(IReadOnlyList<PlacedEntry> placed, KnownKeys keys)
{
    private readonly Dictionary<int, EntryVerdict> _control = [];
    private readonly Dictionary<int, bool> _devices = [];
    private readonly HashSet<(DeviceId, EntryHash)> _vouched = [];

    /// <summary>Signatures of control entries, with co-signatures and acceptances, in one crossing.</summary>
    public async ValueTask VerifyControlAsync(IPrimitives primitives)
    {
        var items = new List<ToVerify>();
        var meanings = new List<(int Index, EntryVerdict IfWrong)>();
        for (var i = 0; i < placed.Count; i++)
        {
            if (placed[i].Control is not { } control)
            {
                continue;
            }

            // Without a key there is no present author either, and the roster says so.
            _control[i] = EntryVerdict.Valid;
            if (keys.Members.TryGetValue(control.Author, out var key))
            {
                items.Add(Signature(i, key));
                meanings.Add((i, EntryVerdict.WrongSignature));
            }

            switch (control)
            {
                case DeviceCertified certified:
                    AddPossession(i, certified, items, meanings);
                    break;
                case MemberAdded added:
                    AddConsent(i, added, items, meanings);
                    break;
            }
        }

        if (items.Count == 0)
        {
            return;
        }

        var results = await primitives.VerifyAsync(items);
        for (var i = 0; i < results.Count; i++)
        {
            var (index, ifWrong) = meanings[i];
            if (!results[i] && _control[index] == EntryVerdict.Valid)
            {
                _control[index] = ifWrong;
            }
        }
    }

    /// <summary><see cref="EntryVerdict.Valid"/>, or which of its signatures is wrong.</summary>
    public EntryVerdict OfControl(int index) => _control[index];

    /// <summary>False when the signature is known to be wrong and no later entry of the same device, known to be right, names it as its own.</summary>
    public bool MayBeRight(int index) =>
        !_devices.TryGetValue(index, out var right)
        || right
        || _vouched.Contains((placed[index].Head!.Device, placed[index].Hash));

    /// <summary>
    /// Verifies the newest entry of each chain that a fold came to. True when all are right, and so everything before them; otherwise
    /// every entry of the chains that failed has been verified, and the fold must run again.
    /// </summary>
    public async ValueTask<bool> VerifyNewestAsync(
        IPrimitives primitives,
        IReadOnlyDictionary<DeviceId, int> newest
    )
    {
        var unknown = newest.Values.Where(index => !_devices.ContainsKey(index)).ToList();
        await VerifyAsync(primitives, unknown);
        var failed = unknown
            .Where(index => !_devices[index])
            .Select(index => placed[index].Head!.Device)
            .ToHashSet();
        if (failed.Count == 0)
        {
            return true;
        }

        var rest = Enumerable
            .Range(0, placed.Count)
            .Where(i =>
                placed[i].Head is { } head
                && failed.Contains(head.Device)
                && !_devices.ContainsKey(i)
            )
            .ToList();
        await VerifyAsync(primitives, rest);
        VouchBackwards();
        return false;
    }

    private async ValueTask VerifyAsync(IPrimitives primitives, List<int> indexes)
    {
        if (indexes.Count == 0)
        {
            return;
        }

        // A device without a known key is not certified; what is asked here is folded already or belongs to such a device's chain.
        var items = indexes.ConvertAll(index =>
            Signature(index, keys.Devices.GetValueOrDefault(placed[index].Head!.Device, []))
        );
        var results = await primitives.VerifyAsync(items);
        for (var i = 0; i < indexes.Count; i++)
        {
            _devices[indexes[i]] = results[i];
        }
    }

    private void VouchBackwards()
    {
        for (var i = placed.Count - 1; i >= 0; i--)
        {
            if (
                placed[i].Head is { } head
                && (
                    _devices.GetValueOrDefault(i)
                    || _vouched.Contains((head.Device, placed[i].Hash))
                )
            )
            {
                _vouched.Add((head.Device, head.PreviousOwn));
            }
        }
    }

    private ToVerify Signature(int index, byte[] key) =>
        new(key, Frame.SignedBytes(placed[index].Hash), placed[index].Frame.Signature);

    private static void AddPossession(
        int index,
        DeviceCertified certified,
        List<ToVerify> items,
        List<(int, EntryVerdict)> meanings
    )
    {
        var shown = ControlSigner.PossessionBytes(
            certified.Space,
            certified.Author,
            certified.Device
        );
        items.Add(new ToVerify(certified.PublicKey, shown, certified.Possession));
        meanings.Add((index, EntryVerdict.PossessionNotSigned));
    }

    private void AddConsent(
        int index,
        MemberAdded added,
        List<ToVerify> items,
        List<(int, EntryVerdict)> meanings
    )
    {
        if (
            added.Acceptance.Length > 0
            && Acceptance.TryRead(added.Acceptance, out var acceptance) == ReadOutcome.Fine
        )
        {
            items.Add(
                new ToVerify(
                    acceptance!.Keys.Signing,
                    acceptance.SignedBytes(),
                    acceptance.Signature
                )
            );
            meanings.Add((index, EntryVerdict.AcceptanceNotSigned));
        }

        if (
            added.CoSigner is { } coSigner
            && keys.Members.TryGetValue(coSigner, out var coSignerKey)
        )
        {
            var covered = ControlSigner.CoSignedBytes(added.Space, added.Role, added.Keys);
            items.Add(new ToVerify(coSignerKey, covered, added.CoSignature));
            meanings.Add((index, EntryVerdict.CoSignatureWrong));
        }
    }
}
