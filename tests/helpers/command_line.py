"""The command line as a script sees it: a process with arguments, two outputs and an exit code."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "mật khẩu thử"


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
        """Runs the program with exactly these arguments."""
        done = subprocess.run(
            [sys.executable, "-m", "vusta_desk", *map(str, arguments)],
            cwd=self.folder,
            env=self.environment(password),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Result(done.returncode, done.stdout, done.stderr)

    def environment(self, password: str | None) -> dict[str, str]:
        """The environment of a command: without a display, so that no window waits for a person."""
        own = {"PYTHONPATH": str(ROOT), "VUSTA_DESK_HOME": str(self.home)}
        given = {} if password is None else {"VUSTA_DESK_PASSWORD": password}
        kept = {key: each for key, each in os.environ.items() if "VUSTA" not in key}
        return {key: each for key, each in kept.items() if "DISPLAY" not in key} | own | given

    def new(self) -> Result:
        """Makes the data file."""
        return self(
            "new",
            "--committee",
            "Đảng ủy Thử",
            "--superior",
            "Đảng bộ Cấp trên",
            "--symbol",
            "ĐUT",
        )
