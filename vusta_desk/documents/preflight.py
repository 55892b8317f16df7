"""What a person should know about a batch before its first page: nothing is drawn here.

Errors stop the batch: text too long at the smallest type, a character that the font lacks.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from vusta_desk.documents.compose import Composed, Composition
from vusta_desk.documents.template_file import Template
from vusta_desk.documents.typeset import TypesetText
from vusta_desk.documents.values import KEY, Record
from vusta_desk.domain.findings import Finding, Severity, worst_first


def batch_findings(
    template: Template, records: Sequence[Record], composition: Composition
) -> tuple[Finding, ...]:
    """Findings of a composed batch, worst first; the subject of each is the key of its record.

    A value unknown in every record of several is one finding without a subject.
    """
    nowhere = _unknown_everywhere(composition)
    findings = [_note(note) for note in template.stationery.notes]
    findings += [
        Finding(Severity.INFO, "value_unknown_everywhere", details={"paper_value": name})
        for name in nowhere
    ]
    for record, page in zip(records, composition.pages, strict=True):
        for text in page:
            findings.extend(_text_findings(text, record, nowhere))
    for text in composition.fixed:
        findings.extend(_text_findings(text, {}, ()))
    return tuple(worst_first(findings))


def _note(note: str) -> Finding:
    return Finding(Severity.INFO, "template_note", details={"note": note})


def _unknown_everywhere(composition: Composition) -> list[str]:
    pages = composition.pages
    counts = Counter(name for page in pages for name in _unknown_on(page))
    return [name for name, count in counts.items() if count == len(pages) > 1]


def _unknown_on(page: Sequence[Composed]) -> list[str]:
    """Each value unknown on a page, once."""
    return list(dict.fromkeys(name for text in page for name in text.unknown))


def _text_findings(
    text: Composed, record: Record, already_said: Sequence[str]
) -> Iterator[Finding]:
    subject = record.get(KEY)
    yield from fit_findings(text.text, text.missing, ", ".join(text.slot.names), subject)
    for name in text.unknown:
        if name not in already_said:
            yield Finding(Severity.INFO, "value_unknown", subject, details={"paper_value": name})


def fit_findings(
    text: TypesetText, missing: Iterable[tuple[str, str]], value: str, subject: str | None
) -> Iterator[Finding]:
    """What is to be said about a text as it was typeset; `missing` as in `compose.Composed`."""
    about = {"value": value, "text": text.shown}
    for character, font in missing:
        code_point = f"U+{ord(character):04X}"
        yield Finding(
            Severity.ERROR,
            "character_missing",
            subject,
            details={"character": character, "code_point": code_point, "font": font, **about},
        )
    if not text.fits:
        yield Finding(Severity.ERROR, "text_too_long", subject, details=about)
    elif text.size < text.style.size:
        percent = round(100 * text.size / text.style.size)
        yield Finding(Severity.INFO, "text_shrunk", subject, details={"percent": percent, **about})
