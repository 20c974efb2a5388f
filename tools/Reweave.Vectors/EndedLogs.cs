namespace Reweave.Vectors;

/// <summary>What stays possible after leaving, after being removed and after the close: erasing one's own, and nothing else.</summary>
internal static class EndedLogs
{
    public static async Task AddAsync(VectorText file)
    {
        await CoupleAsync(file);
        await AnotherDeviceAsync(file);
        await CareAsync(file);
        await PrivateAsync(file);
    }

    private static async Task CoupleAsync(VectorText file)
    {
        var cast = await Cast.MakeAsync("log ended couple");
        var (ada, ben) = (cast.Ada, cast.Ben);
        var script = await LogScript.CoupleAsync(cast);
        var (adas, adasAt) = await WriteAsync(script, ada);
        var (bens, bensAt) = await WriteAsync(script, ben);
        var consent = await script.WriteAsync(ben, change: head => head with { Erasable = false });
        var consentAt = script.At.Position.Value;
        await script.SignAsync(ben, s => s.LeaveAsync());
        await script.EraseAsync(ben, adasAt, adas, "erasure-target-of-another");
        await script.EraseAsync(ada, bensAt, bens, "erasure-target-of-another");
        await script.EraseAsync(ben, consentAt, consent.Hash(), "erasure-target-not-erasable");
        await script.EraseAsync(
            ben,
            bensAt,
            bens,
            "wrong-signature",
            frame => frame with { Signature = [.. frame.Signature[..^1], 0] }
        );
        await script.EraseAsync(ben, bensAt, bens);
        await script.EraseAsync(ada, adasAt, adas);
        await script.WriteAsync(ben, "space-closed");
        await script.WriteAsync(ada, "space-closed");
        await script.StartEpochAsync("space-closed", 2, ada);
        await script.SignAsync(ben, s => s.LeaveAsync(), "space-closed");
        await script.EraseAsync(ben, bensAt, bens);
        script.WriteTo(file, "both erase their own after one has left");
        script.EraseBodyAt((int)bensAt - 1);
        script.EraseBodyAt((int)adasAt - 1);
        script.WriteTo(file, "the same log after the bodies are dropped");
    }

    private static async Task AnotherDeviceAsync(VectorText file)
    {
        var cast = await Cast.MakeAsync("log ended devices");
        var ben = cast.Ben;
        var script = await LogScript.CoupleAsync(cast);
        var (text, at) = await WriteAsync(script, ben);
        await script.SignAsync(cast.Ada, s => s.CloseAsync());
        var phone = ben.On(await cast.Primitives.GenerateKeyPairAsync(KeyUse.Signing));
        await script.EraseAsync(phone, at, text, "device-not-certified");
        await script.CertifyAsync(cast.Cleo, "space-closed");
        await script.SignAsync(
            cast.Ada,
            s => s.RevokeDeviceAsync(KeyIds.OfDevice(ben.Device.PublicKey)),
            "device-of-another"
        );
        await script.CertifyAsync(phone);
        await script.CertifyAsync(phone, "device-already-certified");
        await script.EraseAsync(phone, at, text);
        await script.WriteAsync(phone, "space-closed");
        await script.SignAsync(
            phone,
            s => s.RevokeDeviceAsync(KeyIds.OfDevice(ben.Device.PublicKey))
        );
        await script.EraseAsync(ben, at, text, "device-revoked");
        await script.CertifyAsync(ben, "device-revoked-before");
        script.WriteTo(file, "a device certified after the close erases and does nothing else");
    }

    private static async Task CareAsync(VectorText file)
    {
        var cast = await Cast.MakeAsync("log ended care");
        var script = await LogScript.CareAsync(cast);
        var (text, at) = await WriteAsync(script, cast.Cleo);
        await script.SignAsync(cast.Ben, s => s.RemoveMemberAsync(cast.Cleo.Id));
        var phone = cast.Cleo.On(await cast.Primitives.GenerateKeyPairAsync(KeyUse.Signing));
        await script.CertifyAsync(phone, "author-not-present");
        await script.EraseAsync(phone, at, text, "device-not-certified");
        await script.WriteAsync(cast.Cleo, "member-ended");
        await script.EraseAsync(cast.Cleo, at, text);
        await script.StartEpochAsync(cast.Ada, cast.Ben);
        await script.WriteAsync(cast.Ada);
        await script.EraseAsync(cast.Cleo, at, text);
        await script.SignAsync(cast.Ada, s => s.CloseAsync());
        await script.CertifyAsync(cast.Cleo.On(phone.Device), "space-closed");
        await script.EraseAsync(cast.Cleo, at, text);
        script.WriteTo(file, "a removed counsellor erases, from the devices of before");
    }

    private static async Task PrivateAsync(VectorText file)
    {
        var cast = await Cast.MakeAsync("log ended private");
        var script = await LogScript.PrivateAsync(cast, cast.Ada);
        var (text, at) = await WriteAsync(script, cast.Ada);
        await script.SignAsync(cast.Ada, s => s.CloseAsync());
        await script.EraseAsync(cast.Ada, at, text);
        script.WriteTo(file, "erasing in a closed private space");
    }

    private static async Task<(EntryHash Hash, long At)> WriteAsync(LogScript script, Actor author)
    {
        var frame = await script.WriteAsync(author);
        return (frame.Hash(), script.At.Position.Value);
    }
}
