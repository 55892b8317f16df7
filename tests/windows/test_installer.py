"""What the installer is made of; it is tried under Windows by `dev.py build --windows --check`."""

import re
import unicodedata
from pathlib import Path

import pytest

from windows import installer
from windows.errors import BuildStopped

_NSIS = Path("/usr/share/nsis")
_OURS = re.compile(r'\$\{LangFileString\} (\w+) "(.*)"')
_SCRIPT = installer.SCRIPT.read_text("utf-8")
needs_nsis = pytest.mark.skipif(installer.makensis() is None, reason="NSIS is not installed")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A small program folder, with a name in Vietnamese."""
    folder = tmp_path / "Chương trình"
    for name in ("VustaDesk.exe", "vusta-desk.exe", "_internal/a/b/c.dat", "_internal/lời.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")
    return folder


def words(language: str) -> dict[str, str]:
    text = installer.WORDS[language].read_text("utf-8")
    found = [match for match in map(_OURS.fullmatch, text.splitlines()) if match]
    own = [(f"^{name}", word) for name, word in installer.own_words(text)]
    return dict([*own, *((match[1], match[2]) for match in found)])


def test_both_languages_have_the_same_words_in_the_same_order() -> None:
    assert list(words("Vietnamese")) == list(words("English"))


def test_every_line_of_a_language_is_understood() -> None:
    for language, source in installer.WORDS.items():
        lines = [line for line in source.read_text("utf-8").splitlines() if line.strip()]
        said = [line for line in lines if line.startswith(("${LangFileString}", "; ^"))]
        assert len(said) == len(words(language))
        assert len(lines) - len(said) == 3  # two of comment, one that names the language


def test_vietnamese_is_composed_and_nothing_is_empty() -> None:
    for language in installer.WORDS:
        for name, word in words(language).items():
            assert unicodedata.is_normalized("NFC", word), name
            assert word or name == "^UnDirSubText"
            assert "!" not in word
    same = {name for name, word in words("English").items() if words("Vietnamese")[name] == word}
    assert same <= {"^Branding", "^UnDirSubText", "^Byte", "^Kilo", "^Mega", "^Giga"}


def test_both_languages_fill_in_the_same_values() -> None:
    value = re.compile(r"\$\([^)]*\)|\$\{[^}]*\}|\$[A-Za-z0-9_]+|\\r\\n|%s")
    for name, word in words("English").items():
        assert sorted(value.findall(word)) == sorted(value.findall(words("Vietnamese")[name])), name


def test_every_word_of_ours_is_used() -> None:
    used = set(re.findall(r"\$\((\w+)\)", _SCRIPT))
    ours = {name for name in words("English") if not name.startswith(("^", "MUI_"))}
    assert used == ours


@pytest.mark.skipif(not _NSIS.exists(), reason="NSIS is not installed")
def test_every_word_of_nsis_and_its_pages_is_ours() -> None:
    folder = _NSIS / "Contrib" / "Language files"
    own = re.findall(r"^# \^(\w+)", (folder / "English.nlf").read_text("utf-8-sig"), re.M)
    assert [f"^{name}" for name in own] == [name for name in words("English") if name[0] == "^"]
    pages = set(re.findall(r"!insertmacro MUI_(\w*PAGE_\w+)", _SCRIPT))
    shown = {page.replace("PAGE_", "", 1) + "PAGE" for page in pages} | {"ABORTWARNING"}
    wanted, block = set(), False
    for line in (folder / "English.nsh").read_text("utf-8-sig").splitlines():
        if line.startswith("!ifdef"):
            asked = {name.removeprefix("MUI_") for name in re.findall(r"MUI_\w+", line)}
            block = bool(asked & shown)
        elif block and (match := re.search(r"\$\{LangFileString\} (\w+)", line)):
            wanted.add(match[1])
    assert len(wanted) > 20
    assert wanted <= set(words("Vietnamese"))


def test_the_list_names_files_then_folders_from_the_inside(program: Path) -> None:
    listed = installer.file_list(installer.files_of(program)).split("\r\n")
    assert listed == [
        "VustaDesk.exe",
        r"_internal\a\b\c.dat",
        "_internal\\lời.txt",
        "vusta-desk.exe",
        "_internal\\a\\b\\",
        "_internal\\a\\",
        "_internal\\",
        "",
    ]


def test_names_that_nsis_would_read_otherwise_are_refused(program: Path) -> None:
    (program / "a$b").touch()
    with pytest.raises(BuildStopped, match=r"a\$b"):
        installer.make("1.2.3", program, program.parent / "x-1.2.3-setup.exe")


def test_without_nsis_it_says_so(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installer, "makensis", lambda: None)
    with pytest.raises(BuildStopped, match="makensis"):
        installer.make("1.2.3", program, program.parent / "x-1.2.3-setup.exe")


@needs_nsis
def test_the_script_compiles_to_the_same_installer_twice(program: Path) -> None:
    made = [program.parent / name / "VUSTA-Desk-1.2.3-setup.exe" for name in ("a", "b")]
    first, second = (installer.make("1.2.3", program, out).read_bytes() for out in made)
    assert first[:2] == b"MZ"
    assert first == second
    (program / "vusta-desk.exe").write_text("another", "utf-8")
    assert installer.make("1.2.3", program, made[0]).read_bytes() != first


def test_only_our_own_folder_is_ever_removed_whole() -> None:
    whole = re.findall(r"RMDir /r (.*)", _SCRIPT)
    assert whole == ['"$New"']
    assert "/REBOOTOK" not in _SCRIPT
