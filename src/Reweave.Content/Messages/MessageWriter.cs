using System.Text;

namespace Reweave.Content.Messages;

/// <summary>A value for a slot; the generated accessors give exactly those a message asks for.</summary>
internal readonly record struct Argument(string Name, object Value);

/// <summary>Fills a message for one language.</summary>
internal static class MessageWriter
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';

    public static string Write(
        Message message,
        IFormats formats,
        params ReadOnlySpan<Argument> arguments
    )
    {
        if (message.Parts is [Literal only])
            return only.Text;
        var text = new StringBuilder();
        Append(text, message, formats, arguments);
        return text.ToString();
    }

    private static void Append(
        StringBuilder text,
        Message message,
        IFormats formats,
        ReadOnlySpan<Argument> arguments
    )
    {
        foreach (var part in message.Parts)
        {
            switch (part)
            {
                case Literal literal:
                    text.Append(literal.Text);
                    break;
                case Counted counted:
                    text.Append(formats.Number((long)Find(arguments, counted.Name)));
                    break;
                case Filled filled:
                    text.Append(Value(filled.Slot, Find(arguments, filled.Slot.Name), formats));
                    break;
                case Choice choice:
                    Append(
                        text,
                        Arm(choice, Find(arguments, choice.Slot.Name), formats),
                        formats,
                        arguments
                    );
                    break;
            }
        }
    }

    private static Message Arm(Choice choice, object value, IFormats formats)
    {
        Message? arm;
        if (choice.Slot.Kind == SlotKind.Select)
            return choice.Arms.TryGetValue((string)value, out arm) ? arm : choice.Arms["other"];
        var number = (long)value;
        if (choice.Arms.TryGetValue($"={number}", out arm))
            return arm;
        return choice.Arms.TryGetValue(PluralNames.Of(formats.Plural(number)), out arm)
            ? arm
            : choice.Arms["other"];
    }

    private static string Value(Slot slot, object value, IFormats formats) =>
        slot.Kind switch
        {
            SlotKind.Text => Isolated((string)value, formats.Language),
            SlotKind.Number => formats.Number((long)value),
            SlotKind.Date => formats.Date((DateOnly)value),
            SlotKind.Month => formats.Month((DateOnly)value),
            SlotKind.Weekday => formats.Weekday((DayOfWeek)value),
            SlotKind.Time => formats.Time((TimeOnly)value),
            SlotKind.Relative => formats.RelativeDays((int)value),
            SlotKind.List => Isolated(formats.List((IReadOnlyList<string>)value), formats.Language),
            _ => throw new InvalidOperationException($"A {slot.Kind} is chosen, not filled in."),
        };

    private static object Find(ReadOnlySpan<Argument> arguments, string name)
    {
        foreach (var argument in arguments)
        {
            if (argument.Name == name)
                return argument.Value;
        }
        throw new InvalidOperationException($"No value for the placeholder '{name}'.");
    }

    /// <summary>
    /// What a person wrote may run against the sentence around it (a Latin name in Arabic, an Arabic one in English). Such a value
    /// is isolated, so that it cannot turn the punctuation beside it; others stay as they are, character for character.
    /// </summary>
    private static string Isolated(string value, Language language)
    {
        foreach (var letter in value)
        {
            if (language.IsRightToLeft ? IsLeftToRight(letter) : IsRightToLeft(letter))
                return $"{FirstStrongIsolate}{value}{PopDirectionalIsolate}";
        }
        return value;
    }

    private static bool IsLeftToRight(char letter) =>
        char.IsAsciiLetter(letter) || letter is >= 'À' and < '\u0590';

    private static bool IsRightToLeft(char letter) =>
        letter
            is (>= '\u0590' and <= '\u08FF')
                or (>= '\uFB1D' and <= '\uFDFF')
                or (>= '\uFE70' and <= '\uFEFF');
}
