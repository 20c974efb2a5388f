using Reweave.Content;

namespace Reweave.Web.Frame;

/// <summary>What one screen wants said on the next: once, at its top. Kept as a choice of words, so that it is said in the language then spoken.</summary>
internal sealed class Handover
{
    private Func<Words, string>? _left;

    public void Leave(Func<Words, string> words) => _left = words;

    public Func<Words, string>? Take()
    {
        var left = _left;
        _left = null;
        return left;
    }
}
