"""Certificates against bare ReportLab: 800 pages from records to bytes.

Ours composes, checks and draws. The baseline is handed every text with its place and size and
draws the very same pages, the same artwork as the same form, with nothing but canvas calls. The
two are timed in turn and the best round of each counts. Ends with 1 over the budget.
"""

import sys
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from vusta_desk.documents.certificates import load_certificate_template, render
from vusta_desk.documents.compose import Composed, Composition, compose
from vusta_desk.documents.raster import page_image
from vusta_desk.documents.render_pdf import draw_fixed
from vusta_desk.documents.template_file import Template
from vusta_desk.documents.typeset import MM
from vusta_desk.documents.values import CERTIFICATE_VALUES, Record

BUDGET = 1.3
PAGES = 800
ROUNDS = 5
TEMPLATE = Path(__file__).parents[2] / "resources" / "templates" / "giay-chung-nhan"

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô")
MIDDLE = ("Thị Minh", "Văn", "Quang", "Thị Thúy", "Hữu", "Ngọc", "Xuân")
GIVEN = ("Nguyệt", "Hòa", "Ẩn", "Dũng", "Hường", "Khải", "Lưỡng", "Phước", "Quỳnh", "Tự", "Ý")
HOME = ("xã Kim Liên, tỉnh Nghệ An", "phường Đức Phổ, tỉnh Quảng Ngãi", "xã Trà Lũ, Nam Định")

Drawn: TypeAlias = tuple[str, float, str, float, float, float, float, str]
"""Font, size, colour, letter space, word space, x, y, text."""


def main() -> int:
    """Prints both times and their ratio."""
    template, _ = load_certificate_template(TEMPLATE)
    records = people(PAGES)
    composition = compose(template, records)
    pages = [[drawn for text in page for drawn in drawing(text)] for page in composition.pages]

    def ours() -> bytes:
        return render(template, records)

    def baseline() -> bytes:
        return bare(template, composition, pages)

    if page_image(ours(), 7).tobytes() != page_image(baseline(), 7).tobytes():
        print("certificates: the two do not draw the same page")
        return 1
    best_ours, best_bare = race(ours, baseline)
    ratio = best_ours / best_bare
    print(
        f"certificates: {PAGES} pages in {best_ours:.2f} s ({PAGES / best_ours:.0f} a second);"
        f" bare ReportLab {best_bare:.2f} s; ratio {ratio:.2f}, budget {BUDGET}"
    )
    return int(ratio > BUDGET)


def people(count: int) -> list[Record]:
    """Invented records that differ as those of a real batch do."""
    return [
        {
            **CERTIFICATE_VALUES,
            "key": f"M{number:04d}",
            "name": f"{FAMILY[number % 10]} {MIDDLE[number % 7]} {GIVEN[number % 11]}",
            "birth_date": f"{number % 28 + 1:02d}/{number % 12 + 1:02d}/{1935 + number % 25}",
            "home": HOME[number % 3],
            "admission_date": f"{number % 28 + 1:02d}/07/{1960 + number % 25}",
            "admission_decision_date": f"{number % 27 + 1:02d}/06/{1960 + number % 25}",
            "branch": f"Chi bộ Hội khoa học số {number % 56 + 1}",
            "award_title": f"Huy hiệu {30 + 5 * (number % 10)} năm tuổi Đảng",
            "serial": f"A {number:07d}",
        }
        for number in range(count)
    ]


def drawing(text: Composed) -> list[Drawn]:
    """A composed text as the baseline is handed it."""
    style, size = text.text.style, text.text.size
    spaces = (style.tracking * size, style.word_space * size)
    return [
        (words.font, size, style.colour, *spaces, words.x, words.y, words.text)
        for words in text.text.words
    ]


def bare(template: Template, composition: Composition, pages: Sequence[Sequence[Drawn]]) -> bytes:
    """The same pages by canvas calls alone."""
    page = template.layout.page
    buffer = BytesIO()
    canvas = Canvas(buffer, (page.width * MM, page.height * MM), pageCompression=1, invariant=True)
    canvas.beginForm("page", 0, 0, page.width * MM, page.height * MM)
    draw_fixed(canvas, template, composition.fixed)
    canvas.endForm()
    for texts in pages:
        canvas.doForm("page")
        last_colour = ""
        for font, size, colour, letter_space, word_space, x, y, text in texts:
            if colour != last_colour:
                canvas.setFillColor(HexColor(colour))
                last_colour = colour
            canvas.setFont(font, size)
            canvas.drawString(x, y, text, charSpace=letter_space, wordSpace=word_space)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def race(first: Callable[[], bytes], second: Callable[[], bytes]) -> tuple[float, float]:
    """The best time of each, taken in turn so that the machine's moods meet both."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for run, taken in zip((first, second), times, strict=True):
            start = time.perf_counter()
            run()
            taken.append(time.perf_counter() - start)
    return min(times[0]), min(times[1])


if __name__ == "__main__":
    sys.exit(main())
