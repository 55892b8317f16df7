"""The title of an operation, from its kind and the details recorded with it."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from vusta_desk.domain.reconciliation import CENTRAL
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.formats import day_text
from vusta_desk.i18n.messages.storage import (
    CEREMONY_PARTS,
    OPERATION_TITLES,
    PAYMENT_PARTS,
    ROUND_PARTS,
)
from vusta_desk.i18n.rule_words import rule_details
from vusta_desk.i18n.setting_words import setting_value_word, setting_word
from vusta_desk.i18n.value_words import value_word

_UNSAID = "–"  # as it was recorded once where a round had no deadline or occasion
_PARTS = {**CEREMONY_PARTS, **PAYMENT_PARTS}


def operation_title(kind: str, details: Mapping[str, object], words: Catalogue) -> str:
    """What was done; an undo names what it goes back to."""
    text = words.gettext(OPERATION_TITLES[kind])
    filled = defaultdict(
        lambda: "…", {key: _text(key, value, words) for key, value in details.items()}
    )
    if kind == "settings_change":
        named, value = str(details.get("key", "")), str(details.get("value") or "")
        filled["key"] = setting_word(named, words)
        filled["value"] = setting_value_word(named, value, words)
    if kind in ("rule_set", "rule_forget"):
        filled.update(rule_details(details, words))
    inner = details.get("details")
    if isinstance(inner, Mapping):
        filled["title"] = operation_title(str(details["kind"]), inner, words)
    title = text.format_map(filled)
    if kind in ("round_add", "round_change", "round_details"):
        return _of_round(title, kind, details, words)
    if filled.get("parts"):
        return _with_parts(title, filled["parts"], filled["names"], details, words)
    if filled.get("fields"):
        return words.say(N_("{title}: {fields}"), title=title, fields=filled["fields"])
    return title


def _of_round(title: str, kind: str, details: Mapping[str, object], words: Catalogue) -> str:
    """The title of a change of a round, with what else was changed of it."""
    if kind == "round_details" and "day" in details:  # recorded before it was called `held`
        details = {**details, "held": details["day"]}
    parts = []
    for part, (with_value, without) in ROUND_PARTS.items():
        value = str(details.get(part, _UNSAID))
        if value != _UNSAID:
            parts.append(words.say(with_value, value=value) if value else words.gettext(without))
    if not parts:
        return title
    said = ", ".join(parts)
    if kind == "round_details":
        return words.say(N_("{title}: {fields}"), title=title, fields=said)
    return f"{title}, {said}"


def _with_parts(
    title: str, parts: str, names: str, details: Mapping[str, object], words: Catalogue
) -> str:
    """The title of a change of a ceremony, with what was changed and of whom."""
    named, people = details.get("names"), details.get("people")
    if not names:
        return words.say(N_("{title}: {fields}"), title=title, fields=parts)
    if isinstance(named, list | tuple) and isinstance(people, int) and people > len(named):
        names = words.say(N_("{names} and others, people: {count}"), names=names, count=people)
    return words.say(N_("{title}: {parts} ({names})"), title=title, parts=parts, names=names)


def _text(key: str, value: object, words: Catalogue) -> str:
    """A detail as it was recorded, which is plain JSON, in words."""
    if key == "fields" and isinstance(value, list | tuple):
        return ", ".join(words.gettext(FIELD_WORDS[field].label) for field in value)
    if key == "field" and value in FIELD_WORDS:
        return words.gettext(FIELD_WORDS[str(value)].label)
    if key == "source" and value == CENTRAL:
        return words.gettext(N_("the central export"))
    if key == "settings" and isinstance(value, list | tuple):
        return ", ".join(setting_word(str(each), words) for each in value)
    if key == "parts" and isinstance(value, list | tuple):
        return ", ".join(words.gettext(_PARTS[str(part)]) for part in value)
    if key == "names" and isinstance(value, list | tuple):
        return ", ".join(str(name) for name in value)
    if key == "nomination_state":
        return value_word(key, str(value), words)
    if key == "before":
        return day_text(date.fromisoformat(str(value)))
    return str(value)


def root_title(kind: str, details: Mapping[str, object], words: Catalogue) -> str:
    """What was done or, for an undo and a redo, what it goes back to in the end."""
    inner = details.get("details")
    if isinstance(inner, Mapping):
        return root_title(str(details["kind"]), inner, words)
    return operation_title(kind, details, words)
