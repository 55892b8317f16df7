"""What the Windows build decides before it makes anything; made and tried it is by its own job."""

import hashlib
from pathlib import Path

import pytest

from windows import interpreter, program, wheels
from windows.errors import BuildStopped
from windows.wine import Windows

LOCK = """\
anyio==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:cc
    # via click
macholib==1.16.4 ; sys_platform == 'darwin' \\
    --hash=sha256:dd
backport==2.0 ; python_full_version < '3.12' \\
    --hash=sha256:ee
"""


def test_windows_gets_its_own_packages_without_conditions():
    assert wheels.for_windows(LOCK) == (
        "anyio==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
        "colorama==0.4.6 \\\n    --hash=sha256:cc\n    # via click"
    )


def test_the_lock_file_has_everything_that_windows_needs():
    wanted = wheels.for_windows(wheels.LOCK.read_text("utf-8"))
    names = {line.split("==")[0] for line in wanted.splitlines() if "==" in line}
    assert {"pefile", "pywin32-ctypes", "pyside6-essentials", "sqlcipher3"} <= names
    assert "macholib" not in names
    assert ";" not in wanted


def test_two_builds_are_compared_file_by_file(tmp_path: Path):
    for build, content in (("one", b"x"), ("two", b"y")):
        (tmp_path / build / "sub").mkdir(parents=True)
        (tmp_path / build / "same").write_bytes(b"same")
        (tmp_path / build / "sub" / "other").write_bytes(content)
    (tmp_path / "two" / "extra").touch()
    one, two = (program.hashes(tmp_path / build) for build in ("one", "two"))
    assert one["same"] == hashlib.sha256(b"same").hexdigest()
    assert program.differences(one, two) == ["extra", "sub/other"]


def test_everything_bears_the_time_of_the_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "file").touch()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000001")
    program.set_times(tmp_path)
    places = (tmp_path, tmp_path / "sub", tmp_path / "sub" / "file")
    assert {each.stat().st_mtime for each in places} == {1700000001.0}


def test_another_python_stops_the_build(tmp_path: Path):
    for name in interpreter.PROGRAMS:
        (tmp_path / name).write_bytes(b"not the pinned one")
    with pytest.raises(BuildStopped, match=r"python\.exe"):
        interpreter.prove(tmp_path)


def test_a_changed_module_of_the_standard_library_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(interpreter, "PROGRAMS", {})
    (tmp_path / "Lib").mkdir()
    (tmp_path / "DLLs").mkdir()
    module = tmp_path / "Lib" / "os.py"
    module.write_bytes(b"# as it was signed\n")
    catalogue = b"..." + hashlib.sha256(module.read_bytes()).digest() + b"..."
    (tmp_path / "DLLs" / "python_lib.cat").write_bytes(catalogue)
    interpreter.prove(tmp_path)
    module.write_bytes(b"# changed\n")
    with pytest.raises(BuildStopped, match=r"Lib/os\.py"):
        interpreter.prove(tmp_path)


def test_places_are_told_as_windows_knows_them(tmp_path: Path):
    windows = Windows(tmp_path / "prefix")
    assert windows.path(windows.drive / "users" / "Ánh") == r"C:\users\Ánh"
    assert windows.path(Path("/srv/tệp.xlsx")) == r"Z:\srv\tệp.xlsx"


def test_no_stand_in_is_in_the_list_of_what_the_spec_takes():
    spec = (Path(program.__file__).parents[1] / "build.spec").read_text("utf-8")
    for stub in Path(program.__file__).with_name("stubs").glob("*.c"):
        assert stub.stem in spec
