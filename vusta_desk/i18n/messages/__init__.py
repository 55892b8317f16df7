"""The sentence behind every code, gathered from one module per subject."""

from collections.abc import Mapping

from vusta_desk.domain.findings import Detail, Severity
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.formats import detail_text
from vusta_desk.i18n.formats import money as money_text
from vusta_desk.i18n.messages import (
    acts,
    ceremonies,
    closed_rounds,
    documents,
    editing,
    eligibility,
    exchanges,
    forecasts,
    importing,
    letters,
    lists,
    money,
    nominations,
    places,
    reckoning,
    reconciling,
    records,
    rules,
    storage,
)
from vusta_desk.i18n.messages.documents import PAPER_VALUES
from vusta_desk.i18n.messages.on_paper import ON_PAPER
from vusta_desk.i18n.row_words import row_name
from vusta_desk.i18n.value_words import VALUE_WORDS

SENTENCES: Mapping[str, str] = {
    **records.MESSAGES,
    **importing.MESSAGES,
    **letters.MESSAGES,
    **lists.MESSAGES,
    **eligibility.MESSAGES,
    **reckoning.MESSAGES,
    **rules.MESSAGES,
    **documents.MESSAGES,
    **storage.MESSAGES,
    **places.MESSAGES,
    **acts.MESSAGES,
    **ceremonies.MESSAGES,
    **closed_rounds.MESSAGES,
    **money.MESSAGES,
    **editing.MESSAGES,
    **reconciling.MESSAGES,
    **exchanges.MESSAGES,
    **forecasts.MESSAGES,
    **nominations.MESSAGES,
}

_SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.INFO: N_("note"),
}


def sentence(code: str, details: Mapping[str, Detail], catalogue: Catalogue) -> str:
    """The sentence of a code with its details filled in; a detail that is not known is “…”."""
    return _said(SENTENCES[code], code, details, catalogue)


def paper_sentence(code: str, details: Mapping[str, Detail], catalogue: Catalogue) -> str:
    """The same for a paper to be signed: it tells nobody what to do."""
    return _said(ON_PAPER.get(code) or SENTENCES[code], code, details, catalogue)


def _said(text: str, code: str, details: Mapping[str, Detail], catalogue: Catalogue) -> str:
    words = _Filled({key: _word(key, value, catalogue) for key, value in details.items()})
    rows, names = details.get("rows"), details.get("names")
    if isinstance(rows, tuple) and isinstance(names, tuple):
        words["names"] = _names_of_rows(rows, names, catalogue)
    if code == "decided_by":
        words["words"] = _with_missing_parts(details["words"], catalogue)
    return catalogue.gettext(text).format_map(words)


def severity_word(severity: Severity, catalogue: Catalogue) -> str:
    """How much a finding weighs, in words."""
    return catalogue.gettext(_SEVERITIES[severity])


def _names_of_rows(
    rows: tuple[Detail, ...], names: tuple[Detail, ...], catalogue: Catalogue
) -> str:
    """Names of rows (kind, key, name), those of settings and rules by what they are called."""
    kinds = {row[2]: row[0] for row in rows if isinstance(row, tuple)}
    said = (row_name(str(kinds.get(name)), str(name), catalogue) for name in names)
    return ", ".join(said)


def _with_missing_parts(dates: Detail, catalogue: Catalogue) -> str:
    """Partial dates, each with the part of it that is missing and has to be looked up."""
    missing = {4: N_("{date}, day and month missing"), 7: N_("{date}, day missing")}
    said = [
        catalogue.gettext(missing[len(each)]).format(date=detail_text(each, catalogue))
        for each in (dates if isinstance(dates, tuple) else ())
        if isinstance(each, str)
    ]
    return "; ".join(said) or detail_text(None, catalogue)


class _Filled(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _word(key: str, value: Detail, catalogue: Catalogue) -> str:
    if key in ("field", "other_field") and value in FIELD_WORDS:
        return catalogue.gettext(FIELD_WORDS[str(value)].label)
    if key == "fields" and isinstance(value, tuple):
        return ", ".join(_word("field", field, catalogue) for field in value)
    if key == "paper_value":
        return catalogue.gettext(PAPER_VALUES[str(value)])
    if key in money.SUMS and isinstance(value, int):
        return money_text(value, catalogue.language)
    if key in VALUE_WORDS and value in VALUE_WORDS[key]:
        return catalogue.gettext(VALUE_WORDS[key][str(value)])
    return detail_text(value, catalogue)
