"""A few words for each thing that is found in the rows of a list: to count and to choose them by.

The whole of it is said by the sentence of the code, with its details.
"""

from collections.abc import Mapping

from vusta_desk.domain.findings import Finding
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.messages import sentence

FINDING_WORDS: Mapping[str, str] = {
    "row_without_name": N_("without a name"),
    "formula_error": N_("formula error"),
    "formula_without_result": N_("formula without a result"),
    "cell_too_long": N_("text too long"),
    "text_recomposed": N_("letters and marks apart"),
    "spaces_removed": N_("needless spaces"),
    "capitals_to_title_case": N_("all in capitals"),
    "sex_not_understood": N_("sex not understood"),
    "sex_in_both_columns": N_("sex in both columns"),
    "date_does_not_exist": N_("day that does not exist"),
    "date_out_of_range": N_("date before 1900 or after 2099"),
    "date_century_unsure": N_("century not certain"),
    "century_settled": N_("century settled by other dates"),
    "date_from_number": N_("day read from a number"),
    "date_of_small_number": N_("number in the place of a date"),
    "date_in_1900": N_("date in 1900"),
    "date_parts_left_open": N_("day or month left open"),
    "date_letters_read": N_("letters in the place of digits"),
    "date_lunar": N_("day of the lunar calendar"),
    "date_not_understood": N_("date not understood"),
    "number_not_understood": N_("number not understood"),
    "number_length_unusual": N_("number of unusual length"),
    "zeros_put_back": N_("zeros that were lost"),
    "badges_not_understood": N_("badges not understood"),
    "badge_without_level": N_("badge without its years"),
    "remark_kept": N_("remark kept as it stands"),
    "remark_may_end_membership": N_("may no longer be a member here"),
    "standing_from_remark": N_("standing taken from a remark"),
    "remark_against_standing": N_("words against the standing"),
    "name_words_removed": N_("title or post beside the name"),
    "name_with_words": N_("words beside the name"),
    "date_order_unsure": N_("day and month in doubt"),
    "number_digits_lost": N_("digits of a number lost"),
    "branch_not_on_record": N_("branch that is new"),
    "old_font_both_ways": N_("name that reads well both ways"),
    "status_not_taken": N_("status that changes nothing"),
    "fuller_date_kept": N_("our fuller date kept"),
    "spelling_kept": N_("our spelling kept"),
    "kept_by_kind_of_list": N_("ours kept, by the kind of list"),
    "numbers_of_two_people": N_("numbers of two people"),
    "number_of_another": N_("number of somebody else"),
    "number_of_namesake": N_("number of a namesake"),
    "several_candidates": N_("several people may be meant"),
    "same_name_only": N_("only the name is the same"),
    "same_name_other_birth": N_("same name, other date of birth"),
    "same_name_other_marks": N_("same name with other marks"),
    "same_name_other_numbers": N_("same name, other numbers"),
    "key_of_another": N_("key of somebody else"),
    "person_taken_out": N_("person was taken out"),
    "person_twice_in_list": N_("person stands twice in the list"),
    "maybe_twice_in_list": N_("may stand twice in the list"),
    "not_in_registry": N_("nobody on record"),
    "branch_unsure": N_("branch not certain"),
    "branch_read_as": N_("branch under another name"),
    "answer_unknown": N_("answer not understood"),
    "branch_remembered": N_("branch as answered before"),
    "branch_closed": N_("branch that was closed"),
    "branch_unknown": N_("branch not known"),
    "text_from_old_font": N_("read from an old font"),
    "old_font_suspected": N_("old font suspected"),
    "admission_before_decision": N_("admission before its decision"),
    "joined_as_a_child": N_("joined as a child"),
    "date_in_the_future": N_("date in the future"),
    "words_not_understood": N_("words not understood"),
    "official_before_admission": N_("full membership before admission"),
    "official_before_decision": N_("full membership before the decision"),
    "admission_before_birth": N_("admission before birth"),
    "no_start_date": N_("no day to count from"),
    "standing_undated": N_("standing without a date"),
    "entry_after_death": N_("entry after the death"),
    "death_before_joining": N_("death before joining"),
    "interruption_unusable": N_("interruption that cannot be counted"),
    "two_badges_of_one_level": N_("two badges of one level"),
    "badge_after_stated_day": N_("badge after the day stated"),
    "badge_only_stated": N_("badge only stated"),
    "discipline_undated": N_("discipline without a date"),
    "card_on_two_people": N_("card number of two people"),
    "personal_id_on_two_people": N_("personal number of two people"),
}


def finding_words(finding: Finding, words: Catalogue) -> str:
    """In short what is found; for a code without words of its own the sentence of this one."""
    if (short := FINDING_WORDS.get(finding.code)) is not None:
        return words.gettext(short)
    return sentence(finding.code, finding.details, words)
