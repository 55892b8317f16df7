"""Finished papers against kept ones: words with their places exactly, pictures nearly.

Rewrite them with `python -m pytest tests/documents --update-golden` and look at what has changed.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.documents.papers import (
    FOOT,
    HEADING,
    LONGEST,
    PROTOCOL,
    RECOVERY,
    SAMPLE,
    UNKNOWN,
    placed_words,
    roster_groups,
)
from tests.helpers.round_office import an_office
from tests.usecases.conftest import ROUND
from vusta_desk.documents.certificates import render
from vusta_desk.documents.measuring_sheet import MeasuringTemplate, measuring_sheet
from vusta_desk.documents.protocol_paper import draw_protocol
from vusta_desk.documents.protocol_template import ProtocolTemplate
from vusta_desk.documents.raster import page_count, page_image
from vusta_desk.documents.recovery_sheet import render_recovery_sheet
from vusta_desk.documents.roster_list import RosterTemplate, render_roster
from vusta_desk.documents.template_file import Template
from vusta_desk.usecases.round_facts import round_facts
from vusta_desk.usecases.round_papers import KINDS, drawn

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "data" / "golden"
DIFFERENCES = ROOT / "build" / "golden-differences"
DPI = 100

NEARLY = 40
"""Pixels may differ by this much of 255 in a colour; another build of PDFium smooths edges so."""
FEW = 0.0005
"""The part of a page's pixels that may differ by more."""


@pytest.fixture(scope="session")
def papers(
    certificate: Template,
    roster: RosterTemplate,
    recovery: Template,
    minutes: ProtocolTemplate,
    measuring: MeasuringTemplate,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, bytes]:
    return {
        **round_papers_of(tmp_path_factory.mktemp("golden")),
        "certificate": render(certificate, [SAMPLE, LONGEST, UNKNOWN]),
        "roster": render_roster(roster, HEADING, roster_groups((75, 2), (60, 6)), FOOT),
        "recovery": render_recovery_sheet(recovery, RECOVERY),
        "measuring": measuring_sheet(measuring, 210, 148),
        "minutes": draw_protocol(minutes, PROTOCOL)[0] or b"",
    }


def round_papers_of(folder: Path) -> dict[str, bytes]:
    """The papers of a round; the fingerprint stands still while rules are added."""
    with an_office(folder) as services:
        facts = replace(round_facts(services, ROUND), rules="0123456789ab", findings=())
        return {f"round-{kind}": drawn(facts, kind).pdf or b"" for kind in KINDS}


@pytest.mark.parametrize(
    "name",
    [
        "certificate",
        "roster",
        "recovery",
        "measuring",
        "minutes",
        *(f"round-{kind}" for kind in KINDS),
    ],
)
def test_words_and_their_places(papers: dict[str, bytes], name: str, update_golden: bool):
    """Of the cover sheet only the first page: the others name every rule there is."""
    pdf = papers[name]
    lines = []
    for page in range(page_count(pdf) if name != "round-cover" else 1):
        lines.append(f"--- page {page + 1}: millimetres from left and top")
        lines += [f"{x:6.1f} {y:6.1f}  {word}" for x, y, word in placed_words(pdf, page)]
    kept = GOLDEN / f"{name}.txt"
    if update_golden:
        kept.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    assert lines == kept.read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("certificate", 0),
        ("certificate", 1),
        ("certificate", 2),
        ("roster", 0),
        ("recovery", 0),
        ("measuring", 0),
        ("minutes", 0),
        ("minutes", 2),
        *((f"round-{kind}", 0) for kind in KINDS),
    ],
)
def test_pictures(papers: dict[str, bytes], name: str, page: int, update_golden: bool):
    drawn = page_image(papers[name], page, DPI)
    kept = GOLDEN / f"{name}-{page + 1}.png"
    if update_golden:
        drawn.quantize(256).save(kept, optimize=True)
    with Image.open(kept) as image:
        wanted = image.convert("RGB")
    assert drawn.size == wanted.size
    difference = ImageChops.difference(drawn, wanted)
    red, green, blue = difference.split()
    worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    off = sum(worst.histogram()[NEARLY + 1 :])
    if off > FEW * drawn.width * drawn.height:
        DIFFERENCES.mkdir(parents=True, exist_ok=True)
        path = DIFFERENCES / f"{name}-{page + 1}.png"
        side_by_side(wanted, drawn, difference).save(path)
        pytest.fail(f"{off} pixels differ; see {path}: kept, drawn, difference")


def side_by_side(*images: Image.Image) -> Image.Image:
    width, height = images[0].size
    sheet = Image.new("RGB", (width * len(images), height), "white")
    for number, image in enumerate(images):
        sheet.paste(image, (number * width, 0))
    return sheet
