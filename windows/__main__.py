"""`python -m windows [--check] [--twice]`: makes the Windows program, and tries it."""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import dev
from vusta_desk import __version__
from vusta_desk.app.wiring import now
from windows import checklist, help_page, installer, interpreter, portable, program, sbom
from windows.contents import problems
from windows.debian import PACKAGES
from windows.errors import BuildStopped
from windows.places import (
    BUILD,
    DIST,
    FILE_LIST,
    HELP,
    INSTALLER,
    PORTABLE,
    PROGRAM_FOLDER,
    SBOM,
)
from windows.wine import ON_WINDOWS, Windows, fresh_machine, machine

MOST_PACKED = 80  # MB of the installer; what is unpacked is measured by `contents`
_MB = 1_000_000


def main(arguments: Sequence[str] | None = None) -> int:
    """1 where something is not as it must be, told in a line."""
    parser = argparse.ArgumentParser(prog="python3 dev.py build --windows")
    parser.add_argument("--windows", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--check", action="store_true", help="try it as a user would")
    parser.add_argument("--twice", action="store_true", help="build again and compare the files")
    options = parser.parse_args(arguments)
    dev.install_packages(dev.lacking(PACKAGES))
    try:
        with machine(BUILD / "machine") as windows:
            build(windows)
            if options.twice:
                build_again(windows)
        return try_out() if options.check else 0
    except BuildStopped as stopped:
        print(f"build: {stopped}", file=sys.stderr)
        return 1


def build(windows: Windows) -> None:
    """Makes everything that is handed out, and tells the sizes.

    What an earlier build has made goes first: one that stops leaves nothing to be handed out.
    """
    DIST.mkdir(parents=True, exist_ok=True)
    for earlier in (INSTALLER, PORTABLE, SBOM, FILE_LIST):
        earlier.unlink(missing_ok=True)
    timed("Windows Python and its packages", program.make_python)
    timed("Program folder", lambda: program.make(windows))
    if found := problems(PROGRAM_FOLDER):
        raise BuildStopped("what must not be in the program folder:\n" + "\n".join(found))
    sbom.write(PROGRAM_FOLDER, SBOM)
    pages = checklist.make(DIST)
    timed("Installer", lambda: installer.make(__version__, PROGRAM_FOLDER, INSTALLER))
    timed("Portable zip", lambda: portable.make(PROGRAM_FOLDER, PORTABLE))
    unpacked = program.size(PROGRAM_FOLDER.rglob("*")) / _MB
    packed = program.size([INSTALLER]) / _MB
    print(f"unpacked {unpacked:.1f} MB, installer {packed:.1f} MB, "
          f"portable {program.size([PORTABLE]) / _MB:.1f} MB")  # fmt: skip
    if packed > MOST_PACKED:
        raise BuildStopped(f"the installer is too large: at most {MOST_PACKED} MB")
    write_file_list([INSTALLER, PORTABLE, SBOM, *pages])


def write_file_list(handed_out: Sequence[Path]) -> None:
    """Lists every file with its hash: in the form that `sha256sum --check` reads."""
    inside = {f"{PROGRAM_FOLDER.name}/{name}": digest
              for name, digest in program.hashes(PROGRAM_FOLDER).items()}  # fmt: skip
    listed = inside | {path.name: program.sha256(path) for path in handed_out}
    lines = (f"{digest}  {name}\n" for name, digest in listed.items())
    FILE_LIST.write_text("".join(lines), "utf-8")


def build_again(windows: Windows) -> None:
    """Makes program folder, installer and zip a second time; names the files that differ."""
    again = BUILD / "again" / PROGRAM_FOLDER.name
    timed("Program folder, once more", lambda: program.make(windows, again))
    second = installer.make(__version__, again, BUILD / "again" / INSTALLER.name)
    zipped = portable.make(again, BUILD / "again" / PORTABLE.name)
    first_hashes, second_hashes = program.hashes(PROGRAM_FOLDER), program.hashes(again)
    differing = program.differences(first_hashes, second_hashes)
    for one, other in ((INSTALLER, second), (PORTABLE, zipped)):
        if program.sha256(one) != program.sha256(other):
            differing.append(one.name)
    print(f"two builds: {len(first_hashes)} files and 2 packages, {len(differing)} differ")
    for name in differing:
        print(f"  differs: {name}")


def try_out() -> int:
    """Runs every step of the check; its result goes into the help of the program."""
    from windows.check.report import Report
    from windows.check.steps import STEPS

    report = Report(DIST / "check")
    with fresh_machine() as windows:
        for name, step in STEPS:
            report.run(name, lambda step=step: step(windows, report))  # type: ignore[misc]
    result = report.write(
        date=now().date().isoformat(),
        version=__version__,
        python=interpreter.VERSION,
        wine=wine_version(),
    )
    help_page.write(result, HELP)
    print(f"{len(report.steps)} steps, {sum(bool(step.problem) for step in report.steps)} failed")
    return 1 if report.failed else 0


def wine_version() -> str:
    """As Wine tells it; empty on Windows itself."""
    if ON_WINDOWS:
        return ""
    said = subprocess.run(["/usr/lib/wine/wine64", "--version"], capture_output=True, check=False)
    return said.stdout.decode().strip().removeprefix("wine-")


def timed(name: str, work: Callable[[], object]) -> None:
    """Does a part of the build and tells how long it took."""
    start = time.monotonic()
    work()
    print(f"{name}: {time.monotonic() - start:.0f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main())
