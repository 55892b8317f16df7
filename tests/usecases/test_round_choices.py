"""Papers of a round after people have decided and ceremonies have given: whom they propose."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.helpers.people import registry
from tests.helpers.round_office import an_office
from tests.helpers.round_paper import cells, one, text_of
from tests.usecases.conftest import NOW, ROUND, add, joined
from vusta_desk.app.wiring import catalogue
from vusta_desk.domain.findings import has_errors
from vusta_desk.domain.member import BadgeKind
from vusta_desk.domain.nomination import NominationState
from vusta_desk.domain.own_rules import OwnValue
from vusta_desk.i18n.messages.on_paper import ON_PAPER
from vusta_desk.usecases import ceremonies, closed_rounds, nominations, round_papers
from vusta_desk.usecases.badge_rounds import year_view
from vusta_desk.usecases.round_citations import cited
from vusta_desk.usecases.round_facts import round_facts
from vusta_desk.usecases.rules import set_own
from vusta_desk.usecases.services import Services

LISTS = ("by_level", "by_branch")
DIFFERS = "Cấp ủy quyết định khác với kết quả tính"


def decide(office: Services) -> None:
    """M1 (40 years, due) is set aside; M8 (due in the next round) is put in and decided."""
    nominations.leave_out(office, "M1", ROUND, 40, "xin lùi sang đợt sau")
    number = nominations.start(office, "M8", 40, ROUND, reason="Ban Thường vụ cho phép")
    nominations.advance(office, [number], NominationState.DECIDED, office.today, "12-QĐ/ĐU")


def money(office: Services) -> list[object]:
    """The sum of the list by level."""
    (total,) = (
        row for row in cells(office, "by_level") if row and str(row[0]).startswith("Cộng: 4")
    )
    return total


def test_what_the_own_ceremony_gave_stays_where_it_was(office: Services) -> None:
    before = cells(office, "cover")
    boxes = [row for row in before if row and row[0] in range(1, 12)]
    draft = ceremonies.create(office, [ROUND], date(2027, 2, 3), "Hà Nội")
    assert year_view(office, code=ROUND).awarded == 0
    ceremonies.close(office, draft)
    assert year_view(office, code=ROUND).awarded == 4
    assert [row for row in cells(office, "cover") if row and row[0] in range(1, 12)] == boxes
    assert "Trong đó đã trao tại lễ của đợt: 4 đồng chí." in one(office, "cover")
    for kind in LISTS:
        text = one(office, kind)
        assert "Đề nghị tặng: 4 đồng chí" in text
        assert text.count("đã trao") == 4
        assert DIFFERS not in text
    assert "; đã trao" in text_of(round_papers.reckoning_paper(office, "M1", ROUND))


def test_the_committees_decisions_move_the_lists(office: Services) -> None:
    assert money(office)[1] == 50_600_000
    decide(office)
    for kind in LISTS:
        head, _, tail = one(office, kind).partition(f"{DIFFERS}: 2")
        assert "Đề nghị tặng: 4 đồng chí" in head
        assert "Trần Văn Ân" not in head
        assert "Bùi Hà" in head
        assert "Cấp ủy đưa vào" in head
        for said in ("Trần Văn Ân", "xin lùi sang đợt sau", "Bùi Hà", "Ban Thường vụ cho phép"):
            assert said in tail
    assert money(office)[1] == 50_600_000, "forty years go, forty years come"
    text = one(office, "cover")
    assert "theo quy định 4 − cấp ủy để lại 1 + cấp ủy đưa vào 1 = 4 đồng chí" in text
    assert "Không sót ai: 3 + 1 + 1 + 1 + 2 = 8," in text, "the boxes are those of the rules"


def test_certificates_follow_the_decisions(office: Services) -> None:
    decide(office)
    text = one(office, "reckonings")
    assert "Trần Văn Ân" not in text
    (mine,) = (row for row in cells(office, "reckonings") if "Bùi Hà" in row)
    assert 5_060_000 in mine
    assert "Đề nghị tặng Huy hiệu 40 năm: Ban Thường vụ cho phép" in text
    theirs = text_of(round_papers.reckoning_paper(office, "M1", ROUND))
    assert "Để lại, chưa đề nghị tặng: xin lùi sang đợt sau" in theirs


def test_whoever_is_decided_waits_no_longer(office: Services) -> None:
    nominations.start(office, "M6", 50, ROUND, reason="đã có kết luận")
    head, _, waiting = one(office, "by_level").partition("chưa đưa vào danh sách")
    assert "Đỗ Dũng" in head
    assert "Đỗ Dũng" not in waiting.partition(DIFFERS)[0]


def test_another_level_takes_the_place_of_that_of_the_rules(office: Services) -> None:
    nominations.start(office, "M1", 45, ROUND, reason="theo kết luận mới")
    facts = round_facts(office, ROUND)
    (row,) = (row for row in facts.proposed if row.member.key == "M1")
    assert (row.decision.level, row.amount) == (45, None)
    assert [len(facts.choices.left_out), len(facts.choices.put_in)] == [1, 1]
    assert "theo quy định 4 − cấp ủy để lại 1 + cấp ủy đưa vào 1 = 4" in one(office, "cover")


def test_a_lost_badge_is_no_new_award(office: Services) -> None:
    day = office.today
    nominations.start(office, "M8", 30, ROUND, BadgeKind.REISSUE, "mất do lũ", day=day)
    (row,) = (row for row in round_facts(office, ROUND).proposed if row.member.key == "M8")
    assert (row.decision.level, row.amount) == (30, 0)
    assert "Cấp lại" in one(office, "by_level")
    assert "mất do lũ" in one(office, "reckonings")


def test_a_closed_round_keeps_the_decisions_of_then(office: Services) -> None:
    decide(office)
    number = nominations.start(office, "M2", 75, ROUND)
    before = {kind: one(office, kind) for kind in (*LISTS, "reckonings")}
    closed_rounds.close_round(office, ROUND)
    later = replace(office, clock=lambda: NOW + timedelta(days=1))
    nominations.set_aside(later, [number], "để sau")
    assert {kind: one(later, kind) for kind in before} == before


def test_no_signed_paper_tells_the_clerk_what_to_do(tmp_path: Path) -> None:
    with an_office(tmp_path) as services:
        texts = {kind: one(services, kind) for kind in round_papers.KINDS}
        texts["one"] = text_of(round_papers.reckoning_paper(services, "N3", ROUND))
    assert "Chưa rõ số lần mức lương cơ sở của Huy hiệu 45 năm" in texts["reckonings"]
    for text in texts.values():
        for order in ("Hãy ", "Cần tra cứu:", "nhập kèm nguồn", "xin nhập"):
            assert order not in text
    words = catalogue("vi")
    assert not any("Hãy" in words.gettext(text) for text in ON_PAPER.values())


def test_a_source_is_cited_once_and_only_by_those_whom_it_concerns(office: Services) -> None:
    source = "Công văn 12-CV/VPTW ngày 1-11-2026"
    set_own(office, OwnValue("multiples", date(2026, 11, 1), "2.5", source, "45"))
    for closed in (False, True):
        if closed:
            closed_rounds.close_round(office, ROUND)
        theirs = text_of(round_papers.reckoning_paper(office, "M4", ROUND)).replace("- ", "-")
        others = text_of(round_papers.reckoning_paper(office, "M2", ROUND)).replace("- ", "-")
        assert "12-CV/VPTW" in theirs
        assert "12-CV/VPTW" not in others
        assert others.count("56-HD/VPTW") == 1


@pytest.mark.parametrize(
    ("sources", "line"),
    [
        (["Quy định 1-QĐ/TW", "Quy định 1-QĐ/TW."], "Quy định 1-QĐ/TW"),
        (
            ["Hướng dẫn năm 2016 (theo tháng)", "Hướng dẫn năm 2016"],
            "Hướng dẫn năm 2016 (theo tháng)",
        ),
        (
            ["HD 1-HD/TW ngày 28-9-2021, điểm 18.1", "HD 1-HD/TW ngày 28-9-2021, điểm 18.2"],
            "HD 1-HD/TW ngày 28-9-2021, điểm 18.1, điểm 18.2",
        ),
        (
            [
                "Chưa xem được 1-HD/TW ngày 19-5-2026; giữ như HD 1-HD/TW ngày 28-9-2021, mục 18",
                "Ngày của các đợt: HD 1-HD/TW ngày 28-9-2021, mục 18; theo quý là suy luận",
            ],
            "Chưa xem được 1-HD/TW ngày 19-5-2026; giữ như HD 1-HD/TW ngày 28-9-2021, mục 18; "
            "theo quý là suy luận",
        ),
    ],
)
def test_each_document_is_named_once(sources: list[str], line: str) -> None:
    assert cited(sources) == line


def test_a_name_too_long_keeps_nobody_else_from_the_certificates(
    office: Services, tmp_path: Path
) -> None:
    name = " ".join(["Nguyễnphạmhoàng"] * 16)
    add(office, registry(joined("Z1", name, "1987-02-10", badges=[30], branch="B07")))
    made = round_papers.make(office, ROUND, tmp_path, ("reckonings",), ("pdf",))
    assert [path.name for path in made.paths] == ["dot-3-2-2027-xac-nhan-tuoi-dang.pdf"]
    (missing,) = (each for each in made.findings if each.code == "certificate_not_drawn")
    assert missing.details == {"member": name}
    assert not made.is_whole
    assert not has_errors(made.findings), "the paper is seen, printed and saved all the same"
    alone = round_papers.reckoning_paper(office, "Z1", ROUND)
    assert alone.pdf is None
    assert has_errors(alone.findings)
    text = one(office, "reckonings")
    assert "Trần Văn Ân" in text
    assert "Nguyễnphạmhoàng" not in text
