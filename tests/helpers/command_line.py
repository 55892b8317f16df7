"""The command line as a script sees it: a process with arguments, two outputs and an exit code."""

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.helpers.quick import make_quick

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "mật khẩu thử"
DEMO = ROOT / "resources" / "demo" / "registry.json"


@dataclass(frozen=True)
class Result:
    """What a finished command left."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)


@cache
def _server() -> "subprocess.Popen[str]":
    """See command_server.py; one for each process that tests."""
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.helpers.command_server"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    atexit.register(server.communicate)  # it ends when nobody can ask any more
    return server


def _ask_server(asked: dict[str, Any]) -> int:
    server = _server()
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(json.dumps(asked) + "\n")
    server.stdin.flush()
    return int(server.stdout.readline())


@cache
def _begun(with_sample: bool) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="begun-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    line = CommandLine(folder)
    if with_sample:
        line.begin()
        done = line("import", DEMO, "--json")
        assert (done.code, done.json["fates"]["new"]) == (1, 743), done  # its traps are findings
        return folder
    done = line.new()
    assert done.code == 0, done
    make_quick(line.data, PASSWORD)
    return folder


def _ran(arguments: list[str], folder: Path, environment: dict[str, str]) -> Result:
    """The program started from scratch, where no process can be forked."""
    done = subprocess.run(
        [sys.executable, "-m", "vusta_desk", *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


class CommandLine:
    """Runs commands on one data file; key copies and logs stay in the test's own folder."""

    def __init__(self, folder: Path, name: str = "thu.vusta") -> None:
        self.folder = folder
        self.data = folder / name
        self.home = folder / "home"

    def __call__(self, *arguments: object, password: str = PASSWORD, lang: str = "en") -> Result:
        """Runs one command on the data file."""
        return self.bare("--data", self.data, "--lang", lang, *arguments, password=password)

    def bare(self, *arguments: object, password: str | None = None) -> Result:
        """Runs the program with exactly these arguments, in a process of its own."""
        if not hasattr(os, "fork"):
            words = [str(each) for each in arguments]
            return _ran(words, self.folder, self.environment(password))
        with tempfile.TemporaryDirectory(prefix="said-") as folder:
            out, err = Path(folder) / "out", Path(folder) / "err"
            for each in (out, err):
                each.touch()
            asked = {
                "arguments": list(map(str, arguments)),
                "folder": str(self.folder),
                "environment": self.environment(password),
                "out": str(out),
                "err": str(err),
            }
            code = _ask_server(asked)
            return Result(code, out.read_text("utf-8"), err.read_text("utf-8"))

    def environment(self, password: str | None) -> dict[str, str]:
        """The environment of a command: without a display, so that no window waits for a person."""
        own = {"PYTHONPATH": str(ROOT), "VUSTA_DESK_HOME": str(self.home)}
        given = {} if password is None else {"VUSTA_DESK_PASSWORD": password}
        kept = {key: each for key, each in os.environ.items() if "VUSTA" not in key}
        return {key: each for key, each in kept.items() if "DISPLAY" not in key} | own | given

    def begin(self, *, with_sample: bool = False) -> None:
        """A data file as `new` makes it, or with the sample registry taken in after that.

        It is copied from one that the commands have made once for each process that tests, and its
        password is quick to try.
        """
        shutil.copytree(_begun(with_sample), self.folder, dirs_exist_ok=True)

    def new(self) -> Result:
        """Makes the data file by its command; its password is as slow to try as an office's."""
        return self(
            "new",
            "--committee",
            "Đảng ủy Thử",
            "--superior",
            "Đảng bộ Cấp trên",
            "--symbol",
            "ĐUT",
        )
