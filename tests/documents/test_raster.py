"""Pages as pictures."""

from io import BytesIO

from PIL import Image

from tests.documents.papers import LONGEST, SAMPLE
from vusta_desk.documents.certificates import render
from vusta_desk.documents.raster import page_count, page_image, page_png
from vusta_desk.documents.template_file import Template


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
