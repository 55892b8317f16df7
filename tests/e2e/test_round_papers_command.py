"""The papers of a round on the command line, of an open round and of a closed one."""

import json
from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine

ROUND = "2027/3-2"
MEMBER = {
    "key": "M0001",
    "name": "Nguyễn Văn Mẫu",
    "branch": "B01",
    "admission_decision_date": "1987-02-10",
    "official_date": "1988-02-10",
    "badges": [{"level": 30, "date": "2017-02-10", "kind": "normal"}],
}
REGISTRY = {
    "format": "vusta-registry/1",
    "committee": {"name": "Đảng ủy mẫu", "superior": "Đảng bộ cấp trên mẫu", "symbol": "ĐUM"},
    "branches": [{"key": "B01", "name": "Chi bộ mẫu", "kind": "association"}],
    "members": [MEMBER, {**MEMBER, "key": "M0002", "name": "Trần Thị Thử", "badges": []}],
}

pytestmark = pytest.mark.slow


def test_the_papers_of_a_round_open_and_closed(tmp_path: Path) -> None:
    (tmp_path / "registry.json").write_text(json.dumps(REGISTRY), "utf-8")
    line, out = CommandLine(tmp_path), tmp_path / "giấy tờ"
    line.begin()
    assert line("import", tmp_path / "registry.json", "--json").json["operation"]

    done = line("round", "papers", ROUND, "--out", out)
    assert done.code == 0, done
    written = sorted(path.name for path in out.iterdir())
    assert len(written) == 10
    assert [Path(path).name for path in sorted(done.out.splitlines())] == written

    done = line("round", "papers", ROUND, "--out", out / "một", "--member", "M0001")
    assert (done.code, [path.name for path in (out / "một").iterdir()]) == (
        0,
        ["xac-nhan-tuoi-dang-M0001.pdf"],
    )
    done = line("round", "papers", ROUND, "--out", out, "--member", "nobody")
    assert (done.code, "nobody" in done.err) == (1, True)

    assert line("round", "close", ROUND).code == 0
    chosen = ("--kind", "cover", "--format", "pdf")
    done = line("round", "papers", ROUND, "--out", out / "chốt", *chosen)
    assert done.code == 0, done
    assert [path.name for path in (out / "chốt").iterdir()] == ["dot-3-2-2027-tong-hop.pdf"]
