"""The papers of a round: nobody is lost, the unclear is said, a closed round stays as it was."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.helpers.people import interruption, registry, standing
from tests.helpers.round_office import LONG, an_office
from tests.helpers.round_paper import cells, one, text_of
from tests.usecases.conftest import PEOPLE, ROUND, add, joined
from vusta_desk.domain.findings import Refused, has_errors
from vusta_desk.domain.member import Member
from vusta_desk.domain.own_rules import OwnValue
from vusta_desk.storage import members
from vusta_desk.usecases import closed_rounds, round_facts, round_papers
from vusta_desk.usecases.office import change_settings
from vusta_desk.usecases.round_papers import KINDS
from vusta_desk.usecases.rules import set_own
from vusta_desk.usecases.services import Services


@pytest.fixture(scope="module")
def unclear(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """`PEOPLE`, and some of whom something is not known; only for looking."""
    with an_office(tmp_path_factory.mktemp("xem")) as services:
        yield services


@pytest.fixture
def changing(tmp_path: Path) -> Iterator[Services]:
    """The same, to be changed."""
    with an_office(tmp_path) as services:
        yield services


def change(services: Services, person: Member) -> None:
    with services.operation("edit_member", member=person.name) as writer:
        members.update_member(writer.connection, person)


def test_the_cover_proves_that_nobody_is_lost(unclear: Services) -> None:
    text = one(unclear, "cover")
    assert "Không sót ai: 4 + 1 + 1 + 2 + 2 + 2 = 12, bằng số đảng viên có trong sổ." in text
    rows = cells(unclear, "cover")
    counts = [row[2] for row in rows if len(row) > 2 and row[0] in range(1, 12)]
    assert sum(counts[:11]) == 12  # type: ignore[arg-type]
    (total,) = (row for row in rows if row[:2] == ["Cộng", 12])
    assert total[1] == 12


def test_the_sums_of_money_add_up_and_the_unknown_is_said(unclear: Services) -> None:
    text = one(unclear, "cover")
    # 75: ×10, 70: ×8, 40: ×2; 45 twice without a multiple
    assert "50.600.000 đ (Năm mươi triệu sáu trăm nghìn đồng)" in text
    assert "mức 45 năm: 2 đồng chí" in text
    *_, total = (row for row in cells(unclear, "cover") if row[0:1] == ["Cộng"])
    assert total[-2:] == [50_600_000, 2]


def test_a_round_that_does_not_add_up_is_never_drawn(
    office: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(round_facts, "how_many", lambda _: len(PEOPLE.members) + 1)
    (paper,) = round_papers.draw(office, ROUND, ("cover",))
    assert paper.pdf is None
    assert paper.findings[0].code == "round_does_not_balance"
    assert paper.findings[0].details == {"boxes": 8, "on_file": 9}


def test_readings_and_own_values_are_told_apart(changing: Services) -> None:
    source = "Công văn 12-CV/VPTW ngày 1-11-2026"
    set_own(changing, OwnValue("multiples", date(2026, 11, 1), "2.5", source, "45"))
    text = one(changing, "cover")
    assert f"{source} (cấp ủy nhập)" in text.replace("- ", "-")
    assert "cách hiểu của chương trình, chưa thấy văn bản quy định" in text
    assert "Chưa rõ mức tiền, chưa cộng" not in text


def test_every_paper_has_fingerprint_sources_and_day(unclear: Services) -> None:
    rules = unclear.rulebook.fingerprint
    for kind in KINDS:
        text = one(unclear, kind)
        assert f"Mã bộ quy định: {rules}" in text, kind
        assert "Số liệu ngày 22/11/2026" in text, kind
        assert "HD 56-HD/VPTW" in text, kind
        assert "T/M BAN THƯỜNG VỤ" in text, kind


def test_by_level_those_proposed_then_those_who_wait(unclear: Services) -> None:
    text = one(unclear, "by_level")
    assert "Đề nghị tặng: 5 đồng chí" in text
    assert "Đủ năm tuổi Đảng, chưa đưa vào danh sách: 3 đồng chí" in text
    head, _, waiting = text.partition("chưa đưa vào danh sách")
    assert head.index("Huy hiệu 75 năm") < head.index("Lê Thị Đào") < head.index("Huy hiệu 40 năm")
    assert "Vũ Châu" in waiting
    assert "Đỗ Dũng" in waiting
    assert "Phải chờ đến ngày" in waiting
    for known in ("Trần Văn Ân", "Đặng Kim", "Phạm Bình"):
        assert known in head
    rows = cells(unclear, "by_level")
    people = [row for row in rows if len(row) > 6 and isinstance(row[0], int)]
    amounts = [value for row in people[:5] for value in row[5:] if isinstance(value, int)]
    assert ["Cộng: 5 đồng chí", sum(amounts)] in rows


def test_by_branch_the_table_adds_up(unclear: Services) -> None:
    rows = cells(unclear, "by_branch")
    start = next(place for place, row in enumerate(rows) if row[:2] == ["TT", "Chi bộ"])
    levels = rows[start][2:-1]
    assert levels == ["75 năm", "70 năm", "45 năm", "40 năm"]
    lines = []
    for row in rows[start + 1 :]:
        lines.append(row)
        if row[0] == "Cộng":
            break
    assert lines[-1] == ["Cộng", 1, 1, 2, 1, 5]
    assert sum(row[-1] for row in lines[:-1]) == 5  # type: ignore[misc]
    assert [row[1] for row in lines[:-1]] == ["Chi bộ B01", "Chi bộ B02"]


def test_who_is_unclear_why_and_which_date_decides(unclear: Services) -> None:
    text = one(unclear, "unclear")
    assert "Chưa xác định được từ hồ sơ: 2 đồng chí" in text
    assert "Ngày quyết định kết nạp: 1987" in text
    assert "Ngày quyết định kết nạp: chưa ghi" in text
    assert "Đủ năm, trong sổ chưa ghi Huy hiệu đã nhận: 1 đồng chí" in text
    assert "có thể: " in text


def test_a_page_a_person_with_the_arithmetic(unclear: Services) -> None:
    (paper,) = round_papers.draw(unclear, ROUND, ("reckonings",))
    assert paper.pdf is not None
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(paper.pdf)).pages]
    assert len(pages) == 5
    mine = next(page for page in pages if "Trần Văn Ân" in page)
    assert "GIẤY XÁC NHẬN tuổi Đảng" in mine
    assert "39 năm 11 tháng 24 ngày" in mine, "on the round day, 3 February 2027"
    assert "đủ ngày 10/02/2027" in mine
    assert "5.060.000 đ (Năm triệu không trăm sáu mươi nghìn đồng)" in mine
    rows = cells(unclear, "reckonings")
    assert len(rows) == 1 + 5
    assert all(row[-1] == unclear.rulebook.fingerprint for row in rows[1:])


def test_one_members_certificate_whoever_it_is(unclear: Services) -> None:
    paper = round_papers.reckoning_paper(unclear, "12345678", ROUND)
    assert paper.name == "xac-nhan-tuoi-dang-M8.pdf"
    assert "Bùi Hà" in text_of(paper)
    text = text_of(round_papers.reckoning_paper(unclear, "N2", ROUND))
    assert LONG in text
    assert "từ 39 năm 1 tháng 3 ngày đến 40 năm 1 tháng 2 ngày" in text
    assert "Chưa rõ: Ngày quyết định kết nạp." in text
    assert "+ 40 năm − 0 ngày gián đoạn → đủ trong khoảng từ" in text, "the level at stake"
    text = text_of(round_papers.reckoning_paper(unclear, "N3", ROUND))
    assert "chưa xác định được từ hồ sơ" in text
    with pytest.raises(Refused, match="member_not_found"):
        round_papers.reckoning_paper(unclear, "M99", ROUND)


def test_interruptions_are_on_the_certificate(office: Services) -> None:
    away = interruption("1995-01-01", "1995-03-05", "lost_contact")
    change(office, replace(PEOPLE.members[0], interruptions=(away,)))
    text = text_of(round_papers.reckoning_paper(office, "M1", ROUND))
    assert "2 tháng 4 ngày" in text
    assert "39 năm 9 tháng 20 ngày" in text


def test_the_certificate_of_the_dead_counts_to_the_day_of_death(office: Services) -> None:
    person = PEOPLE.members[0]
    change(office, replace(person, standings=(*person.standings, standing("died", "2026-12-01"))))
    text = text_of(round_papers.reckoning_paper(office, "M1", ROUND))
    assert "Từ trần ngày 01/12/2026" in text
    assert "Tuổi Đảng khi từ trần" in text
    assert "Tuổi Đảng đến ngày" not in text
    assert "điểm 18.2" in text, "the rule of early posthumous awards has had a say"


def test_what_the_office_calls_the_round(office: Services) -> None:
    change_settings(
        office,
        {f"round.{ROUND}.title": "mừng Xuân", f"round.{ROUND}.deadline": "2026-12-31"},
    )
    text = one(office, "cover")
    assert "đợt 3/2/2027 (mừng Xuân)" in text
    assert "31/12/2026" in text


def test_a_window_of_the_offices_own_rests_on_no_rule(office: Services) -> None:
    assert "suy luận từ các trường hợp" in one(office, "reckonings")
    change_settings(office, {f"round.{ROUND}.window": "2027-01-01 2027-04-15"})
    text = one(office, "cover")
    assert "đến hết ngày 15/04/2027 (cấp ủy quy định)" in text
    assert "suy luận từ các trường hợp" not in text
    assert "suy luận từ các trường hợp" not in one(office, "reckonings")


def test_nobody_at_all(empty: Services, tmp_path: Path) -> None:
    assert "Trong sổ chưa có đảng viên nào." in one(empty, "cover")
    for kind in ("by_level", "by_branch", "unclear"):
        assert "Không có đồng chí nào." in one(empty, kind)
    made = round_papers.make(empty, ROUND, tmp_path)
    assert len(made.paths) == 9
    assert [finding.code for finding in made.findings] == ["round_proposes_nobody"]


def test_one_person(empty: Services) -> None:
    add(empty, registry(PEOPLE.members[0]))
    assert "Không sót ai: 1 = 1, bằng số đảng viên có trong sổ." in one(empty, "cover")
    assert "Cộng: 1 đồng chí" in one(empty, "by_level")


def test_many_pages_of_long_names(empty: Services) -> None:
    people = [
        joined(f"P{number:04d}", f"{LONG} {number}", "1987-02-10", badges=[30])
        for number in range(300)
    ]
    add(empty, registry(*people))
    (paper,) = round_papers.draw(empty, ROUND, ("by_level",))
    assert paper.pdf is not None
    reader = PdfReader(BytesIO(paper.pdf))
    assert len(reader.pages) > 20
    last = " ".join(" ".join(page.extract_text().split()) for page in reader.pages[-2:])
    assert "Cộng: 300 đồng chí" in last
    assert last.startswith(str(len(reader.pages) - 1))


def test_a_closed_round_is_drawn_as_it_was(changing: Services) -> None:
    before = {kind: one(changing, kind) for kind in KINDS}
    closed_rounds.close_round(changing, ROUND)
    set_own(changing, OwnValue("base_salary", date(2026, 12, 1), 3_000_000, "Nghị định thử"))
    change(changing, replace(PEOPLE.members[0], name="Trần Văn Khác", badges=()))
    add(changing, registry(joined("Z1", "Mai Mới", "1987-02-10", badges=[30], branch="B09")))
    for kind in KINDS:
        after = one(changing, kind)
        assert "Trần Văn Khác" not in after
        assert "Mai Mới" not in after
        if kind == "cover":
            assert "đã chốt ngày 22/11/2026" in after
            assert "có trong sổ khi chốt" in after
            for line in ("Không sót ai: 4 + 1 + 1 + 2 + 2 + 2 = 12", "50.600.000 đ"):
                assert line in after
        else:
            assert after == before[kind], kind


def test_files_and_their_names(office: Services, tmp_path: Path) -> None:
    made = round_papers.make(office, ROUND, tmp_path / "giấy tờ", ("cover", "by_level"))
    assert [path.name for path in made.paths] == [
        "dot-3-2-2027-tong-hop.pdf",
        "dot-3-2-2027-tong-hop.xlsx",
        "dot-3-2-2027-theo-muc.pdf",
        "dot-3-2-2027-theo-muc.xlsx",
    ]
    assert made.paths[0].read_bytes() == round_papers.draw(office, ROUND, ("cover",))[0].pdf
    made = round_papers.make_reckonings(office, ROUND, tmp_path, ["M1", "M8"])
    assert [path.name for path in made.paths] == [
        "xac-nhan-tuoi-dang-M1.pdf",
        "xac-nhan-tuoi-dang-M8.pdf",
    ]


def test_a_paper_that_cannot_be_drawn_does_not_keep_the_others(
    empty: Services, tmp_path: Path
) -> None:
    add(empty, registry(joined("M1", "Trần \U00020000 Ân", "1987-02-10", badges=[30])))
    made = round_papers.make(empty, ROUND, tmp_path, formats=("pdf",))
    assert has_errors(made.findings)
    names = [path.name for path in made.paths]
    assert "dot-3-2-2027-tong-hop.pdf" in names
    assert "dot-3-2-2027-theo-muc.pdf" not in names


def test_a_damaged_template_and_no_round_are_refused(office: Services, tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "dot-tong-hop"
    folder.mkdir(parents=True)
    (folder / "template.toml").write_text('format = "vusta-template/1"\n', "utf-8")
    with pytest.raises(Refused, match="template_damaged"):
        round_papers.draw(replace(office, resources=tmp_path), ROUND, ("cover",))
    with pytest.raises(Refused, match="round_not_understood"):
        round_papers.draw(office, "3/2/2027")
