"""Pages as pictures."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageChops

from tests.documents.papers import LONGEST, SAMPLE
from vusta_desk.documents.certificates import render
from vusta_desk.documents.picture import Picture
from vusta_desk.documents.raster import page_count, page_dots, page_image, page_picture, page_png
from vusta_desk.documents.template_file import Template
from vusta_desk.usecases.pages import page_bands


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


def test_bands_of_a_page_make_up_the_whole(certificate: Template):
    pdf = render(certificate, [SAMPLE])
    whole = as_image(page_picture(pdf, dpi=120))
    assert page_dots(pdf, 0, 120) == whole.size
    together = Image.new("RGB", whole.size)
    most, overlap = 100_000, 3
    tops, heights = [], []
    for top, band in page_bands(pdf, 0, 120, most, overlap):
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


def as_image(picture: Picture) -> Image.Image:
    size = (picture.width, picture.height)
    return Image.frombuffer("RGB", size, picture.pixels, "raw", "BGRX", picture.stride, 1)
