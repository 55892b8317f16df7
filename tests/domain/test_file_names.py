"""Names of files that every system takes."""

import pytest

from vusta_desk.domain.file_names import problem, safe


@pytest.mark.parametrize(
    "name",
    ["CON", "nul", "Prn.txt", "aux.tar.gz", "COM1", "lpt9.pdf", "com¹.xlsx", "NUL .pdf", "CONIN$",
     "conout$.log", "nul."],
)  # fmt: skip
def test_names_of_devices(name: str) -> None:
    assert problem(name) in ("file_name_reserved", "file_name_ending")
    made = safe(name)
    assert problem(made) is None
    assert made.startswith("_") or made == "_"


@pytest.mark.parametrize(
    "name", ["CONG.pdf", "com10", "nul-2.pdf", "xNUL", "LPT", "đảng viên.xlsx"]
)
def test_names_that_only_look_like_devices(name: str) -> None:
    assert problem(name) is None
    assert safe(name) == name


@pytest.mark.parametrize("letter", ':*?"<>|/\\\x00\x1f\x85\udc80')
def test_letters_that_mean_something_else(letter: str) -> None:
    assert problem(f"a{letter}b") == "file_name_letters"
    assert safe(f"a{letter}b", ".pdf") == "a b.pdf"


@pytest.mark.parametrize("name", ["bao cao.", "bao cao ", "..", ""])
def test_ends_that_windows_drops(name: str) -> None:
    assert problem(name) == "file_name_ending"


@pytest.mark.parametrize(
    ("name", "ending", "made"),
    [
        ("Chi bộ 1/2: văn phòng. ", " 2027-02-03.xlsx", "Chi bộ 1 2 văn phòng 2027-02-03.xlsx"),
        ("nul", ".pdf", "_nul.pdf"),
        ("???", ".pdf", "_.pdf"),
        ("nul", " 2027.pdf", "nul 2027.pdf"),
    ],
)
def test_the_nearest_name(name: str, ending: str, made: str) -> None:
    assert safe(name, ending) == made
    assert problem(made) is None


def test_a_long_name_keeps_its_ending() -> None:
    made = safe("Chi bộ Vũ trụ " * 40, " 2027-02-03.xlsx")
    assert made.endswith(" 2027-02-03.xlsx")
    assert 190 < len(made.encode()) <= 200
