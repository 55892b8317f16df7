"""A closed round stays as it was, whatever becomes of records, rules and badges."""

from vusta_desk.usecases import closed_rounds
from vusta_desk.usecases.badge_rounds import year_view
from vusta_desk.usecases.evaluate import evaluate
from vusta_desk.usecases.office import office_round
from vusta_desk.usecases.services import Services

ROUND = "2027/3-2"


def test_a_closed_round_gives_back_what_evaluate_said(office: Services) -> None:
    live = evaluate(office, office_round(office, ROUND))
    closed_rounds.close_round(office, ROUND)
    closed = closed_rounds.closed_round(office, ROUND)
    assert closed is not None
    assert closed.result.rows == live.rows
    assert closed.result.rules == live.rules
    assert year_view(office, code=ROUND).closed == closed.info
