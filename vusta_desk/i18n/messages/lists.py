"""Sentences about what the program knows of lists: names of columns, branches, kinds of list."""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_

MESSAGES: Mapping[str, str] = {
    "list_words_damaged": N_(
        "The file “{file}” of the program, by which it knows lists, is damaged. "
        "Install the program once more."
    ),
    "sex_in_both_columns": N_(
        "Something stands in the column of men and in that of women. Check which of them is right."
    ),
    "branch_read_as": N_("The branch “{words}” of the list is read as “{name}”."),
    "branch_not_on_record": N_(
        "The branch “{words}” is not on record and comes in as a new one, “{name}”. If it is one "
        "of those on record, say which."
    ),
    "branch_unsure": N_(
        "The branch “{words}” is not known; it may be: {names}. "
        "Say which it is, or that it is new; the answer is remembered."
    ),
    "branch_closed": N_(
        "People are listed under the branch “{name}”, which was closed on {closed}. Find out to "
        "which branch they belong now, or correct the closing date of the branch."
    ),
    "branch_of_sheet": N_(
        "The list is taken for that of “{name}”; nothing in its rows says of which branch it is."
    ),
    "columns_remembered": N_(
        "These columns are read as they were assigned by hand in an earlier list of the same "
        "shape: {headings}."
    ),
    "profile_unknown": N_("There is no kind of list “{name}”. The kinds: {profiles}."),
    "not_in_registry": N_(
        "Nobody on record is this person, and a register of badges makes nobody new. "
        "Check name and numbers, or say who it is."
    ),
    "kept_by_kind_of_list": N_(
        "The list says otherwise; such a list does not change this unasked. "
        "It can be taken over in the preview."
    ),
    "rows_of_one_person": N_("The row is about the person of row {first_row}; the two are joined."),
    "branch_new": N_("The branch “{name}” is new."),
    "branch_changed": N_("Of the branch “{name}” the list says otherwise: {fields}."),
    "branch_kind_not_understood": N_(
        "“{words}” is none of the kinds of branch. Enter: Cơ quan Trung ương, Hội ngành, "
        "Tổ chức KH&CN, or Báo, Quỹ, Nhà xuất bản."
    ),
    "column_name_empty": N_("Enter what stands over the column: words, not only signs."),
    "column_name_too_long": N_("The name of a column has at most {limit} characters."),
    "field_not_in_lists": N_("A column of a list cannot be “{field}”. Choose another field."),
    "column_name_shipped": N_(
        "In lists everywhere “{name}” is the name of the column {field}; as a name of "
        "{other_field} it would make such lists unreadable. In a list where it means that, assign "
        "the column by hand."
    ),
    "heading_remembered": N_(
        "The column “{header}” is read as {field}: that is one of the office's own names of "
        "columns."
    ),
    "branch_remembered": N_(
        "The branch “{words}” of the list is read as “{name}”, as was answered for an earlier list."
    ),
    "answer_unknown": N_(
        "“{words}” is not the key of anybody on record. Enter the key of the member whose row it "
        "is, or “{new}” for somebody new."
    ),
    "no_such_row": N_(
        "There is no row {row} with somebody in it in the list. Rows are counted as in the file; "
        "where the list has several sheets, write SHEET!ROW."
    ),
    "row_in_several_sheets": N_(
        "Row {row} stands in several sheets: {sheets}. Write SHEET!ROW, as {example}."
    ),
    "nothing_remembered": N_("Of “{name}” nothing is remembered any more."),
    "profile_not_written": N_(
        "A list of the kind “{profile}” is not written as {format}. "
        "The official collection workbook is: --profile collection --format xlsx."
    ),
    "badge_without_level": N_(
        "The row does not say for how many years the badge is. Enter 30, 40, 45 … in its column."
    ),
}
