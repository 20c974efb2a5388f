using Reweave.Domain.Events;

namespace Reweave.Domain.Questions;

/// <summary>What a person may do with their own parked questions: everything, only asking waits for 48 hours.</summary>
public static class ParkedDecisions
{
    /// <param name="question">A fresh random id.</param>
    /// <param name="version">Another one.</param>
    public static Decision Park(
        ParkedState state,
        string question,
        string version,
        DateOnly day,
        DateTimeOffset now,
        ParkedText text
    ) =>
        state.Questions.ContainsKey(question) || state.LetGo.Contains(question) ? Decided.Nothing
        : text.Refused is { } refused ? refused
        : Decided.To(
            new QuestionParked
            {
                Question = question,
                Version = version,
                Day = day,
                At = now,
                Text = text.Text,
                Wanted = text.Wanted,
                Helps = text.Helps,
                Stays = text.Stays,
            }
        );

    /// <summary>The versions before are erased: what was edited away is gone. The 48 hours go on; they are not begun again.</summary>
    public static Decision Change(
        ParkedState state,
        string question,
        string version,
        ParkedText text
    ) =>
        state.Find(question) is not { } kept ? new NoSuchQuestion(question)
        : text.Says(kept.Current) && kept.Versions.Count == 1 ? Decided.Nothing
        : text.Refused is { } refused ? refused
        : new Decided(
            [
                new ParkedChanged
                {
                    Question = question,
                    Version = version,
                    Day = kept.Current.Day,
                    At = kept.Current.At,
                    Text = text.Text,
                    Wanted = text.Wanted,
                    Helps = text.Helps,
                    Stays = text.Stays,
                },
            ],
            [.. kept.Versions.Select(one => one.Entry)]
        );

    public static Decision Keep(ParkedState state, string question, DateTimeOffset now) =>
        state.Find(question) is not { } kept ? new NoSuchQuestion(question)
        : kept.IsOffered(now) ? Decided.To(new ParkedKept { Question = question, At = now })
        : Decided.Nothing;

    public static Decision LetGo(ParkedState state, string question) =>
        state.Find(question) is { } kept
            ? new Decided(
                [new ParkedLetGo { Question = question }],
                [.. kept.Versions.Select(version => version.Entry)]
            )
            : Decided.Nothing;

    /// <summary>Notes which shared question is made of it; asking is <see cref="QuestionDecisions.Ask"/>.</summary>
    /// <param name="asked">The fresh id under which it will be asked.</param>
    public static Decision HandOver(
        ParkedState state,
        string question,
        string asked,
        DateTimeOffset now
    ) =>
        state.Find(question) is not { } kept ? new NoSuchQuestion(question)
        : !kept.HasRested(now) ? new StillResting(question, kept.OfferedOn)
        : kept.Asked.Contains(asked) ? Decided.Nothing
        : Decided.To(new ParkedHandedOver { Question = question, Asked = asked });
}

/// <summary>A question as it is written down, with what its writer noted for themselves.</summary>
public sealed record ParkedText(string Text, Leaning? Wanted, string? Helps, Leaning? Stays)
    : Unprinted
{
    internal Refusal? Refused =>
        string.IsNullOrWhiteSpace(Text) || Text.Length > Bounds.AnswerLength
            ? new OutOfBounds("question")
        : Helps?.Length > Bounds.AnswerLength ? new OutOfBounds(nameof(Helps))
        : null;

    internal bool Says(KeptParked version) =>
        Text == version.Text
        && Wanted == version.Wanted
        && Helps == version.Helps
        && Stays == version.Stays;
}

public sealed record NoSuchQuestion(string Question) : Refusal;

/// <summary>48 hours have not passed yet.</summary>
public sealed record StillResting(string Question, DateOnly OfferedOn) : Refusal;
