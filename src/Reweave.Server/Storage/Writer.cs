using System.Threading.Channels;

namespace Reweave.Server.Storage;

/// <summary>
/// The only place that writes. One thread takes what has queued up, does each piece under its own savepoint inside one transaction,
/// commits once for all of them, and only then lets any of them be answered: an answer means that the disk has it.
/// A piece that refuses undoes itself and nobody else; a failing disk undoes the whole transaction and everyone in it is told.
/// </summary>
internal sealed class Writer : IHostedService, IDisposable
{
    private const int PiecesInGroup = 512;
    private const int PiecesWaitingAtMost = 8192;
    private const int LogPagesBeforeCopying = 2000;
    private static readonly TimeSpan IdleBeforeTruncating = TimeSpan.FromMilliseconds(500);

    private readonly Channel<Piece> _queue = Channel.CreateBounded<Piece>(
        new BoundedChannelOptions(PiecesWaitingAtMost) { SingleReader = true }
    );
    private readonly List<Piece> _group = new(PiecesInGroup);
    private readonly DatabaseFile _file;
    private readonly ILogger<Writer> _log;
    private readonly Thread _thread;
    private readonly Connection _connection;
    private readonly IDisposable _claim;
    private int _committedSinceCopy;
    private bool _logHoldsSomething = true;
    private bool _started;

    public Writer(DatabaseFile file, ILogger<Writer> log)
    {
        _file = file;
        _log = log;
        _claim = file.Claim();
        _connection = file.OpenWriter();
        _thread = new Thread(Work) { Name = "writer", IsBackground = true };
    }

    /// <summary>Raised on the writer's thread when something written was lost: what was remembered from inside it is not true.</summary>
    public event Action? Lost;

    /// <summary>
    /// Does <paramref name="work"/> in the next group. A <see cref="Refusal"/> undoes what it wrote. Completes after the commit;
    /// throws <see cref="StorageFailure"/> when the group was not kept.
    /// </summary>
    /// <param name="pages">About how many pages of the log it fills, so that large pieces are copied back as soon as many small ones.</param>
    public Task<Reply> WriteAsync(Func<Connection, Reply> work, int pages = 1)
    {
        var piece = new Piece(work, pages);
        return _queue.Writer.TryWrite(piece)
            ? piece.Task
            : Task.FromResult<Reply>(new Refusal(RefusalCodes.Busy));
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _started = true;
        _thread.Start();
        return Task.CompletedTask;
    }

    /// <summary>Takes nothing new, finishes what is queued, and leaves an empty log behind.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        if (_started)
        {
            await Task.Run(_thread.Join, cancellationToken);
        }
    }

    public void Dispose()
    {
        _queue.Writer.TryComplete();
        if (_started)
        {
            _thread.Join();
        }

        _connection.Dispose();
        _claim.Dispose();
    }

    private void Work()
    {
        while (WaitForPieces())
        {
            while (_group.Count < PiecesInGroup && _queue.Reader.TryRead(out var piece))
            {
                _group.Add(piece);
            }

            if (_group.Count > 0)
            {
                CommitGroup();
                _group.Clear();
            }
        }

        Truncate();
    }

    /// <summary>False when the queue is closed and empty. Uses the first quiet moment to empty the log.</summary>
    private bool WaitForPieces()
    {
        var waiting = _queue.Reader.WaitToReadAsync();
        if (waiting.IsCompletedSuccessfully)
        {
            return waiting.Result;
        }

        var task = waiting.AsTask();
        if (_logHoldsSomething && !task.Wait(IdleBeforeTruncating))
        {
            Truncate();
        }

        return task.GetAwaiter().GetResult();
    }

    private void CommitGroup()
    {
        try
        {
            _connection.Execute("BEGIN IMMEDIATE");
            foreach (var piece in _group)
            {
                Do(piece);
            }

            _file.BeforeCommit?.Invoke();
            _connection.Execute("COMMIT");
        }
        catch (StorageFailure failure)
        {
            Undo();
            Lost?.Invoke();
            _log.LogError(
                "A transaction of {Pieces} pieces was not kept: SQLite {Result}.",
                _group.Count,
                failure.ResultCode
            );
            foreach (var piece in _group)
            {
                piece.Fail(failure);
            }

            return;
        }

        _logHoldsSomething = true;
        foreach (var piece in _group)
        {
            _committedSinceCopy += piece.Pages;
            piece.Complete();
        }

        if (_committedSinceCopy >= LogPagesBeforeCopying)
        {
            CopyBack();
        }
    }

    private void Do(Piece piece)
    {
        _connection.Prepare("SAVEPOINT piece").Run();
        try
        {
            piece.Run(_connection);
        }
        catch (StorageFailure failure) when (failure.ResultCode != SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            throw;
        }
        catch (Exception bug)
        {
            // Our mistake in one piece is no reason to lose the others; but what was remembered may have misled it.
            piece.Break(bug);
            Lost?.Invoke();
        }

        if (piece.MustUndo)
        {
            _connection.Prepare("ROLLBACK TO piece").Run();
        }

        _connection.Prepare("RELEASE piece").Run();
    }

    private void Undo()
    {
        if (!_connection.IsOutsideTransaction)
        {
            try
            {
                _connection.Execute("ROLLBACK");
            }
            catch (StorageFailure failure)
            {
                _log.LogError("Rolling back failed: SQLite {Result}.", failure.ResultCode);
            }
        }
    }

    private void CopyBack()
    {
        try
        {
            _connection.CopyLogBack();
            _committedSinceCopy = 0;
        }
        catch (StorageFailure failure)
        {
            _log.LogError("Copying the log back failed: SQLite {Result}.", failure.ResultCode);
        }
    }

    private void Truncate()
    {
        try
        {
            if (_connection.TruncateLog())
            {
                _logHoldsSomething = false;
                _committedSinceCopy = 0;
            }
        }
        catch (StorageFailure failure)
        {
            _log.LogError("Emptying the log failed: SQLite {Result}.", failure.ResultCode);
        }
    }

    private sealed class Piece(Func<Connection, Reply> work, int pages)
    {
        public int Pages => pages;

        private readonly TaskCompletionSource<Reply> _done = new(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        private Reply? _reply;
        private Exception? _bug;

        public Task<Reply> Task => _done.Task;

        public bool MustUndo => _bug is not null || _reply is Refusal;

        public void Run(Connection connection) => _reply = work(connection);

        public void Break(Exception bug) => _bug = bug;

        public void Fail(StorageFailure failure) => _done.SetException(failure);

        public void Complete()
        {
            if (_bug is not null)
            {
                _done.SetException(_bug);
            }
            else
            {
                _done.SetResult(_reply!);
            }
        }
    }
}
