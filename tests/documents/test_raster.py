"""Pages as pictures."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageChops

from tests.documents.papers import LONGEST, SAMPLE
from tests.helpers.marks import DPI, marked, worst
from vusta_desk.documents.certificates import render
from vusta_desk.documents.picture import Dots, Picture
from vusta_desk.documents.raster import page_count, page_image, page_png, sheet_dots
from vusta_desk.documents.template_file import Template
from vusta_desk.usecases.pages import sheet_bands


def test_a_page_becomes_a_picture_on_white_paper(certificate: Template):
    image = page_image(render(certificate, [SAMPLE]), dpi=50)
    assert image.mode == "RGB"
    assert image.size == (585, 414)
    assert image.getpixel((2, 2)) == (255, 255, 255)
    colours = image.getcolors(maxcolors=1 << 20)
    assert colours is not None
    assert len(colours) > 50


def test_pages_are_counted_and_told_apart(certificate: Template):
    pdf = render(certificate, [SAMPLE, LONGEST])
    assert page_count(pdf) == 2
    assert page_image(pdf, 0, 40).tobytes() != page_image(pdf, 1, 40).tobytes()


def test_png_is_the_same_picture(certificate: Template):
    pdf = render(certificate, [SAMPLE])
    with Image.open(BytesIO(page_png(pdf, dpi=40))) as image:
        assert image.tobytes() == page_image(pdf, dpi=40).tobytes()


def test_bands_of_a_sheet_make_up_the_whole(certificate: Template):
    pdf = render(certificate, [SAMPLE])
    dots = Dots(120, 120)
    ((_, at_once),) = sheet_bands(pdf, 0, dots)
    whole = as_image(at_once)
    assert whole.size == sheet_dots(pdf, 0, dots) == (1403, 992)
    together = Image.new("RGB", whole.size)
    most, overlap = 100_000, 3
    tops, heights = [], []
    for top, band in sheet_bands(pdf, 0, dots, most, overlap):
        assert len(band.pixels) <= most
        together.paste(as_image(band), (0, top))
        tops.append(top)
        heights.append(band.height)
    assert len(tops) > 50
    assert [top + height for top, height in zip(tops, heights, strict=True)][:-1] == [
        top + overlap for top in tops[1:]
    ]
    bands: Any = ImageChops.difference(whole, together).getextrema()
    furthest = max(high for _, high in bands)
    assert furthest < 16  # smooth edges may differ by a shade where a band begins


def test_a_sheet_has_the_dots_of_the_printer_and_its_shift():
    size = (60.0, 40.0)
    pdf = marked(size)
    for dots in (Dots(600, 600), Dots(203, 203), Dots(600, 300), Dots(300, 300, 2.5, -1.3)):
        ((_, band),) = sheet_bands(pdf, 0, dots)
        square = (round(size[0] / 25.4 * DPI), round(size[1] / 25.4 * DPI))
        picture = as_image(band).convert("L").resize(square, Image.Resampling.BICUBIC)
        assert worst(picture, size, dots.right, dots.down) < 0.1


def as_image(picture: Picture) -> Image.Image:
    size = (picture.width, picture.height)
    return Image.frombuffer("RGB", size, picture.pixels, "raw", "BGRX", picture.stride, 1)
