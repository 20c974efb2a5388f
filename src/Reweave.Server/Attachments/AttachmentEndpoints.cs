using System.Buffers;
using System.Globalization;
using Reweave.Protocol.Entries;
using Reweave.Server.Security;
using Reweave.Server.Spaces;
using Reweave.Server.Storage;

namespace Reweave.Server.Attachments;

/// <summary>
/// Files beside the log (docs/protocol/attachments.md, section 3): begun, sent chunk by chunk, committed, read, removed. Each step may
/// be repeated. Removing is a right of the author and of either partner, and nothing stands before it.
/// </summary>
internal sealed class AttachmentEndpoints(
    Writer writer,
    Readers readers,
    SpaceStore spaces,
    UploadRoom room,
    ServerOptions options,
    TimeProvider time
)
{
    private const string One = "spaces/{space}/attachments/{attachment}";

    /// <summary>A chunk fills about this many pages of the database's log, a usual piece about one.</summary>
    private const int PagesOfChunk = 64;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapApi("PUT", One, Access.NeedsSeat, Begin);
        routes.MapApi(
            "PUT",
            One + "/{index}",
            Access.NeedsSeat,
            TakeChunk,
            Limits.SealedChunkInBytes,
            http => room.Enter(http.Features.Get<Caller>()!.Account)
        );
        routes.MapApi("POST", One + "/commit", Access.NeedsSeat, Commit);
        routes.MapApi("GET", One + "/{index}", Access.NeedsSeat, GiveChunk);
        routes.MapApi("DELETE", One, Access.NeedsSeat, Remove);
    }

    private ValueTask<Reply> Begin(ApiRequest request)
    {
        var outcome = BeginAttachmentRequest.TryRead(request.Body, out var asked);
        if (asked is null)
        {
            return new(Refusal.Of(outcome));
        }

        if (Named(request) is not { } id || !IsPossible(asked))
        {
            return new(new Refusal(RefusalCodes.Malformed));
        }

        var caller = request.Caller;
        return new(
            writer.WriteAsync(connection =>
            {
                var space = request.Seat.Space;
                if (AttachmentStore.Find(connection, space, id) is { } kept)
                {
                    return RefuseUnlessOwn(kept, caller) is { } no ? no
                        : kept.Count == asked.Count && kept.Bytes == asked.SealedBytes
                            ? Told(connection, kept)
                        : new Refusal(RefusalCodes.AttachmentDiffers);
                }

                if (RefuseSending(connection, request) is { } refusal)
                {
                    return refusal;
                }

                var begun = new KeptAttachment(
                    0,
                    caller.Account,
                    AttachmentState.Begun,
                    asked.Count,
                    asked.SealedBytes
                );
                if (
                    !AttachmentStore.HasRoomFor(connection, caller.Account)
                    || !AttachmentStore.Take(
                        connection,
                        caller.Account,
                        asked.SealedBytes,
                        options.BytesPerAccount
                    )
                )
                {
                    return new Refusal(RefusalCodes.QuotaExceeded);
                }

                AttachmentStore.Add(connection, space, id, begun, time.GetUtcNow());
                return new Answer(new AttachmentAnswer(false, []).Encode());
            })
        );
    }

    private ValueTask<Reply> TakeChunk(ApiRequest request)
    {
        if (Named(request) is not { } id || Index(request) is not { } index)
        {
            return new(new Refusal(RefusalCodes.Malformed));
        }

        return new(
            writer.WriteAsync(
                connection =>
                {
                    if (FindOwn(connection, request, id, out var kept) is { } refusal)
                    {
                        return refusal;
                    }

                    if (index >= kept!.Count || request.Body.Length != LengthAt(kept, index))
                    {
                        return new Refusal(RefusalCodes.AttachmentDiffers);
                    }

                    switch (AttachmentStore.IsSame(connection, kept.Row, index, request.Body.Span))
                    {
                        case true:
                            return Answer.Empty;
                        case false:
                            return new Refusal(RefusalCodes.AttachmentDiffers);
                    }

                    if (RefuseSending(connection, request) is { } closed)
                    {
                        return closed;
                    }

                    AttachmentStore.AddChunk(connection, kept.Row, index, request.Body.Span);
                    return Answer.Empty;
                },
                PagesOfChunk
            )
        );
    }

    private ValueTask<Reply> Commit(ApiRequest request)
    {
        if (Named(request) is not { } id)
        {
            return new(new Refusal(RefusalCodes.Malformed));
        }

        return new(
            writer.WriteAsync(connection =>
            {
                if (FindOwn(connection, request, id, out var kept) is { } refusal)
                {
                    return refusal;
                }

                if (kept!.State == AttachmentState.Whole)
                {
                    return Answer.Empty;
                }

                if (AttachmentStore.BytesPresent(connection, kept.Row) != kept.Bytes)
                {
                    return new Refusal(RefusalCodes.AttachmentIncomplete);
                }

                AttachmentStore.Complete(connection, kept.Row);
                return Answer.Empty;
            })
        );
    }

    private ValueTask<Reply> GiveChunk(ApiRequest request)
    {
        if (Named(request) is not { } id || Index(request) is not { } index)
        {
            return new(new Refusal(RefusalCodes.Malformed));
        }

        return new(
            readers.ReadTogether<Reply>(connection =>
            {
                switch (AttachmentStore.Find(connection, request.Seat.Space, id))
                {
                    case { State: AttachmentState.Removed }:
                        return new Refusal(RefusalCodes.AttachmentRemoved);
                    case { State: AttachmentState.Whole } kept:
                        return Chunk(connection, kept, index);
                    default:
                        return new Refusal(RefusalCodes.NotFound);
                }
            })
        );
    }

    private ValueTask<Reply> Remove(ApiRequest request)
    {
        if (Named(request) is not { } id)
        {
            return new(new Refusal(RefusalCodes.Malformed));
        }

        var caller = request.Caller;
        return new(
            writer.WriteAsync(connection =>
            {
                var space = request.Seat.Space;
                var kept = AttachmentStore.Find(connection, space, id);
                if (kept is { State: AttachmentState.Removed })
                {
                    return Answer.Empty;
                }

                if (kept?.Account != caller.Account && !IsPartner(connection, request))
                {
                    return new Refusal(RefusalCodes.NotAllowed);
                }

                if (kept is not null)
                {
                    AttachmentStore.Remove(connection, kept);
                }
                else if (AttachmentStore.HasRoomFor(connection, caller.Account))
                {
                    // The fact that it is removed may come before the file: then it never comes.
                    AttachmentStore.Add(
                        connection,
                        space,
                        id,
                        new KeptAttachment(0, caller.Account, AttachmentState.Removed, 0, 0),
                        time.GetUtcNow()
                    );
                }

                return Answer.Empty;
            })
        );
    }

    private static Answer Told(Connection connection, KeptAttachment kept) =>
        new(
            new AttachmentAnswer(
                kept.State == AttachmentState.Whole,
                AttachmentStore.Present(connection, kept.Row)
            ).Encode()
        );

    private static Refusal? FindOwn(
        Connection connection,
        ApiRequest request,
        AttachmentId id,
        out KeptAttachment? kept
    )
    {
        kept = AttachmentStore.Find(connection, request.Seat.Space, id);
        return kept is null
            ? new Refusal(RefusalCodes.NotFound)
            : RefuseUnlessOwn(kept, request.Caller);
    }

    /// <summary>Who else may see the file learns nothing here about how far it is.</summary>
    private static Refusal? RefuseUnlessOwn(KeptAttachment kept, Caller caller) =>
        kept.State == AttachmentState.Removed ? new Refusal(RefusalCodes.AttachmentRemoved)
        : kept.Account != caller.Account ? new Refusal(RefusalCodes.AttachmentDiffers)
        : null;

    private Refusal? RefuseSending(Connection connection, ApiRequest request)
    {
        var space = SpaceOf(connection, request);
        return space.Kind is not (SpaceKind.Private or SpaceKind.Couple)
            || !space.IsPresent(request.Caller.Member)
                ? new Refusal(RefusalCodes.NotAllowed)
            : space.IsClosed ? new Refusal(RefusalCodes.SpaceClosed)
            : space.IsStopped ? new Refusal(RefusalCodes.WritesStopped)
            : null;
    }

    /// <summary>Also after the end: a photo of the two is removed by either for as long as it is kept.</summary>
    private bool IsPartner(Connection connection, ApiRequest request) =>
        SpaceOf(connection, request).Members.TryGetValue(request.Caller.Member, out var seat)
        && seat.Role == MemberRole.Partner;

    private SpaceState SpaceOf(Connection connection, ApiRequest request)
    {
        _ = SpaceId.TryParse(request.Http.GetRouteValue("space") as string, out var id);
        return spaces.Find(connection, id)
            ?? throw new InvalidOperationException("There is no seat without a space.");
    }

    private static Reply Chunk(Connection connection, KeptAttachment kept, int index)
    {
        using var row = connection
            .Prepare("SELECT bytes FROM attachment_chunks WHERE attachment = ?1 AND place = ?2")
            .Bind(1, kept.Row)
            .Bind(2, index);
        if (!row.Step())
        {
            return new Refusal(RefusalCodes.NotFound);
        }

        var bytes = row.Blob(0);
        var rented = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(rented);
        return new Answer(rented.AsMemory(0, bytes.Length)) { Rented = rented, IsRaw = true };
    }

    /// <summary>All chunks but the last are full, and the last holds at least a byte.</summary>
    private static bool IsPossible(BeginAttachmentRequest asked)
    {
        var last = asked.SealedBytes - (asked.Count - 1) * Limits.SealedChunkInBytes;
        return asked.Count > 0 && last is > SealedEmptyChunk and <= Limits.SealedChunkInBytes;
    }

    private const int SealedEmptyChunk = Limits.SealedChunkInBytes - Limits.AttachmentChunkInBytes;

    private static long LengthAt(KeptAttachment kept, int index) =>
        index < kept.Count - 1
            ? Limits.SealedChunkInBytes
            : kept.Bytes - (kept.Count - 1L) * Limits.SealedChunkInBytes;

    private static AttachmentId? Named(ApiRequest request) =>
        AttachmentId.TryParse(request.Http.GetRouteValue("attachment") as string, out var id)
            ? id
            : null;

    private static int? Index(ApiRequest request) =>
        int.TryParse(
            request.Http.GetRouteValue("index") as string,
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var index
        )
        && index < Limits.AttachmentChunksAtMost
            ? index
            : null;
}
