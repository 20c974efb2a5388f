using Reweave.Client.Engines;
using Reweave.Client.Journal;
using Reweave.Domain.Events;
using Reweave.Domain.Memories;

namespace Reweave.Client.Memories;

/// <summary>
/// The shared timeline with its photos, and days that matter. A photo goes for both by either; words are their author's, and the other
/// may put them away for themselves. Nothing is counted, and nothing tells who removed a photo.
/// </summary>
public sealed class MemoriesDesk
{
    public const int MostWords = Bounds.AnswerLength;
    public const int MostTitle = Bounds.TitleLength;
    public const int MostPhotos = MemoriesView.MostPhotosOfOne;
    public const int MostBytesOfPhoto = PhotoAdded.MostBytes;
    public const int MostBytesOfThumbnail = PhotoAdded.ThumbnailInBytes;

    private readonly Engine _engine;
    private (long Version, DateOnly Day, MemoriesDeskView View)? _view;

    internal MemoriesDesk(Session session) => _engine = session.Engine;

    private MemoriesState State => _engine.Couple?.Memories ?? MemoriesState.Empty;

    private MarkedDaysState Own => _engine.Own.MarkedDays;

    private string Me => _engine.Account.Me;

    public DateOnly Today => _engine.LocalDay;

    public MemoriesDeskView View
    {
        get
        {
            if (
                _view is { } kept
                && kept.Version == _engine.Version
                && kept.Day == _engine.LocalDay
            )
            {
                return kept.View;
            }

            var view = MakeView();
            _view = (_engine.Version, _engine.LocalDay, view);
            return view;
        }
    }

    public MemoryView? Find(string id) =>
        View.Timeline.Concat(View.PutAway).FirstOrDefault(piece => piece.Id == id);

    /// <summary>A piece for both to see, with photos that were encoded for it.</summary>
    public async Task<Refusal?> AddAsync(
        MemoryKind kind,
        DateOnly on,
        string title,
        string words,
        IReadOnlyList<EncodedPhoto> photos
    )
    {
        var memory = Engine.NewId();
        return Check(title, words)
            ?? await _engine.ActTogetherAsync(_ =>
                MemoriesDecisions.Add(State, Me, memory, kind, on, title, words)
            )
            ?? await AddPhotosAsync(IdOf(Me, memory), photos);
    }

    /// <summary>Own words to a piece of either.</summary>
    public async Task<Refusal?> AddWordsAsync(string id, string words) =>
        Check("", words)
        ?? await _engine.ActTogetherAsync(_ =>
            MemoriesDecisions.Add(
                State,
                Me,
                Engine.NewId(),
                MemoryKind.Moment,
                Today,
                "",
                words,
                NameOf(id)
            )
        );

    /// <summary>One after the other; the first that is refused ends it, and those before it stay.</summary>
    public async Task<Refusal?> AddPhotosAsync(string id, IReadOnlyList<EncodedPhoto> photos)
    {
        foreach (var photo in photos)
        {
            var refusal = await _engine.AddFileAsync(
                photo.Content,
                file =>
                    MemoriesDecisions.AddPhoto(
                        State,
                        Me,
                        new PhotoAdded
                        {
                            Photo = file.Id,
                            To = NameOf(id),
                            Key = file.Key,
                            Hash = file.Hash,
                            Bytes = file.Bytes,
                            Width = photo.Width,
                            Height = photo.Height,
                            Thumbnail = photo.Thumbnail,
                        }
                    )
            );
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>Own words back; with a piece of its own, the photos on it go for both.</summary>
    public Task<Refusal?> TakeBackAsync(string id)
    {
        var name = NameOf(id);
        return _engine.RemoveFilesAsync(
            () =>
                name.Author == Me
                    ? MemoriesDecisions.Withdraw(State, Me, name.Memory)
                    : new NoSuchMemory(name.Memory),
            () =>
                name.Author == Me
                    ?
                    [
                        .. State
                            .Photos.Values.Where(photo => IdOf(photo.To) == id)
                            .Select(photo => photo.Photo),
                    ]
                    : []
        );
    }

    /// <summary>By either, for both.</summary>
    public Task<Refusal?> RemovePhotoAsync(string id) =>
        _engine.RemoveFilesAsync(
            () =>
                FindPhoto(id) is { } photo
                    ? MemoriesDecisions.RemovePhoto(State, Me, photo.Author, photo.Photo)
                    : Decided.Nothing,
            () => FindPhoto(id) is { } photo ? [photo.Photo] : []
        );

    /// <summary>For oneself alone; the other's side holds no trace of it.</summary>
    public Task<Refusal?> PutAwayAsync(string id, bool away) =>
        _engine.ActPrivatelyAsync(() => MemoriesDecisions.PutAway(Own, NameOf(id), away));

    /// <summary>The whole photo, from this device or fetched and verified.</summary>
    public async Task<PhotoOpened> OpenPhotoAsync(string id, CancellationToken cancel = default)
    {
        if (FindPhoto(id) is not { } photo)
        {
            return new PhotoOpened(null, new Refusal.FileNotThere());
        }

        var opened = await _engine.OpenFileAsync(photo, cancel);
        return new PhotoOpened(opened.Content, opened.Refusal);
    }

    /// <param name="id">One that is there; null for a new one.</param>
    public Task<Refusal?> KeepDayAsync(string? id, DayWords words)
    {
        var mark = id ?? Engine.NewId();
        return Check(words) is { } refusal
            ? Task.FromResult<Refusal?>(refusal)
            : _engine.ActPrivatelyAsync(() =>
                MarkedDaysDecisions.Keep(Own, mark, Engine.NewId(), words)
            );
    }

    public Task<Refusal?> LetDayGoAsync(string id) =>
        _engine.ActPrivatelyAsync(() => MarkedDaysDecisions.LetGo(Own, id));

    /// <summary>Hands a copy over, in exactly these words.</summary>
    public Task<Refusal?> ShareDayAsync(DayWords words)
    {
        var mark = Engine.NewId();
        return Check(words) is { } refusal
            ? Task.FromResult<Refusal?>(refusal)
            : _engine.ActTogetherAsync(_ => MarkedDaysDecisions.Share(State, Me, mark, words));
    }

    public Task<Refusal?> TakeDayBackAsync(string id) =>
        _engine.TakeBackTogetherAsync(() => MarkedDaysDecisions.Unshare(State, Me, id));

    private static Refusal? Check(DayWords words) =>
        string.IsNullOrWhiteSpace(words.Title) ? new Refusal.Empty()
        : words.Title.Length > MostTitle ? new Refusal.TooLong(MostTitle)
        : new[] { words.MayCome, words.Helps, words.Ask }.Any(text => text.Length > MostWords)
            ? new Refusal.TooLong(MostWords)
        : null;

    private static Refusal? Check(string title, string words) =>
        string.IsNullOrWhiteSpace(title) && string.IsNullOrWhiteSpace(words) ? new Refusal.Empty()
        : title.Length > MostTitle ? new Refusal.TooLong(MostTitle)
        : words.Length > MostWords ? new Refusal.TooLong(MostWords)
        : null;

    private MemoriesDeskView MakeView()
    {
        var view = MemoriesView.For(State, Own);
        var today = _engine.LocalDay;
        return new MemoriesDeskView
        {
            HasPartner = _engine.Couple is not null,
            IsOpen = _engine.CoupleSpace is { Roster.ClosedAt: null },
            Timeline = [.. view.Timeline.Select(Piece)],
            PutAway = [.. view.PutAway.Select(Piece)],
            Days =
            [
                .. Own
                    .All.Select(day => Day(day.Mark, true, false, day.Words, day.Entry))
                    .Concat(
                        State.Days.Values.Select(day =>
                            Day(day.Mark, day.Author == Me, true, day.Words, day.Entry)
                        )
                    )
                    .OrderBy(day => day.Next is null)
                    .ThenBy(day => day.Next ?? DateOnly.MaxValue)
                    .ThenByDescending(day => day.Words.On)
                    .ThenBy(day => day.Id, StringComparer.Ordinal),
            ],
        };

        MarkedDayView Day(string id, bool mine, bool shared, DayWords words, string entry) =>
            new()
            {
                Id = id,
                Mine = mine,
                IsShared = shared,
                Words = words,
                Next = words.NextFrom(today),
                State = _engine.StateOf(entry),
            };
    }

    private MemoryView Piece(MemoryPiece piece) =>
        new()
        {
            Id = IdOf(piece.Memory.Author, piece.Memory.Memory),
            Mine = piece.Memory.Author == Me,
            Kind = piece.Memory.Kind,
            On = piece.Memory.On,
            Title = piece.Memory.Title,
            Words = piece.Memory.Words,
            State = _engine.StateOf(piece.Memory.Entry),
            Additions =
            [
                .. piece.Additions.Select(words => new AdditionView
                {
                    Id = IdOf(words.Author, words.Memory),
                    Mine = words.Author == Me,
                    Words = words.Words,
                    State = _engine.StateOf(words.Entry),
                }),
            ],
            Photos =
            [
                .. piece
                    .Photos.Where(photo => !_engine.IsGone(photo.Photo))
                    .Select(photo => new PhotoView
                    {
                        Id = IdOf(photo.Author, photo.Photo),
                        Mine = photo.Author == Me,
                        Width = photo.Width,
                        Height = photo.Height,
                        Thumbnail = photo.Thumbnail,
                        Sent = () => _engine.SentOf(photo.Photo),
                    }),
            ],
        };

    private KeptPhoto? FindPhoto(string id) =>
        State.Photos.Values.FirstOrDefault(photo => IdOf(photo.Author, photo.Photo) == id);

    // Ids stand in addresses: whose it is in one letter, for the other's identity need not be there.
    private string IdOf(string author, string id) => (author == Me ? "m" : "t") + id;

    private string IdOf(MemoryName name) => IdOf(name.Author, name.Memory);

    private MemoryName NameOf(string id) =>
        new()
        {
            Author = id.StartsWith('m') ? Me : _engine.Partner?.ToString() ?? "",
            Memory = id.Length == 0 ? "" : id[1..],
        };
}
