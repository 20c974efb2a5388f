using System.Collections.Immutable;
using Reweave.Crypto.Accounts;
using Reweave.Crypto.Pairing;
using Reweave.Crypto.Primitives;
using Reweave.Crypto.Spaces;
using Reweave.Protocol;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;

namespace Reweave.Protocol.Tests;

/// <summary>Someone with an account and one device, made without stretching a passphrase.</summary>
internal sealed class Person
{
    private static int _devices;

    public required IPrimitives Primitives { get; init; }
    public required MasterKey Master { get; init; }
    public required Identity Identity { get; init; }
    public required KeyPairHandle Device { get; init; }

    public MemberId Id => Identity.Member;

    public DeviceId DeviceId => KeyIds.OfDevice(Device.PublicKey);

    public static async Task<Person> NewAsync(IPrimitives primitives)
    {
        var master = await MasterKey.GenerateAsync(primitives);
        var (_, identity) = await Keyset.CreateAsync(primitives, master);
        return new Person
        {
            Primitives = primitives,
            Master = master,
            Identity = identity,
            Device = await NewDeviceAsync(primitives),
        };
    }

    public static async Task<KeyPairHandle> NewDeviceAsync(IPrimitives primitives)
    {
        var name = $"device {Interlocked.Increment(ref _devices)}";
        return (await primitives.DeviceKeyAsync(name, create: true))!;
    }
}

/// <summary>Two people who have paired, and their space as it grows; every frame passes through a verifier.</summary>
internal sealed class Couple
{
    public required BclPrimitives Primitives { get; init; }
    public required Person Ada { get; init; }
    public required Person Ben { get; init; }
    public required Acceptance Acceptance { get; init; }
    public required SecretHandle PairingKey { get; init; }
    public required Founded Founded { get; init; }
    public required LogVerifier Verifier { get; set; }
    public List<Frame> Log { get; } = [];

    public EpochKey Epoch => Founded.Epoch;

    public static async Task<Couple> NewAsync()
    {
        var primitives = new BclPrimitives();
        var ada = await Person.NewAsync(primitives);
        var ben = await Person.NewAsync(primitives);
        var invitation = Invitation.Generate(ada.Id);
        var acceptance = await Acceptance.CreateAsync(primitives, invitation, ben.Identity);
        var psk = await PairingKey_(primitives, invitation, acceptance);
        var founded = await Founding.CoupleAsync(
            primitives,
            ada.Identity,
            ada.Master,
            ada.Device,
            acceptance,
            psk
        );
        var couple = new Couple
        {
            Primitives = primitives,
            Ada = ada,
            Ben = ben,
            Acceptance = acceptance,
            PairingKey = psk,
            Founded = founded,
            Verifier = LogVerifier.Before(founded.Space),
        };
        await couple.AppendAsync([.. founded.Frames]);
        var certified = await couple.Signer(ben).CertifyDeviceAsync(primitives, ben.Device);
        await couple.AppendAsync(certified);
        return couple;
    }

    public ControlSigner Signer(Person person) =>
        new(person.Identity, Founded.Space, Verifier.Head);

    public ChainTip Tip(KeyPairHandle device) =>
        Verifier.Chains.GetValueOrDefault(KeyIds.OfDevice(device.PublicKey));

    public async Task<IReadOnlyList<Frame>> SealAsync(
        Person person,
        int count = 1,
        bool erasable = true
    ) => (await SealAsync(person, Epoch, Tip(person.Device), count, erasable)).Frames;

    public ValueTask<ChainExtended> SealAsync(
        Person person,
        EpochKey epoch,
        ChainTip tip,
        int count = 1,
        bool erasable = true
    ) =>
        EventSealer.SealAsync(
            Primitives,
            epoch,
            person.Device,
            tip,
            Verifier.Head,
            [.. Enumerable.Range(0, count).Select(i => new EventToSeal(Content(i), erasable))]
        );

    /// <summary>Appends and verifies, and expects every frame to be valid.</summary>
    public async Task AppendAsync(params Frame[] frames)
    {
        var page = await VerifyAsync(frames);
        Assert.Equal(PageOutcome.Fine, page.Outcome);
        Assert.All(page.Entries, entry => Assert.Equal(EntryVerdict.Valid, entry.Verdict));
        Verifier = page.After;
        Log.AddRange(frames);
    }

    /// <summary>Verifies without appending.</summary>
    public ValueTask<VerifiedPage> VerifyAsync(params Frame[] frames) =>
        Verifier.VerifyAsync(Primitives, Encoded(frames));

    public static List<ReadOnlyMemory<byte>> Encoded(IEnumerable<Frame> frames) =>
        [.. frames.Select(frame => new ReadOnlyMemory<byte>(frame.Encode()))];

    public static EventContent Content(int i = 0) =>
        new()
        {
            Type = "journal.written",
            Version = 1,
            ClientTime = 1_700_000_000_000 + i,
            Payload = "{\"text\":\"Today was easier.\"}"u8.ToArray(),
        };

    private static ValueTask<SecretHandle> PairingKey_(
        BclPrimitives primitives,
        Invitation invitation,
        Acceptance acceptance
    ) => Crypto.Pairing.PairingKey.DeriveAsync(primitives, invitation, acceptance.Encode());
}
