"""Modules that the program is built without, each with its reason.

`build.spec` gives the names to PyInstaller, `windows.contents` looks whether they stayed away, and
`windows/holes.toml` leans on them: a hole in code that is not there cannot be reached. That the
program and its libraries work without them is tried by tests/windows/test_excluded.py.
"""

_NETWORK = "speaks with the network, which the program never does"
_OPENSSL = "Python's own OpenSSL; what is encrypted goes through cryptography and SQLCipher"
_MARKUP = "reads markup that the program never opens; ElementTree with its guard is enough"
_PACKED = "unpacks formats that the program refuses: a part of a workbook is stored or deflated"
_SQLITE = "another SQLite than SQLCipher's, which alone holds data"
_PROCESSES = "starts further Python processes; the program works in threads"
_DEVELOPING = "for those who write programs, not for those who use them"
_PICTURES = "picture formats that the program neither reads nor writes"
_UNUSED = "nothing in the program or its libraries needs it"

EXCLUDED = {
    "_hashlib": _OPENSSL,
    "_ssl": _OPENSSL,
    "ssl": _OPENSSL,
    "ftplib": _NETWORK,
    "http": _NETWORK,
    "imaplib": _NETWORK,
    "mailbox": _NETWORK,
    "netrc": _NETWORK,
    "nturl2path": _NETWORK,
    "poplib": _NETWORK,
    "smtplib": _NETWORK,
    "socketserver": _NETWORK,
    "urllib.error": _NETWORK,
    "urllib.request": _NETWORK,
    "urllib.response": _NETWORK,
    "urllib.robotparser": _NETWORK,
    "webbrowser": _NETWORK,
    "wsgiref": _NETWORK,
    "xmlrpc": _NETWORK,
    "PySide6.QtNetwork": _NETWORK,
    "_markupbase": _MARKUP,
    "configparser": _MARKUP,
    "html.parser": _MARKUP,
    "lxml": _MARKUP,
    "plistlib": _MARKUP,
    "xml.dom": _MARKUP,
    "xml.sax": _MARKUP,
    "_bz2": _PACKED,
    "_lzma": _PACKED,
    "bz2": _PACKED,
    "gzip": _PACKED,
    "lzma": _PACKED,
    "tarfile": _PACKED,
    "_sqlite3": _SQLITE,
    "dbm": _SQLITE,
    "shelve": _SQLITE,
    "sqlite3": _SQLITE,
    "_asyncio": _PROCESSES,
    "_multiprocessing": _PROCESSES,
    "multiprocessing": _PROCESSES,
    "_pyrepl": _DEVELOPING,
    "bdb": _DEVELOPING,
    "cProfile": _DEVELOPING,
    "cmd": _DEVELOPING,
    "code": _DEVELOPING,
    "codeop": _DEVELOPING,
    "compileall": _DEVELOPING,
    "curses": _DEVELOPING,
    "distutils": _DEVELOPING,
    "doctest": _DEVELOPING,
    "ensurepip": _DEVELOPING,
    "idlelib": _DEVELOPING,
    "lib2to3": _DEVELOPING,
    "pdb": _DEVELOPING,
    "pickletools": _DEVELOPING,
    "pip": _DEVELOPING,
    "pkg_resources": _DEVELOPING,
    "profile": _DEVELOPING,
    "pstats": _DEVELOPING,
    "py_compile": _DEVELOPING,
    "pycparser": _DEVELOPING,
    "pydoc": _DEVELOPING,
    "pydoc_data": _DEVELOPING,
    "rlcompleter": _DEVELOPING,
    "setuptools": _DEVELOPING,
    "timeit": _DEVELOPING,
    "trace": _DEVELOPING,
    "unittest": _DEVELOPING,
    "venv": _DEVELOPING,
    "wheel": _DEVELOPING,
    "zipapp": _DEVELOPING,
    "PIL._avif": _PICTURES,
    "PIL._imagingcms": _PICTURES,
    "PIL._imagingft": _PICTURES,
    "PIL._imagingtk": _PICTURES,
    "PIL._webp": _PICTURES,
    "PIL.ImageGrab": _PICTURES,
    "PIL.ImageQt": _PICTURES,
    "PIL.ImageShow": _PICTURES,
    "PIL.ImageTk": _PICTURES,
    "PySide6.QtQml": _UNUSED,
    "_tkinter": _UNUSED,
    "_uuid": _UNUSED,
    "_wmi": "asks Windows for its version; Python does without, and Wine 8 cannot load it",
    "_zoneinfo": _UNUSED,
    "numpy": _UNUSED,
    "tkinter": _UNUSED,
    "turtle": _UNUSED,
}
"""By name; a package stands for everything in it."""


def covers(module: str) -> bool:
    """Whether a module, by its dotted name, is one of the excluded or lies in one of them."""
    parts = module.split(".")
    return any(".".join(parts[:length]) in EXCLUDED for length in range(1, len(parts) + 1))
