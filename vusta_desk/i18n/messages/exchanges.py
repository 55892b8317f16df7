"""Sentences about workbooks that go to the branches and come back."""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_

MESSAGES: Mapping[str, str] = {
    "branch_without_members": N_(
        "{branch}: nobody on record is in standing there, so there is nothing to send."
    ),
    "not_a_branch_workbook": N_(
        "{file} is not a workbook that was made for a branch, or what it is known by was removed. "
        "Import it as an ordinary list."
    ),
    "branch_workbook_unknown": N_(
        "This workbook for “{branch}” was not made from this data file (it names the office "
        "“{office}”), or its sending was undone. Open the right data file, or copy the rows into "
        "a list of their own and import that."
    ),
    "branch_workbook_key_damaged": N_(
        "What this workbook is known by was changed. Ask the branch for the file as it was sent, "
        "or copy the rows into a list of their own and import that."
    ),
    "branch_workbook_newer": N_(
        "This workbook was made by a newer version of the program. Install that version."
    ),
    "branch_workbook_rebuilt": N_(
        "These columns of the workbook are gone or were renamed: {headings}. Ask the branch for "
        "the file as it was sent, or copy the rows into a list of their own and import that."
    ),
    "branch_workbook_returned": N_(
        "This is the workbook of “{branch}” that was sent on {day}. Take it back under Members, "
        "Workbooks of the branches: only what the branch has changed is shown there."
    ),
    "exchange_row_twice": N_(
        "The row of {name} stands in the workbook twice, and the two differ. This one was left."
    ),
    "exchange_row_gone": N_(
        "The row of {name} is no longer in the workbook. "
        "Nothing is changed by that; ask the branch."
    ),
    "exchange_member_gone": N_(
        "{name} is no longer among the members here. What the branch says cannot be taken over."
    ),
    "exchange_name_empty": N_("The name is empty. It stays as it is here: {name}."),
    "exchange_unclear_person": N_(
        "It cannot be told who {name} is. Look in the list of members, and add or correct the "
        "record by hand."
    ),
    "exchange_said_both": N_(
        "“No change” is chosen, and yet something was changed. Ask the branch which is right."
    ),
    "exchange_not_ticked": N_(
        "Nothing was changed, but “No change” is not chosen either. It is taken for no change."
    ),
}
