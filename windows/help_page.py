"""The page of help that tells what the last check has tried, and what came of it.

The check speaks English; what it says is put into Vietnamese here. Words that are not known here
stand as they are, and tests/windows/test_help_page.py finds them.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

PAGE = "2-checked.md"
_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "title": "What was checked",
        "untried": "This version has not been checked yet.",
        "lead": "Before it is handed out, the program is installed, used and removed again by a "
        "machine. No person sits in front of it, and the machine is not a real Windows PC: "
        "programs for Windows run on it through Wine {wine}. So this page shows what was proved "
        "there; what only a real PC can show is tried with [this checklist](1-try.md).",
        "lead_windows": "Before it is handed out, the program is installed, used and removed again "
        "by a machine that runs Windows. What only a person in front of a PC can see is tried with "
        "[this checklist](1-try.md).",
        "of": "VUSTA Desk {version}, checked on {date}; Python {python} inside.",
        "all_well": "All is well: {count} of {total} steps passed.",
        "not_well": "**Not all is well:** {count} of {total} steps passed.",
        "steps": "Steps",
        "step": "Step",
        "result": "Result",
        "seconds": "Seconds",
        "passed": "passed",
        "failed": "**failed**",
        "facts": "Figures",
        "figure": "What",
        "value": "Measured",
        "left_out": "What was not tried there",
        "left_out_lead": "These parts, most of them the project's own tests, do not run there:",
        "reason": "Reason",
    },
    "vi": {
        "title": "Những gì đã được kiểm tra",
        "untried": "Phiên bản này chưa được kiểm tra.",
        "lead": "Trước khi giao, chương trình được máy tự động cài đặt, chạy thử rồi gỡ bỏ. Không "
        "có người ngồi trước máy, và đó không phải máy Windows thật: chương trình Windows chạy "
        "trên đó qua Wine {wine}. Vì vậy trang này chỉ nêu những gì đã thử được ở đó; những gì "
        "chỉ máy tính thật mới cho thấy thì thử theo [danh mục này](1-try.md).",
        "lead_windows": "Trước khi giao, chương trình được một máy Windows tự động cài đặt, chạy "
        "thử rồi gỡ bỏ. Những gì chỉ người ngồi trước máy mới thấy được thì thử theo "
        "[danh mục này](1-try.md).",
        "of": "VUSTA Desk {version}, kiểm tra ngày {date}; bên trong là Python {python}.",
        "all_well": "Tất cả đều đạt: {count}/{total} bước.",
        "not_well": "**Chưa đạt hết:** {count}/{total} bước đạt.",
        "steps": "Các bước",
        "step": "Bước",
        "result": "Kết quả",
        "seconds": "Số giây",
        "passed": "đạt",
        "failed": "**không đạt**",
        "facts": "Số đo",
        "figure": "Nội dung",
        "value": "Kết quả đo",
        "left_out": "Những gì chưa thử ở đó",
        "left_out_lead": "Những phần sau, phần lớn là bài kiểm tra của dự án, không chạy ở đó:",
        "reason": "Lý do",
    },
}
VIETNAMESE = {
    "Nothing inside that must not be": "Bên trong không có gì thừa",
    "Self-test": "Chương trình tự kiểm tra",
    "Main job, compared with Linux": "Việc chính, so với kết quả trên Linux",
    "Windows on the screen": "Cửa sổ trên màn hình",
    "Time to start": "Thời gian khởi động",
    "Installer: install, update, remove": "Bộ cài: cài đặt, nâng cấp, gỡ bỏ",
    "Installer: its pages": "Bộ cài: các trang",
    "Portable zip": "Bản mang theo trên USB",
    "Printing, measured": "In, có đo",
    "The project's own tests": "Các bài kiểm tra của dự án",
    "self-test": "tự kiểm tra",
    "answers compared with Linux": "số câu trả lời đã so với Linux",
    "papers compared with Linux": "số giấy tờ đã so với Linux",
    "start page on screen, frozen": "trang đầu hiện lên, bản giao",
    "start page on screen, from source": "trang đầu hiện lên, chạy từ mã nguồn",
    "installed silently in": "cài đặt không hỏi mất",
    "updated silently in": "nâng cấp không hỏi mất",
    "installed, updated, mended, removed": "đã cài, nâng cấp, sửa, gỡ tại",
    "portable: written outside of it": "bản mang theo: ghi ra ngoài thư mục của mình",
    "portable: files in cai-dat": "bản mang theo: số tệp trong cai-dat",
    "A4 pages a minute at 600 dpi": "số trang A4 in được mỗi phút, 600 điểm một inch",
    "marks of a print are off by at most": "dấu trên bản in lệch nhiều nhất",
    "memory for printing A3 at 600 dpi": "bộ nhớ khi in khổ A3, 600 điểm một inch",
    "rules and words": "quy định và từ ngữ",
    "lists read": "đọc danh sách",
    "papers": "giấy tờ",
    "data file": "tệp dữ liệu",
    "work of the office": "công việc của văn phòng",
    "window": "cửa sổ",
    "window on the screen": "cửa sổ trên màn hình",
    "letters on the screen": "chữ trên màn hình",
    "commands": "các lệnh",
    "picture of the papers": "ảnh mục Giấy tờ",
    "printing, measured": "in, có đo",
    "it is taken from a virtual screen": "ảnh chụp từ màn hình ảo",
    "the virtual printer is CUPS'": "máy in ảo là của CUPS",
    "Marked slow: takes too long here, and is the same on every system.": "Được đánh dấu là chậm: "
    "chạy ở đó quá lâu, và hệ nào cũng như nhau.",
    "About the source text, which is the same on every system.": "Xét mã nguồn, hệ nào cũng như "
    "nhau.",
    "About dev.py and the build, which the check itself is made by.": "Xét dev.py và việc đóng "
    "gói, chính là cái làm ra lần kiểm tra này.",
    "About the Windows build as it is made from Linux.": "Xét việc đóng gói cho Windows làm từ "
    "Linux.",
    "Measures time; Wine's is not that of Windows.": "Đo thời gian; thời gian trên Wine không "
    "phải của Windows.",
    "Pictures for people; the check takes its own of the built program.": "Ảnh cho người xem; lần "
    "kiểm tra tự chụp ảnh bản giao.",
    "Opens our files in LibreOffice, which is installed on Linux only.": "Mở tệp bằng LibreOffice, "
    "chỉ cài trên Linux.",
    "Has LibreOffice save the workbooks, which is installed on Linux only.": "Nhờ LibreOffice lưu "
    "sổ tính, chỉ cài trên Linux.",
    "Asks the screen reader's service of Linux (AT-SPI); Windows has another, Wine has none.": (
        "Hỏi dịch vụ đọc màn hình của Linux (AT-SPI); Windows có dịch vụ khác, Wine không có."
    ),
    "Runs on an X display of its own; the check starts the built program's window instead.": "Chạy "
    "trên màn hình X riêng; thay vào đó lần kiểm tra mở cửa sổ của bản giao.",
    "Prints through a CUPS server of its own; the check prints through Wine's spooler.": "In qua "
    "máy chủ CUPS riêng; lần kiểm tra in qua hàng đợi in của Wine.",
    "Mounts a small disk, which only root on Linux can do.": "Gắn một đĩa nhỏ, việc chỉ quản trị "
    "trên Linux làm được.",
    "Makes a folder called aux, which no Windows can have.": "Tạo thư mục tên aux, điều Windows "
    "không cho phép.",
    "Puts words into Linux's list of mounts; Windows is asked for the type of the drive.": "Đưa "
    "chữ vào danh sách gắn đĩa của Linux; trên Windows thì hỏi loại ổ đĩa.",
    "Asks iconv of Linux's library; the table itself is tried.": "Hỏi iconv của thư viện Linux; "
    "bản thân bảng mã đã được thử.",
    "Asks poppler, which is installed on Linux only; the letters are read by PDFium as well.": (
        "Hỏi poppler, chỉ cài trên Linux; chữ cũng được PDFium đọc."
    ),
    "Makes a symbolic link: Wine 8 says it has, and there is none.": "Tạo liên kết tượng trưng: "
    "Wine 8 báo đã tạo nhưng thực ra không có.",
    "Starts a program to be killed, which takes minutes under Wine; kills inside the storage are "
    "tried.": "Mở chương trình rồi buộc tắt, dưới Wine mất nhiều phút; đã thử buộc tắt trong phần "
    "lưu trữ.",
    "Starts a program to be killed, which takes seconds each time under Wine; some are run.": "Mở "
    "chương trình rồi buộc tắt, dưới Wine mỗi lần mất vài giây; chỉ chạy một số.",
    "Starts the program, which takes seconds each time under Wine; commands are tried in other "
    "files, and the main job by commands is a step of the check.": "Mở chương trình, dưới Wine mỗi "
    "lần mất vài giây; lệnh được thử ở các tệp khác, việc chính bằng lệnh là một bước kiểm tra.",
    "Starts the program, which takes seconds each time under Wine; some are run, and the "
    "installer's update is a step of the check.": "Mở chương trình, dưới Wine mỗi lần mất vài "
    "giây; chỉ chạy một số, việc nâng cấp bằng bộ cài là một bước kiểm tra.",
    "Starts the program, which takes seconds each time under Wine; some are run, and the main job "
    "by commands is a step of the check.": "Mở chương trình, dưới Wine mỗi lần mất vài giây; chỉ "
    "chạy một số, việc chính bằng lệnh là một bước kiểm tra.",
}
"""The check's words: the names of its steps, the labels of its figures, the reasons it gives."""

BEGINNINGS = {
    "tests: ": "bài kiểm tra: ",
    "the same at ": "cũng vậy ở ",
    "slow tests of: ": "bài kiểm tra chậm của: ",
    "start page on screen, ": "trang đầu hiện lên, ",
}
"""How labels begin that end in a name or a figure."""

_VALUES = (
    (r"(?<=\d) passed\b", " đạt"),
    (r"(?<=\d) failed\b", " không đạt"),
    (r"(?<=\d) crashed\b", " làm dừng chương trình"),
    (r"(?<=\d) left out\b", " không chạy"),
    (r"^nothing$", "không có gì"),
    (r"\bletters\b", "chữ cái"),
    (r"(?<=\d)\.(?=\d+ )", ","),
)


def write(result: Mapping[str, Any], folder: Path) -> None:
    """Writes the page in both languages into `folder`/en and `folder`/vi.

    `result` is what windows.check.report gives: version, date (YYYY-MM-DD), python, wine (empty on
    Windows itself), steps (name, whether it passed, seconds), facts (label, value), left_out
    (what, reason).
    """
    for language in _WORDS:
        place = folder / language / PAGE
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(page(result, language), "utf-8", newline="\n")


def page(result: Mapping[str, Any], language: str) -> str:
    """The page as Markdown; the same result gives the same text."""
    words = _WORDS[language]
    parts = [f"# {words['title']}"]
    if not result.get("steps"):
        return "\n\n".join([*parts, words["untried"]]) + "\n"
    wine = result.get("wine", "")
    parts.append(words["lead" if wine else "lead_windows"].format(wine=wine))
    told = {name: result[name] for name in ("version", "python")}
    parts.append(words["of"].format(date=_day(result["date"], language), **told))
    passed = sum(bool(step[1]) for step in result["steps"])
    total = len(result["steps"])
    well = words["all_well" if passed == total else "not_well"]
    parts.append(well.format(count=passed, total=total))
    parts += [f"## {words['steps']}", _steps(result["steps"], language)]
    if result.get("facts"):
        rows = [(_said(label, language), _value(value, language))
                for label, value in result["facts"]]  # fmt: skip
        parts += [f"## {words['facts']}", _table((words["figure"], words["value"]), rows)]
    if result.get("left_out"):
        parts += [f"## {words['left_out']}", words["left_out_lead"]]
        rows = [(_what(what, language), _said(why, language)) for what, why in result["left_out"]]
        parts.append(_table((words["figure"], words["reason"]), rows))
    return "\n\n".join(parts) + "\n"


def _steps(steps: Sequence[Sequence[Any]], language: str) -> str:
    words = _WORDS[language]
    rows = [
        (_said(name, language), words["passed" if well else "failed"], f"{seconds:.0f}")
        for name, well, seconds in steps
    ]
    return _table((words["step"], words["result"], words["seconds"]), rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").replace("<", "\\<").split())


def _said(text: str, language: str) -> str:
    """Words of the check; of a label that ends in a name or a figure, what stands before it."""
    if language != "vi" or text in VIETNAMESE:
        return VIETNAMESE.get(text, text) if language == "vi" else text
    for beginning, said in BEGINNINGS.items():
        if text.startswith(beginning):
            rest = text.removeprefix(beginning)
            return said + VIETNAMESE.get(rest, rest)
    return text


def _what(text: str, language: str) -> str:
    """A part left out: a path stands as it is."""
    return f"`{text}`" if "/" in text and " " not in text else _said(text, language)


def _value(text: str, language: str) -> str:
    if language == "vi":
        for pattern, said in _VALUES:
            text = re.sub(pattern, said, text)
    return text


def _day(iso: str, language: str) -> str:
    year, month, day = iso.split("-")
    return f"{int(day)}/{int(month)}/{year}" if language == "vi" else iso
