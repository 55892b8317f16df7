"""Certificates: what is drawn, what is said beforehand, what is refused."""

import shutil
import subprocess
import unicodedata
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.documents.papers import LONGEST, SAMPLE, UNKNOWN, fonts_of, page_texts
from vusta_desk.documents.certificates import preflight, render
from vusta_desk.documents.layout import Layer, Text
from vusta_desk.documents.template_file import Template, split_content
from vusta_desk.documents.values import KEY, Record
from vusta_desk.domain.findings import Refused, Severity

SHOWN = set(SAMPLE) - {KEY, "level", "official_date", "card_number"}
"""The values the certificate shows; the level is in the title of the award."""


def codes(template: Template, *records: Record) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.subject) for finding in preflight(template, records)]


def test_the_certificate_shows_what_it_should(certificate: Template):
    named = {
        part
        for element in certificate.layout.elements
        if isinstance(element, Text)
        for part, is_name in split_content(element.content)
        if is_name
    }
    assert named == SHOWN


def test_every_value_stands_on_the_page(certificate: Template):
    (text,) = page_texts(render(certificate, [SAMPLE]))
    for value in SHOWN:
        assert str(SAMPLE[value]) in text
    assert "GIẤY CHỨNG NHẬN" in text
    assert text == unicodedata.normalize("NFC", text)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not on this machine")
def test_text_comes_back_whole_through_pdftotext(certificate: Template, tmp_path: Path):
    path = tmp_path / "certificate.pdf"
    path.write_bytes(render(certificate, [SAMPLE, LONGEST]))
    done = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True)
    first, second, _ = (" ".join(page.split()) for page in done.stdout.decode().split("\f"))
    for record, page in ((SAMPLE, first), (LONGEST, second)):
        for value in SHOWN:
            assert str(record[value]) in page


def test_decomposed_text_is_drawn_composed(certificate: Template):
    record = {**SAMPLE, "name": unicodedata.normalize("NFD", "Nguyễn Thị Ẩn")}
    (text,) = page_texts(render(certificate, [record]))
    assert "Nguyễn Thị Ẩn" in text


def test_one_page_a_record_in_their_order(certificate: Template):
    names = ["Trần Văn Ba", "Lê Thị Hai", "Đỗ Quang Một"]
    pages = page_texts(render(certificate, [{**SAMPLE, "name": name} for name in names]))
    assert [name for page, name in zip(pages, names, strict=True) if name in page] == names


def test_fonts_are_embedded_subsets_and_no_other_is_asked_for(certificate: Template):
    fonts = fonts_of(render(certificate, [SAMPLE]))
    assert {name.split("+")[1] for name in fonts} == {
        "EBGaramond-Regular",
        "EBGaramond-Italic",
        "EBGaramond-SemiBold",
        "GreatVibes-Regular",
    }
    assert all(fonts.values())


def test_the_same_records_give_the_same_bytes(certificate: Template):
    first = render(certificate, [SAMPLE, LONGEST, UNKNOWN])
    render(certificate, [LONGEST])
    assert render(certificate, [SAMPLE, LONGEST, UNKNOWN]) == first
    made = PdfReader(BytesIO(first)).metadata
    assert made is not None
    assert made.creation_date is not None
    assert made.creation_date.year == 2000, "the clock must not show in the bytes"


def test_title_and_language_are_set(certificate: Template):
    reader = PdfReader(BytesIO(render(certificate, [SAMPLE])))
    assert reader.metadata is not None
    assert reader.metadata.title == "Giấy chứng nhận Huy hiệu Đảng"
    assert str(reader.root_object["/Lang"]) == "vi"
    assert [float(side) for side in reader.pages[0].mediabox[2:]] == pytest.approx(
        [841.89, 595.28], abs=0.01
    )


def test_the_artwork_is_in_the_file_once(certificate: Template):
    one, ten = (len(render(certificate, [SAMPLE] * count)) for count in (1, 10))
    assert ten < one + 9 * 3_000


def test_progress_is_told_page_by_page(certificate: Template):
    told: list[tuple[int, int]] = []
    render(certificate, [SAMPLE] * 3, lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_paper_layer_is_not_printed(certificate: Template):
    def on_paper(element: object) -> object:
        if isinstance(element, Text) and element.id in ("title", "name"):
            return replace(element, layer=Layer.PAPER)
        return element

    layout = certificate.layout
    elements = tuple(on_paper(element) for element in layout.elements)
    over = replace(certificate, layout=replace(layout, elements=elements))  # type: ignore[arg-type]
    (text,) = page_texts(render(over, [SAMPLE]))
    assert "GIẤY CHỨNG NHẬN" not in text
    assert str(SAMPLE["name"]) not in text
    assert str(SAMPLE["award_title"]) in text


# --- preflight ------------------------------------------------------------------------------------


def test_a_good_record_has_only_the_note_that_the_form_is_a_draft(certificate: Template):
    (note,) = preflight(certificate, [SAMPLE])
    assert (note.code, note.severity, note.subject) == ("template_note", Severity.INFO, None)
    assert str(note.details["note"]).startswith("Mẫu tạm")


def test_long_values_shrink_and_are_reported(certificate: Template):
    found = [f for f in preflight(certificate, [LONGEST]) if f.code == "text_shrunk"]
    assert {"name", "branch"} <= {str(finding.details["value"]) for finding in found}
    assert all(finding.severity is Severity.INFO for finding in found)
    assert all(finding.subject == "M0002" for finding in found)
    assert all(0 < int(str(finding.details["percent"])) < 100 for finding in found)


def test_unknown_values_are_dotted_lines_and_reported(certificate: Template):
    found = [f for f in preflight(certificate, [SAMPLE, UNKNOWN]) if f.code == "value_unknown"]
    assert {str(finding.details["paper_value"]) for finding in found} == SHOWN
    assert {finding.subject for finding in found} == {"M0003"}
    (text,) = page_texts(render(certificate, [UNKNOWN]))
    assert "Sinh ngày: · Quê quán:" in text


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_an_empty_value_is_unknown(certificate: Template, nothing: str | None):
    assert ("value_unknown", "M0001") in codes(certificate, {**SAMPLE, "serial": nothing})


def test_a_value_that_nobody_has_is_said_once(certificate: Template):
    records = [{**SAMPLE, "key": f"M{number}", "serial": None} for number in range(3)]
    found = preflight(certificate, records)
    assert [(f.code, f.subject) for f in found] == [
        ("template_note", None),
        ("value_unknown_everywhere", None),
    ]
    assert found[1].details == {"paper_value": "serial"}


def test_a_text_too_long_at_the_floor_is_an_error(certificate: Template):
    record = {**SAMPLE, "home": "xã rất dài " * 40}
    assert codes(certificate, SAMPLE, record)[0] == ("text_too_long", "M0001")
    with pytest.raises(Refused) as refusal:
        render(certificate, [SAMPLE, record])
    assert refusal.value.code == "text_too_long"
    assert refusal.value.details["count"] == 1


def test_a_character_the_font_lacks_is_an_error_that_names_it(certificate: Template):
    record = {**SAMPLE, "name": "Nguyễn 中 Ẩn", "key": "M0009"}
    finding = preflight(certificate, [SAMPLE, record])[0]
    assert (finding.code, finding.subject) == ("character_missing", "M0009")
    assert finding.details["character"] == "中"
    assert finding.details["code_point"] == "U+4E2D"
    assert finding.details["font"] == "GreatVibes-Regular"
    with pytest.raises(Refused) as refusal:
        render(certificate, [SAMPLE, record])
    assert refusal.value.code == "character_missing"
    assert refusal.value.details["subject"] == "M0009"


def test_errors_come_first(certificate: Template):
    found = preflight(certificate, [LONGEST, {**SAMPLE, "name": "☭"}])
    severities = [finding.severity for finding in found]
    assert severities == sorted(severities, key=[Severity.ERROR, Severity.INFO].index)
    assert severities[0] is Severity.ERROR


def test_no_record_makes_no_page(certificate: Template):
    assert codes(certificate) == [("template_note", None)]
