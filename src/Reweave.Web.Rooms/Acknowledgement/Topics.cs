using Reweave.Domain.Acknowledgement;
using Reweave.Domain.Preparations;

namespace Reweave.Web.Acknowledgement;

/// <summary>The parts of each statement, by the short names that content, preparations and shared parts have for them.</summary>
internal static class Topics
{
    /// <summary>A part under its writer's own title.</summary>
    public const string Own = "own";

    /// <summary>Where a preparation keeps that title.</summary>
    public const string OwnTitle = "own-title";

    private static readonly string[] Impact =
    [
        "safety",
        "self",
        "body",
        "trust",
        "others",
        "closeness",
        "past",
        "hardest",
        "understand",
        Own,
    ];

    private static readonly string[] Account = ["did", "effect", "excuse", "now", "keep"];

    public static IReadOnlyList<string> Of(StatementKind kind) =>
        kind == StatementKind.Impact ? Impact : Account;

    public static PreparationKind ToPreparation(this StatementKind kind) =>
        kind == StatementKind.Impact ? PreparationKind.Impact : PreparationKind.Account;

    /// <summary>As addresses name it; null for anything else.</summary>
    public static StatementKind? Find(string? kind) =>
        kind switch
        {
            "impact" => StatementKind.Impact,
            "account" => StatementKind.Account,
            _ => null,
        };

    public static string Address(this StatementKind kind) =>
        kind == StatementKind.Impact ? "acknowledgement/impact" : "acknowledgement/account";
}
