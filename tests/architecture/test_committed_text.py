"""Nothing committed ties the project to one machine or one workplace."""

import re

from tests.helpers.checkout import ROOT, committed_files

# Written in two halves, so that this file does not find itself.
FORBIDDEN = {
    "a folder of one machine": r"(?<![\w.~-])/" + r"(work|root|home|tmp|Users)/",
    "a package registry": r"\b(pypi|npmjs|pythonhosted|debian|crates)" + r"\.(org|io|com)\b",
    "a tool of one workplace": r"\b(issues"
    + r" show|farm"
    + r"-\w+)|\.lib"
    + r"rary\b|\bshared"
    + r"/",
}
BINARY = {".bmp", ".ico", ".jpg", ".ods", ".pdf", ".png", ".ttf", ".vusta", ".xls", ".xlsx"}


def test_committed_text_names_no_machine_registry_or_workplace():
    found = [
        f"{path}:{number}: {what}"
        for path in committed_files()
        if path.suffix not in BINARY
        for number, line in enumerate((ROOT / path).read_text("utf-8").splitlines(), start=1)
        for what, pattern in FORBIDDEN.items()
        if re.search(pattern, line)
    ]
    assert not found


def test_text_is_composed_unicode_with_plain_line_ends():
    import unicodedata

    strange = [
        str(path)
        for path in committed_files()
        if path.suffix in {".py", ".md", ".toml", ".po", ".json"} and "data" not in path.parts
        for text in [(ROOT / path).read_bytes().decode("utf-8")]
        if "\r" in text or not unicodedata.is_normalized("NFC", text)
    ]
    assert not strange
