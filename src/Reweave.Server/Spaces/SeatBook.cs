using Reweave.Protocol.Entries;
using Reweave.Server.Security;
using Reweave.Server.Storage;

namespace Reweave.Server.Spaces;

/// <summary>Who sits in which space, for the gate. Remembered until any membership changes.</summary>
internal sealed class SeatBook(Readers readers)
{
    private readonly Remembered<(long Account, SpaceId Space), Seat> _remembered = new(100_000);

    public Seat? Find(long account, SpaceId space) =>
        _remembered.Find((account, space), () => Load(account, space));

    /// <summary>Call after the commit that changed a membership.</summary>
    public void Forget() => _remembered.Forget();

    private Seat? Load(long account, SpaceId space) =>
        readers.Read(connection =>
        {
            using var row = connection
                .Prepare(
                    """
                    SELECT s.space, m.until_position, m.until_transcript, s.kind
                    FROM spaces s JOIN members m ON m.space = s.space
                    WHERE s.id = ?1 AND m.account = ?2
                    """
                )
                .Bind(1, space.Value)
                .Bind(2, account);
            return row.Step()
                ? new Seat
                {
                    Space = row.Long(0),
                    ReadsTo =
                        row.IsNull(1) || !SpaceState.GoesOnWithoutOne((SpaceKind)row.Int(3))
                            ? null
                            : new Head(new Position(row.Long(1)), new Transcript(row.Bytes32(2))),
                }
                : null;
        });
}
