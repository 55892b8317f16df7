from pathlib import Path

from sqlalchemy import text, update

from tests.storage.support import filled_file, reopened
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.check import check_file
from vusta_desk.storage.tables import members


def test_a_whole_file_has_no_findings(filled: DataFile) -> None:
    assert check_file(filled) == ()


def test_missing_changed_and_foreign_triggers_are_found(filled: DataFile) -> None:
    with filled.writing.begin() as connection:
        for statement in (
            "DROP TRIGGER audit_members_delete",
            "DROP TRIGGER keep_changes_delete",
            "CREATE TRIGGER keep_changes_delete BEFORE DELETE ON changes BEGIN SELECT 1; END",
            "CREATE TRIGGER foreign_one AFTER DELETE ON changes BEGIN SELECT 1; END",
        ):
            connection.execute(text(statement))
    (finding,) = check_file(filled)
    assert finding.code == "integrity_triggers"
    assert finding.details["names"] == (
        "audit_members_delete",
        "foreign_one",
        "keep_changes_delete",
    )


def test_a_change_from_outside_is_found(filled: DataFile) -> None:
    with filled.writing.begin() as connection:
        connection.execute(update(members).where(members.c.id == 3).values(home="lạ"))
    (finding,) = check_file(filled)
    assert finding.code == "change_outside_program"
    assert finding.details == {"table": "members", "row": 3, "action": "update"}


def test_a_reference_to_nothing_is_found(filled: DataFile) -> None:
    raw = filled.writing.raw_connection()
    raw.cursor().execute("PRAGMA foreign_keys = OFF")
    raw.cursor().execute("UPDATE badges SET member_id = 999 WHERE id = 1")
    raw.close()
    findings = check_file(filled)
    assert [finding.code for finding in findings] == [
        "integrity_reference",
        "change_outside_program",
    ]
    assert findings[0].details == {"table": "badges", "row": 1}


def test_a_damaged_page_is_found(tmp_path: Path) -> None:
    with filled_file(tmp_path, people=300) as file:
        pass
    content = bytearray(file.path.read_bytes())
    content[-5000] ^= 1  # far behind the pages that opening itself reads
    file.path.write_bytes(content)
    with reopened(file.path) as file:
        (finding,) = check_file(file)
    assert finding.code == "integrity_damaged"
    assert "page" in str(finding.details["problem"])
