using System.Text.RegularExpressions;

namespace Reweave.Client.Tests.Simulation;

/// <summary>
/// The attacks that the protocol answers (docs/threat-model.md), each with the tests that show it, or the later work it waits for.
/// A row with neither fails the build, and so does a test that is not there.
/// </summary>
public sealed class AttackRows
{
    private static readonly Row[] Rows =
    [
        new(
            "key substitution",
            nameof(The_host_is_hostile.Keys_other_than_the_invitations_are_not_accepted),
            nameof(The_host_is_hostile.An_acceptance_that_was_touched_pairs_nobody)
        ),
        new(
            "ghost member or device",
            nameof(
                The_host_is_hostile.A_ghost_device_is_put_in_quarantine_and_its_words_are_not_shown
            ),
            nameof(The_host_is_hostile.A_ghost_member_is_put_in_quarantine_and_gets_no_keys),
            "A_couple_takes_no_third_member_even_from_a_member_with_a_fresh_acceptance"
        ),
        new(
            "a member certifies the partner's device before they do",
            "A_partners_new_device_is_not_certified_first_by_the_other"
        ),
        new("wrapped key swapped", nameof(The_host_is_hostile.A_swapped_key_wrap_opens_nothing)),
        new(
            "private key with altered public part",
            nameof(The_host_is_hostile.A_keyset_with_another_public_part_is_not_opened)
        ),
        new(
            "stretching parameters lowered",
            nameof(
                The_host_is_hostile.Weak_or_endless_stretching_is_refused_before_any_secret_is_derived
            )
        ),
        new(
            "format downgrade",
            nameof(
                The_host_is_hostile.An_entry_of_another_suite_stops_reading_and_asks_for_an_update
            )
        ),
        new(
            "fields or slots swapped",
            nameof(The_host_is_hostile.An_unlocker_from_another_slot_or_account_is_not_opened)
        ),
        new(
            "unauthenticated metadata",
            nameof(The_host_is_hostile.Metadata_that_the_host_makes_up_is_not_believed)
        ),
        new(
            "drop, truncate, roll back, resurrect",
            nameof(The_host_is_hostile.An_entry_dropped_from_the_middle_shows),
            nameof(
                The_host_is_hostile.A_log_that_became_shorter_is_flagged_and_nothing_shown_is_taken_away
            ),
            nameof(The_host_is_hostile.An_entry_that_was_deleted_is_not_brought_back)
        ),
        new(
            "fork between partners",
            nameof(The_host_is_hostile.Two_partners_who_are_shown_different_logs_find_out)
        ),
        new(
            "removed member or device writes on or back-dates",
            nameof(
                The_host_is_hostile.A_device_that_was_ended_writes_no_more_whatever_the_host_lets_in
            )
        ),
        new(
            "one ciphertext, two plaintexts",
            nameof(The_host_is_hostile.A_ciphertext_opens_under_one_key_and_in_one_context_only)
        ),
        new(
            "cloned profile",
            nameof(The_host_is_hostile.A_cloned_profile_is_noticed_and_corrupts_nothing)
        ),
        new(
            "chunk reorder or truncation",
            nameof(
                Story
                    .When_there_are_photos
                    .A_host_that_exchanges_reorders_or_cuts_chunks_shows_nobody_another_picture
            ),
            "A_partner_who_hosts_cannot_put_another_picture_in_its_place"
        ),
        new(
            "recovery as a back door",
            nameof(
                The_host_is_hostile.Recovery_words_are_the_only_other_way_in_and_end_the_old_ones
            )
        ),
        new(
            "login as an oracle",
            nameof(The_host_is_hostile.Signing_in_tells_nobody_whether_a_name_exists),
            "Wrong_secret_wrong_kind_and_unknown_name_are_answered_alike",
            "Parameters_of_names_that_do_not_exist_are_steady_and_look_real"
        ),
        new(
            "decrypted content causing requests",
            nameof(
                What_leaves_the_devices.Asks_nothing_but_the_protocols_own_requests_whatever_was_written
            )
        ),
        new(
            "link secrets reaching the server",
            nameof(What_leaves_the_devices.Holds_no_word_and_no_secret_in_requests_database_or_log)
        ),
        Row.Waits(
            "PRF output posted to the server",
            "unlocking by passkey (PROTOCOL section 3, later)"
        ),
        new(
            "script injection",
            nameof(What_the_host_serves.Runs_no_script_but_its_own),
            "Carries_the_strict_headers"
        ),
        new(
            "rotation while out of sync",
            nameof(
                The_host_is_hostile.A_draft_from_before_a_rotation_is_sealed_again_under_the_new_keys
            )
        ),
        new(
            "passphrase change that does not cut off a thief",
            nameof(The_host_is_hostile.A_changed_passphrase_cuts_off_whoever_has_the_old_one)
        ),
        new(
            "storage evicted",
            nameof(
                The_host_is_hostile.An_evicted_device_comes_back_and_notices_when_it_is_shown_an_old_log
            )
        ),
        new(
            "forged erasure",
            nameof(
                The_host_is_hostile.A_text_that_is_gone_without_its_authors_erasure_shows_as_missing
            )
        ),
        new(
            "restored backup",
            nameof(The_host_was_restored.From_a_backup_and_gets_back_what_it_lost),
            "Clients_see_a_new_generation_and_the_head_of_the_backup"
        ),
        new(
            "the partner at the same device",
            nameof(The_host_is_hostile.The_same_device_opens_for_nobody_without_the_passphrase),
            nameof(What_leaves_the_devices.And_what_lies_on_a_locked_device_holds_no_word_either)
        ),
        new(
            "the partner who hosts",
            nameof(
                The_host_is_hostile.A_partner_who_hosts_reads_no_sealed_answer_before_the_other_opens_it
            ),
            nameof(What_leaves_the_devices.Holds_no_word_and_no_secret_in_requests_database_or_log)
        ),
    ];

    public static TheoryData<string> Attacks => [.. Rows.Select(row => row.Attack)];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Each_has_a_test_or_names_the_work_it_waits_for(string attack)
    {
        var row = Rows.Single(row => row.Attack == attack);
        Assert.True(
            row.Tests.Count > 0 ^ row.WaitsFor is not null,
            "A row has tests or waits for something."
        );
        Assert.All(
            row.Tests,
            test => Assert.True(Names.Contains(test), $"There is no test {test}.")
        );
    }

    private static readonly HashSet<string> Names =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(Root(), "tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file =>
                Regex
                    .Matches(
                        File.ReadAllText(file),
                        @"\[(?:Fact|Theory)[\s\S]*?public (?:async )?(?:void|Task) (\w+)\("
                    )
                    .Select(match => match.Groups[1].Value)
            ),
    ];

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Reweave.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    private sealed record Row(string Attack, params IReadOnlyList<string> Tests)
    {
        public string? WaitsFor { get; private init; }

        public static Row Waits(string attack, string later) => new(attack) { WaitsFor = later };
    }
}
