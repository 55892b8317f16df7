"""Everything inside is named with the text of its licence."""

import re
import tomllib

from tests.helpers.checkout import ROOT
from vusta_desk.app.licences import PACKAGES, licences


def test_the_packages_are_those_the_program_depends_on() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [re.split(r"[<>=]", each)[0] for each in project["dependencies"]]
    assert sorted(PACKAGES, key=str.lower) == sorted(needed, key=str.lower)


def test_every_part_has_its_terms_and_its_text() -> None:
    found = licences()
    assert found[0].name == "VUSTA Desk"
    assert {"cffi", "shiboken6", "Python", "SQLCipher", "Tinos", "Lucide"} <= {
        part.name for part in found
    }
    assert [part.name for part in found if not part.terms or len(part.text) < 500] == []


def test_our_own_licence_is_the_one_of_the_repository() -> None:
    assert licences()[0].text == (ROOT / "LICENSE").read_text("utf-8")


def test_every_font_folder_file_is_named() -> None:
    texts = {part.text for part in licences()}
    for file in (ROOT / "resources" / "fonts").glob("*-OFL.txt"):
        assert file.read_text("utf-8") in texts
