"""Sentences about the dated rules: what is missing, what an entry lacks, examples that fail."""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_

MESSAGES: Mapping[str, str] = {
    # What the rules do not say for a round, or say only by a reading of ours.
    "multiple_unknown_office": N_(
        "The multiple of the base salary is not known for these levels: {levels}. No amount is "
        "worked out for them until the office enters it with its source."
    ),
    "base_salary_unknown_office": N_(
        "The base salary in force on {day} is not known. No amount is worked out until the office "
        "enters it with its source."
    ),
    "limits_unknown_office": N_(
        "What was in force on {day} is not known: {rule_name}. None was worked out. If the office "
        "has the document, enter the value with its source."
    ),
    "windows_are_reading": N_(
        "The window of the round {round} is our reading: no written rule was found. When the "
        "superior body states its windows, enter them with their source."
    ),
    "rule_is_reading": N_(
        "Our reading, as no text of the regulation was seen: {rule_name}. When the office has the "
        "document, enter the value with its source."
    ),
    # What an entry lacks.
    "rule_not_known": N_("There is no rule “{text}”. The rules are: {known}."),
    "rule_part_unknown": N_("{rule_name}: there is no part “{text}”. It has these: {known}."),
    "rule_has_no_parts": N_("{rule_name}: this rule has no parts. Leave “{text}” out."),
    "rule_source_needed": N_(
        "A value needs its source: the document with its number, its date and the point."
    ),
    "rule_day_far": N_("{day} is too far away for a rule. Correct the year."),
    "rule_value_refused": N_("{rule_name}: this is no value of it. Expected: {rule_shape}."),
    "rule_value_there": N_(
        "{rule_name}: the rules that come with the program say the same from {day}: {text} "
        "({source}). There is nothing to enter."
    ),
    "rule_value_useless": N_(
        "A value of the office's own in the data file cannot be read and has no effect: "
        "{rule_name}, from {day}. Enter it again."
    ),
}
