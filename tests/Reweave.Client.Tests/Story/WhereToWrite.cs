using Reweave.Client.CheckIns;
using Reweave.Client.Conversations;
using Reweave.Client.Journal;
using Reweave.Client.Preparations;
using Reweave.Client.Questions;
using Reweave.Client.Understanding;
using Reweave.Domain.Acknowledgement;
using Reweave.Domain.Actions;
using Reweave.Domain.Agreements;
using Reweave.Domain.Memories;
using Reweave.Domain.Preparations;
using Reweave.Domain.Questions;
using Reweave.Domain.Standing;
using Reweave.Domain.Telling;
using Reweave.Domain.Touch;
using Reweave.Domain.Understanding;
using Reweave.Domain.Windows;

namespace Reweave.Client.Tests.Story;

/// <summary>One place where somebody writes words: the fact they become, how long they may be, how they are said and where they show.</summary>
internal sealed record WhereToWrite(
    string Fact,
    int Most,
    Func<StoryWorld, string, Task<Refusal?>> Say,
    Func<StoryWorld, IEnumerable<string?>> Shown
)
{
    private const int Answer = 4_000;
    private const int Text = 16_000;
    private const int Title = 200;
    private const int Few = 60;
    private static readonly string Begun = PreparationDesk.NewId();
    private static readonly DateOnly Day = new(2026, 2, 20);

    /// <summary>What must have happened before, after all rows above.</summary>
    public Func<StoryWorld, Task> Before { get; init; } = _ => Task.CompletedTask;

    /// <summary>Whether it is there until somebody takes it back.</summary>
    public bool Lasts { get; init; } = true;

    /// <summary>In an order in which each finds what it needs.</summary>
    public static IReadOnlyList<WhereToWrite> All { get; } =
    [
        new(
            "journal.written text",
            Text,
            (w, words) => Alice(w).Journal.WriteAsync(new() { Text = words }),
            w => Alice(w).Journal.View.Entries.Select(one => one.Text)
        ),
        new(
            "journal.written tag",
            40,
            (w, words) => Alice(w).Journal.WriteAsync(new() { Text = "x", Tags = [words] }),
            w => Alice(w).Journal.View.Entries.SelectMany(one => one.Tags)
        ),
        new(
            "journal.edited text",
            Text,
            (w, words) =>
                Alice(w)
                    .Journal.EditAsync(Alice(w).Journal.View.Entries[0].Id, new() { Text = words }),
            w => Alice(w).Journal.View.Entries.Select(one => one.Text)
        ),
        new(
            "shared.piece-shared text",
            Text,
            (w, words) => Alice(w).Journal.ShareAsync(null, words),
            w => Bob(w).Together.View.Pieces.Select(one => one.Text)
        ),
        new(
            "preparations.part-kept text",
            Text,
            (w, words) =>
                Alice(w).Preparations.KeepAsync(Begun, PreparationKind.Impact, "sleep", words),
            w => Alice(w).Preparations.All.SelectMany(one => one.Parts.Values)
        ),
        new(
            "practices.reached words",
            Text,
            (w, words) => Alice(w).Practices.ReachAsync("sitting", "our-concerns", 2, (1, words)),
            w => Alice(w).Practices.View.GoingOn.SelectMany(one => one.Written.Values)
        ),
        new(
            "standing.noted agreed",
            Answer,
            (w, words) => Alice(w).Standing.NoteAsync(null, Stand.Hurt, words, [], null),
            w => Alice(w).Standing.Breaches.Select(one => one.Agreed)
        ),
        new(
            "accounts.device-named name",
            Few,
            (w, words) =>
                Alice(w).Account.NameDeviceAsync(Alice(w).Account.View.Devices[0].Id, words),
            w => Alice(w).Account.View.Devices.Select(one => one.Name)
        ),
        new(
            "acknowledgement.part-shared text",
            Text,
            (w, words) =>
                Alice(w).Acknowledgement.HandOverAsync(StatementKind.Impact, "own", null, words),
            w => Bob(w).Acknowledgement.View.TheirImpact.Select(one => one.Text)
        ),
        new(
            "acknowledgement.part-shared title",
            Title,
            (w, words) =>
                Alice(w)
                    .Acknowledgement.HandOverAsync(StatementKind.Account, "own", words, "I lied."),
            w => Bob(w).Acknowledgement.View.TheirAccount.Select(one => one.Title)
        ),
        new(
            "acknowledgement.reflected text",
            Text,
            (w, words) =>
                Bob(w)
                    .Acknowledgement.ReflectAsync(
                        Bob(w).Acknowledgement.View.TheirImpact[0].Part,
                        words
                    ),
            w => Alice(w).Acknowledgement.View.MyImpact[0].Reflections.Select(one => one.Text)
        ),
        new(
            "acknowledgement.marked addition",
            Text,
            (w, words) =>
                Alice(w)
                    .Acknowledgement.MarkAsync(
                        Alice(w).Acknowledgement.View.MyImpact[0].Reflections[0].Reflection,
                        HearingMark.Partly,
                        words
                    ),
            w => Bob(w).Acknowledgement.View.TheirImpact[0].Reflections.Select(one => one.Addition)
        ),
        new(
            "acknowledgement.account-answered words",
            Answer,
            (w, words) =>
                Bob(w)
                    .Acknowledgement.AnswerAsync(
                        Bob(w).Acknowledgement.View.TheirAccount[0].Part,
                        AccountReply.HeardYou,
                        words
                    ),
            w => Alice(w).Acknowledgement.View.MyAccount.Select(one => one.Reply?.Words)
        ),
        new(
            "understanding.choice-written text",
            Text,
            (w, words) => Bob(w).Understanding.SayChoiceAsync(words),
            w => Alice(w).Understanding.View.TheirChoice.Select(one => one.Text)
        ),
        new(
            "understanding.answered words",
            ConditionAnswer.MostWords,
            (w, words) =>
                Alice(w)
                    .Understanding.AnswerAsync([
                        new ConditionAnswer
                        {
                            Given = Condition.Work,
                            Said = new ConditionSaid(3, words),
                        },
                    ]),
            w => Alice(w).Understanding.View.Mine.Select(one => one.Said.Words)
        ),
        new(
            "practices.answered words",
            Reweave.Client.Practices.PracticesDesk.MostSealedCharacters,
            (w, words) => Alice(w).Practices.SealAsync("our-concerns", [words, ""]),
            w => Alice(w).Practices.AnswersOf("our-concerns").Items.Select(one => one.Mine)
        ),
        new(
            "actions.promised text",
            Answer,
            (w, words) => Alice(w).Actions.PromiseAsync(ActionKind.Time, words),
            w => Bob(w).Actions.View.Theirs.Select(one => one.Text)
        ),
        new(
            "agenda.added text",
            Answer,
            (w, words) => Alice(w).Conversations.AddAsync(words),
            w => Bob(w).Conversations.View.Theirs.Select(one => one.Text)
        ),
        new(
            "telling.told text",
            Text,
            (w, words) => Alice(w).Telling.TellAsync(ToldKind.Request, words),
            w => Bob(w).Telling.View.Theirs.Select(one => one.Told.Text)
        ),
        new(
            "telling.answered words",
            Answer,
            (w, words) =>
                Bob(w)
                    .Telling.AnswerAsync(
                        Bob(w).Telling.View.Theirs[0].Told.Thing,
                        ToldReply.AnotherWay,
                        words
                    ),
            w => Alice(w).Telling.View.Mine.Select(one => one.Answer?.Words)
        ),
        new(
            "touch.asked text",
            Answer,
            (w, words) => Alice(w).Touch.AskAsync(TouchLevel.Near, words),
            w => [Bob(w).Touch.View.TheirTouch?.Text]
        )
        {
            Before = async w =>
            {
                await Person.Does(Alice(w).Touch.LimitAsync(TouchLevel.Close));
                await Person.Does(Bob(w).Touch.LimitAsync(TouchLevel.Close));
                await Person.Does(Alice(w).Touch.AskLevelAsync());
                await w.BothSync();
                await Person.Does(Bob(w).Touch.AgreeAsync());
            },
        },
        new(
            "agreements.offered what",
            Answer,
            (w, words) => Alice(w).Agreements.ProposeAsync(Terms(words, null)),
            w => Bob(w).Agreements.All.Select(one => one.Terms?.What)
        ),
        new(
            "agreements.offered scope",
            1_000,
            (w, words) => Bob(w).Agreements.ProposeAsync(Terms("We call.", words)),
            w => Alice(w).Agreements.All.Select(one => one.Terms?.Scope)
        )
        {
            Before = async w =>
            {
                var one = Bob(w).Agreements.All[0];
                await Person.Does(Bob(w).Agreements.ConsentAsync(one.Id));
            },
        },
        new(
            "agreements.note-kept text",
            Answer,
            (w, words) =>
                Alice(w)
                    .Agreements.KeepNoteAsync(
                        Alice(w)
                            .Agreements.All.Single(one => one.Phase == AgreementPhase.InForce)
                            .Id,
                        AgreementNoteAbout.Kept,
                        words
                    ),
            w =>
                Bob(w)
                    .Agreements.All.SelectMany(one => one.Timeline)
                    .Select(moment => moment.Note?.Text)
        ),
        new(
            "conversations.line-kept text",
            Answer,
            (w, words) => Alice(w).Talk.KeepLineAsync(null, words),
            w => Alice(w).Talk.Held.SelectMany(one => one.Kept).Select(one => one.Text)
        ),
        new(
            "conversations.begun pause word",
            Few,
            (w, words) => Alice(w).Talk.BeginAsync(true, words, 30),
            w => [Bob(w).Talk.View.Pause?.Word]
        )
        {
            Lasts = false,
        },
        new(
            "conversations.line-shared text",
            Answer,
            (w, words) =>
                Alice(w)
                    .Talk.ShareLineAsync(
                        Alice(w).Talk.Held.First(one => one.Conversation is not null).Conversation!,
                        words
                    ),
            w => Bob(w).Talk.Held.Select(one => one.Theirs)
        )
        {
            Before = async w =>
            {
                var talk = Bob(w).Talk.View.Id!;
                await Person.Does(Bob(w).Talk.JoinAsync(talk));
                await Person.Does(Bob(w).Talk.EndAsync(talk));
            },
        },
        new(
            "conversations.time-proposed pause word",
            Few,
            (w, words) =>
                Alice(w)
                    .Schedule.ProposeAsync(
                        new WishedTimes
                        {
                            FirstDay = new DateOnly(2026, 3, 8),
                            Time = new TimeOnly(19, 0),
                            LengthInMinutes = 45,
                            PauseWord = words,
                            ReturnAfterMinutes = 30,
                        }
                    ),
            w => [Bob(w).Schedule.View.ProposedToMe?.Times.Pause.Word]
        ),
        new(
            "memories.added title",
            Title,
            (w, words) => Alice(w).Memories.AddAsync(MemoryKind.Moment, Day, words, "x", []),
            w => Bob(w).Memories.View.Timeline.Select(one => one.Title)
        ),
        new(
            "memories.added words",
            Answer,
            (w, words) => Alice(w).Memories.AddAsync(MemoryKind.Moment, Day, "x", words, []),
            w => Bob(w).Memories.View.Timeline.Select(one => one.Words)
        ),
        new(
            "memories.day-kept plan",
            Answer,
            (w, words) => Alice(w).Memories.KeepDayAsync(null, Days("the day", words)),
            w => Alice(w).Memories.View.Days.Select(one => one.Words.Helps)
        ),
        new(
            "memories.day-shared title",
            Title,
            (w, words) => Alice(w).Memories.ShareDayAsync(Days(words, "x")),
            w => Bob(w).Memories.View.Days.Select(one => one.Words.Title)
        ),
        new(
            "questions.parked text",
            Answer,
            (w, words) => Alice(w).Questions.ParkAsync(new ParkedText(words, null, null, null)),
            w => Alice(w).Questions.Parked.Select(one => one.Text)
        )
        {
            Lasts = false,
        },
        new(
            "questions.changed helps",
            Answer,
            (w, words) =>
                Alice(w)
                    .Questions.ChangeAsync(
                        Alice(w).Questions.Parked[0].Id,
                        new ParkedText("Where?", null, words, null)
                    ),
            w => Alice(w).Questions.Parked.Select(one => one.Helps)
        )
        {
            Lasts = false,
        },
        new(
            "windows.proposed pause word",
            Few,
            (w, words) =>
                Alice(w)
                    .Windows.ProposeAsync(
                        new WindowTerms
                        {
                            Days = Enum.GetValues<DayOfWeek>(),
                            Minute = 1_200,
                            LengthInMinutes = 45,
                            PauseWord = words,
                        }
                    ),
            w => [Bob(w).Windows.View.ProposedToMe?.PauseWord]
        )
        {
            Lasts = false,
        },
        new(
            "questions.asked text",
            Answer,
            (w, words) =>
                Alice(w)
                    .Questions.AskAsync(
                        Alice(w).Questions.Parked[0].Id,
                        words,
                        Alice(w).Questions.Rooms[0].Day
                    ),
            w => Bob(w).Questions.View.ToMe.Select(one => one.Text)
        )
        {
            Before = async w =>
            {
                await Person.Does(Bob(w).Windows.AcceptAsync());
                w.Clock.Advance(TimeSpan.FromHours(49));
            },
            Lasts = false,
        },
        new(
            "questions.rephrased text",
            Answer,
            (w, words) =>
                Alice(w)
                    .Questions.RephraseAsync(
                        Alice(w).Questions.View.ByMe[0].Question,
                        words.Length > 1 ? words[..^1] + "?" : words
                    ),
            w =>
                Bob(w)
                    .Questions.View.ToMe.Select(one =>
                        one.Text!.Replace("?", "क्षि"[^1..], StringComparison.Ordinal)
                    )
        )
        {
            Lasts = false,
        },
        new(
            "questions.set-aside words",
            Answer,
            (w, words) =>
                Bob(w).Questions.SetAsideAsync(Bob(w).Questions.View.ToMe[0].Question, words),
            w => Alice(w).Questions.View.ByMe.Select(one => one.SetAside?.Words)
        )
        {
            Lasts = false,
        },
        new(
            "questions.answered text",
            Text,
            (w, words) =>
                Bob(w).Questions.AnswerAsync(Bob(w).Questions.View.ToMe[0].Question, words),
            w =>
                Alice(w)
                    .Questions.View.Answered.SelectMany(one => one.Answers)
                    .Select(one => one.Text)
        )
        {
            Before = w =>
            {
                w.Clock.Advance(TimeSpan.FromDays(1));
                return Task.CompletedTask;
            },
        },
        new(
            "questions.settled words",
            Answer,
            (w, words) =>
                Alice(w)
                    .Questions.SettleAsync(
                        Alice(w).Questions.View.Answered[0].Question,
                        Settling.SomethingMissing,
                        words
                    ),
            w =>
                Bob(w)
                    .Questions.View.Answered.SelectMany(one => one.Answers)
                    .Select(one => one.Settling?.Words)
        ),
        new(
            "check-ins.answered words",
            Answer,
            (w, words) => Alice(w).CheckIns.AnswerAsync(new() { Need = words }),
            w => [Alice(w).CheckIns.View.Mine?.Need]
        )
        {
            Lasts = false,
        },
        new(
            "check-ins.need-answered words",
            Answer,
            (w, words) => Bob(w).CheckIns.AnswerNeedAsync(NeedReply.AnotherWay, words),
            w => Alice(w).CheckIns.View.Items.Select(one => one.ReplyToMine?.Text)
        )
        {
            Before = async w =>
            {
                await Person.Does(Bob(w).CheckIns.AnswerAsync(new() { Need = "An hour." }));
                await w.BothSync();
                await Person.Does(Alice(w).CheckIns.OpenAsync(CheckInItemKind.Need));
                await w.BothSync();
                await Person.Does(Bob(w).CheckIns.OpenAsync(CheckInItemKind.Need));
                await w.BothSync();
            },
            Lasts = false,
        },
    ];

    private static Session Alice(StoryWorld world) => world.Alice.Session;

    private static Session Bob(StoryWorld world) => world.Bob.Session;

    private static AgreementTerms Terms(string what, string? scope) =>
        new()
        {
            Kind = scope is null ? AgreementKind.Money : AgreementKind.TimeTogether,
            What = what,
            Scope = scope,
            Whose = AgreementWhose.Both,
            Telling = AgreementTelling.None,
            CoolingOffDays = 0,
        };

    private static DayWords Days(string title, string helps) =>
        new()
        {
            Kind = MarkedDayKind.Hard,
            On = Day,
            Yearly = true,
            Title = title,
            MayCome = "",
            Helps = helps,
            Ask = "",
        };
}
