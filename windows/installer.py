"""The installer for one user: `installer.nsi` compiled by NSIS, with every file listed by name."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from windows.errors import BuildStopped
from windows.places import ROOT
from windows.program import set_times

SCRIPT = Path(__file__).with_name("installer.nsi")
WORDS = {
    "Vietnamese": Path(__file__).with_name("words_vi.nsh"),
    "English": Path(__file__).with_name("words_en.nsh"),
}
LIST = "program-files.txt"
"""Beside the program: what belongs to it, so that the next version removes just that."""

_LANGUAGE_IDS = {"Vietnamese": 1066, "English": 1033}
_FONT, _POINTS = "Segoe UI", 9
_OWN_WORD = re.compile(r'; \^(\w+) "(.*)"')
_OURS = re.compile(r"\$\{LangFileString\} (?!MUI_)")
_ICON = ROOT / "resources" / "icons" / "app.ico"
_PICTURE = Path(__file__).with_name("welcome.bmp")
_ON_WINDOWS = Path("C:/Program Files (x86)/NSIS/makensis.exe")


def make(version: str, program_folder: Path, out: Path, *, quick: bool = False) -> Path:
    """Makes the installer `out` of the program in a folder; the same from the same files.

    `quick` packs it less tightly, for one that is only tried. Raises BuildStopped where NSIS is not
    there or refuses.
    """
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        program = work / "program"
        shutil.copytree(program_folder, program)
        set_times(program)
        (work / "made.nsh").write_text(_made(version, program, out, work, quick), "utf-8-sig")
        _write_words(work)
        out.parent.mkdir(parents=True, exist_ok=True)
        out.unlink(missing_ok=True)
        _compile(work)
    return out


def makensis() -> str | None:
    """The compiler of NSIS, None where it is not installed."""
    found = shutil.which("makensis")
    return found or (str(_ON_WINDOWS) if _ON_WINDOWS.exists() else None)


def _compile(work: Path) -> None:
    compiler = makensis()
    if compiler is None:
        raise BuildStopped("makensis is not there: install NSIS 3 (Debian's package nsis)")
    shutil.copyfile(SCRIPT, work / SCRIPT.name)
    done = subprocess.run(
        [compiler, "-V2", "-WX", "-INPUTCHARSET", "UTF8", SCRIPT.name],
        cwd=work,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise BuildStopped(f"makensis refused:\n{(done.stdout + done.stderr)[-4000:]}")


def _made(version: str, program: Path, out: Path, work: Path, quick: bool) -> str:
    """What the script includes: values, and two macros that name every file."""
    names = files_of(program)
    listing = program / LIST
    listing.write_bytes(file_list(names).encode("utf-16"))
    set_times(program)
    size = sum((program / name).stat().st_size for name in names)
    values = {
        "VERSION": version,
        "OUT": out.absolute(),
        "WORDS": work,
        "ICON": _ICON,
        "PICTURE": _PICTURE,
        "QUICK": int(quick),
        "SIZE_KB": -(-size // 1024),
        "LONGEST": max(len(str(name)) for name in names) + len(r"\.vusta-new"),
    }
    lines = [f'!define {name} "{value}"' for name, value in values.items()]
    lines += ["!macro UNPACK_PROGRAM", *_unpacking(program, [*names, PurePosixPath(LIST)])]
    lines += ["!macroend", "!macro REMOVE_PROGRAM", *_removing(names), "!macroend"]
    return "\n".join(lines) + "\n"


def files_of(folder: Path) -> list[PurePosixPath]:
    """The files in a folder and all below it, by their names there, sorted."""
    found = (path for path in folder.rglob("*") if path.is_file())
    names = sorted(PurePosixPath(path.relative_to(folder).as_posix()) for path in found)
    if strange := [str(name) for name in names if set(str(name)) & set('$"')]:
        raise BuildStopped(f"names that the installer cannot bear: {strange}")
    return names


def folders_of(names: Sequence[PurePosixPath]) -> list[PurePosixPath]:
    """The folders of these files, the innermost first."""
    found = {folder for name in names for folder in name.parents if folder.name}
    return sorted(found, key=lambda folder: (-len(folder.parts), folder))


def file_list(names: Sequence[PurePosixPath]) -> str:
    r"""What the next version removes: files, then folders, which end in \ and go if empty."""
    lines = [str(PureWindowsPath(name)) for name in names]
    lines += [f"{PureWindowsPath(folder)}\\" for folder in folders_of(names)]
    return "".join(f"{line}\r\n" for line in lines)


def _unpacking(program: Path, names: Sequence[PurePosixPath]) -> Iterator[str]:
    folder = None
    for name in sorted(names, key=lambda name: (name.parent, name)):
        if name.parent != folder:
            folder = name.parent
            inside = "" if folder == PurePosixPath() else f"\\{PureWindowsPath(folder)}"
            yield f'SetOutPath "$New{inside}"'
        yield f'File "{program / name}"'


def _removing(names: Sequence[PurePosixPath]) -> Iterator[str]:
    for name in names:
        yield f'Delete "$INSTDIR\\{PureWindowsPath(name)}"'
    for folder in folders_of(names):
        yield f'RMDir "$INSTDIR\\{PureWindowsPath(folder)}"'


def _write_words(work: Path) -> None:
    """The language files as NSIS reads them: its own words, those of its pages, and ours."""
    for language, source in WORDS.items():
        text = source.read_text("utf-8")
        ours = [line for line in text.splitlines() if _OURS.match(line)]
        theirs = [line for line in text.splitlines() if not _OURS.match(line)]
        ours.insert(0, f"!insertmacro LANGFILE_EXT {language}")
        for name, lines in ((f"{language}.nsh", theirs), (f"{language}-ours.nsh", ours)):
            (work / name).write_text("\n".join(lines) + "\n", "utf-8-sig")
        own = "\n".join(f"# ^{name}\n{word}" for name, word in own_words(text))
        head = ("# Header", "NLF v6", "# Language", str(_LANGUAGE_IDS[language]))
        font = ("# Font and size", _FONT, str(_POINTS), "# Codepage", "-", "# RTL", "-")
        written = "\n".join((*head, *font, "# Words", own)) + "\n"
        (work / f"{language}.nlf").write_text(written, "utf-8-sig")


def own_words(text: str) -> list[tuple[str, str]]:
    """NSIS' own words by name, as its language files have them: quoted where spaces count."""
    found = [_OWN_WORD.fullmatch(line) for line in text.splitlines()]
    words = [(match[1], match[2]) for match in found if match]
    return [(name, word if word == word.strip() != "" else f'"{word}"') for name, word in words]
