"""Templates: what is shipped is sound; what is wrong in a file is said, with its place."""

from pathlib import Path
from textwrap import dedent

import pytest

from tests.documents.papers import RESOURCES
from vusta_desk.documents.certificates import load_certificate_template, render
from vusta_desk.documents.layout import Align, Box, Layer, Line, Ornament, Text
from vusta_desk.documents.roster_template import load_roster_template
from vusta_desk.documents.template_file import Template, load_template
from vusta_desk.documents.values import CERTIFICATE_VALUES
from vusta_desk.domain.findings import Finding, Refused, Severity

FONT = (RESOURCES / "fonts" / "Tinos-Regular.ttf").as_posix()
GOOD = f"""
format = "vusta-template/1"
name = "Thử"
language = "vi"
title = "Thử"
notes = ["Mẫu tạm"]

[page]
width = 100
height = 80

[fonts]
text = "{FONT}"

[colours]
red = "#B3261E"

[styles.plain]
font = "text"
size = 12
colour = "red"
align = "right"

[[elements]]
id = "name"
kind = "text"
style = "plain"
content = "Đồng chí {{name}}"
x = 10
y = 20
width = 80
height = 6
"""


def load(folder: Path, text: str) -> tuple[Template, tuple[Finding, ...]]:
    (folder / "template.toml").write_text(dedent(text), encoding="utf-8")
    return load_template(folder, CERTIFICATE_VALUES)


def problems(folder: Path, text: str) -> list[tuple[str, str | None, object]]:
    return [
        (finding.code, finding.subject, finding.details.get("key"))
        for finding in load(folder, text)[1]
    ]


def test_a_sound_template_has_no_findings(tmp_path: Path):
    template, findings = load(tmp_path, GOOD)
    assert findings == ()
    assert template.stationery.notes == ("Mẫu tạm",)
    (element,) = template.layout.elements
    assert isinstance(element, Text)
    assert (element.x, element.width, element.layer) == (10, 80, Layer.TEXT)
    assert (element.style.colour, element.style.align) == ("#B3261E", Align.RIGHT)
    assert element.style.smallest == element.style.size == 12


def test_every_kind_of_element(tmp_path: Path):
    more = """
    [[elements]]
    id = "rule"
    kind = "line"
    layer = "paper"
    x1 = 1
    y1 = 2
    x2 = 3
    y2 = 4
    colour = "#000000"
    thickness = 0.3

    [[elements]]
    id = "area"
    kind = "box"
    x = 1
    y = 2
    width = 3
    height = 4
    fill = "red"

    [[elements]]
    id = "star"
    kind = "ornament"
    ornament = "star"
    x = 1
    y = 2
    width = 3
    height = 4
    colour = "red"
    rays = 8
    """
    template, findings = load(tmp_path, GOOD + dedent(more))
    assert findings == ()
    _, line, box, star = template.layout.elements
    assert isinstance(line, Line)
    assert line.layer is Layer.PAPER
    assert isinstance(box, Box)
    assert (box.fill, box.colour, box.layer) == ("#B3261E", None, Layer.ARTWORK)
    assert isinstance(star, Ornament)
    assert star.numbers == {"rays": 8}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[page]", "pages = 1\n[page]", ("template_key_unknown", None, "pages")),
        ("size = 12", "size = 12\nbold = true", ("template_key_unknown", "styles.plain", "bold")),
        ("height = 6", "height = 6\nz = 1", ("template_key_unknown", "name", "z")),
        ("x = 10", "", ("template_key_missing", "name", "x")),
        ("x = 10", 'x = "10"', ("template_value_wrong", "name", "x")),
        ("x = 10", "x = true", ("template_value_wrong", "name", "x")),
        ('kind = "text"', 'kind = "film"', ("template_value_wrong", "name", "kind")),
        ('style = "plain"', 'style = "fancy"', ("template_value_wrong", "name", "style")),
        ('align = "right"', 'align = "up"', ("template_value_wrong", "styles.plain", "align")),
        ('"#B3261E"', '"red"', ("template_value_wrong", "colours", "red")),
        ('colour = "red"', 'colour = "blue"', ("template_value_wrong", "styles.plain", "colour")),
        ('notes = ["Mẫu tạm"]', "notes = [1]", ("template_value_wrong", None, "notes")),
        ('name = "Thử"', "name = 1", ("template_value_wrong", None, "name")),
        ("[page]\nwidth = 100", "[page]", ("template_key_missing", "page", "width")),
        ("{name}", "{nickname}", ("template_names_unknown_value", "name", None)),
        ("width = 80", "width = 95", ("template_outside_page", None, None)),
        (FONT, "nowhere.ttf", ("font_not_readable", "fonts", None)),
    ],
)
def test_what_is_wrong_is_a_finding_with_its_place(
    tmp_path: Path, old: str, new: str, expected: tuple[str, str | None, str | None]
):
    assert old in GOOD
    assert expected in problems(tmp_path, GOOD.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new"), [("x = 10", ""), ("{name}", "{nickname}"), (FONT, "nowhere.ttf")]
)
def test_an_element_with_an_error_is_left_out(tmp_path: Path, old: str, new: str):
    template, findings = load(tmp_path, GOOD.replace(old, new, 1))
    assert template.layout.elements == ()
    assert any(finding.severity is Severity.ERROR for finding in findings)


def test_an_unknown_key_is_only_a_warning(tmp_path: Path):
    _, findings = load(tmp_path, GOOD.replace("height = 6", "height = 6\nz = 1"))
    assert [finding.severity for finding in findings] == [Severity.WARNING]
    assert findings[0].details["file"] == f"{tmp_path.name}/template.toml"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("format = ", "template_not_readable"),
        ('format = "1"\nformat = "2"', "template_not_readable"),
        ('format = "vusta-template/9"', "template_format"),
        ('name = "Thử"', "template_format"),
    ],
)
def test_what_is_no_template_is_refused(tmp_path: Path, text: str, code: str):
    with pytest.raises(Refused) as refusal:
        load(tmp_path, text)
    assert refusal.value.code == code


def test_a_missing_template_is_refused(tmp_path: Path):
    with pytest.raises(Refused) as refusal:
        load_template(tmp_path, CERTIFICATE_VALUES)
    assert refusal.value.code == "template_not_readable"


def test_a_list_where_a_table_belongs(tmp_path: Path):
    text = GOOD.replace("[page]\nwidth = 100\nheight = 80", "page = [1]\n")
    assert ("template_value_wrong", "page", "page") in [
        (code, "page", key) for code, _, key in problems(tmp_path, text)
    ]


def test_a_table_where_a_list_belongs(tmp_path: Path):
    text = GOOD.replace("[[elements]]", "[elements]")
    assert ("template_value_wrong", None, "elements") in problems(tmp_path, text)


def test_a_template_brings_its_own_fonts(tmp_path: Path):
    (tmp_path / "own.ttf").write_bytes(Path(FONT).read_bytes())
    template, findings = load(tmp_path, GOOD.replace(FONT, "own.ttf"))
    assert findings == ()
    assert render(template, [{"name": "Nguyễn Thị Ẩn"}]).startswith(b"%PDF")


def test_names_of_values_are_those_of_the_kind_of_paper(tmp_path: Path):
    (tmp_path / "template.toml").write_text(GOOD, encoding="utf-8")
    assert load_certificate_template(tmp_path)[1] == ()
    assert [f.code for f in load_template(tmp_path, {"file_name"})[1]] == [
        "template_names_unknown_value"
    ]


def test_the_roster_template_says_what_is_wrong(tmp_path: Path):
    shipped = RESOURCES / "templates" / "danh-sach-huy-hieu" / "template.toml"
    text = shipped.read_text("utf-8").replace("../../fonts", (RESOURCES / "fonts").as_posix())
    text = text.replace("width = 42.5", "width = 142.5").replace("[styles.cell]", "[styles.zell]")
    text = text.replace("[styles.total]", "[styles.sum]")
    text = text.replace('party = "ĐẢNG', 'partei = "ĐẢNG')
    (tmp_path / "template.toml").write_text(text, encoding="utf-8")
    found = {
        (finding.code, finding.details.get("key")) for finding in load_roster_template(tmp_path)[1]
    }
    assert found == {
        ("template_outside_page", None),
        ("template_value_wrong", "style"),
        ("template_key_missing", "party"),
        ("template_key_missing", "styles.total"),
        ("template_key_unknown", "partei"),
    }
