"""Sets VUSTA Desk up on this machine and runs its tasks: `python3 dev.py` lists them.

Standard library alone, so that it works from a clean clone. Everything it installs lies in .venv,
except Debian's packages, which it asks apt for (as root) or names (otherwise).
"""

import sys

if not (3, 11) <= sys.version_info[:2] < (3, 15):
    sys.exit("VUSTA Desk needs Python 3.11 to 3.14; this one is %d.%d." % sys.version_info[:2])

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
WINDOWS = os.name == "nt"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = VENV / "set-up"
LOCK = ROOT / "requirements.lock"
CATALOGUES = ROOT / "translations"


# --- Debian's packages -----------------------------------------------------------------------


def missing_libraries(display: bool) -> list[str]:
    """Debian packages behind the shared libraries Qt needs that this machine cannot load."""
    import ctypes

    needed = {
        "libGL.so.1": "libgl1",
        "libEGL.so.1": "libegl1",
        "libxkbcommon.so.0": "libxkbcommon0",
        "libglib-2.0.so.0": "libglib2.0-0",
        "libfreetype.so.6": "libfreetype6",
        "libfontconfig.so.1": "libfontconfig1",
        "libdbus-1.so.3": "libdbus-1-3",
    }
    if display:
        needed |= {
            "libX11-xcb.so.1": "libx11-xcb1",
            "libxcb-cursor.so.0": "libxcb-cursor0",
            "libxcb-icccm.so.4": "libxcb-icccm4",
            "libxcb-image.so.0": "libxcb-image0",
            "libxcb-keysyms.so.1": "libxcb-keysyms1",
            "libxcb-randr.so.0": "libxcb-randr0",
            "libxcb-render-util.so.0": "libxcb-render-util0",
            "libxcb-shape.so.0": "libxcb-shape0",
            "libxcb-xkb.so.1": "libxcb-xkb1",
            "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
        }

    def loads(library: str) -> bool:
        try:
            ctypes.CDLL(library)
        except OSError:
            return False
        return True

    return [package for library, package in needed.items() if not loads(library)]


def missing_packages() -> list[str]:
    """Debian packages without which the program cannot be set up or shown here."""
    from importlib.util import find_spec

    display = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    missing = [] if find_spec("ensurepip") else ["python3-venv"]
    missing += missing_libraries(display)
    if not any(Path("/usr/share/fonts").glob("**/*.[to]tf")):
        missing.append("fonts-dejavu-core")
    return missing


def missing_commands(**packages: str) -> list[str]:
    """Debian packages of the commands that this machine lacks."""
    from shutil import which

    return [package for command, package in packages.items() if not which(command)]


def install_packages(missing: list[str]) -> None:
    """Brings Debian packages in as root; otherwise prints the one line that does, and stops."""
    import shutil
    import subprocess

    if WINDOWS or not missing:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit("Some system packages are missing. On Debian:\n  sudo " + " ".join(install))
    tell("Debian packages: " + " ".join(missing))
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")

    def apt(command: list[str]) -> int:
        return subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False
        ).returncode

    if apt(install) != 0:  # no package lists yet, or old ones
        apt(["apt-get", "update"])
        if apt(install) != 0:
            sys.exit("apt could not install: " + " ".join(missing))


# --- The virtual environment ------------------------------------------------------------------


def fingerprint() -> str:
    """What .venv must have been made from: this Python, this place, this lock file."""
    import hashlib

    return f"{sys.version}\n{ROOT}\n{hashlib.sha256(LOCK.read_bytes()).hexdigest()}\n"


def is_set_up() -> bool:
    """Whether .venv is whole and was made from what stands here now."""
    try:
        return STAMP.read_text("utf-8") == fingerprint() and PYTHON.exists()
    except OSError:
        return False


def set_up() -> None:
    """Makes .venv and the compiled catalogues where they are not there or are out of date."""
    if not is_set_up():
        install_packages(missing_packages())
        with one_at_a_time() as handle:
            if not is_set_up():
                make_environment(handle)
    compile_catalogues()


@contextmanager
def one_at_a_time() -> Iterator[int]:
    """Holds the lock of the set-up; the system lets go of it when the last holder dies."""
    with open(ROOT / ".venv.lock", "a+") as file:
        if WINDOWS:
            import msvcrt
            import time

            while True:
                try:
                    msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
                    break
                except OSError:
                    time.sleep(0.5)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield file.fileno()


def make_environment(lock_handle: int) -> None:
    """Builds .venv anew from the lock file. The stamp comes last: without it, it does not count."""
    import shutil
    import subprocess

    tell("setting up .venv (once; about a minute)")
    if VENV.exists():
        STAMP.unlink(missing_ok=True)
        shutil.rmtree(VENV)

    # pip holds the lock too, so that one left alone by a killed set-up is waited for.
    inherit = {} if WINDOWS else {"pass_fds": (lock_handle,)}

    def step(*command: str) -> None:
        done = subprocess.run(command, stdout=sys.stderr, check=False, **inherit)
        if done.returncode != 0:
            sys.exit("The set-up stopped at: " + " ".join(command))

    step(getattr(sys, "_base_executable", sys.executable), "-m", "venv", str(VENV))
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    step(*pip, "--quiet", "--only-binary=:all:", "--require-hashes", "-r", str(LOCK))
    packages = next(VENV.glob("Lib/site-packages" if WINDOWS else "lib/python3*/site-packages"))
    (packages / "checkout.pth").write_text(f"{ROOT}\n", "utf-8")
    STAMP.write_text(fingerprint(), "utf-8")


def compile_catalogues() -> None:
    """Makes each .mo whose .po is another than the one it was made from."""
    import subprocess

    for source in CATALOGUES.glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns == source.stat().st_mtime_ns:
            continue
        made = target.with_suffix(f".{os.getpid()}.tmp")
        code = (
            "import sys; from babel.messages import pofile, mofile\n"
            "with open(sys.argv[1], 'rb') as po, open(sys.argv[2], 'wb') as mo:\n"
            "    mofile.write_mo(mo, pofile.read_po(po))"
        )
        subprocess.run([str(PYTHON), "-c", code, str(source), str(made)], check=True)
        status = source.stat()
        os.utime(made, ns=(status.st_atime_ns, status.st_mtime_ns))
        made.replace(target)


# --- Tasks ------------------------------------------------------------------------------------


def tell(message: str) -> None:
    """A line for the person who waits; standard output belongs to the task."""
    sys.stderr.write(f"dev.py: {message}\n")
    sys.stderr.flush()


def setup(arguments: list[str]) -> int:
    """Sets everything up and does no more."""
    set_up()
    return 0


def run(arguments: list[str]) -> int:
    """Runs the program: dev.py run ARGS… is vusta-desk ARGS…"""
    set_up()
    command = [str(PYTHON), "-P", "-m", "vusta_desk", *arguments]
    if not WINDOWS:
        os.execv(command[0], command)
    import subprocess

    return subprocess.run(command, check=False).returncode


TASKS: dict[str, Callable[[list[str]], int]] = {"setup": setup, "run": run}


def main() -> int:
    task = TASKS.get(sys.argv[1] if len(sys.argv) > 1 else "")
    if task is None:
        sys.stderr.write("tasks: " + " ".join(TASKS) + "\n")
        return 2
    return task(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
