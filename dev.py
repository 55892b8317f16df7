"""Sets VUSTA Desk up on this machine and runs its tasks: `python3 dev.py` lists them.

Standard library alone, so that it works from a clean clone. What it installs lies in .venv, except
Debian's packages: those it asks apt for as root, and otherwise names and stops.
"""

import sys

if not (3, 11) <= sys.version_info[:2] < (3, 15):
    sys.exit("VUSTA Desk needs Python 3.11 to 3.14; this one is %d.%d." % sys.version_info[:2])

import hashlib
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
WINDOWS = sys.platform == "win32"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = VENV / "set-up"
LOCK = ROOT / "requirements.lock"
PROGRAM = ROOT / "dist" / "vusta-desk" / ("vusta-desk.exe" if WINDOWS else "vusta-desk")

QT_LIBRARIES = {  # by Debian package; apt brings what these packages need
    "libdbus-1-3": "libdbus-1.so.3",
    "libegl1": "libEGL.so.1",
    "libfontconfig1": "libfontconfig.so.1",
    "libgl1": "libGL.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libxkbcommon0": "libxkbcommon.so.0",
}
DISPLAY_LIBRARIES = {
    "libx11-xcb1": "libX11-xcb.so.1",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
}
ANY_FONT = {"fonts-dejavu-core": "/usr/share/fonts/**/*.[ot]tf"}
BUILD_TOOLS = {"binutils": "objdump"}
TEST_TOOLS = {  # among them a display, a printer, and what a screen reader asks with
    **BUILD_TOOLS,
    **DISPLAY_LIBRARIES,
    "cups": "/usr/sbin/cupsd",
    "dbus-daemon": "dbus-run-session",
    "fonts-dejavu-core": "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "git": "git",
    "libreoffice-calc": "soffice",
    "poppler-utils": "pdftotext",
    "python3-pyatspi": "/usr/lib/python3/dist-packages/pyatspi",
    "xvfb": "Xvfb",
}

LINTERS = {
    "format": ("-m", "ruff", "format", "--check", "."),
    "style": ("-m", "ruff", "check", "."),
    "types": ("-m", "mypy"),
    "imports": ("-c", "from importlinter.cli import lint_imports_command as f; f()", "--no-logo"),
}
QUICK = ("-m", "not slow and not soak", "--hypothesis-profile=quick")
COVERED = {"domain": 100, "rulefiles": 90, "importing": 90, "documents": 90, "storage": 90,
           "usecases": 90}  # fmt: skip
Result = tuple[str, int, float]  # name, exit code, seconds


def tell(message: str) -> None:
    """A line for the person who waits; standard output belongs to the task."""
    print(f"dev.py: {message}", file=sys.stderr, flush=True)


# --- Debian's packages ------------------------------------------------------------------------


def missing_packages() -> list[str]:
    """Debian packages without which the program cannot be set up or shown here."""
    from importlib.util import find_spec

    display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    missing = lacking({**QT_LIBRARIES, **(DISPLAY_LIBRARIES if display else {}), **ANY_FONT})
    return missing if WINDOWS or find_spec("ensurepip") else [*missing, "python3-venv"]


def lacking(wanted: Mapping[str, str]) -> list[str]:
    """The Debian packages whose part is not here; of another system nothing is asked."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for package, part in wanted.items() if not is_there(part)]


def is_there(part: str) -> bool:
    """Whether this machine has a file (a pattern from / on), a shared library, or a command."""
    import ctypes
    from shutil import which

    if part.startswith("/"):
        return any(Path("/").glob(part[1:]))
    if ".so." not in part:
        return which(part) is not None
    try:
        return bool(ctypes.CDLL(part))
    except OSError:
        return False


def install_packages(missing: list[str]) -> None:
    """Brings Debian packages in as root; otherwise prints the one line that does, and stops."""
    from shutil import which

    if not missing:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if WINDOWS or os.geteuid() != 0 or not which("apt-get"):
        sys.exit("System packages are missing. On Debian:\n  sudo " + " ".join(install))
    tell("installing Debian packages: " + " ".join(missing))
    if apt(install) != 0:
        apt(["apt-get", "update"])  # there were no package lists yet, or old ones
        if apt(install) != 0:
            sys.exit("apt-get could not install: " + " ".join(missing))


def apt(command: list[str]) -> int:
    """Runs apt-get without questions, its output on standard error."""
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    return subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False
    ).returncode


# --- The virtual environment ------------------------------------------------------------------


def set_up() -> None:
    """Makes .venv and the compiled catalogues where they are missing or out of date."""
    if not is_set_up():
        install_packages(missing_packages())
        with one_at_a_time() as handle:
            if not is_set_up():
                make_environment(handle)
    for source in ROOT.glob("translations/*/LC_MESSAGES/*.po"):
        compile_catalogue(source)


def is_set_up() -> bool:
    """Whether .venv is whole and was made from what stands here now."""
    try:
        return STAMP.read_text("utf-8") == fingerprint() and PYTHON.exists()
    except OSError:
        return False


def fingerprint() -> str:
    """What .venv must have been made from: this Python, this place, this lock file."""
    return f"{sys.version}\n{ROOT}\n{hashlib.sha256(LOCK.read_bytes()).hexdigest()}\n"


@contextmanager
def one_at_a_time() -> Iterator[int]:
    """Holds the lock of the set-up; the system lets go of it when its last holder dies."""
    with (ROOT / ".venv.lock").open("a+") as file:
        if sys.platform == "win32":
            import msvcrt

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
    """Builds .venv anew. The stamp comes last: without it a .venv does not count."""
    import shutil

    tell("setting up .venv, once; this takes about a minute")
    STAMP.unlink(missing_ok=True)
    try:
        if VENV.exists():
            shutil.rmtree(VENV)
    except OSError as error:
        sys.exit(f"The old .venv cannot be removed; close what runs from it. ({error})")

    # pip holds the lock too: one left alone by a killed set-up is waited for, not trampled on.
    inherited = () if WINDOWS else (lock_handle,)
    pip = (str(PYTHON), "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check")
    for command in (
        (getattr(sys, "_base_executable", sys.executable), "-m", "venv", str(VENV)),
        (*pip, "--only-binary=:all:", "--require-hashes", "-r", str(LOCK)),
    ):
        done = subprocess.run(command, stdout=sys.stderr, pass_fds=inherited, check=False)
        if done.returncode != 0:
            sys.exit("The set-up stopped at: " + " ".join(command))

    packages = next(VENV.glob("Lib/site-packages" if WINDOWS else "lib/python3*/site-packages"))
    checkout = os.path.relpath(ROOT, packages)  # .venv's Python finds vusta_desk from anywhere
    (packages / "checkout.pth").write_text(checkout + "\n", "ascii")
    if not WINDOWS:
        os.sync()  # after a power cut the stamp must not be there without the rest
    STAMP.write_text(fingerprint(), "utf-8")


def compile_catalogue(source: Path) -> None:
    """Makes the .mo beside a .po, unless it was made from this very .po (they share a time)."""
    target = source.with_suffix(".mo")
    times = source.stat()
    if target.exists() and target.stat().st_mtime_ns == times.st_mtime_ns:
        return
    made = target.with_suffix(f".{os.getpid()}.tmp")
    code = (
        "import sys; from babel.messages import mofile, pofile\n"
        "with open(sys.argv[1], 'rb') as po, open(sys.argv[2], 'wb') as mo:\n"
        "    mofile.write_mo(mo, pofile.read_po(po))"
    )
    subprocess.run([str(PYTHON), "-c", code, str(source), str(made)], check=True)
    os.utime(made, ns=(times.st_atime_ns, times.st_mtime_ns))
    made.replace(target)


# --- Checks -----------------------------------------------------------------------------------


def python(*arguments: str) -> int:
    """Runs .venv's Python in the checkout and returns its exit code."""
    return subprocess.run([str(PYTHON), *arguments], cwd=ROOT, check=False).returncode


def check(name: str, *arguments: str) -> Result:
    """Runs one check under a heading."""
    print(f"\n--- {name}", flush=True)
    start = time.monotonic()
    return name, python(*arguments), time.monotonic() - start


def check_with_tests(*arguments: str) -> tuple[Result, str]:
    """Runs pytest, passing its output on, and gives back its closing line as well."""
    print("\n--- tests", flush=True)
    start = time.monotonic()
    command = [str(PYTHON), "-m", "pytest", "--numprocesses=auto", *arguments]
    if sys.stdout.isatty():
        command.append("--color=yes")
    tail = b""
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, bufsize=0) as process:
        output = process.stdout
        assert output is not None
        for piece in iter(lambda: output.read(65536), b""):
            sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
            tail = (tail + piece)[-4096:]
    lines = tail.decode("utf-8", "replace").strip().splitlines() or ["pytest said nothing"]
    return ("tests", process.returncode, time.monotonic() - start), lines[-1]


def summarize(results: list[Result], closing_line: str = "") -> int:
    """Prints how each check ended; 1 if any failed."""
    print()
    for name, code, seconds in results:
        print(f"{name:32} {'ok' if code == 0 else 'FAILED':8} {seconds:6.1f} s")
    if closing_line:
        print(closing_line, flush=True)
    return 1 if any(code for _, code, _ in results) else 0


# --- Tasks: the first line of each is its help ------------------------------------------------


def demo(arguments: list[str]) -> int:
    """set up, and run the main job on sample data  [--headless] [--out FOLDER]"""
    install_packages(missing_packages())
    return run(["demo", *arguments])


def run(arguments: list[str]) -> int:
    """run the program  ARGS..."""
    set_up()
    command = [str(PYTHON), "-P", "-m", "vusta_desk", *arguments]
    if not WINDOWS:
        os.execv(command[0], command)
    with subprocess.Popen(command) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue  # the program has got it too, and decides


def test(arguments: list[str]) -> int:
    """every check there is  [--quick: under a minute] [pytest's arguments: only these tests]"""
    set_up()
    install_packages(lacking(TEST_TOOLS))
    if arguments and arguments != ["--quick"]:
        chosen = [argument for argument in arguments if argument != "--quick"]
        return python("-m", "pytest", *(QUICK if "--quick" in arguments else ()), *chosen)
    results = [check(name, *command) for name, command in LINTERS.items()]
    tests, closing_line = check_with_tests(*(QUICK if arguments else ("--cov", "--cov-report=")))
    results.append(tests)
    if arguments:
        return summarize(results, closing_line)
    for part, percent in COVERED.items():
        files = f"--include=vusta_desk/{part}.py,vusta_desk/{part}/*"
        report = ("coverage", "report", files, f"--fail-under={percent}")
        results.append(check(f"coverage of {part}, {percent} %", "-m", *report))
    return summarize(results, closing_line)


def lint(arguments: list[str]) -> int:
    """format, style, types and import directions alone"""
    set_up()
    return summarize([check(name, *command) for name, command in LINTERS.items()])


def soak(arguments: list[str]) -> int:
    """the long tests  [pytest's arguments]"""
    set_up()
    install_packages(lacking(TEST_TOOLS))
    tests, closing_line = check_with_tests("-m", "soak", "--hypothesis-profile=soak", *arguments)
    return summarize([tests], closing_line)


def bench(arguments: list[str]) -> int:
    """the benchmarks, each beside a bare baseline  [names, such as evaluate]"""
    set_up()
    there = sorted(path.stem for path in ROOT.glob("tests/benchmarks/bench_*.py"))
    chosen = [f"bench_{name}" for name in arguments] or there
    return summarize([check(name, "-m", f"tests.benchmarks.{name}") for name in chosen])


def pictures(arguments: list[str]) -> int:
    """every screen as PNG files in build/pictures  [--quick] [--only NAMES] [--out FOLDER]"""
    set_up()
    return python("-m", "tests.pictures", *arguments)


def build(arguments: list[str]) -> int:
    """make a program for this system in dist/ and try it  [--windows [--check] [--twice]]"""
    set_up()
    if "--windows" in arguments:
        return python("-m", "windows", *arguments)
    install_packages(lacking(BUILD_TOOLS))
    folders = ("--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build" / "pyinstaller"))
    code = python("-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *folders, "build.spec")
    if code != 0:
        return code
    with tempfile.TemporaryDirectory() as elsewhere:
        return subprocess.run([str(PROGRAM), "self-test"], cwd=elsewhere, check=False).returncode


def lock(arguments: list[str]) -> int:
    """make the lock file anew from pyproject.toml  [--upgrade]"""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        tools = Path(folder) / PYTHON.parent.name
        subprocess.run([str(tools / "python"), "-m", "pip", "install", "-qq", "uv"], check=True)
        compile_lock = (
            f"pip compile pyproject.toml --extra=dev --output-file={LOCK.name} --universal "
            "--python-version=3.11 --generate-hashes --no-emit-index-url --no-header --quiet"
        )
        command = [str(tools / "uv"), *compile_lock.split(), *arguments]
        return subprocess.run(command, cwd=ROOT, check=False).returncode


def setup(arguments: list[str]) -> int:
    """set up, and do no more"""
    set_up()
    return 0


PUBLIC = (demo, run, test, lint, bench, pictures, build, soak, lock, setup)
TASKS: dict[str, Callable[[list[str]], int]] = {task.__name__: task for task in PUBLIC}


def main() -> int:
    """Runs the task named first; the rest are its arguments."""
    name, *arguments = sys.argv[1:] or ["--help"]
    if name in TASKS:
        return TASKS[name](arguments)
    lines = [f"  {task:8}  {function.__doc__}" for task, function in TASKS.items()]
    usage = "\n".join(["usage: python3 dev.py TASK [ARGUMENTS]", *lines])
    asked = name in ("--help", "-h", "help")
    print(usage, file=sys.stdout if asked else sys.stderr)
    return 0 if asked else 2


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
