using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CsCheck;
using Reweave.Domain.Agreements;
using Reweave.Domain.Events;

namespace Reweave.Domain.Tests.Events;

/// <summary>
/// What the domain stores, found by reflection, with values in every field; and System.Text.Json's own idea of the same JSON, to
/// compare what is written and read by hand with.
/// </summary>
internal static class StoredTypes
{
    /// <summary>Every class that can be read: facts, states, and all that stands inside them.</summary>
    public static readonly IReadOnlyList<Type> All =
    [
        .. typeof(Event)
            .Assembly.GetTypes()
            .Where(type => type.IsClass && !type.IsAbstract && ReadOf(type) is not null)
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    private static readonly NullabilityInfoContext Nullability = new();

    // Strict in everything that our reading is strict in. What has no setter is computed, not stored.
    public static readonly JsonSerializerOptions Oracle = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { OnlyWhatIsSet } },
        Converters =
        {
            new JsonStringEnumConverter<DayOfWeek>(allowIntegerValues: false),
            new JsonStringEnumConverter<AgreementMark>(allowIntegerValues: false),
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
        },
    };

    public static JsonNode? Expected(object value) =>
        JsonSerializer.SerializeToNode(value, value.GetType(), Oracle);

    public static byte[] Write(object value) => StoredWriter.Write((IStored)value);

    public static object? Read(Type type, byte[] json) =>
        typeof(StoredTypes)
            .GetMethod(nameof(ReadAs), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type)
            .Invoke(null, [json]);

    /// <summary>Something of that type with anything in its fields, whether or not it is well-formed.</summary>
    public static object Any(Type type, PCG chance)
    {
        var value = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in Fields(type))
        {
            var mayBeNull = Nullability.Create(property).WriteState == NullabilityState.Nullable;
            property.SetValue(
                value,
                mayBeNull && Below(chance, 2) == 0 ? null : Value(property.PropertyType, chance)
            );
        }

        return value;
    }

    public static int Below(PCG chance, int end) => (int)chance.Next((uint)end);

    private static IEnumerable<PropertyInfo> Fields(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod?.IsPublic == true);

    private static MethodInfo? ReadOf(Type type) =>
        type.GetMethod(
            "Read",
            BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly,
            [typeof(StoredReader)]
        );

    private static T? ReadAs<T>(byte[] json)
        where T : class =>
        StoredReader.TryRead(json, ReadOf(typeof(T))!.CreateDelegate<StoredRead<T?>>());

    private static void OnlyWhatIsSet(JsonTypeInfo type)
    {
        foreach (var computed in type.Properties.Where(one => one.Set is null).ToList())
        {
            type.Properties.Remove(computed);
        }
    }

    private static object Value(Type type, PCG chance)
    {
        if (Nullable.GetUnderlyingType(type) is { } given)
        {
            return Value(given, chance);
        }

        if (type.IsEnum)
        {
            var values = Enum.GetValues(type);
            return values.GetValue(Below(chance, values.Length))!;
        }

        return type switch
        {
            _ when type == typeof(string) => AnyText(chance),
            _ when type == typeof(int) => (int)chance.Next(),
            _ when type == typeof(long) => (long)chance.Next64(),
            _ when type == typeof(bool) => Below(chance, 2) == 0,
            _ when type == typeof(DateOnly) => DateOnly.FromDayNumber(Below(chance, 3_652_059)),
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(
                2026,
                11,
                2,
                Below(chance, 24),
                Below(chance, 60),
                Below(chance, 60),
                Below(chance, 1000),
                TimeSpan.FromMinutes(Below(chance, 120) - 60)
            ),
            _ when type == typeof(byte[]) => Enumerable
                .Range(0, Below(chance, 40))
                .Select(_ => (byte)chance.Next())
                .ToArray(),
            _ when type.IsGenericType => Collection(type, chance),
            _ => Any(type, chance),
        };
    }

    // Built through its JSON-free factory: CreateRange of the immutable type that the property names, or a list for an interface.
    private static object Collection(Type type, PCG chance)
    {
        var item = type.GetGenericArguments();
        var element = item.Length == 1 ? item[0] : typeof(KeyValuePair<,>).MakeGenericType(item);
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        var keys = new HashSet<object>();
        for (var left = Below(chance, 4); left > 0; left--)
        {
            var first = Value(item[0], chance);
            if (item.Length == 1)
            {
                list.Add(first);
            }
            else if (keys.Add(first))
            {
                list.Add(Activator.CreateInstance(element, first, Value(item[1], chance)));
            }
        }

        if (type.IsInterface)
        {
            return list;
        }

        var factory = typeof(ImmutableList).Assembly.GetType(type.FullName!.Split('`')[0])!;
        return factory
            .GetMethods()
            .Single(method =>
                method.Name == nameof(ImmutableList.CreateRange)
                && method.GetParameters() is [{ ParameterType.IsGenericType: true } only]
                && only.ParameterType.GetGenericTypeDefinition() == typeof(IEnumerable<>)
            )
            .MakeGenericMethod(item)
            .Invoke(null, [list])!;
    }

    private static string AnyText(PCG chance)
    {
        string[] pieces = ["a", "\"", "\\", "\n", "\u0001", "+", "<", "é", "سلام", "愛", "🌱", " "];
        return string.Concat(
            Enumerable.Range(0, Below(chance, 8)).Select(_ => pieces[Below(chance, pieces.Length)])
        );
    }
}
