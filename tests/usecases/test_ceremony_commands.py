"""`ceremony` and `papers`: what they say on standard error of a roster that is worth a look."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.usecases.conftest import ROUND
from vusta_desk.app.cli.commands import ceremonies as commands
from vusta_desk.app.cli.commands import handler, papers
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.parser import build_parser
from vusta_desk.domain.findings import Refused
from vusta_desk.usecases import ceremonies
from vusta_desk.usecases.edit_member import take_out
from vusta_desk.usecases.nominations import leave_out
from vusta_desk.usecases.services import Services

Command = Callable[..., tuple[str, str]]
CREATE = ("ceremony", "create", "--round", ROUND, "--day", "2027-02-03", "--place", "Hội trường")


@pytest.fixture
def command(
    office: Services, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Runs a command on the office that is open already, and gives both its outputs."""

    @contextmanager
    def opened(*_: object) -> Iterator[Services]:
        yield office

    for module in (commands, papers):
        monkeypatch.setattr(module, "opened", opened)
    parser, console = build_parser(office.words), Console(office.words)

    def run(*arguments: object) -> tuple[str, str]:
        options = parser.parse_args([str(each) for each in arguments])
        assert handler(options.handler)(options, console) == 0
        said = capsys.readouterr()
        return said.out, said.err

    return run


def test_who_is_left_out_is_not_counted(command: Command, office: Services) -> None:
    leave_out(office, "M1", ROUND, 40, "chờ xác minh")
    said, _ = command(*CREATE)
    made = int(said.split()[-1])
    assert len(ceremonies.ceremony(office, made).entries) == 4
    assert said.startswith("3 people")


def test_closing_tells_what_the_window_tells_and_closes(command: Command) -> None:
    made = command(*CREATE)[0].split()[-1]
    out, err = command("ceremony", "close", made)
    assert out == ""
    assert "still to come" in err
    assert err.count("warning: ") == 3, "the day, the decision, the serials"
    assert err.splitlines()[-1].startswith(f"Ceremony {made} is closed")
    with pytest.raises(Refused, match="ceremony_closed"):
        command("ceremony", "close", made)


def test_a_roster_behind_the_records_is_said_beside_it(
    command: Command, office: Services, tmp_path: Path
) -> None:
    made = command(*CREATE)[0].split()[-1]
    assert command("ceremony", "show", made)[1] == ""
    take_out(office, "M2", "nhầm")
    shown = [
        command("ceremony", "show", made),
        command("ceremony", "show", made, "--json"),
        command("papers", made, "--out", tmp_path),
    ]
    assert all("would be others now: 1" in err for _, err in shown)
    assert shown[1][0].startswith("{")
