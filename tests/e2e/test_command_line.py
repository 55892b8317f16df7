"""The command line's manners: exit codes, languages, nothing of its own on standard output."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.command_line import PASSWORD, CommandLine
from tests.helpers.pdf_text import text_of
from vusta_desk.app.wiring import now
from vusta_desk.storage.datafile import open_file

pytestmark = pytest.mark.slow


@pytest.fixture
def office(tmp_path: Path) -> CommandLine:
    line = CommandLine(tmp_path)
    line.begin()
    return line


@pytest.mark.parametrize(
    "arguments",
    [
        ("reconcile",),
        ("forecast", "--years", "none"),
        ("import", "x.xlsx", "--profile", "no-such-kind"),
        ("import", "x.xlsx", "--encoding", "latin1"),
        ("import", "x.xlsx", "--branch", "B01"),
        ("import", "x.xlsx", "--month-first", "3"),
        ("certificates", "1", "--out", "x.pdf", "--overprint"),
        ("papers", "1", "--out", "x", "--kind", "cover"),
        ("evaluate", "--round"),
        ("ceremony", "show", "9" * 23),
        ("undo", "9" * 5000),
        ("ceremony", "set", "1", "--member", "M1", "--leave-out", "--put-in", "--reason", "x"),
        ("ceremony", "set", "1", "--member", "M1", "--level", "40"),
        ("ceremony", "set", "1", "--reason", "x"),
        ("evaluate", "--round", "2027/3-2", "--reference", "3/2027"),
        ("members", "--lim", "3"),
        ("no-such-command",),
        (),
    ],
)
def test_what_has_not_begun_or_is_misspelt_is_wrong_usage(
    office: CommandLine, arguments: tuple[str, ...]
) -> None:
    done = office(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "Traceback" not in done.err


def test_usage_is_told_in_both_languages(office: CommandLine) -> None:
    assert "usage:" in office("evaluate", lang="en").err
    assert "cách dùng:" in office("evaluate", lang="vi").err
    assert "còn thiếu các tham số" in office("evaluate", lang="vi").err


def test_without_a_data_file_or_password_it_is_wrong_usage(office: CommandLine) -> None:
    assert office.bare("members", "--json", password=PASSWORD).code == 2
    assert office.bare("--data", office.data, "members", "--json").code == 2


@pytest.mark.parametrize("data", ["", ".", "/"])
def test_a_folder_is_no_name_for_a_data_file(office: CommandLine, data: str) -> None:
    names = ("--committee", "A", "--superior", "B", "--symbol", "C")
    assert office.bare("--data", data, "new", *names, password=PASSWORD).code == 2


def test_a_demo_that_cannot_write_says_so(office: CommandLine) -> None:
    done = office("demo", "--out", office.data)
    assert (done.code, done.out) == (5, "")


def test_an_error_that_cannot_be_logged_is_told_all_the_same(office: CommandLine) -> None:
    (office.folder / "home" / "logs").write_text("không phải thư mục", "utf-8")
    code = "import vusta_desk.app.cli as cli; cli._run = None; raise SystemExit(cli.main(['x']))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=office.environment(PASSWORD),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "TypeError" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_password_is_refused(office: CommandLine) -> None:
    done = office("members", "--json", password="sai")
    assert (done.code, done.out) == (3, "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_password_may_stand_in_a_file(
    office: CommandLine, tmp_path: Path, encoding: str
) -> None:
    file = tmp_path / "password.txt"
    file.write_bytes(f"{PASSWORD}\r\n".encode(encoding))
    done = office.bare("--data", office.data, "--password-file", file, "members", "--json")
    assert (done.code, json.loads(done.out)) == (0, {"total": 0, "rows": []})


def test_a_file_that_is_none_or_missing_is_refused(office: CommandLine, tmp_path: Path) -> None:
    stranger = tmp_path / "ghi-chú.vusta"
    stranger.write_text("không phải dữ liệu", "utf-8")
    before = stranger.read_bytes()
    for file in (stranger, tmp_path / "không-có.vusta"):
        done = office.bare("--data", file, "members", password=PASSWORD)
        assert done.code in (1, 4)
        assert "Traceback" not in done.err
    assert stranger.read_bytes() == before
    assert not (tmp_path / "không-có.vusta").exists()


def test_a_damaged_file_is_refused(office: CommandLine) -> None:
    content = bytearray(office.data.read_bytes())
    content[100:200] = bytes(100)
    office.data.write_bytes(content)
    done = office("members", "--json")
    assert (done.code, done.out) == (4, "")


def test_a_second_start_says_who_has_the_file(office: CommandLine) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from tests.helpers.holding import hold; hold(*sys.argv[1:])",
            office.data,
            PASSWORD,
        ],
        env=office.environment(None),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline().split() == [b"open"]
    done = office("members", "--json")
    holder.communicate()
    assert (done.code, done.out) == (3, "")
    assert office("members", "--json").code == 0


def test_messages_speak_the_office_s_language(office: CommandLine) -> None:
    bare = ("--data", office.data, "explain", "M9999", "--round", "2027/3-2")
    assert office("settings", "set", "language", "vi").code == 0
    assert "Không có đảng viên nào" in office.bare(*bare, password=PASSWORD).err
    assert office("settings", "set", "language", "en").code == 0
    assert "There is no member" in office.bare(*bare, password=PASSWORD).err


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("place", "Thành phố Huế", 0),
        ("round.2027/3-2.window", "2026-12-01 2027-02-28", 0),
        ("round.2027/3-2.window", "2027-02-28 2026-12-01", 1),
        ("round.2027/31-2.window", "2027-01-01 2027-02-01", 2),
        ("money_day", "hôm qua", 1),
        ("no-such", "x", 1),
    ],
)
def test_settings_are_checked(office: CommandLine, key: str, value: str, code: int) -> None:
    assert office("settings", "set", key, value).code == code
    if code == 0:
        assert office("settings", "get", key).out.strip() == value
        office("settings", "set", key, "")
        assert office("settings", "get", key).out.strip() != value


def test_a_window_setting_is_used_unless_one_is_given(office: CommandLine) -> None:
    office("settings", "set", "round.2027/3-2.window", "2026-12-01 2027-02-28")
    office("settings", "set", "round.2027/3-2.reference", "2027-01-10")
    shown = office("evaluate", "--round", "2027/3-2", "--json").json["round"]
    assert shown["window"] == ["2026-12-01", "2027-02-28"]
    assert shown["reference_day"] == "2027-01-10"
    given = office(
        *("evaluate", "--round", "2027/3-2", "--window", "2027-01-01", "2027-01-31", "--json")
    ).json["round"]
    assert given["window"] == ["2027-01-01", "2027-01-31"]


def test_recovery_by_the_sheet_sets_a_new_password(tmp_path: Path) -> None:
    office = CommandLine(tmp_path)
    made = office.new()
    sheet = tmp_path / "thu-khoi-phuc.pdf"
    assert str(sheet) in made.err
    assert sheet.stat().st_size > 1_000
    text = text_of(sheet)
    with open_file(office.data, PASSWORD, now=now()) as data:
        groups = data.recovery_letters()
    for group in groups:
        assert "".join(group.split()) in "".join(text.split())
    letters = tmp_path / "letters.txt"
    letters.write_text("\n".join(groups).lower(), "utf-8")
    office.data.with_name(office.data.name + ".khoa").unlink()
    recovered = office("recover", "--letters-file", letters, password="mật khẩu mới")
    assert recovered.code == 0
    assert office("members", "--json", password="mật khẩu mới").code == 0
    assert office("members", "--json").code == 3


def test_the_self_test_passes_here(office: CommandLine) -> None:
    done = office.bare("--lang", "en", "self-test")
    assert done.code == 0, done.out + done.err


def test_stopping_by_hand_says_so(office: CommandLine) -> None:
    running = subprocess.Popen(
        [sys.executable, "-c", _INTERRUPTED, "--data", str(office.data), "members"],
        env=office.environment(PASSWORD),
        stderr=subprocess.PIPE,
    )
    _, err = running.communicate()
    assert running.returncode == 130
    assert b"Traceback" not in err


_INTERRUPTED = """
import sys
from vusta_desk.app import cli, wiring
def interrupted(*arguments, **options):
    raise KeyboardInterrupt
wiring.opened = interrupted
sys.exit(cli.main())
"""


def test_an_unexpected_error_leaves_a_log_without_names(office: CommandLine) -> None:
    code = (
        "import sys\nfrom vusta_desk.app import cli, wiring\n"
        "def broken(*a, **k):\n    raise RuntimeError('Nguyễn Văn Bí Mật 012345678901')\n"
        "wiring.opened = broken\nsys.exit(cli.main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--data", str(office.data), "members"],
        env=office.environment(PASSWORD),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr
    log = office.home / "logs" / "vusta-desk.log"
    assert str(log) in done.stderr
    assert "RuntimeError" in log.read_text("utf-8")
    assert "Bí Mật" not in log.read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="a pipe is closed early by a signal on POSIX only")
def test_a_reader_that_goes_away_is_no_fault(office: CommandLine) -> None:
    code = f"{sys.executable} -m vusta_desk --lang en --help | head -c 5"
    done = subprocess.run(
        ["bash", "-c", code], env=office.environment(PASSWORD), capture_output=True, check=False
    )
    assert b"Traceback" not in done.stderr


def test_new_never_overwrites(office: CommandLine) -> None:
    before = office.data.read_bytes()
    assert office.new().code == 1
    assert office.data.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "said"), [("NUL.csv", "a device"), ("a?.csv", "a letter"), ("con/a.csv", "a device")]
)
def test_a_name_that_windows_does_not_take_is_refused(
    office: CommandLine, tmp_path: Path, name: str, said: str
) -> None:
    before = set(tmp_path.rglob("*"))
    done = office("export", "--format", "csv", "--out", tmp_path / name)
    assert (done.code, said in done.err) == (1, True)
    assert set(tmp_path.rglob("*")) == before


def test_a_new_file_that_is_copied_to_the_internet_is_told_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(tmp_path))
    done = CommandLine(tmp_path).new()
    assert done.code == 0
    assert "OneDrive copies this folder to the internet" in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
def test_what_is_written_is_for_this_user_alone(tmp_path: Path) -> None:
    office, out = CommandLine(tmp_path), tmp_path / "ds.csv"
    assert office.new().code == 0
    office("export", "--format", "csv", "--out", out)
    for path in (office.data, tmp_path / "thu.vusta.khoa", tmp_path / "thu-khoi-phuc.pdf", out):
        assert path.stat().st_mode & 0o077 == 0, path


@pytest.mark.skipif(sys.platform == "win32", reason="the shell is POSIX")
@pytest.mark.parametrize(("output", "code"), [(">&-", 0), ("> /dev/full", 5)])
def test_outputs_may_be_closed_or_full(office: CommandLine, output: str, code: int) -> None:
    command = f'"{sys.executable}" -m vusta_desk --data "{office.data}" settings get {output}'
    done = subprocess.run(
        ["bash", "-c", command],
        env=office.environment(PASSWORD),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)


def test_a_backup_of_another_file_is_not_put_in_its_place(
    office: CommandLine, tmp_path: Path
) -> None:
    other = CommandLine(tmp_path, "khác.vusta")
    other.new()
    place = tmp_path / "khác.vusta-backup"
    assert other("backup", "--out", place).code == 0
    before = office.data.read_bytes()
    assert office("restore", place).code == 1
    assert office.data.read_bytes() == before
    fresh = CommandLine(tmp_path, "mới.vusta")
    assert fresh("restore", place).code == 0
    assert fresh("members", "--json").code == 0


def test_later_work_is_kept_where_the_rest_is_undone(office: CommandLine, tmp_path: Path) -> None:
    for name, home in (("một.json", None), ("hai.json", "Huế")):
        people = [{"key": key, "name": f"Người {key}"} for key in ("M1", "M2")]
        if home:
            people[0]["home"] = home
        document = {"format": "vusta-registry/1", "branches": [], "members": people}
        (tmp_path / name).write_text(json.dumps(document), "utf-8")
        assert office("import", tmp_path / name).code == 0
    done = office("history", "--json").json["operations"]
    assert set(done[0]) >= {"id", "time", "who", "kind", "title", "undone"}
    entered = done[1]["id"]
    assert office("undo", entered).code == 1
    kept = office("undo", entered, "--keep-later")
    assert (kept.code, "Người M1" in kept.err, "Người M2" in kept.err) == (0, True, False)
    assert [row["key"] for row in office("members", "--json").json["rows"]] == ["M1"]
