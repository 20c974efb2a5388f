namespace Reweave.Content.Practices;

/// <summary>
/// One practice in one language, as its document says it (<c>{language}/practices/{id}.md</c>). The id is the same in every language
/// and neutral: it stands in the address.
/// </summary>
public sealed record Practice
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string Purpose { get; init; }

    /// <summary>About how long it takes; it may be left and gone on with at any step.</summary>
    public required int Minutes { get; init; }
    public required PracticeStrand Strand { get; init; }
    public required PracticeTrack Track { get; init; }
    public required PracticeReader For { get; init; }

    /// <summary>When it is better left, for now or altogether.</summary>
    public required string WhenNot { get; init; }
    public required PracticeEvidence Evidence { get; init; }

    /// <summary>Where the evidence comes from, named as far as it goes.</summary>
    public required string Source { get; init; }

    /// <summary>Both answer it: it has sealed answers. Otherwise it is one person's own.</summary>
    public required bool IsTogether { get; init; }
    public required string ExampleHurt { get; init; }
    public required string ExampleBroke { get; init; }

    /// <summary>What is kept or done at its end.</summary>
    public required string Ends { get; init; }

    /// <summary>Five or more, of three kinds or more.</summary>
    public required IReadOnlyList<PracticeStep> Steps { get; init; }

    /// <summary>The steps that are sealed, in order; they follow each other. Empty for one's own practices.</summary>
    public IEnumerable<PracticeStep> Sealed =>
        Steps.Where(step => step.Kind == PracticeStepKind.SealedAnswer);
}

public sealed record PracticeStep
{
    /// <summary>Counted from 1. What is kept of a step is kept under this number.</summary>
    public required int Number { get; init; }
    public required PracticeStepKind Kind { get; init; }
    public required string Title { get; init; }

    /// <summary>Paragraphs and points in their order.</summary>
    public required IReadOnlyList<PracticeLine> Lines { get; init; }

    /// <summary>What 0 means, for a step to rate; else empty.</summary>
    public required string Low { get; init; }

    /// <summary>What 10 means, for a step to rate; else empty.</summary>
    public required string High { get; init; }

    /// <summary>
    /// For a sealed answer: the number of the step whose answer of the other belongs beside one's own: a guess beside what it was
    /// really like. The same step where both say the same thing. 0 for every other kind.
    /// </summary>
    public required int Beside { get; init; }
}

/// <param name="IsPoint">One point of a list, rather than a paragraph.</param>
public sealed record PracticeLine(string Text, bool IsPoint);
