"""The title of an operation, from its kind and the details recorded with it."""

from collections import defaultdict
from collections.abc import Mapping

from vusta_desk.i18n.catalogue import Catalogue
from vusta_desk.i18n.messages.storage import OPERATION_TITLES


def operation_title(kind: str, details: Mapping[str, object], words: Catalogue) -> str:
    """What was done; an undo names what it goes back to."""
    text = words.gettext(OPERATION_TITLES[kind])
    filled = defaultdict(lambda: "…", {key: str(value) for key, value in details.items()})
    inner = details.get("details")
    if isinstance(inner, Mapping):
        filled["title"] = operation_title(str(details["kind"]), inner, words)
    return text.format_map(filled)
