"""Known holes: what is said to keep them out of reach is so, and the help tells the same."""

import re

import pytest

from tests.helpers.checkout import ROOT
from windows import holes
from windows.excluded import covers
from windows.found import Found
from windows.sbom import reference

GROUPS = holes.read()
STATES = {"not_affected", "in_triage"}
WHY = {
    "code_not_present",
    "code_not_reachable",
    "protected_by_mitigating_control",
}
PARTS = [
    Found("Python", "3.13.2", "PSF-2.0", "", inside=[Found("Expat", "2.6.4", "MIT", "")]),
    Found("SQLCipher", "4", "", ""),
]


def test_every_group_says_why_in_both_languages() -> None:
    for group in GROUPS:
        assert group.state in STATES
        assert (group.justification in WHY) == (group.state == "not_affected")
        assert group.holes
        for said in (group.title, group.kept):
            assert said["vi"]
            assert said["en"] not in ("", said["vi"])
        for hole in group.holes:
            assert all((hole.id, hole.what, hole.what_vi, hole.fixed, hole.seen))
            assert "|" not in f"{hole.id}{hole.what}{hole.what_vi}{hole.fixed}"


def test_no_hole_stands_twice() -> None:
    numbers = [
        number
        for group in GROUPS
        for hole in group.holes
        for number in re.findall(r"CVE-\d+-\d+|gh-\d+", hole.id)
    ]
    assert len(numbers) > 60
    assert sorted(numbers) == sorted(set(numbers))


def test_what_keeps_them_out_is_there() -> None:
    for group in GROUPS:
        assert [name for name in group.modules if not covers(name)] == []
        assert [name for name in group.tests if not (ROOT / name).exists()] == []
        assert group.modules or group.tests
        if group.justification == "code_not_present":
            assert group.modules


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_help_tells_the_same(language: str) -> None:
    page = ROOT / "resources" / "help" / language / holes.PAGE
    assert page.read_text("utf-8") == holes.page(language, GROUPS)


def test_a_hole_is_told_of_its_part() -> None:
    told = holes.vulnerabilities(GROUPS, PARTS, reference)
    by_ref = {each["affects"][0]["ref"] for each in told}
    assert by_ref == {"Python@3.13.2", "Python/Expat@2.6.4"}
    assert len({each["bom-ref"] for each in told}) == len(told)
    assert {each["analysis"]["state"] for each in told} == STATES


def test_a_part_unheard_of_stops_the_build() -> None:
    from windows.errors import BuildStopped

    with pytest.raises(BuildStopped, match="no part 'Python/Expat'"):
        holes.vulnerabilities(GROUPS, [Found("Python", "3", "", "")], reference)


def test_the_python_told_of_is_the_one_that_is_built_with() -> None:
    from windows.interpreter import VERSION

    for language in ("vi", "en"):
        assert VERSION in holes.page(language, GROUPS)
