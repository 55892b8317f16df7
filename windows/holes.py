"""Known holes of what is inside: read from holes.toml, told in the bill and in the help.

What keeps a hole out of reach is not only said: modules that a group names must be among the
excluded ones, tests that it names must be there.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from windows.errors import BuildStopped
from windows.found import Found

FILE = Path(__file__).with_name("holes.toml")
PAGE = "3-inside.md"
_MAY_BE_GONE = {"OpenSSL of Python", "SQLite of Python", "Python/bzip2"}


@dataclass(frozen=True, slots=True)
class Hole:
    """One of them: its number, what it is, the version that mends it, and where that was read."""

    id: str
    what: str
    what_vi: str
    fixed: str
    seen: str

    def said(self, language: str) -> str:
        """What it is, in words."""
        return self.what_vi if language == "vi" else self.what


@dataclass(frozen=True, slots=True)
class Group:
    """Holes kept out of reach in one way; `what` and `kept` by language."""

    part: str
    title: Mapping[str, str]
    kept: Mapping[str, str]
    state: str
    justification: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]
    holes: tuple[Hole, ...]


def read(file: Path = FILE) -> tuple[Group, ...]:
    """All groups, in the order of the file."""
    told = tomllib.loads(file.read_text("utf-8"))
    return tuple(_group(each) for each in told["groups"])


def _group(told: Mapping[str, Any]) -> Group:
    return Group(
        part=told["part"],
        title={"en": told["title"], "vi": told["title_vi"]},
        kept={"en": told["kept"], "vi": told["kept_vi"]},
        state=told["state"],
        justification=told.get("justification", ""),
        modules=tuple(told.get("modules", ())),
        tests=tuple(told.get("tests", ())),
        holes=tuple(Hole(*each) for each in told["holes"]),
    )


def vulnerabilities(
    groups: Iterable[Group], parts: Iterable[Found], reference: Callable[[Found, Found], str]
) -> list[dict[str, Any]]:
    """The holes as CycloneDX tells them. `reference` is what a part within another is called.

    A part that is not in the folder at all has none. Raises BuildStopped for a part unheard of.
    """
    refs = dict(_refs(parts, reference))
    told = []
    for group in groups:
        if group.part not in refs and group.part not in _MAY_BE_GONE:
            raise BuildStopped(f"holes.toml: there is no part {group.part!r}")
        if group.part in refs:
            told += [_told(group, hole, refs[group.part]) for hole in group.holes]
    return told


def _refs(parts: Iterable[Found], reference: Callable[..., str]) -> Iterator[tuple[str, str]]:
    for part in parts:
        yield part.name, reference(part)
        for each in part.inside:
            yield f"{part.name}/{each.name}", reference(each, part)


def _told(group: Group, hole: Hole, ref: str) -> dict[str, Any]:
    analysis = {"state": group.state, "detail": group.kept["en"]}
    if group.justification:
        analysis["justification"] = group.justification
    return {
        "bom-ref": f"hole:{hole.id}",
        "id": hole.id,
        "description": hole.what,
        "recommendation": f"Mended in {hole.fixed}. Read in: {hole.seen}.",
        "analysis": analysis,
        "affects": [{"ref": ref}],
    }


_BETWEEN = (
    ("not confirmed", "chưa xác nhận"),
    ("not out yet", "chưa phát hành"),
    (" to ", " đến "),
)
_WORDS = {
    "en": {
        "title": "What is inside, and its known holes",
        "lead": "The program brings its own Python, Qt and libraries along. Everything inside, "
        "with versions and licences, stands in *System* → *About*; beside the installer lies the "
        "same list for machines (CycloneDX, `.cdx.json`), with a checksum of every file.",
        "holes": "## Known holes and how they are kept out of reach\n\nThe Python inside is 3.13.2 "
        "of February 2025. Later versions mended the holes listed here. The program has no "
        "network and opens only what a person gives it: lists (Excel, OpenDocument, CSV, JSON), "
        "its own data files and their backups. Most holes lie in modules that are not in the "
        "program at all; the others cannot be reached by such files, for the reasons given.",
        "kept": "How it is kept out of reach",
        "open": "Still being looked into",
        "hole": "Number",
        "what": "What it is",
        "fixed": "Mended in",
        "end": "Numbers that begin with *gh-* are those of Python's own list of faults; where a "
        "CVE number is known it stands beside. What was read, and where, is in the list for "
        "machines.",
    },
    "vi": {
        "title": "Bên trong có gì, và những lỗ hổng đã biết",
        "lead": "Chương trình mang theo Python, Qt và các thư viện của riêng mình. Mọi thành phần, "
        "cùng phiên bản và giấy phép, có ở *Hệ thống* → *Giới thiệu*; cạnh tệp cài đặt có danh "
        "sách ấy dành cho máy đọc (CycloneDX, `.cdx.json`), kèm mã kiểm tra của từng tệp.",
        "holes": "## Những lỗ hổng đã biết và cách ngăn\n\nPython bên trong là bản 3.13.2 của "
        "tháng 2/2025. Các bản sau đã vá những lỗ hổng nêu ở đây. Chương trình không dùng mạng, "
        "chỉ mở những tệp người dùng đưa vào: danh sách (Excel, OpenDocument, CSV, JSON), tệp dữ "
        "liệu của chính nó và bản sao lưu. Phần lớn lỗ hổng nằm trong những mô-đun không hề có "
        "trong chương trình; số còn lại thì những tệp như vậy không chạm tới được, vì các lý do "
        "nêu dưới đây.",
        "kept": "Cách ngăn",
        "open": "Đang xem xét",
        "hole": "Số hiệu",
        "what": "Nội dung",
        "fixed": "Đã vá ở bản",
        "end": "Số hiệu bắt đầu bằng *gh-* là của danh sách lỗi của chính Python; nếu đã biết số "
        "CVE thì ghi bên cạnh. Đã đọc gì, ở đâu, có ghi trong danh sách dành cho máy đọc.",
    },
}


def page(language: str, groups: Iterable[Group]) -> str:
    """The page of help that tells all this, as Markdown."""
    words = _WORDS[language]
    parts = [f"# {words['title']}", words["lead"], words["holes"]]
    for group in groups:
        head = words["open" if group.state == "in_triage" else "kept"]
        parts += [f"### {group.title[language]}", f"*{head}:* {group.kept[language]}"]
        rows = [f"| {words['hole']} | {words['what']} | {words['fixed']} |", "| --- | --- | --- |"]
        rows += [
            f"| {_said(h.id, language)} | {h.said(language)} | {_said(h.fixed, language)} |"
            for h in group.holes
        ]
        parts.append("\n".join(rows))
    return "\n\n".join([*parts, words["end"]]) + "\n"


def _said(text: str, language: str) -> str:
    """Numbers and versions; the few words among them in the language."""
    if language == "vi":
        for word, vietnamese in _BETWEEN:
            text = text.replace(word, vietnamese)
    return text


def write_pages(folder: Path) -> None:
    """Writes the page in both languages; to be done when holes.toml has changed."""
    for language in _WORDS:
        place = folder / language / PAGE
        place.write_text(page(language, read()), "utf-8", newline="\n")
