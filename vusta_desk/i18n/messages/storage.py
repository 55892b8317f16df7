"""Sentences about the data file: keys, lock, damage, backups, undo; titles of operations."""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_

MESSAGES: Mapping[str, str] = {
    "no_such_data_file": N_("There is no data file {file}. Check its name and folder."),
    "not_a_data_file": N_("{file} is not a data file of this program. Choose another file."),
    "data_file_exists": N_(
        "There already is a file {file}; it was left as it is. Choose another name."
    ),
    "data_file_damaged": N_(
        "{file} is damaged, or its key file belongs to another file. Restore the latest backup."
    ),
    "data_file_newer": N_(
        "{file} comes from a newer program (version {version} of the data; this program knows "
        "{known}). Install the current version of the program."
    ),
    "file_in_use": N_(
        "{file} is open elsewhere: {who}, since {since}. Close it there, then try again."
    ),
    "disk_full": N_(
        "The disk is full: {file} could not be written, and nothing has changed. "
        "Make room, then try again."
    ),
    "cannot_write": N_(
        "{file} could not be written, and nothing has changed. Check that the folder exists, that "
        "the drive is not read-only and that you may write there."
    ),
    "wrong_password": N_("The password is wrong. Try again, or use the recovery sheet."),
    "key_file_missing": N_(
        "The key file {key_file} of {file} is missing or damaged. Put it back into the same "
        "folder, or open the file with the recovery sheet."
    ),
    "recovery_letters_wrong": N_(
        "There is a typing error in these groups of the recovery letters: {groups}. "
        "Compare them with the sheet."
    ),
    "recovery_letters_other_file": N_(
        "These recovery letters do not open {file}: they belong to another file, or the file is "
        "damaged. Look for the right sheet, or restore the latest backup."
    ),
    "backup_exists": N_(
        "There already is a file {file}; it was left as it is. Choose another name."
    ),
    "not_a_backup": N_(
        "{file} is not a backup of this program, or not a whole one. Choose another."
    ),
    "backup_out_of_reach": N_(
        "The backup {file} is not there, or cannot be read now. Check its name, connect its drive, "
        "close it in other programs, then try again."
    ),
    "backup_without_keys": N_(
        "The backup {file} has no whole key file in it. Choose another backup."
    ),
    "integrity_damaged": N_("The data file is damaged ({problem}). Restore the latest backup."),
    "integrity_reference": N_(
        "Row {row} of table {table} refers to a record that is not there. "
        "Restore the latest backup."
    ),
    "integrity_triggers": N_(
        "The part of the data file that keeps the history was changed from outside: {names}. "
        "Restore the latest backup."
    ),
    "change_outside_program": N_(
        "Row {row} of table {table} was changed from outside the program. Check that record."
    ),
    "key_taken": N_("There already is a member with the key “{key}”. Nothing was taken in."),
    "unknown_branch": N_(
        "Member “{key}” is said to be in the branch “{branch}”, which is not on file. "
        "Bring in the branch first."
    ),
    "no_such_member": N_("There is no member with the key “{key}”."),
    "no_such_ceremony": N_("There is no ceremony {ceremony}. Look in the list of ceremonies."),
    "no_such_operation": N_("There is no operation {operation}. Look in the history."),
    "already_undone": N_(
        "Operation {operation} is undone already, by operation {by}. "
        "To do it again, undo operation {by}."
    ),
    "undo_not_offered": N_(
        "Operation {operation} is not undone: a new file, a restore, an update of the data file "
        "and the reopening of a ceremony or a round stay. Close it again; "
        "go back further with a backup."
    ),
    "undo_closed_ceremony": N_(
        "Operation {operation} is part of ceremony {ceremony}, which is closed. "
        "Reopen the ceremony first, with a reason."
    ),
    "undo_closed_round": N_(
        "Operation {operation} is part of the round {round}, which is closed. "
        "Reopen the round first, with a reason."
    ),
    "undo_blocked": N_(
        "Operation {operation} cannot be undone: records of later work stand on it. "
        "These records: {count} ({names}). That work, which has to be undone first, the latest "
        "first: {work}."
    ),
    "undo_blocked_outside": N_(
        "Operation {operation} cannot be undone: {count} of its records ({names}) were changed "
        "from outside the program."
    ),
    "backup_of_other_file": N_(
        "{file} is a backup of another data file than {target}. Nothing was changed. To open it, "
        "restore it under a name of its own."
    ),
    "undo_conflict": N_(
        "Operation {operation} cannot be undone: other records have since taken the place of "
        "those it would bring back. Undo the later work first."
    ),
}

# By kind of operation; placeholders are the details recorded with it. Those of undo and redo are
# `operation`, `kind` and `details` of what they go back to, and `title`, made from these.
OPERATION_TITLES: Mapping[str, str] = {
    "new_file": N_("New data file"),
    "import": N_("Import of {file}: {new} new, {changed} changed"),
    "import_branches": N_("Branches from {file}: {new} new, {changed} changed"),
    "list_lessons": N_("How lists such as {file} are read"),
    "column_name_add": N_("A column called “{name}” is: {field}"),
    "lesson_forget": N_("No longer remembered of lists: {name}"),
    "edit_member": N_("Change of the record of {member}"),
    "add_member": N_("New member: {member}"),
    "take_out": N_("{member} taken out: {reason}"),
    "put_back": N_("{member} put back among the members"),
    "add_branch": N_("New branch: {branch}"),
    "edit_branch": N_("Change of the branch {branch}"),
    "state_badges": N_("Badges stated as awarded before {before}, without numbers: {badges}"),
    "ceremony_create": N_("New ceremony: {ceremony}"),
    "ceremony_change": N_("Change of the ceremony: {ceremony}"),
    "ceremony_close": N_("Closing of the ceremony: {ceremony}, {badges} badges"),
    "ceremony_reopen": N_("Reopening of the ceremony: {ceremony} ({reason})"),
    "payments_change": N_("Money of the ceremony: {ceremony}"),
    "nomination_start": N_("Nomination of {member}: {level} years, round {round}"),
    "nomination_propose_all": N_("Nominations begun for round {round}: {people} ({names})"),
    "nomination_leave_out": N_(
        "{member} left out of round {round}, badge of {level} years: {reason}"
    ),
    "nomination_advance": N_("Nominations brought to “{nomination_state}”: {people} ({names})"),
    "nomination_set_aside": N_("Nominations set aside: {people} ({names}): {reason}"),
    "nomination_reopen": N_("Nominations opened again: {people} ({names})"),
    "nomination_change": N_("Change of the nomination of {member}"),
    "round_change": N_("Round {round}: due days {first} to {last}, judged on {day}"),
    "round_add": N_("New round {round}: due days {first} to {last}, judged on {day}"),
    "round_details": N_("Round {round}"),
    "round_forget": N_("Round {round}: the office's own days taken back"),
    "round_close": N_("Closing of the round {round}, members: {people}"),
    "round_reopen": N_("Reopening of the round {round} ({reason})"),
    "rule_set": N_("Rule entered: {rule}, from {day}: {value}"),
    "rule_forget": N_("Own value of a rule taken back: {rule}, from {day}: {value}"),
    "settings_change": N_("Setting {key}: {value}"),
    "office_settings": N_("Settings: {settings}"),
    "merge_members": N_("{other} merged into {member}"),
    "set_apart": N_("Not the same person: {member} and {other}"),
    "unset_apart": N_("Perhaps the same person after all: {member} and {other}"),
    "list_names": N_("Heading of lists: “{heading}” is {field}"),
    "list_names_forget": N_("Heading of lists forgotten: “{heading}”"),
    "reconcile": N_("Reconciliation with {source}: {file}"),
    "branch_sent": N_("Workbook for the branch {branch}: {file}"),
    "branches_sent": N_("Workbooks for the branches, written to a folder: {count}"),
    "branch_answer": N_("Answer of the branch {branch}, records changed: {changes}"),
    "branch_no_change": N_("Answer of the branch {branch}: no change"),
    "undo": N_("Undo of operation {operation}: {title}"),
    "undo_rest": N_(
        "Undo of the rest of operation {operation}: {title} ({undone} records undone, {kept} kept)"
    ),
    "redo": N_("Redo of operation {operation}: {title}"),
    "restore": N_("Restore of the backup {file}"),
    "migrate": N_("Data file brought from version {from} to {to}"),
}

# What else is said of a round where it was changed; with and without a value.
ROUND_PARTS: Mapping[str, tuple[str, str]] = {
    "held": (N_("held on {value}"), N_("held on the day it is called after")),
    "deadline": (N_("files until {value}"), N_("no last day for files")),
    "title": (N_("occasion {value}"), N_("no occasion")),
}

# What a change of a ceremony is about (`domain.ceremony_changes.PARTS`).
CEREMONY_PARTS: Mapping[str, str] = {
    "heading": N_("name, day or place"),
    "announced": N_("numbers announced"),
    "order": N_("order of the roster"),
    "left_out": N_("left out"),
    "put_in": N_("put in"),
    "decision": N_("decision"),
    "serial": N_("number of the badge"),
    "level": N_("level or kind"),
    "records": N_("taken anew from the records"),
}

# What a change of payments is about (`usecases.payments`).
PAYMENT_PARTS: Mapping[str, str] = {
    "extra": N_("extra gift"),
    "source": N_("who pays"),
    "paid": N_("what was paid"),
    "note": N_("note on the payment"),
}
