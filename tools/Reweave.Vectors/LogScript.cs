namespace Reweave.Vectors;

/// <summary>A log being written entry by entry, each with the verdict it must get.</summary>
internal sealed class LogScript(Cast cast)
{
    private readonly Dictionary<DeviceId, ChainTip> _tips = [];
    private readonly List<(byte[] Frame, string Verdict)> _entries = [];

    public Cast Cast => cast;
    public SpaceId Space { get; private set; }
    public Head At { get; private set; }
    public EpochKey? Epoch { get; private set; }
    public IReadOnlyList<(byte[] Frame, string Verdict)> Entries => _entries;

    public static async Task<LogScript> PrivateAsync(Cast cast, Actor founder)
    {
        var script = new LogScript(cast);
        await script.BeginAsync(founder, SpaceKind.Private);
        await script.CertifyAsync(founder);
        await script.StartEpochAsync(founder);
        return script;
    }

    /// <summary>Ada and Ben, both with their devices, and epoch 1.</summary>
    public static async Task<LogScript> CoupleAsync(Cast cast)
    {
        var script = new LogScript(cast);
        await script.BeginAsync(cast.Ada, SpaceKind.Couple, cast.Invitation.Id);
        await script.CertifyAsync(cast.Ada);
        await script.SignAsync(
            cast.Ada,
            signer =>
                signer.AddMemberAsync(
                    cast.Ben.Identity.Keys,
                    MemberRole.Partner,
                    cast.Acceptance.Encode()
                )
        );
        await script.StartEpochAsync(cast.Ada, cast.Ben);
        await script.CertifyAsync(cast.Ben);
        return script;
    }

    /// <summary>Ada, Ben and the counsellor Cleo, with Ben's co-signature, and epoch 1.</summary>
    public static async Task<LogScript> CareAsync(Cast cast, bool withBen = true)
    {
        var script = new LogScript(cast);
        await script.BeginAsync(cast.Ada, SpaceKind.Care);
        await script.CertifyAsync(cast.Ada);
        if (withBen)
        {
            await script.AddAsync(cast.Ada, cast.Ben, MemberRole.Partner);
        }

        await script.AddAsync(
            cast.Ada,
            cast.Cleo,
            MemberRole.Counsellor,
            coSigner: withBen ? cast.Ben : null
        );
        Actor[] others = withBen ? [cast.Ben, cast.Cleo] : [cast.Cleo];
        await script.StartEpochAsync(cast.Ada, others);
        await script.CertifyAsync(cast.Cleo);
        return script;
    }

    public async Task BeginAsync(Actor founder, SpaceKind kind, InvitationId? invitation = null)
    {
        var (frame, signer) = await ControlSigner.BeginAsync(
            founder.Identity,
            kind,
            invitation,
            cast.Primitives.Chance.Bytes(16)
        );
        Space = signer.Space;
        Add(frame, "valid");
    }

    /// <summary>Begins with a given first entry, whatever it is.</summary>
    public void BeginWith(Frame frame, string verdict)
    {
        Space = new SpaceId(frame.Hash().Value);
        Add(frame, verdict);
    }

    public ControlSigner Signer(Actor actor) => new(actor.Identity, Space, At);

    public async Task<Frame> SignAsync(
        Actor actor,
        Func<ControlSigner, ValueTask<Frame>> sign,
        string verdict = "valid"
    )
    {
        var frame = await sign(Signer(actor));
        Add(frame, verdict);
        return frame;
    }

    public Task CertifyAsync(Actor actor, string verdict = "valid") =>
        SignAsync(
            actor,
            signer => signer.CertifyDeviceAsync(cast.Primitives, actor.Device),
            verdict
        );

    public async Task AddAsync(
        Actor author,
        Actor added,
        MemberRole role,
        string verdict = "valid",
        Actor? coSigner = null
    )
    {
        var consent = coSigner is null
            ? null
            : await ControlSigner.CoSignAsync(coSigner.Identity, Space, role, added.Identity.Keys);
        await SignAsync(
            author,
            signer => signer.AddMemberAsync(added.Identity.Keys, role, [], coSigner?.Id, consent),
            verdict
        );
    }

    public Task StartEpochAsync(Actor author, params Actor[] others) =>
        StartEpochAsync("valid", (Epoch?.Epoch ?? 0) + 1, author, others);

    public async Task StartEpochAsync(
        string verdict,
        int number,
        Actor author,
        params Actor[] others
    )
    {
        var made = await EpochKey.CreateAsync(
            cast.Primitives,
            Space,
            number,
            author.Id,
            author.Master,
            [
                .. others
                    .OrderBy(other => other.Id)
                    .Select(other => new EpochRecipient(
                        other.Id,
                        other.Identity.Keys,
                        other == cast.Cleo || author == cast.Cleo
                            ? cast.OtherPairingKey
                            : cast.PairingKey
                    )),
            ]
        );
        await SignAsync(author, signer => signer.StartEpochAsync(made), verdict);
        Epoch = verdict == "valid" ? made.Key : Epoch;
    }

    /// <summary>An event, with whatever <paramref name="change"/> does to its right head.</summary>
    public async Task<Frame> WriteAsync(
        Actor actor,
        string verdict = "valid",
        Func<EventHead, EventHead>? change = null,
        Func<Frame, Frame>? after = null
    )
    {
        var device = KeyIds.OfDevice(actor.Device.PublicKey);
        var tip = _tips.GetValueOrDefault(device);
        var head = new EventHead
        {
            Space = Space,
            Epoch = Epoch?.Epoch ?? 1,
            Device = device,
            Sequence = tip.Sequence + 1,
            PreviousOwn = tip.Hash,
            Confirmed = At,
            Erasable = true,
        };
        head = change is null ? head : change(head);
        return await SendAsync(
            actor,
            head,
            cast.Primitives.Chance.Bytes(336),
            FrameKind.Event,
            verdict,
            after
        );
    }

    public async Task<Frame> EraseAsync(
        Actor actor,
        long target,
        EntryHash targetHash,
        string verdict = "valid",
        Func<Frame, Frame>? after = null
    )
    {
        var device = KeyIds.OfDevice(actor.Device.PublicKey);
        var tip = _tips.GetValueOrDefault(device);
        var head = new ErasureHead
        {
            Space = Space,
            Device = device,
            Sequence = tip.Sequence + 1,
            PreviousOwn = tip.Hash,
            Confirmed = At,
            TargetPosition = new Position(target),
            TargetHash = targetHash,
        };
        return await SendAsync(actor, head, [], FrameKind.Erasure, verdict, after);
    }

    public void Add(Frame frame, string verdict)
    {
        var hash = frame.Hash();
        At = new Head(At.Position.Next, Transcripts.After(At.Transcript, hash));
        _entries.Add((frame.Encode(), verdict));
    }

    /// <summary>The same signed entry with the body dropped, as a host serves it after an erasure.</summary>
    public void EraseBodyAt(int index)
    {
        Frame.TryRead(_entries[index].Frame, out var frame);
        _entries[index] = (frame!.Erased().Encode(), _entries[index].Verdict);
    }

    public VectorText WriteTo(
        VectorText file,
        string name,
        string expect = "fine",
        byte[]? last = null
    )
    {
        var fields = new List<(string, object)> { ("space", Space.ToArray()) };
        foreach (var (frame, verdict) in _entries)
        {
            fields.Add(("entry", frame));
            fields.Add(("verdict", verdict));
        }

        if (last is not null)
        {
            fields.Add(("entry", last));
        }

        fields.Add(("transcript", At.Transcript.ToArray()));
        return file.Case(name, expect, [.. fields]);
    }

    private async Task<Frame> SendAsync(
        Actor actor,
        DeviceHead head,
        byte[] body,
        FrameKind kind,
        string verdict,
        Func<Frame, Frame>? after
    )
    {
        var frame = new Frame
        {
            Suite = Cbor.Suite,
            Kind = kind,
            Head = head.Encode(),
            Body = body,
            Signature = [],
        };
        var hash = frame.Hash();
        var signed = await cast.Primitives.SignAsync(actor.Device, [Frame.SignedBytes(hash)]);
        frame = frame with { Signature = signed[0] };
        frame = after is null ? frame : after(frame);
        Add(frame, verdict);
        if (verdict == "valid")
        {
            _tips[head.Device] = new ChainTip(head.Sequence, hash);
        }

        return frame;
    }
}
