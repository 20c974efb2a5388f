using System.Text;

namespace Reweave.Content.Messages;

/// <summary>Reads a message; what it refuses stops the build, with the column.</summary>
internal sealed class MessageReader
{
    private readonly string _text;
    private int _at;

    private MessageReader(string text) => _text = text;

    /// <exception cref="MessageFormatException">The text does not follow the grammar.</exception>
    public static Message Read(string text)
    {
        var reader = new MessageReader(text);
        var message = reader.ReadMessage(plural: null);
        return reader._at == text.Length
            ? message
            : throw reader.Wrong("a closing brace without an opening one");
    }

    private Message ReadMessage(string? plural)
    {
        var parts = new List<Part>();
        var literal = new StringBuilder();
        while (_at < _text.Length && _text[_at] != '}')
        {
            var next = _text[_at];
            if (next == '{')
            {
                EndLiteral();
                parts.Add(ReadSlot());
            }
            else if (next == '#' && plural is not null)
            {
                EndLiteral();
                parts.Add(new Counted(plural));
                _at++;
            }
            else
            {
                literal.Append(next);
                _at++;
            }
        }
        EndLiteral();
        return new Message(parts);

        void EndLiteral()
        {
            if (literal.Length > 0)
                parts.Add(new Literal(literal.ToString()));
            literal.Clear();
        }
    }

    private Part ReadSlot()
    {
        _at++;
        var name = ReadWord();
        if (TrySkip('}'))
            return new Filled(new Slot(name, SlotKind.Text));
        Skip(',');
        var kindWord = ReadWord();
        if (
            !Enum.TryParse<SlotKind>(kindWord, ignoreCase: true, out var kind)
            || kindWord is "text"
            || char.IsAsciiDigit(kindWord[0])
        )
            throw Wrong($"an unknown kind of placeholder, '{kindWord}'");
        if (kind is not (SlotKind.Plural or SlotKind.Select))
        {
            Skip('}');
            return new Filled(new Slot(name, kind));
        }

        Skip(',');
        var arms = new Dictionary<string, Message>();
        while (!TrySkip('}'))
        {
            var arm = ReadWord();
            Skip('{');
            var message = ReadMessage(kind == SlotKind.Plural ? name : null);
            Expect('}');
            if (!arms.TryAdd(arm, message))
                throw Wrong($"the form '{arm}' twice");
        }
        if (!arms.ContainsKey("other"))
            throw Wrong($"no form 'other' for '{name}'");
        return new Choice(new Slot(name, kind), arms);
    }

    private string ReadWord()
    {
        SkipSpace();
        var from = _at;
        while (
            _at < _text.Length
            && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '=' or '-')
        )
            _at++;
        var word = _text[from.._at];
        if (word.Length == 0)
            throw Wrong("a name is missing");
        SkipSpace();
        return word;
    }

    private void Skip(char expected)
    {
        SkipSpace();
        Expect(expected);
        if (expected != '{')
            SkipSpaceUnlessText();
    }

    private void Expect(char expected)
    {
        if (_at >= _text.Length || _text[_at] != expected)
            throw Wrong($"'{expected}' is missing");
        _at++;
    }

    private bool TrySkip(char expected)
    {
        SkipSpace();
        if (_at >= _text.Length)
            throw Wrong($"'{expected}' is missing");
        if (_text[_at] != expected)
            return false;
        _at++;
        return true;
    }

    // After the closing brace of a placeholder the space belongs to the sentence; after a comma it does not.
    private void SkipSpaceUnlessText()
    {
        if (_text[_at - 1] == ',')
            SkipSpace();
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] == ' ')
            _at++;
    }

    private MessageFormatException Wrong(string what) => new(what, _at + 1);
}

internal sealed class MessageFormatException(string what, int column)
    : FormatException($"{what} at character {column}")
{
    public int Column => column;
}
