"""The whole main job by commands, here from source and there by the Windows program, compared.

What the commands answer must be the same, and every paper: its pages, every letter on them and
where it stands.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2

from windows.check.report import CheckFailed, Report
from windows.places import CONSOLE, PROGRAM_FOLDER, ROOT
from windows.wine import Done, Windows

_SAMPLES = ROOT / "tests" / "data" / "samples"
_PASSWORD = {"VUSTA_DESK_PASSWORD": "mật khẩu thử"}
_ROUND = "2027/3-2"
_NEAR = 0.005  # mm
_MM = 25.4 / 72
Run = Callable[..., Done]


def check_self_test(windows: Windows, report: Report) -> None:
    """Everything that must work on a machine works on this one."""
    said = windows.must(PROGRAM_FOLDER / CONSOLE, "self-test")
    report.fact("self-test", said.strip().splitlines()[-1])


def check_main_job(windows: Windows, report: Report) -> None:
    """From the office's list to the papers and the closing, and everything compared."""
    with tempfile.TemporaryDirectory() as folder:
        here, there = Path(folder) / "here", windows.home / "Tài liệu" / "thử việc"
        there.mkdir(parents=True, exist_ok=True)
        here.mkdir()
        ours = _main_job(_from_source(here), str, here)
        theirs = _main_job(_by_program(windows, there), windows.path, there)
        _compare_answers(ours, theirs)
        papers = _papers(here)
        if _papers(there) != papers:
            raise CheckFailed("the Windows program has not made the same papers")
        alike = sum(_compare_papers(here / paper, there / paper) for paper in papers)
        report.fact("answers compared with Linux", str(len(ours)))
        report.fact("papers compared with Linux", f"{len(papers)} ({alike} letters)")


def _main_job(run: Run, place: Callable[[Path], str], folder: Path) -> dict[str, object]:
    """Does it; gives what each command answered. What bears the hour is left out."""
    answers: dict[str, object] = {}

    def ask(*words: str | Path, answer: bool = False) -> str:
        said = [place(word) if isinstance(word, Path) else word for word in words]
        done = run("--data", place(folder / "đảng bộ.vusta"), *said)
        if done.code != 0:
            raise CheckFailed(f"{' '.join(said)}: exit code {done.code}\n{done.output}")
        if answer:
            answers[" ".join(map(str, words[:4]))] = json.loads(done.output)
        return done.output

    ask("new", "--committee", "Đảng ủy Liên hiệp Hội thử", "--superior", "Đảng bộ cấp trên thử",
        "--symbol", "ĐUT")  # fmt: skip
    ask("import", _SAMPLES / "danh-sach-dang-vien.xlsx", "--json", answer=True)
    ask("import", _SAMPLES / "danh-sach-cu-VnTime.xls", "--json", answer=True)
    ask("evaluate", "--round", _ROUND, "--json", answer=True)
    ask("ceremony", "create", "--round", _ROUND, "--day", "2027-02-03", "--place", "Hội trường")
    ask("ceremony", "set", "1", "--decision", "12-QĐ/ĐU", "--decision-date", "2027-01-20")
    ask("ceremony", "show", "1", "--json", answer=True)
    ask("papers", "1", "--out", folder / "giấy tờ")
    ask("certificates", "1", "--out", folder / "giấy chứng nhận.pdf")
    ask("round", "papers", _ROUND, "--out", folder / "giấy tờ đợt")
    ask("ceremony", "close", "1")
    ask("forecast", "--years", "5", "--json", answer=True)
    ask("members", "--json", answer=True)
    return answers


def _from_source(folder: Path) -> Run:
    environment = {**os.environ, **_PASSWORD, "VUSTA_DESK_HOME": str(folder / "user")}

    def run(*words: str) -> Done:
        command = [sys.executable, "-m", "vusta_desk", *words]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
        return Done(done.returncode, (done.stdout or done.stderr).decode("utf-8"))

    return run


def _by_program(windows: Windows, folder: Path) -> Run:
    environment = {**_PASSWORD, "VUSTA_DESK_HOME": windows.path(folder / "user")}

    def run(*words: str) -> Done:
        done = windows.run(PROGRAM_FOLDER / CONSOLE, *words, environment=environment)
        return Done(done.code, done.output[done.output.find("{") :] if "--json" in words else "")

    return run


def _papers(folder: Path) -> list[Path]:
    """Every paper but the recovery sheet, whose letters are drawn by lot."""
    found = (path.relative_to(folder) for path in folder.rglob("*.pdf"))
    return sorted(path for path in found if not path.stem.endswith("khoi-phuc"))


def _compare_answers(ours: dict[str, object], theirs: dict[str, object]) -> None:
    for command, answer in ours.items():
        one, other = (json.dumps(each, sort_keys=True) for each in (answer, theirs[command]))
        if one != other:
            place = next(n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
            raise CheckFailed(f"{command}: {one[place - 60 : place + 60]!r} here, "
                              f"{other[place - 60 : place + 60]!r} there")  # fmt: skip


def _compare_papers(one: Path, other: Path) -> int:
    """How many letters stand at the same places in both; raises CheckFailed at the first other."""
    letters = 0
    ours, theirs = _letters(one), _letters(other)
    for (page, mine, place), (_, yours, there) in zip(ours, theirs, strict=True):
        far = max(abs(a - b) for a, b in zip(place, there, strict=True)) * _MM
        if mine != yours or far > _NEAR:
            raise CheckFailed(f"{one.name}, page {page + 1}: {mine!r} here, {yours!r} there, "
                              f"{far:.3f} mm apart")  # fmt: skip
        letters += 1
    return letters


def _letters(pdf: Path) -> Iterator[tuple[int, str, tuple[float, ...]]]:
    """Each page's size, then every letter with its box, in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            yield number, "the size of the page", tuple(page.get_size())
            text = page.get_textpage()
            for place in range(text.count_chars()):
                letter = text.get_text_range(place, 1)
                yield number, letter, tuple(text.get_charbox(place, loose=True))
