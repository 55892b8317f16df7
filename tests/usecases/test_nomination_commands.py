"""`nomination change`, and where `nominate` sends who asks twice: command line in, text out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.usecases.conftest import ROUND
from vusta_desk.app.cli.commands import handler
from vusta_desk.app.cli.commands import nominations as commands
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.parser import build_parser
from vusta_desk.domain.findings import Refused
from vusta_desk.i18n.messages import sentence
from vusta_desk.usecases import nominations
from vusta_desk.usecases.nominations import Nomination
from vusta_desk.usecases.services import Services

Command = Callable[..., str]


@pytest.fixture
def command(
    office: Services, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Runs a command on the office that is open already, and gives what it said to both outputs."""

    @contextmanager
    def opened(*_: object) -> Iterator[Services]:
        yield office

    monkeypatch.setattr(commands, "opened", opened)
    parser, console = build_parser(office.words), Console(office.words)

    def run(*arguments: object) -> str:
        options = parser.parse_args([str(each) for each in arguments])
        assert handler(options.handler)(options, console) == 0
        said = capsys.readouterr()
        return said.out + said.err

    return run


def the_one(services: Services) -> Nomination:
    (row,) = nominations.nominations(services)
    return row.nomination


def test_a_nomination_is_changed_and_what_is_not_named_stays(
    command: Command, office: Services
) -> None:
    number = int(command("nominate", "M1", "--round", ROUND, "--reason", "một").split()[-1])
    said = command(
        "nomination", "change", number, "--applicant", "Lê  Thị Mẫu", "--relation", "con"
    )
    assert "3/2/2027" in said
    made = the_one(office)
    assert (made.applicant, made.relation, made.reason) == ("Lê Thị Mẫu", "con", "một")
    command("nomination", "change", number, "--round", "2027/19-5", "--reason", "")
    made = the_one(office)
    assert (made.round, made.reason, made.applicant) == ("2027/19-5", "", "Lê Thị Mẫu")
    assert "Nothing was changed" in command("nomination", "change", number, "--reason", "")


def test_who_nominates_twice_is_sent_to_the_first(command: Command, office: Services) -> None:
    number = int(command("nominate", "M1", "--round", ROUND).split()[-1])
    with pytest.raises(Refused, match="nomination_open") as refused:
        command("nominate", "M1", "--round", ROUND, "--applicant", "Lê Thị Mẫu")
    said = sentence(refused.value.code, refused.value.details, office.words)
    assert said.startswith(f"Nomination {number} of Trần Văn Ân for 40 years")
    assert "ceremony" not in said
