"""The exchange format: loss-free both ways, and patient with bad values."""

import json
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.helpers.people import badge, branch, discipline, interruption, member, registry
from tests.helpers.strategies import registries
from vusta_desk.domain.findings import Finding, Refused, Severity
from vusta_desk.domain.member import (
    BadgeKind,
    BranchKind,
    Committee,
    EarlyRequest,
    Member,
    Registry,
    Sex,
    UnderReview,
)
from vusta_desk.domain.registry_json import FORMAT, from_document, to_document

BRANCH = {"key": "B01", "name": "Chi bộ Đất"}
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


def read(*members: object, **whole: object) -> tuple[Registry, tuple[Finding, ...]]:
    return from_document(
        {
            "format": FORMAT,
            "committee": {"name": "Đảng ủy mẫu"},
            "branches": [BRANCH],
            "members": list(members),
            **whole,
        }
    )


def read_member(**facts: object) -> tuple[Member, tuple[Finding, ...]]:
    whole, findings = read({"key": "M1", "name": "An", **facts})
    return whole.members[0], findings


def codes(findings: tuple[Finding, ...]) -> list[tuple[str, object]]:
    return [(finding.code, finding.details["path"]) for finding in findings]


@given(registries())
def test_a_registry_comes_back_equal_and_without_findings(written):
    text = json.dumps(to_document(written), ensure_ascii=False)
    assert from_document(json.loads(text)) == (written, ())


@given(json_values | st.dictionaries(st.text(max_size=5), json_values))
def test_any_document_is_refused_or_read(document):
    with pytest.raises(Refused):
        from_document(document)


FIELDS = (
    "key name sex birth_date branch card_number home official_date standings interruptions "
    "badges disciplines under_review early_request as_written level standing form from date"
)
odd_objects = st.recursive(
    json_values,
    lambda inner: st.dictionaries(st.sampled_from(FIELDS.split()), inner | st.lists(inner)),
    max_leaves=12,
)


@example(branches=[], members=[{"standings": ""}], committee={})
@given(st.lists(odd_objects, max_size=3), st.lists(odd_objects, max_size=3), odd_objects)
def test_whatever_a_document_holds_it_is_read_and_can_be_written(branches, members, committee):
    document = {"format": FORMAT, "branches": branches, "members": members, "committee": committee}
    found, findings = from_document(document)
    assert from_document(json.loads(json.dumps(to_document(found))))[0] == found
    assert len(found.members) >= sum(isinstance(person, dict) for person in members)
    json.dumps([dict(finding.details) for finding in findings]).encode()


def test_the_document_has_the_shape_of_the_contract():
    person = member(
        "M0001",
        "Nguyễn Văn A",
        sex="male",
        birth_date="1941",
        card_number="12345678",
        admission_decision_date="1966-03-02",
        official_date="1967-03",
        standings=[("official", "1967-03-19"), ("exempt", None)],
        interruptions=[interruption("1972-01-15", "1973-03-20", "expelled")],
        badges=[badge(50, "2016-05-19", serial="7"), badge(55, stated_before="2026-01-01")],
        disciplines=[discipline("reprimand", "2026-05-04", corrected=False)],
        under_review="2026-11-01",
        early_request="2026-11-02",
        reason="ốm nặng",
        as_written={"birth_date": "khoảng 1941"},
    )
    assert to_document(registry(person, branches=[branch("B01", "Chi bộ Đất")])) == {
        "format": "vusta-registry/1",
        "committee": {
            "name": "Đảng ủy Liên hiệp các Hội mẫu",
            "superior": "Đảng bộ cấp trên mẫu",
            "symbol": "ĐULHHM",
        },
        "branches": [{"key": "B01", "name": "Chi bộ Đất", "kind": "association"}],
        "members": [
            {
                "key": "M0001",
                "name": "Nguyễn Văn A",
                "sex": "male",
                "birth_date": "1941",
                "branch": "B01",
                "card_number": "12345678",
                "admission_decision_date": "1966-03-02",
                "official_date": "1967-03",
                "standings": [
                    {"standing": "official", "from": "1967-03-19"},
                    {"standing": "exempt"},
                ],
                "interruptions": [
                    {
                        "from": "1972-01-15",
                        "to": "1973-03-20",
                        "kind": "expelled",
                        "restored": False,
                    }
                ],
                "badges": [
                    {"level": 50, "date": "2016-05-19", "kind": "normal", "serial": "7"},
                    {"level": 55, "kind": "normal", "stated_before": "2026-01-01"},
                ],
                "disciplines": [{"form": "reprimand", "date": "2026-05-04", "corrected": False}],
                "under_review": {"from": "2026-11-01"},
                "early_request": {"date": "2026-11-02", "reason": "ốm nặng"},
                "as_written": {"birth_date": "khoảng 1941"},
            }
        ],
    }


@pytest.mark.parametrize("document", [None, [], "", 1, {}, {"format": 1}, {"format": "other/1"}])
def test_what_is_no_registry_is_refused(document):
    with pytest.raises(Refused) as refusal:
        from_document(document)
    assert refusal.value.code == "not_a_registry"


def test_a_later_format_is_refused():
    with pytest.raises(Refused) as refusal:
        from_document({"format": "vusta-registry/2"})
    assert refusal.value.code == "registry_newer"
    assert refusal.value.details == {"format": "vusta-registry/2", "known": FORMAT}


def test_an_empty_document_is_an_empty_registry():
    assert from_document({"format": FORMAT}) == (Registry(Committee("", "", ""), (), ()), ())


@pytest.mark.parametrize("nothing", [None, ""])
def test_unknown_may_be_written_out(nothing):
    person, findings = read_member(birth_date=nothing, sex=nothing, badges=None, as_written=None)
    assert (person, findings) == (member("M1", "An", branch=None), ())


def test_unknown_keys_are_named_with_their_path_and_do_no_harm():
    whole, findings = read(
        {"key": "M1", "name": "An", "shoe": 42, "badges": [{"level": 40, "colour": "red"}]},
        note="mẫu",
    )
    assert codes(findings) == [
        ("unknown_key", "members[0].badges[0].colour"),
        ("unknown_key", "members[0].shoe"),
        ("unknown_key", "note"),
    ]
    assert {finding.severity for finding in findings} == {Severity.WARNING}
    assert [finding.subject for finding in findings] == ["M1", "M1", None]
    assert [finding.details["field"] for finding in findings] == ["badges", "shoe", "note"]
    assert whole.members[0].badges == (badge(40),)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("birth_date", "khoảng 1941", "khoảng 1941"),
        ("birth_date", "1941-02-30", "1941-02-30"),
        ("birth_date", 1941, "1941"),
        ("card_number", 1234567, "1234567"),
        ("sex", "nam", "nam"),
        ("sex", ["male"], '["male"]'),
        ("home", {"xã": "A"}, '{"xã": "A"}'),
        ("home", "\ud800", "?"),
        ("branch", 1, "1"),
        ("badges", "40, 45", "40, 45"),
        ("under_review", "có", "có"),
        ("early_request", "ốm", "ốm"),
    ],
)
def test_a_bad_value_leaves_the_field_unknown_and_keeps_its_words(field, value, words):
    person, findings = read_member(**{field: value})
    assert person == member("M1", "An", branch=None, as_written={field: words})
    assert [(one.severity, one.code, one.subject) for one in findings] == [
        (Severity.ERROR, "value_not_understood", "M1")
    ]
    assert findings[0].details == {"path": f"members[0].{field}", "field": field, "words": words}


def test_a_branch_nobody_knows_leaves_the_member_without_one():
    person, findings = read_member(branch="B99")
    assert person == member("M1", "An", branch=None, as_written={"branch": "B99"})
    assert [(one.severity, one.code) for one in findings] == [(Severity.ERROR, "branch_unknown")]
    assert findings[0].details == {
        "path": "members[0].branch",
        "field": "branch",
        "branch": "B99",
    }


@pytest.mark.parametrize(
    ("field", "entry", "inner"),
    [
        ("standings", {"standing": "official", "from": "1967"}, "from"),
        ("interruptions", {"from": "xưa"}, "from"),
        ("interruptions", {"restored": "không"}, "restored"),
        ("badges", {"level": 40, "date": "04/2021"}, "date"),
        ("badges", {"level": 40, "kind": "golden"}, "kind"),
        ("disciplines", {"form": "warning", "corrected": "rồi"}, "corrected"),
    ],
)
def test_a_bad_value_in_a_list_costs_only_itself(field, entry, inner):
    person, findings = read_member(**{field: [entry]})
    good, _ = read_member(**{field: [{key: entry[key] for key in entry if key != inner}]})
    assert codes(findings) == [("value_not_understood", f"members[0].{field}[0].{inner}")]
    assert findings[0].details["field"] == field
    assert getattr(person, field) == getattr(good, field)
    assert person.as_written == {f"{field}[0].{inner}": entry[inner]}


@pytest.mark.parametrize(
    ("field", "entry"),
    [
        ("standings", {"standing": "away"}),
        ("standings", {"from": "1967-03-19"}),
        ("badges", {"level": "40"}),
        ("badges", {"level": True}),
        ("badges", {"level": 151}),
        ("badges", {"date": "2016"}),
        ("badges", 40),
        ("disciplines", {"date": "2026-05-04"}),
    ],
)
def test_an_entry_without_its_main_value_is_left_out_with_its_words_kept(field, entry):
    person, findings = read_member(**{field: [entry]})
    assert codes(findings) == [("entry_left_out", f"members[0].{field}[0]")]
    assert findings[0].severity is Severity.ERROR
    assert getattr(person, field) == ()
    assert json.loads(person.as_written[f"{field}[0]"]) == entry


def test_the_words_a_document_keeps_itself_go_before_those_of_a_bad_value():
    person, _ = read_member(birth_date="?", as_written={"birth_date": "khoảng 1941", "home": 5})
    assert person.as_written == {"birth_date": "khoảng 1941", "as_written.home": "5"}


def test_keys_that_are_missing_or_used_twice_get_new_ones():
    whole, findings = read(
        {"key": "M1", "name": "An", "branch": "B01"},
        {"key": "M1", "name": "Bình"},
        {"key": "M1~2", "name": "Chi"},
        {"name": "Dung"},
        {"name": "Em"},
        "?",
        branches=[BRANCH, {**BRANCH, "name": "Chi bộ Nước", "kind": "science_org"}],
    )
    assert [(person.key, person.name) for person in whole.members] == [
        ("M1", "An"),
        ("M1~2", "Bình"),
        ("M1~2~2", "Chi"),
        ("members", "Dung"),
        ("members~2", "Em"),
    ]
    assert [(item.key, item.name) for item in whole.branches] == [
        ("B01", "Chi bộ Đất"),
        ("B01~2", "Chi bộ Nước"),
    ]
    assert whole.branches[1].kind is BranchKind.SCIENCE_ORG
    assert codes(findings) == [
        ("key_twice", "branches[1].key"),
        ("key_twice", "members[1].key"),
        ("key_twice", "members[2].key"),
        ("key_missing", "members[3].key"),
        ("key_missing", "members[4].key"),
        ("entry_left_out", "members[5]"),
    ]
    assert findings[1].details["kept_as"] == findings[1].subject == "M1~2"


def test_a_missing_name_is_an_error():
    whole, findings = read({"key": "M1"}, branches=[{"key": "B01"}], committee={})
    assert codes(findings) == [
        ("name_missing", "committee.name"),
        ("name_missing", "branches[0].name"),
        ("name_missing", "members[0].name"),
    ]
    assert whole.members[0].name == ""


def test_a_committee_that_is_no_object_stays_unknown():
    whole, findings = read(committee="Đảng ủy", branches={})
    assert whole.committee == Committee("", "", "")
    assert codes(findings) == [
        ("value_not_understood", "committee"),
        ("value_not_understood", "branches"),
    ]


@pytest.mark.parametrize(
    ("value", "review"),
    [
        (True, UnderReview()),
        (False, None),
        ({}, UnderReview()),
        ({"from": "2026-11-01"}, UnderReview(date(2026, 11, 1))),
    ],
)
def test_under_review_is_true_false_or_a_day(value, review):
    person, findings = read_member(under_review=value)
    assert (person.under_review, findings) == (review, ())


def test_an_empty_request_is_still_a_request():
    assert read_member(early_request={})[0].early_request == EarlyRequest()


def test_text_becomes_composed():
    person, findings = read_member(name="Nguye\u0302\u0303n", sex="female")
    assert (person.name, person.sex, findings) == ("Nguyễn", Sex.FEMALE, ())


def test_a_badge_is_normal_unless_it_says_otherwise():
    person, _ = read_member(badges=[{"level": 30}, {"level": 40, "kind": "early"}])
    assert [entry.kind for entry in person.badges] == [BadgeKind.NORMAL, BadgeKind.EARLY]
