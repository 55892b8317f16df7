"""The sample registry: as its maker makes it, and with everything it is there to show."""

import json
from collections import Counter

import pytest

from tests.helpers.demo_registry import FILE, MEMBERS, Sample, sample, text_of
from vusta_desk.domain.member import BranchKind, Registry
from vusta_desk.domain.record_checks import check_registry
from vusta_desk.domain.registry_json import from_document


@pytest.fixture(scope="module")
def made() -> Sample:
    return sample()


@pytest.fixture(scope="module")
def registry() -> Registry:
    found, findings = from_document(json.loads(FILE.read_text("utf-8")))
    assert findings == ()
    return found


def test_the_file_is_what_its_maker_makes(made):
    assert FILE.read_bytes() == text_of(made.registry).encode("utf-8")


def test_the_file_says_in_words_that_nobody_is_meant(registry):
    readme = (FILE.parent / "README.md").read_text("utf-8")
    assert "Dữ liệu mẫu, không có người thật" in readme
    assert "(dữ liệu mẫu)" in registry.committee.name


def test_there_are_743_members_in_56_branches_of_four_kinds(registry):
    kinds = Counter(branch.kind for branch in registry.branches)
    assert len(registry.members) == MEMBERS == 743
    assert kinds == {
        BranchKind.CENTRAL_OFFICE: 1,
        BranchKind.ASSOCIATION: 42,
        BranchKind.SCIENCE_ORG: 9,
        BranchKind.PRESS_FUND_PUBLISHER: 4,
    }
    assert {branch.key for branch in registry.branches} == {
        member.branch for member in registry.members
    }


def test_no_number_can_be_somebody_s(registry):
    for member in registry.members:
        cards = [number for number in (member.card_number, member.card_number_old) if number]
        assert all(number.startswith("99") and len(number) in (8, 12) for number in cards)
        assert member.personal_id is None or int(member.personal_id[:3]) >= 900


def test_people_can_be_told_apart(registry):
    people = {(member.name, str(member.birth_date)) for member in registry.members}
    assert len(people) == MEMBERS


def test_names_have_all_shapes(registry):
    names = [member.name for member in registry.members]
    syllables = {len(name.split()) for name in names}
    assert syllables >= {1, 2, 3, 4, 6}
    assert any("'" in name for name in names)
    assert max(map(len, names)) >= 35


def test_dates_are_known_in_every_precision(registry):
    for field in ("birth_date", "admission_decision_date", "admission_date", "official_date"):
        lengths = {len(str(getattr(member, field))) for member in registry.members}
        wanted = {4, 10} if field == "official_date" else {4, 7, 10}
        assert lengths >= wanted


def test_the_record_checks_find_exactly_the_cases_made_for_them(registry):
    assert Counter(finding.code for finding in check_registry(registry)) == {
        "interruption_unusable": 2,
        "admission_before_decision": 1,
        "no_start_date": 1,
    }
