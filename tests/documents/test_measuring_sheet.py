"""The measuring sheet: its scales stand across the middle of whatever sheet there is."""

import pytest

from tests.documents.papers import page_texts
from vusta_desk.documents.measuring_sheet import MeasuringTemplate, measuring_sheet
from vusta_desk.documents.picture import Picture
from vusta_desk.documents.raster import page_picture, page_size_mm
from vusta_desk.domain.findings import Refused

DPI = 254  # ten dots a millimetre


@pytest.mark.parametrize("size", [(297.0, 210.0), (148.0, 210.0), (230.0, 297.0)])
def test_noughts_stand_in_the_middle(measuring: MeasuringTemplate, size: tuple[float, float]):
    pdf = measuring_sheet(measuring, *size)
    assert page_size_mm(pdf) == pytest.approx(size, abs=0.01)
    picture = page_picture(pdf, dpi=DPI)
    width, height = size
    below_level = 10 * (22 + 8)  # where only the long tick reaches
    row = [is_dark(picture, x, below_level) for x in range(picture.width)]
    assert middle(row) == pytest.approx(width / 2, abs=0.1)
    right_of_upright = 10 * (22 + 8)
    column = [is_dark(picture, right_of_upright, y) for y in range(picture.height)]
    assert middle(column) == pytest.approx(height / 2, abs=0.1)


def is_dark(picture: Picture, x: int, y: int) -> bool:
    return picture.pixels[y * picture.stride + 4 * x] < 128


def middle(row: list[bool]) -> float:
    """Where the only dark places are, in mm."""
    dark = [place for place, there in enumerate(row) if there]
    assert 1 <= len(dark) <= 5
    return (dark[0] + dark[-1] + 1) / 20


def test_a_low_sheet_says_it_in_vietnamese_alone(measuring: MeasuringTemplate):
    (all_said,) = page_texts(measuring_sheet(measuring, 297, 210))
    (first_said,) = page_texts(measuring_sheet(measuring, 150, 140))
    assert "Gập đôi" in all_said
    assert "Fold the sheet" in all_said
    assert "Gập đôi" in first_said
    assert "Fold" not in first_said
    assert "Measure" not in first_said


def test_on_a_tiny_sheet_nothing_could_be_read(measuring: MeasuringTemplate):
    with pytest.raises(Refused, match=r"^sheet_too_small$"):
        measuring_sheet(measuring, 210, 120)
