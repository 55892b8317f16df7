"""Sentences about records: what a registry file has wrong, what a record may not say."""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_

MESSAGES: Mapping[str, str] = {
    "not_a_registry": N_(
        "This file is not a member registry: it does not begin with the format “vusta-registry/1”. "
        "Choose another file."
    ),
    "registry_newer": N_(
        "This file has the format “{format}”, and this version of the program reads “{known}”. "
        "Install the current version of the program, or export the file once more as “{known}”."
    ),
    "unknown_key": N_("{path}: the program does not know this entry and has left it out."),
    "value_not_understood": N_(
        "{path}: “{words}” was not understood. The field stays unknown and its words are kept. "
        "Enter the right value."
    ),
    "entry_left_out": N_(
        "{path}: this entry lacks its main value and was left out: {words}. Enter it by hand."
    ),
    "key_missing": N_("{path} is missing; the record was taken in under the key “{kept_as}”."),
    "key_twice": N_(
        "{path}: the key “{key}” is used a second time; this record was taken in under the key "
        "“{kept_as}”. Check whether both are about the same person or branch."
    ),
    "name_missing": N_("{path} is missing. Enter the name."),
    "branch_missing": N_("No branch is on record. Enter the member's branch."),
    "branch_unknown": N_(
        "The branch “{branch}” is not among the branches of the registry. "
        "Choose the member's branch."
    ),
    "admission_before_decision": N_(
        "The admission ({day}) is before the decision on it ({other_day}). "
        "Compare both with the member's file and correct the wrong one."
    ),
    "joined_as_a_child": N_(
        "The admission ({day}) is only {years} years after the birth ({other_day}). Compare both "
        "with the member's file and correct the wrong one."
    ),
    "date_in_the_future": N_(
        "{field} ({day}) lies in the future. Compare it with the member's file."
    ),
    "words_not_understood": N_(
        "{field}: “{words}” was not understood on import and the field is still unknown. Look it "
        "up in the member's file."
    ),
    "official_before_admission": N_(
        "The day of becoming an official member ({day}) is before the admission ({other_day}). "
        "Compare both with the member's file and correct the wrong one."
    ),
    "official_before_decision": N_(
        "The day of becoming an official member ({day}) is before the admission decision "
        "({other_day}). Compare both with the member's file and correct the wrong one."
    ),
    "admission_before_birth": N_(
        "The date of joining the Party ({day}) is before the date of birth ({other_day}). "
        "Compare both with the member's file and correct the wrong one."
    ),
    "no_start_date": N_(
        "Neither the date of the admission decision nor that of the admission is known, so no "
        "seniority can be counted. Enter one of them."
    ),
    "standing_undated": N_(
        "The standing “{standing}” has no date, so it counts nowhere. Enter since when it holds."
    ),
    "remark_against_standing": N_(
        "The kept words “{words}” may mean that this person is no longer a member here "
        "({standing}), and the standings do not say so. Ask the branch; if it is so, enter the "
        "standing with its day."
    ),
    "entry_after_death": N_(
        "“{standing}” from {day} stands after the death on {died} and is not counted. "
        "Correct one of the two days or remove the entry."
    ),
    "death_before_joining": N_(
        "The death ({died}) is before the birth or the admission ({day}). "
        "Compare both with the member's file and correct the wrong one."
    ),
    "interruption_unusable": N_(
        "The interruption from {since} to {until} cannot be counted: the first day out is unknown "
        "or comes after the day of return. Enter the right days."
    ),
    "two_badges_of_one_level": N_(
        "The badge of {level} years is on record {times} times. "
        "Remove the extra ones, or mark them as issued again."
    ),
    "badge_after_stated_day": N_(
        "The badge of {level} years is dated {day}, but was stated as awarded before {before}. "
        "Compare with the member's file."
    ),
    "badge_only_stated": N_(
        "The badge of {level} years is on record as stated: awarded before {before}, without a "
        "number. Look up its date and number."
    ),
    "discipline_undated": N_(
        "The discipline “{form}” has no date, so it counts nowhere. Enter the date of the decision."
    ),
    "card_on_two_people": N_(
        "The card number {number} is also on the record of {others}. "
        "Compare with the cards and correct the wrong record."
    ),
    "personal_id_on_two_people": N_(
        "The personal identification number {number} is also on the record of {others}. "
        "Correct the wrong record, or merge the two where they are one person."
    ),
}
