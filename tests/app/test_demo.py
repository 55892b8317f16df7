"""The demo: the main job on the sample, the same in every year."""

from pathlib import Path

import pytest

from tests.helpers.pdf_text import text_of
from vusta_desk.app.demo import run_demo
from vusta_desk.app.wiring import catalogue


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VUSTA_DESK_HOME", str(tmp_path / "home"))


def test_the_demo_leaves_roster_certificates_and_a_summary(tmp_path: Path) -> None:
    results = run_demo(tmp_path / "demo", catalogue("vi"))
    roster, certificates, summary = results.files
    text = summary.read_text("utf-8")
    assert "Dữ liệu mẫu, không có người thật" in text
    assert "= 743" in text
    drawn, listed = text_of(certificates), text_of(roster)
    assert drawn.count("\f") == 17
    assert drawn.count("Truy tặng") == listed.count("Truy tặng") == 3
    assert drawn.count("(DỮ LIỆU MẪU)") == 17


@pytest.mark.slow
def test_a_second_demo_takes_the_place_of_the_first(tmp_path: Path) -> None:
    mine = tmp_path / "demo" / "thư của tôi.txt"
    first = run_demo(tmp_path / "demo", catalogue("vi"))
    mine.write_text("giữ lại", "utf-8")
    contents = [path.read_bytes() for path in first.files]
    second = run_demo(tmp_path / "demo", catalogue("vi"))
    assert [path.read_bytes() for path in second.files] == contents
    assert mine.read_text("utf-8") == "giữ lại"
