"""A printer without paper: a CUPS of the test's own, whose printer keeps each job as a PDF.

Nothing outside its temporary folder is read or changed, and root is not needed. The tests' own
conftest points CUPS_SERVER of the whole run to `address()`, where nobody listens until a test
asks for the printer: no test sees the printers of the machine it runs on.
"""

import getpass
import os
import select
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image

PRINTER = "VPDF"
PATIENCE = 60.0  # seconds; only a test that fails waits this long
MARGIN = 12  # points that the printer cannot reach, 4.2 mm, as of a usual laser printer
SIZES = {"A3": (842, 1191), "A4": (595, 842), "A5": (420, 595), "Letter": (612, 792)}  # points
PROGRAMS = Path("/usr/lib/cups")

SERVER = """
Listen {address}
Browsing No
DefaultAuthType None
LogLevel info
MaxLogSize 0
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
FILES = """
ServerRoot {folder}
ServerBin {folder}/programs
StateDir {folder}/state
CacheDir {folder}/cache
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
AccessLog {folder}/access.log
PageLog {folder}/page.log
ErrorLog {folder}/error.log
User {user}
Group {group}
"""
QUEUE = """
<DefaultPrinter {printer}>
Info Virtual printer
DeviceURI keep:/
State Idle
Accepting Yes
Shared No
JobSheets none none
</DefaultPrinter>
"""
# The last step of a job; $1 is its number, $6 its file (when it does not come as input).
BACKEND = """#!/bin/sh
[ $# = 0 ] && exit 0
umask 022
cat ${{6:+"$6"}} > "{folder}/papers/$1.part" || exit 1
mv "{folder}/papers/$1.part" "{folder}/papers/job-$1.pdf" && echo "$1" > "{folder}/finished"
"""


@dataclass(frozen=True)
class VirtualPrinter:
    """A running printer; its jobs come out as `folder/job-1.pdf` and so on."""

    name: str
    folder: Path
    environment: dict[str, str]  # for a process that prints and is not a child of this one
    finished: int  # a pipe with a line for each job that has come out
    log: Path

    def next_job(self) -> Path:
        """The next printed PDF, waited for; each job is handed out once, in the order printed."""
        ready, _, _ = select.select([self.finished], [], [], PATIENCE)
        if not ready:
            raise AssertionError("nothing was printed:\n" + self.log.read_text("utf-8")[-4000:])
        number = b""
        while not number.endswith(b"\n"):
            number += os.read(self.finished, 1)
        return self.folder / f"job-{int(number)}.pdf"


def pictures(paper: Path, dpi: int) -> list[Image.Image]:
    """The pages of a printed PDF, grey, each turned as it was drawn: paper always runs upright."""
    with pypdfium2.PdfDocument(paper) as document:
        for page in document:
            page.set_rotation(0)
        return [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in document]


def address() -> Path:
    """Where the virtual printer of this process listens when it runs."""
    return Path(os.environ["CUPS_SERVER"])


@contextmanager
def virtual_printer(resolution: str = "600dpi") -> Iterator[VirtualPrinter]:
    """Runs the virtual printer; it is the default printer of this process and its children."""
    with tempfile.TemporaryDirectory(prefix="printer-") as name:
        folder = Path(name)
        lay_out(folder, resolution)
        command = [shutil.which("cupsd") or "/usr/sbin/cupsd", "-f"]
        command += ["-c", f"{folder}/cupsd.conf", "-s", f"{folder}/cups-files.conf"]
        pipe = os.open(folder / "finished", os.O_RDWR)
        server = subprocess.Popen(command)
        try:
            wait_for(server, folder / "error.log")
            environment = {"CUPS_SERVER": str(address())}
            yield VirtualPrinter(
                PRINTER, folder / "papers", environment, pipe, folder / "error.log"
            )
        finally:
            server.terminate()
            server.wait()
            os.close(pipe)
            address().unlink(missing_ok=True)


def wait_for(server: subprocess.Popen[bytes], log: Path) -> None:
    """Returns once the server answers."""
    for _ in range(int(PATIENCE / 0.05)):
        with socket.socket(socket.AF_UNIX) as caller, suppress(OSError):
            caller.connect(str(address()))
            return
        with suppress(subprocess.TimeoutExpired):
            server.wait(0.05)  # it has ended before it answered
            break
    raise AssertionError("the printer did not start:\n" + log.read_text("utf-8")[-4000:])


def lay_out(folder: Path, resolution: str) -> None:
    """Everything cupsd asks for, in one folder that its helpers (user lp, under root) can enter."""
    root = os.geteuid() == 0
    user, group = ("lp", "lp") if root else (getpass.getuser(), str(os.getgid()))
    folder.chmod(0o711)
    for part in ("programs/backend", "papers", "ppd", "state", "cache", "spool/tmp"):
        (folder / part).mkdir(parents=True)
    for part in ("cgi-bin", "daemon", "filter", "monitor", "notifier"):
        (folder / "programs" / part).symlink_to(PROGRAMS / part)
    os.mkfifo(folder / "finished")
    backend = folder / "programs" / "backend" / "keep"
    backend.write_text(BACKEND.format(folder=folder), "utf-8")
    backend.chmod(0o700)  # which tells cupsd to run it as itself
    (folder / "cupsd.conf").write_text(SERVER.format(address=address()), "utf-8")
    (folder / "cups-files.conf").write_text(
        FILES.format(folder=folder, user=user, group=group), "utf-8"
    )
    (folder / "printers.conf").write_text(QUEUE.format(printer=PRINTER), "utf-8")
    (folder / "ppd" / f"{PRINTER}.ppd").write_text(description(resolution), "ascii")


def description(resolution: str) -> str:
    """The printer's own file about itself (PPD): sizes, margins, and that it takes PDF."""
    lines = [
        '*PPD-Adobe: "4.3"',
        '*FormatVersion: "4.3"',
        '*FileVersion: "1.0"',
        "*LanguageVersion: English",
        "*LanguageEncoding: ISOLatin1",
        '*PCFileName: "VPDF.PPD"',
        '*Manufacturer: "VUSTA"',
        '*Product: "(Virtual printer)"',
        '*ModelName: "Virtual printer"',
        '*ShortNickName: "Virtual printer"',
        '*NickName: "Virtual printer"',
        '*PSVersion: "(3010.000) 0"',
        '*LanguageLevel: "3"',
        "*ColorDevice: True",
        "*DefaultColorSpace: RGB",
        '*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"',
        f"*DefaultResolution: {resolution}",
    ]
    for option in ("PageSize", "PageRegion"):
        lines += [f"*OpenUI *{option}: PickOne", f"*Default{option}: A4"]
        lines += [
            f'*{option} {size}: "<</PageSize[{width} {height}]>>setpagedevice"'
            for size, (width, height) in SIZES.items()
        ]
        lines += [f"*CloseUI: *{option}"]
    lines += ["*DefaultImageableArea: A4", "*DefaultPaperDimension: A4"]
    for size, (width, height) in SIZES.items():
        reach = f"{MARGIN} {MARGIN} {width - MARGIN} {height - MARGIN}"
        lines += [
            f'*ImageableArea {size}: "{reach}"',
            f'*PaperDimension {size}: "{width} {height}"',
        ]
    return "\n".join(lines) + "\n"
