"""Where the Windows build works, and what comes out of it."""

from pathlib import Path

from vusta_desk import __version__

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "windows"
"""The Windows Python, Wine's folder, PyInstaller's work: kept for the next build."""

DIST = ROOT / "dist" / "windows"
"""What comes out."""

_NAME = f"VUSTA-Desk-{__version__}"
PROGRAM_FOLDER = DIST / "VUSTA-Desk"
INSTALLER = DIST / f"{_NAME}-setup.exe"
PORTABLE = DIST / f"{_NAME}-portable.zip"
SBOM = DIST / f"{_NAME}.cdx.json"
FILE_LIST = DIST / "files.sha256"
"""Every file of the program folder, then what is handed out, with its SHA-256."""

WINDOW = "VustaDesk.exe"
CONSOLE = "vusta-desk.exe"
HELP = ROOT / "resources" / "help"
