"""Names of branches as lists show them, where what tells them apart needs the room."""

_CALLED = "chi bộ "


def short_branch(name: str) -> str:
    """Without the words every branch is called by; other names stay as they are."""
    short = name[len(_CALLED) :].strip() if name.casefold().startswith(_CALLED) else ""
    return short[:1].upper() + short[1:] if short else name
