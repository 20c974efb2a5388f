namespace Reweave.Domain.Events;

/// <summary>
/// A value that stands inside a fact or a snapshot. It comes with <c>internal static T Read(StoredReader from)</c>, which names the
/// same fields in the same order: that is what makes reading one step a field.
/// </summary>
internal interface IStored
{
    void Write(StoredWriter to);
}

/// <summary>Reads the object the reader stands in; fields it does not ask for are skipped.</summary>
internal delegate T StoredRead<out T>(StoredReader from);
