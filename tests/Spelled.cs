using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using Reweave.Domain;

namespace Reweave.Tests;

/// <summary>What a record holds, as text, for tests that compare whole screens: the product itself never prints it.</summary>
internal static class Spelling
{
    public static string Spelled(this object? value) =>
        value switch
        {
            null => "",
            string text => text,
            Unprinted record => $"{record.GetType().Name} {{ {Members(record)} }}",
            ITuple tuple => string.Join(
                ", ",
                Enumerable.Range(0, tuple.Length).Select(at => tuple[at].Spelled())
            ),
            IEnumerable many => string.Join(", ", many.Cast<object?>().Select(Spelled)),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    private static string Members(Unprinted record) =>
        string.Join(
            ", ",
            record
                .GetType()
                .GetProperties()
                .Where(member => member.GetIndexParameters().Length == 0)
                .Select(member => $"{member.Name} = {member.GetValue(record).Spelled()}")
        );
}
