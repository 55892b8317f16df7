"""Sentences about what a user asked for and why it was not done."""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_

MESSAGES: Mapping[str, str] = {
    "field_assigned_twice": N_(
        "Two columns are said to hold the same field: {field}. Choose one of them."
    ),
    "data_file_needed": N_("Name the data file: --data FILE."),
    "password_missing": N_(
        "Give the password in VUSTA_DESK_PASSWORD or in a file named by --password-file."
    ),
    "password_empty": N_("The password must not be empty. Choose one."),
    "letters_missing": N_(
        "Give the letters of the recovery sheet in VUSTA_DESK_RECOVERY_LETTERS or in a file named "
        "by --letters-file."
    ),
    "secret_file_unreadable": N_(
        "{file} cannot be read as a text file. Check its name and that you may open it."
    ),
    "rules_damaged": N_(
        "The rules that came with the program are damaged. Install the program again."
    ),
    "out_is_data_file": N_("{file} is the data file or belongs to it. Choose another name."),
    "out_is_data": N_(
        "{file} is a data file, a key file or a backup, which is never written over. "
        "Choose another name."
    ),
    "out_is_list": N_("{file} is the list itself, which is never changed. Choose another name."),
    "setting_unknown": N_(
        "There is no setting called “{key}”. “settings get” lists them; a round is set by "
        "“round.2027/3-2.window” and “round.2027/3-2.reference”."
    ),
    "setting_value": N_("“{value}” cannot be the value of “{key}”. Possible: {expected}."),
    "member_not_found": N_("There is no member with the key or card number “{member}”."),
    "member_not_one": N_(
        "More than one member has the card number “{member}”. Name the member by its key."
    ),
    "ceremony_closed": N_(
        "Ceremony {ceremony} is closed. To change it, reopen it first, with a reason."
    ),
    "ceremony_not_closed": N_("Ceremony {ceremony} is not closed; there is nothing to open again."),
    "ceremony_empty": N_(
        "Nobody is on the roster of ceremony {ceremony}. Put someone in before closing it."
    ),
    "entry_needed": N_("Name the member whose entry is to change: --member MEMBER."),
    "option_alone": N_("{option} does nothing alone. Add one of: {needed}."),
    "option_not_with": N_("{option} says nothing beside {other}. Leave one of them out."),
    "entry_without_member": N_(
        "{member} is on the roster but no longer among the members. Leave the entry out, or bring "
        "the member back."
    ),
    "awarded_badge_gone": N_(
        "The badge of {level} years that {member} was given in “{ceremony}” is not on the record "
        "any more. Enter it again, or {member} is proposed once more."
    ),
    "badge_already_held": N_(
        "{member} already has the badge of {level} years on record. Leave the entry out, or "
        "correct the record."
    ),
    "serial_twice": N_(
        "The serial {serial} stands twice among the badges of {level} years: {members}. Correct "
        "one of them."
    ),
    "backup_not_made": N_(
        "The work is saved, but no backup could be made beside {file}. Make room there, or make "
        "a backup in another place."
    ),
    "not_on_roster": N_("{member} is not on this roster. Put the member in first."),
    "put_in_level_needed": N_(
        "No round asked about proposes a badge for {member}. Say which badge it is to be."
    ),
    "level_unknown": N_("There is no badge of {level} years."),
    "no_display": N_(
        "There is no display here to open the window on. With a command the program works "
        "without a window: --help lists them."
    ),
    "reason_needed": N_("Say why, in a few words."),
    "template_damaged": N_(
        "A layout that came with the program is damaged. Install the program again."
    ),
    "certificate_not_on_roster": N_(
        "Not everyone named is on the roster of this ceremony. Put them in, or leave them out here."
    ),
    "file_changed_since_preview": N_(
        "{file} has been changed since it was shown, so nothing was taken in. Look at it once more."
    ),
    "data_changed_since_preview": N_(
        "The data has changed since the preview was made. Look at the preview again."
    ),
}
