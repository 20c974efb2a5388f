namespace Reweave.Server.Tests.Running;

/// <summary>Two people who are paired.</summary>
public sealed record Couple(Person Anna, Person Ben, SpaceLog Log)
{
    public static async Task<Couple> Paired(ServerInProcess server)
    {
        var anna = await Person.Registered(server, "anna");
        var invitation = await anna.Invites();
        var ben = await Person.Registered(server, "ben", invitation);
        (await ben.Accept(invitation)).Fine();
        var log = SpaceLog.Couple(anna, ben, invitation);
        (await anna.Make(log)).Fine();
        (await ben.Append(log, log.Certify(ben))).Fine();
        return new Couple(anna, ben, log);
    }
}
