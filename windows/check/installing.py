"""The installer and the portable zip, tried as users would: set up, updated, removed, carried."""

import hashlib
import json
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from vusta_desk import __version__
from windows import installer
from windows.check.installed import CLASSES, ENTRY, Installed, clean_user, values
from windows.check.report import CheckFailed, Report
from windows.check.screens import settled_picture, wait_for_window
from windows.places import BUILD, CONSOLE, INSTALLER, PORTABLE, PROGRAM_FOLDER, WINDOW
from windows.program import sha256
from windows.wine import ON_WINDOWS, Windows

_EARLIER = "0.0.9"
_STALE = "_internal/bản cũ/stale.txt"
_OWN = ("ghi chú riêng.txt", "_internal/ghi chú riêng.txt")  # what people put among the program's
_PASSWORD = {"VUSTA_DESK_PASSWORD": "mật khẩu thử"}
_COMMITTEE = "Đảng ủy thử bộ cài đặt"
_OPEN, _TOO_OLD, _OLDER, _NOT_KEPT, _FOLDER = 3, 4, 5, 6, 8  # exit codes, see installer.nsi


def check_installer(windows: Windows, report: Report) -> None:
    """An older version is installed, used, brought up to date and removed; the data stays."""
    earlier = _earlier_installer()
    folder = windows.drive / "Chương trình của tôi" / "VUSTA Desk"
    shutil.rmtree(folder.parent, ignore_errors=True)
    program = Installed(windows, folder)
    if not ON_WINDOWS:
        windows.call_itself("win7")
        program.must_install(earlier, _TOO_OLD)
        windows.call_itself("win10")
    with clean_user(windows) as documents:
        start = time.monotonic()
        program.must_install(earlier)
        report.fact("installed silently in", f"{time.monotonic() - start:.0f} s")
        _must_be_known(program, _EARLIER)
        data = documents / "sổ đảng viên.vusta"
        _make_data(program, data)
        _refuses_in_use(program, data)
        _updates(program, data, report)
        _mends(program)
        program.must_install(earlier, _OLDER)
        program.must_hold(PROGRAM_FOLDER, *_OWN)
        _refuses_folders(program, documents)
        _removes(program, data)
    report.fact("installed, updated, mended, removed", folder.relative_to(windows.drive).as_posix())
    shutil.rmtree(folder.parent, ignore_errors=True)


def check_portable(windows: Windows, report: Report) -> None:
    """From a stick with Vietnamese letters: works, and writes nothing anywhere else."""
    stick = windows.drive / "USB của đồng chí Ánh"
    shutil.rmtree(stick, ignore_errors=True)
    with clean_user(windows):
        shutil.rmtree(windows.home / "Documents" / "Văn phòng Đảng ủy")
        with zipfile.ZipFile(PORTABLE) as archive:
            archive.extractall(stick)
        folder = stick / PROGRAM_FOLDER.name
        brought = {folder / name for name in installer.files_of(folder)}
        before = _written(windows)
        windows.must(folder / CONSOLE, "self-test")
        _make(windows, folder / CONSOLE, folder / "du-lieu" / "sổ đảng viên.vusta")
        with windows.start(folder / WINDOW) as process:
            try:
                wait_for_window(windows)
            finally:
                windows.end()
                process.kill()
        if changed := sorted(map(str, _written(windows) ^ before)):
            raise CheckFailed("written outside of the stick:\n" + "\n".join(changed))
        written = {folder / name for name in installer.files_of(folder)} - brought
        if strangers := [path for path in written if folder / "du-lieu" not in path.parents]:
            raise CheckFailed(f"written beside du-lieu: {strangers}")
        settings = folder / "du-lieu" / "cai-dat"
        report.fact("portable: written outside of it", "nothing")
        report.fact("portable: files in cai-dat", str(len(installer.files_of(settings))))
    shutil.rmtree(stick, ignore_errors=True)


def check_pages(windows: Windows, report: Report) -> None:
    """The first pages of the installer in both languages, looked at and kept."""
    with clean_user(windows):
        for language, keys in (("vi", ("End",)), ("en", ("Home",))):
            with windows.start(INSTALLER) as process:
                try:
                    _show_pages(windows, report, language, keys)
                finally:
                    windows.end()
                    process.kill()


STEPS: tuple[tuple[str, Callable[[Windows, Report], None]], ...] = (
    ("Installer: install, update, remove", check_installer),
    ("Installer: its pages", check_pages),
    ("Portable zip", check_portable),
)


def _earlier_installer() -> Path:
    """The same program stamped as an older version, with a file that this version has not."""
    folder = BUILD / "earlier" / PROGRAM_FOLDER.name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(PROGRAM_FOLDER, folder)
    stale = folder / _STALE
    stale.parent.mkdir(parents=True)
    stale.write_text("of the earlier version", "utf-8")
    setup = folder.parent / f"VUSTA-Desk-{_EARLIER}-setup.exe"
    made = installer.make(_EARLIER, folder, setup, quick=True)
    shutil.rmtree(folder)
    return made


def _must_be_known(program: Installed, version: str) -> None:
    """The entry among Windows' programs, the association, the shortcuts."""
    entry = values(program.windows, ENTRY)
    wanted = {
        "DisplayName": "VUSTA Desk",
        "DisplayVersion": version,
        "Publisher": "VUSTA Desk contributors",
        "InstallLocation": program.path,
        "UninstallString": f'"{program.path}\\uninstall.exe"',
    }
    if wrong := {
        name: entry.get(name) for name, value in wanted.items() if entry.get(name) != value
    }:
        raise CheckFailed(f"entry among the programs: {wrong}")
    listed = (program.folder / name for name in installer.files_of(program.folder))
    size = sum(path.stat().st_size for path in listed) / 1024
    if not 0.5 < int(entry["EstimatedSize"]) / size < 1.5:
        raise CheckFailed(f"size among the programs: {entry['EstimatedSize']} of {size:.0f} KB")
    association = values(program.windows, rf"{CLASSES}\VustaDesk.DataFile")
    command = f'"{program.path}\\{WINDOW}" --data "%1"'
    if values(program.windows, rf"{CLASSES}\.vusta").get("") != "VustaDesk.DataFile" or (
        association.get(r"shell\open\command") != command
        or association.get("DefaultIcon") != f"{program.path}\\{WINDOW},0"
    ):
        raise CheckFailed(f"association of .vusta: {association}")
    if missing := [place for place in _shortcuts(program.windows) if not place.exists()]:
        raise CheckFailed(f"no shortcut {missing}")


def _shortcuts(windows: Windows) -> tuple[Path, Path]:
    menu = "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
    return windows.home / menu / "VUSTA Desk.lnk", windows.home / "Desktop" / "VUSTA Desk.lnk"


def _make(windows: Windows, console: Path, data: Path) -> None:
    words = ("--committee", _COMMITTEE, "--superior", "Đảng bộ cấp trên", "--symbol", "ĐUT")
    done = windows.run(console, "--data", windows.path(data), "new", *words, environment=_PASSWORD)
    if done.code != 0:
        raise CheckFailed(f"no data file made: {done.output}")


def _make_data(program: Installed, data: Path) -> None:
    """A data file, known to the window as one opened lately."""
    windows = program.windows
    _make(windows, program.console, data)
    remembered = windows.home / "AppData" / "Local" / "vusta-desk" / "preferences.json"
    recent = {"recent": [windows.path(data)]}
    remembered.write_text(json.dumps(recent, ensure_ascii=False), "utf-8")
    for name in _OWN:
        (program.folder / name).write_text("của riêng tôi", "utf-8")


def _refuses_in_use(program: Installed, data: Path) -> None:
    """While the program, or another one with its data, is open, nothing is changed."""
    windows = program.windows
    before = _contents(program.folder)
    with _open(windows, program.window, "VUSTA Desk"):
        program.must_install(INSTALLER, _OPEN)
    with _open(windows, PROGRAM_FOLDER / WINDOW, data.stem, "--data", windows.path(data)):
        program.must_install(INSTALLER, _NOT_KEPT)
    if _contents(program.folder) != before or _copies(data):
        raise CheckFailed("an installer that was refused has changed something")


@contextmanager
def _open(windows: Windows, window: Path, title: str, *words: str) -> Iterator[None]:
    with windows.start(window, *words, environment=_PASSWORD) as process:
        try:
            wait_for_window(windows, title)
            yield
        finally:
            windows.end()
            process.kill()


def _updates(program: Installed, data: Path, report: Report) -> None:
    """The data is as it was and copied, the stale file is gone, what people had there is there."""
    windows, before = program.windows, sha256(data)
    start = time.monotonic()
    program.must_install(INSTALLER)
    report.fact("updated silently in", f"{time.monotonic() - start:.0f} s")
    program.must_hold(PROGRAM_FOLDER, *_OWN)
    _must_be_known(program, __version__)
    copies = _copies(data)
    if len(copies) != 1 or sha256(data) != before:
        raise CheckFailed(f"data before the update: {copies}, unchanged: {sha256(data) == before}")
    with zipfile.ZipFile(copies[0]) as packed:
        if hashlib.sha256(packed.read(data.name)).hexdigest() != before:
            raise CheckFailed("the copy made before the update is not the data file")
    for words in (("verify", windows.path(copies[0])), ("check",)):
        done = windows.run(
            program.console, "--data", windows.path(data), *words, environment=_PASSWORD
        )
        if done.code != 0:
            raise CheckFailed(f"{words}: {done.output}")
    windows.must(program.console, "self-test")


def _mends(program: Installed) -> None:
    """Cut off between the two renames, and after them: the next run makes it whole."""
    folder = program.folder
    aside = folder.with_name(f"{folder.name}.vusta-old")
    half = folder.with_name(f"{folder.name}.vusta-new")
    folder.rename(aside)
    half.mkdir()
    (half / WINDOW).write_bytes(b"half")
    program.must_install(INSTALLER)
    program.must_hold(PROGRAM_FOLDER, *_OWN)
    shutil.copytree(folder, aside)
    for name in _OWN:
        (folder / name).unlink()
    program.must_install(INSTALLER)
    program.must_hold(PROGRAM_FOLDER, *_OWN)


def _refuses_folders(program: Installed, documents: Path) -> None:
    """A folder in which people have other things, or the portable program, is left alone."""
    before = _contents(documents)
    Installed(program.windows, documents).must_install(INSTALLER, _FOLDER)
    portable = documents.with_name("mang theo")
    portable.mkdir(exist_ok=True)
    (portable / "portable.txt").touch()
    Installed(program.windows, portable).must_install(INSTALLER, _FOLDER)
    if _contents(documents) != before or len(list(portable.iterdir())) != 1:
        raise CheckFailed("an installer has written into a folder of other things")
    shutil.rmtree(portable)


def _removes(program: Installed, data: Path) -> None:
    """The program is gone from folder, menus and registry; data, copies and settings are there."""
    windows = program.windows
    settings = windows.home / "AppData" / "Local" / "vusta-desk"
    kept = _contents(data.parent) | _contents(settings)
    program.uninstall()
    if left := {str(name) for name in installer.files_of(program.folder)} - set(_OWN):
        raise CheckFailed(f"left by the uninstaller: {sorted(left)[:20]}")
    if any(place.exists() for place in _shortcuts(windows)):
        raise CheckFailed("the uninstaller has left a shortcut")
    for key in (rf"{CLASSES}\.vusta", rf"{CLASSES}\VustaDesk.DataFile", ENTRY):
        if found := values(windows, key):
            raise CheckFailed(f"left in the registry: {key}: {found}")
    if _contents(data.parent) | _contents(settings) != kept or not _copies(data):
        raise CheckFailed("the uninstaller has touched data or settings")


def _show_pages(windows: Windows, report: Report, language: str, keys: tuple[str, ...]) -> None:
    """The question for the language, answered by keys; then the pages up to the installation."""
    seen = _picture(windows, report, "setup-language")
    for name in ("setup-welcome", "setup-options", "setup-folder"):
        for _ in range(5):  # without a window manager a key can be lost
            _press(windows, *keys, "Return")
            shown = _picture(windows, report, f"{name}-{language}")
            if shown != seen:
                break
        else:
            raise CheckFailed(f"{name}: the installer does not go on")
        seen, keys = shown, ()


def _picture(windows: Windows, report: Report, name: str) -> bytes:
    """What the screen shows once it is at rest; kept."""
    wait_for_window(windows)
    settled = settled_picture(windows, report.folder / f"{name}.png", calm=1)  # the caret blinks
    report.picture(name, settled)
    command = ["convert", str(settled), "rgb:-"]
    return subprocess.run(command, capture_output=True, check=True).stdout


def _press(windows: Windows, *keys: str) -> None:
    window = wait_for_window(windows)
    command = ["xdotool", "windowfocus", window, "key", *keys]
    subprocess.run(command, env=windows.environment, check=False, capture_output=True)


def _copies(data: Path) -> list[Path]:
    return sorted(data.parent.glob(f"{data.name}-backups/*-update.vusta-backup"))


def _contents(folder: Path) -> dict[Path, str]:
    return {
        folder / name: sha256(folder / name)
        for name in installer.files_of(folder)
        if name.suffix != ".lock"
    }


def _written(windows: Windows) -> set[tuple[Path, int]]:
    """What lies in the user's folders, by name and time of its last change; no temporary files.

    On a real PC others write there too, so only where the program could.
    """
    own = (windows.home / "AppData" / "Local" / "vusta-desk", windows.home / "Documents")
    places = own if ON_WINDOWS else (windows.home,)
    found = (path for place in places for path in place.rglob("*") if path.is_file())
    return {(path, path.stat().st_mtime_ns) for path in found if "Temp" not in path.parts}
