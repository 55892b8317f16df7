"""What `dev.py run` costs above the program itself, once everything is set up.

Baseline: .venv's Python running the same command of the program. Budget: 0.1 s above it.
"""

import statistics
import subprocess
import sys
import time

import dev

BUDGET = 0.1
REPEATS = 15
COMMAND = "--help"


def seconds(command: list[str]) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> int:
    """Prints the table; 1 over budget."""
    system_python = getattr(sys, "_base_executable", sys.executable)
    runs = {
        "dev.py run": [system_python, str(dev.ROOT / "dev.py"), "run", COMMAND],
        "bare program": [str(dev.PYTHON), "-P", "-m", "vusta_desk", COMMAND],
    }
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(REPEATS):  # in turn, so that a busy moment hits both
        for name, command in runs.items():
            times[name].append(seconds(command))
    for name, taken in times.items():
        print(f"{name:12} min {min(taken):.3f} s  median {statistics.median(taken):.3f} s")
    ours, bare = min(times["dev.py run"]), min(times["bare program"])
    print(f"ratio {ours / bare:.2f}, above by {ours - bare:.3f} s, budget {BUDGET} s")
    return 0 if ours - bare < BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
