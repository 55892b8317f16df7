"""Exit codes: the contract of the command line."""

DONE = 0
REFUSED = 1
WRONG_USAGE = 2
NO_ACCESS = 3
BAD_DATA_FILE = 4
CANNOT_WRITE = 5
STOPPED = 130

_BY_CODE = {
    "wrong_password": NO_ACCESS,
    "file_in_use": NO_ACCESS,
    "data_file_damaged": BAD_DATA_FILE,
    "data_file_newer": BAD_DATA_FILE,
    "disk_full": CANNOT_WRITE,
    "cannot_write": CANNOT_WRITE,
    "backup_not_made": CANNOT_WRITE,
    "file_held": CANNOT_WRITE,
    "place_away": CANNOT_WRITE,
    "data_file_needed": WRONG_USAGE,
    "entry_needed": WRONG_USAGE,
    "letters_missing": WRONG_USAGE,
    "no_display": WRONG_USAGE,
    "option_alone": WRONG_USAGE,
    "option_not_with": WRONG_USAGE,
    "password_empty": WRONG_USAGE,
    "password_missing": WRONG_USAGE,
    "payment_people_needed": WRONG_USAGE,
    "reason_needed": WRONG_USAGE,
    "round_not_understood": WRONG_USAGE,
    "secret_file_unreadable": WRONG_USAGE,
    "step_day_out_of_range": WRONG_USAGE,
}


def exit_code(refusal_code: str) -> int:
    """The exit code of a refusal; 1 where nothing more is known."""
    return _BY_CODE.get(refusal_code, REFUSED)
