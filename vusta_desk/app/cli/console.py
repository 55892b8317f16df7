"""What the command line says: results on standard output, words for people on standard error."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence

from vusta_desk.domain.findings import Detail, Finding, Place, Refused, worst_first
from vusta_desk.i18n.catalogue import Catalogue
from vusta_desk.i18n.messages import sentence, severity_word
from vusta_desk.i18n.place_words import place_words
from vusta_desk.i18n.rule_words import rule_title
from vusta_desk.i18n.value_words import RULE_TITLES


class Console:
    """Writes in one language; the language changes once, when the data file has told its own."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def translate(self, message: str, **details: object) -> str:
        """A msgid in this language, its placeholders filled."""
        return self.catalogue.gettext(message).format(**details)

    def line(self, text: str = "") -> None:
        """One line of the result."""
        sys.stdout.write(text + "\n")

    def tell(self, text: str) -> None:
        """One line for the person who waits."""
        sys.stderr.write(text + "\n")

    def json(self, document: object) -> None:
        """The one JSON document of this command."""
        json.dump(document, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")

    def refusal(self, refused: Refused) -> None:
        """Why nothing was done, and the way out."""
        self.tell(self.sentence(refused.code, refused.details))

    def sentence(self, code: str, details: Mapping[str, Detail]) -> str:
        """The sentence behind a code."""
        return sentence(code, details, self.catalogue)

    def findings(self, findings: Iterable[Finding]) -> None:
        """Findings for people, the worst first."""
        for finding in worst_first(findings):
            said = self.sentence(finding.code, finding.details)
            parts = [self._place(finding.place), self._subject(finding, said), said]
            text = " · ".join(part for part in parts if part)
            self.tell(f"{severity_word(finding.severity, self.catalogue)}: {text}")

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """Rows in columns as wide as their longest cell; the first row is the heading."""
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            self.line("  ".join(cells).rstrip())

    def _subject(self, finding: Finding, said: str) -> str:
        """The key of whose record it is, or what the rule is called where that is not said yet."""
        subject = finding.subject or ""
        if subject not in RULE_TITLES:
            return subject
        title = rule_title(subject, self.catalogue)
        return "" if title in said else title

    def _place(self, place: Place) -> str:
        words = (place.file or "", place_words(place, self.catalogue))
        return ", ".join(word for word in words if word)
