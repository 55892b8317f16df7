"""What a check has found: steps, figures, pictures; kept as JSON and as pages of the help."""

import json
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from windows.errors import BuildStopped


class CheckFailed(Exception):
    """Something is not as it must be; the message says what."""


@dataclass(frozen=True, slots=True)
class Step:
    """One part of the check: `problem` is empty where all is well."""

    name: str
    seconds: float
    problem: str = ""


@dataclass(slots=True)
class Report:
    """Grows while the steps run; `folder` takes the pictures and the report itself."""

    folder: Path
    steps: list[Step] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)

    def fact(self, label: str, value: str) -> None:
        """A figure or a finding worth reading; the label is English and short."""
        self.facts.append((label, value))
        print(f"    {label}: {value}", flush=True)

    def leave_out(self, what: str, reason: str) -> None:
        """Something that was not tried, and why."""
        self.left_out.append((what, reason))

    def picture(self, name: str, png: Path) -> None:
        """Keeps a picture beside the report."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if png != self.folder / f"{name}.png":
            shutil.copyfile(png, self.folder / f"{name}.png")

    def run(self, name: str, step: Callable[[], None]) -> None:
        """Runs a step; what stops it is kept, and the next one goes on."""
        print(f"--- {name}", flush=True)
        start, problem = time.monotonic(), ""
        try:
            step()
        except (CheckFailed, BuildStopped) as error:
            problem = str(error)
        self.steps.append(Step(name, time.monotonic() - start, problem))
        print(f"    {problem or 'ok'} ({self.steps[-1].seconds:.0f} s)", flush=True)

    @property
    def failed(self) -> bool:
        """Whether any step has found something wrong."""
        return any(step.problem for step in self.steps)

    def result(self, **about: str) -> dict[str, object]:
        """Everything as plain values; `about` says of what and when."""
        return {
            **about,
            "facts": [list(fact) for fact in self.facts],
            "steps": [[step.name, not step.problem, round(step.seconds)] for step in self.steps],
            "problems": [[step.name, step.problem] for step in self.steps if step.problem],
            "left_out": [list(each) for each in self.left_out],
        }

    def write(self, **about: str) -> dict[str, object]:
        """Writes the result as `check.json` and gives it back."""
        self.folder.mkdir(parents=True, exist_ok=True)
        result = self.result(**about)
        text = json.dumps(result, ensure_ascii=False, indent=1)
        (self.folder / "check.json").write_text(text + "\n", "utf-8")
        return result
