"""The money of a ceremony on the command line: entered, shown, and as JSON."""

import pytest

from tests.helpers.command_line import CommandLine

FUND = "Quỹ thi đua khen thưởng"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """An office with one ceremony."""
    line = CommandLine(tmp_path_factory.mktemp("chi"))
    line.begin(with_sample=True)
    done = line(
        *(
            "ceremony",
            "create",
            "--round",
            "2027/3-2",
            "--day",
            "2027-02-03",
            "--place",
            "Hội trường",
        )
    )
    assert (done.code, done.out.split()[-1]) == (0, "1"), done
    return line


def test_entered_for_all_and_for_some(line: CommandLine) -> None:
    shown = line("ceremony", "pay", 1, "--json").json
    people = shown["totals"]["people"]
    assert shown["totals"]["counts"] == {"no_source": people}
    key = shown["entries"][0]["key"]
    due = shown["totals"]["due"]
    assert line("ceremony", "pay", 1, "--all", "--source", FUND).code == 0
    paid = ("--paid-on", "2024-01-02", "--extra", "500.000", "--what", "quà", "--note", "tại nhà")
    after = line("ceremony", "pay", 1, key, *paid, "--json").json
    first, sums = after["entries"][0], after["totals"]
    assert (first["state"], first["paid"]) == ("paid", first["amount"] + 500_000)
    assert (first["extra_what"], first["note"]) == ("quà", "tại nhà")
    assert sums["due"] == due + 500_000 == sums["paid"] + sums["unpaid"]
    assert (sums["no_source"], sums["difference"]) == (0, 0)
    assert after["by_source"] == [{"source": FUND, **sums}]
    less = line("ceremony", "pay", 1, key, "--paid-on", "2024-01-02", "--sum", "1.000")
    assert less.code == 0
    assert "paid 1,000" in less.err
    told = line("ceremony", "pay", 1, key, "--not-paid", "--extra", "0", "--json").json
    assert told["entries"][0]["state"] == "unpaid"
    assert told["totals"]["due"] == due


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--source", "Quỹ"), 2, "--all"),
        (("M9999", "--note", "x"), 1, "M9999"),
        (("--all", "--not-paid", "--sum", "5"), 2, "--paid-on"),
        (("--all", "--paid-on", "2199-01-01"), 1, "01/01/2199"),
        (("--all", "--extra", "nhiều"), 2, "nhiều"),
    ],
)
def test_what_makes_no_sense_is_said(
    line: CommandLine, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = line("ceremony", "pay", 1, *arguments)
    assert done.code == code
    assert said in done.err


def test_people_read_a_table_with_branches_and_words(line: CommandLine) -> None:
    done = line("ceremony", "pay", 1)
    assert done.code == 0
    assert "To be given" in done.out
    assert "million" in done.out
