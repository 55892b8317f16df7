"""A date on which an outcome depends is said with the part of it that is missing."""

from pathlib import Path

import pytest

from vusta_desk.domain.findings import Detail
from vusta_desk.i18n.catalogue import load_catalogue
from vusta_desk.i18n.messages import sentence


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("1987",), "(1987, day and month missing)"),
        (("1995-03", "1996"), "(03/1995, day missing; 1996, day and month missing)"),
        ((), "(…)"),
    ],
)
def test_the_missing_part_is_named(dates: tuple[str, ...], said: str, tmp_path: Path) -> None:
    words = load_catalogue("en", tmp_path)
    details: dict[str, Detail] = {"field": "admission_decision_date", "words": dates}
    assert said in sentence("decided_by", details, words)
