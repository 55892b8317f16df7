"""dev.py, tried for real on a small checkout whose lock file asks for nothing."""

import ast
import json
import os
import runpy
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

import dev
from tests.helpers.checkout import ROOT

PROGRAM = """
import json, os, signal, sys
told = {"arguments": sys.argv[1:], "input": sys.stdin.buffer.read().decode()}
told.update(here=os.getcwd(), pid=os.getpid())
sys.stdout.buffer.write(json.dumps(told).encode() + b"\\r\\n\\xff")
if sys.argv[1:] == ["die"]:
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGTERM)
sys.exit(7)
"""


def make_checkout(folder: Path) -> Path:
    package = folder / "vusta_desk"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(PROGRAM, "utf-8")
    (folder / "requirements.lock").touch()
    shutil.copy(ROOT / "dev.py", folder)
    return folder


def start(checkout: Path, *arguments: str, cwd: Path | None = None) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(checkout / "dev.py"), *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=cwd, stdin=pipe, stdout=pipe, stderr=pipe)


def finish(process: subprocess.Popen[bytes], given: bytes = b"") -> tuple[int, bytes, bytes]:
    with process:
        output, errors = process.communicate(given)
    return process.returncode, output, errors


def said(output: bytes) -> dict[str, Any]:
    assert output.endswith(b"\r\n\xff")
    told: dict[str, Any] = json.loads(output[:-3])
    return told


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Set up already; its folder has a name that a careless script trips over."""
    folder = make_checkout(tmp_path_factory.mktemp("dev") / "Sổ đảng viên")
    code, output, errors = finish(start(folder, "setup"))
    assert (code, output) == (0, b""), errors
    assert b"setting up .venv" in errors
    return folder


@pytest.mark.slow
def test_run_is_the_program_and_nothing_else(checkout: Path, tmp_path: Path):
    arguments = ["two words", "Nguyễn Thị Ánh", "", "--help", "$HOME", '"', "-c"]
    process = start(checkout, "run", *arguments, cwd=tmp_path)
    code, output, errors = finish(process, "đầu vào\n".encode())
    told = said(output)
    assert told["arguments"] == arguments
    assert told["input"] == "đầu vào\n"
    assert told["here"] == str(tmp_path)
    assert errors == b""
    assert code == 7


@pytest.mark.slow
@pytest.mark.skipif(dev.WINDOWS, reason="signals are POSIX's")
def test_run_takes_the_place_of_dev_py(checkout: Path):
    process = start(checkout, "run", "die")
    code, output, _ = finish(process)
    assert said(output)["pid"] == process.pid
    assert code == -signal.SIGTERM


@pytest.mark.slow
def test_run_does_not_take_modules_from_the_current_folder(checkout: Path, tmp_path: Path):
    (tmp_path / "json.py").write_text("raise SystemExit('taken from the current folder')", "utf-8")
    code, _, errors = finish(start(checkout, "run", cwd=tmp_path))
    assert (code, errors) == (7, b"")


def test_unknown_task():
    code, output, errors = finish(start(ROOT, "runn"))
    assert (code, output) == (2, b"")
    assert b"usage:" in errors


@pytest.mark.slow
@pytest.mark.parametrize(
    "damage", ["python", *(pytest.param(one, marks=pytest.mark.soak) for one in ("stamp", "lock"))]
)
def test_a_venv_that_does_not_count_is_made_anew(checkout: Path, damage: str):
    left_over = checkout / ".venv" / "left-over"
    left_over.touch()
    if damage == "stamp":
        (checkout / ".venv" / "set-up").unlink()
    elif damage == "python":
        (checkout / dev.PYTHON.relative_to(ROOT)).unlink()
    else:
        (checkout / "requirements.lock").write_text("# another\n", "utf-8")
    code, output, errors = finish(start(checkout, "run"))
    assert (code, said(output)["arguments"]) == (7, [])
    assert b"setting up .venv" in errors
    assert not left_over.exists()


@pytest.mark.slow
def test_two_set_ups_at_once(tmp_path: Path):
    folder = make_checkout(tmp_path / "checkout")
    both = [start(folder, "run", name) for name in ("one", "two")]
    ends = [finish(process) for process in both]
    assert [said(output)["arguments"] for _, output, _ in ends] == [["one"], ["two"]]
    assert [errors.count(b"setting up") for _, _, errors in ends] in ([1, 0], [0, 1])


def others_with(pipe: int) -> list[str]:
    """The processes beside this one that have a pipe of this one's open.

    Whether it is at its end does not tell: of a process that dies the lock may be let go of before
    the pipe is closed, but the list of what it has open is gone before either.
    """
    name, found = Path(f"/proc/self/fd/{pipe}").readlink(), []
    others = {each.name for each in Path("/proc").iterdir()} - {str(os.getpid())}
    for pid in filter(str.isdigit, others):
        with suppress(OSError):  # it has ended meanwhile, or is somebody else's
            if name in [each.readlink() for each in Path("/proc", pid, "fd").iterdir()]:
                found.append(pid)
    return found


@pytest.mark.soak
@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="asks Linux who has a pipe open")
@pytest.mark.skipif(dev.WINDOWS, reason="Windows does not hand the lock on")
def test_a_killed_set_up_is_repaired_once_its_pip_has_ended(tmp_path: Path):
    folder = make_checkout(tmp_path / "checkout")
    with start(folder, "setup") as killed:
        assert killed.stderr is not None
        killed.stderr.readline()  # it has begun
        killed.kill()
        repairing = start(folder, "run")
        assert repairing.stderr is not None
        assert b"setting up .venv" in repairing.stderr.readline()
        assert not others_with(killed.stderr.fileno()), "somebody is left who could write"
        code, output, _ = finish(repairing)
    assert (code, said(output)["arguments"]) == (7, [])


def test_another_python_gets_one_sentence(monkeypatch: pytest.MonkeyPatch):
    for version, wanted in {(3, 10, 13): "3.10", (3, 15, 0): "3.15", (2, 7, 18): "2.7"}.items():
        monkeypatch.setattr(sys, "version_info", version)
        with pytest.raises(SystemExit) as stop:
            runpy.run_path(str(ROOT / "dev.py"))
        assert stop.value.code == f"VUSTA Desk needs Python 3.11 to 3.14; this one is {wanted}."


def test_old_pythons_can_read_dev_py_up_to_that_sentence():
    ast.parse((ROOT / "dev.py").read_text("utf-8"), feature_version=(3, 7))


def test_a_catalogue_is_compiled_when_its_po_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    source = tmp_path / "vusta_desk.po"
    source.write_text('msgid ""\nmsgstr ""\n\nmsgid "one"\nmsgstr "một"\n', "utf-8")
    dev.compile_catalogue(source)
    assert "một".encode() in source.with_suffix(".mo").read_bytes()

    first = source.with_suffix(".mo").stat().st_ino
    dev.compile_catalogue(source)
    assert source.with_suffix(".mo").stat().st_ino == first

    source.write_text('msgid ""\nmsgstr ""\n\nmsgid "two"\nmsgstr "hai"\n', "utf-8")
    os.utime(source, (1_000_000_000, 1_000_000_000))  # older, as after a restored copy
    dev.compile_catalogue(source)
    assert b"hai" in source.with_suffix(".mo").read_bytes()
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".mo", ".po"]


@pytest.mark.skipif(dev.WINDOWS, reason="apt is Debian's")
def test_without_root_the_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit) as stop:
        dev.install_packages(["libegl1", "libgl1"])
    lines = str(stop.value.code).splitlines()
    assert lines[-1] == "  sudo apt-get install -y --no-install-recommends libegl1 libgl1"


@pytest.mark.skipif(dev.WINDOWS, reason="apt is Debian's")
def test_old_package_lists_are_renewed_once(monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []

    def apt(command: list[str]) -> int:
        asked.append(command[1])
        return 0 if "update" in asked else 100

    monkeypatch.setattr(dev, "apt", apt)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", lambda command: f"/usr/bin/{command}")
    dev.install_packages(["libegl1"])
    assert asked == ["install", "update", "install"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="apt is Debian's")
def test_only_what_is_missing_is_asked_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(dev, "is_there", lambda part: part != "libEGL.so.1")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert dev.missing_packages() == ["libegl1"]
    monkeypatch.setattr(dev, "is_there", lambda part: "xcb" not in part)
    assert dev.missing_packages() == []
    monkeypatch.setenv("DISPLAY", ":0")
    assert "libxcb-cursor0" in dev.missing_packages()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="apt is Debian's")
def test_what_is_there_is_found_by_file_library_or_command(tmp_path: Path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "Some.ttf").touch()
    assert dev.is_there(f"{tmp_path}/**/*.[ot]tf")
    assert not dev.is_there(f"{tmp_path}/*.ttf")
    assert dev.is_there("libc.so.6")
    assert not dev.is_there("libno-such-library.so.1")
    assert dev.is_there("sh")
    assert not dev.is_there("no-such-command")


def test_the_lock_file_names_no_address_and_hashes_everything():
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    assert not [line for line in lines if "://" in line or line.startswith("-")]
    pinned = [number for number, line in enumerate(lines) if "==" in line and line[0].isalnum()]
    assert pinned
    assert all(lines[number + 1].lstrip().startswith("--hash=sha256:") for number in pinned)
