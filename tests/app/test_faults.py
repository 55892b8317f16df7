"""The log of unexpected errors tells where, never whom."""

from datetime import UTC, datetime
from pathlib import Path

from vusta_desk.app.faults import record_fault

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


def fault() -> Exception:
    try:
        try:
            raise KeyError("Nguyễn Văn Bí Mật")
        except KeyError as first:
            raise ValueError("012345678901") from first
    except ValueError as error:
        return error


def test_kinds_and_lines_are_written_but_no_message(tmp_path: Path) -> None:
    log = record_fault(fault(), tmp_path / "logs", NOW)
    assert log is not None
    text = log.read_text("utf-8")
    assert "2026-11-22T08:30:00+00:00" in text
    assert "ValueError" in text
    assert "KeyError" in text
    assert "test_faults.py" in text
    assert "Bí Mật" not in text
    assert "012345678901" not in text


def test_the_log_keeps_what_was_there_but_does_not_grow_for_ever(tmp_path: Path) -> None:
    record_fault(fault(), tmp_path, NOW)
    log = record_fault(fault(), tmp_path, NOW)
    assert log is not None
    assert log.read_text("utf-8").count("ValueError") == 2
    log.write_text("x" * 300_000, "utf-8")
    record_fault(fault(), tmp_path, NOW)
    assert 200_000 < log.stat().st_size < 210_000


def test_where_no_log_can_be_written_there_is_none(tmp_path: Path) -> None:
    place = tmp_path / "logs"
    place.write_text("một tệp", "utf-8")
    assert record_fault(fault(), place, NOW) is None
