"""Beginning a nomination: whom, for which badge in which round, and why where that is needed."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import BadgeKind
from vusta_desk.domain.standings import standing_history
from vusta_desk.gui import problems
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import label
from vusta_desk.gui.widgets.member_search import MemberSearch
from vusta_desk.gui.widgets.nominating.details_form import DetailsForm
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.reckoning_words import summary
from vusta_desk.usecases import nominations
from vusta_desk.usecases.explanations import Told
from vusta_desk.usecases.nomination_list import Offered, offered, shown_by_round
from vusta_desk.usecases.services import Services

_PROPOSED = frozenset(("due", "early", "posthumous", "arrears"))
_PROMISING = _PROPOSED | {"waiting", "under_review", "no_history"}
_KINDS = {"early": BadgeKind.EARLY, "posthumous": BadgeKind.POSTHUMOUS}
_KIND_CODES = (
    "report_day_needed",
    "reissue_not_held",
    "nomination_for_living",
    "nomination_for_dead",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom someone wants to nominate, as far as it is known: key, name, level, code of the round.

    `with_reason`: the round does not propose it, and a reason is asked for at once.
    """

    key: str = ""
    name: str = ""
    level: int | None = None
    round: str = ""
    with_reason: bool = False


def read_start(services: Services, wanted: Wanted) -> tuple[Wanted, Offered]:
    """What the dialog is begun with; raises Refused `member_not_found`."""
    found = offered(services)
    if wanted.key and not wanted.name:
        told = shown_by_round(services, wanted.key, wanted.round or found.next)
        wanted = Wanted(wanted.key, told.reckoning.member.name, wanted.level, wanted.round)
    return wanted, found


class StartDialog(ActDialog):
    """Says what the round shows of the member; asks for a reason where it proposes nothing."""

    def __init__(
        self, session: Session, wanted: Wanted, found: Offered, parent: QWidget | None
    ) -> None:
        words = session.words
        title = N_("Put in with a reason") if wanted.with_reason else N_("Nominate")
        act = words.gettext(N_("Begin the nomination"))
        super().__init__(session, words.gettext(title), act, parent)
        self._wanted = wanted
        self._told: Told | None = None
        self._put_there: int | None = None  # a level that the dialog has chosen, not a person
        self.search: MemberSearch | None = None
        if wanted.key:
            self.body.addWidget(label(wanted.name, "heading", select=True))
        else:
            self.search = MemberSearch(session, "nominate")
            self.search.chosen.connect(lambda _: self._read())
            self.search.opened.connect(lambda: self.round.setFocus())
            self.body.addWidget(self.search)
        self.round: Choice[str] = Choice(found.rounds)
        codes = [code for code, _ in found.rounds]
        self.round.set_value(wanted.round if wanted.round in codes else found.next)
        usual: list[tuple[int | None, str]] = [(None, words.gettext(N_("as the round shows")))]
        levels = [(each, words.say(N_("{level} years"), level=each)) for each in found.levels[::-1]]
        self.level: Choice[int | None] = Choice([*usual, *levels])
        if wanted.level in found.levels:
            self.level.set_value(wanted.level)
        self.details = DetailsForm(session, may_be_usual=True, asks_report=True)
        self.said = label("", "quiet", select=True)
        self._lay_out()
        self._read()

    @property
    def key(self) -> str:
        """Whom it is about; empty while nobody is chosen."""
        if self._wanted.key or self.search is None:
            return self._wanted.key
        return self.search.member.key if self.search.member else ""

    @property
    def is_changed(self) -> bool:
        """See ActDialog."""
        return self.details.is_typed

    def check(self) -> bool:
        """See ActDialog."""
        if self.search is not None and not self.search.check():
            return False
        if self.level.value() is None and not self._has_level():
            self._say_level(self.words.gettext(N_("This round shows no badge. Choose the level.")))
            return False
        self._level_field.set_problem("")
        if self._needs_reason() and not self.details.need_reason():
            return False
        return self.details.need_report()

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        key, level, code, form = self.key, self.level.value(), self.round.value(), self.details
        kind, reason, report = form.kind.value(), form.reason.text(), form.report.value()
        applicant, relation = form.applicant.text(), form.relation.text()
        is_again = form.shown_kind is BadgeKind.REISSUE
        self.session.act(
            self,
            lambda services: nominations.start(
                services,
                key,
                level,
                code,
                kind,
                reason,
                applicant,
                relation,
                day=report if is_again else None,
            ),
            lambda _: done(),
            failed=failed,
        )

    def refuse(self, refused: Refused) -> bool:
        """See ActDialog."""
        said = problems.words_of(refused, self.words)
        if refused.code in ("put_in_level_needed", "level_unknown"):
            self._say_level(said)
        elif refused.code == "reason_needed":
            self.details.reason_field.set_problem(said)
            self.details.reason.setFocus()
        elif refused.code in _KIND_CODES:
            self.details.kind_field.set_problem(said)
        else:
            return False
        return True

    def _lay_out(self) -> None:
        say, icons = self.words.gettext, self.session.icons
        self._level_field = Field(say(N_("Level")), self.level, icons)
        self.body.addWidget(Field(say(N_("Round")), self.round, icons))
        self.body.addWidget(self.said)
        self.body.addWidget(self._level_field)
        self.body.addWidget(self.details)
        self.setMinimumWidth(max(space(72), self.minimumWidth()))
        self.round.changed.connect(self._read)
        self.level.changed.connect(lambda: self._level_field.set_problem(""))
        self.details.changed.connect(lambda: self.details.kind_field.set_problem(""))
        if self.search is not None:
            self.search.setFocus()
        elif self._wanted.with_reason:
            self.details.reason.setFocus()

    def _say_level(self, problem: str) -> None:
        self._level_field.set_problem(problem)
        self.level.setFocus()

    def _has_level(self) -> bool:
        return self._told is not None and self._told.box in _PROMISING

    def _needs_reason(self) -> bool:
        """The rules do not propose it: not in this round, not this level, or a lost badge."""
        told, level = self._told, self.level.value()
        if self.details.shown_kind is BadgeKind.REISSUE or told is None:
            return self.details.shown_kind is BadgeKind.REISSUE
        proposed = told.reckoning.decision.level if told.box in _PROPOSED else None
        return proposed is None or level not in (None, proposed)

    def _read(self) -> None:
        """Reads what the round shows of the member."""
        self._told, key, code = None, self.key, self.round.value()
        if self._put_there is not None and self.level.value() == self._put_there:
            self.level.set_value(None)
        self._put_there = None
        self.said.setText("")
        if key:
            self.session.read_latest(
                self, "told", lambda services: shown_by_round(services, key, code), self._show
            )

    def _show(self, told: Told) -> None:
        if told.reckoning.member.key != self.key:
            return
        self._told = told
        self.said.setText(" ".join(summary(told.reckoning, self.words).outcome))
        level = told.reckoning.decision.level
        if not self._has_level() and self.level.value() is None and self.level.has_value(level):
            self._put_there = level
            self.level.set_value(level)  # the next one, to be seen and changed
        # Of the dead any award is posthumous, also one the round does not show.
        is_dead = standing_history(told.reckoning.member).died is not None
        outside = BadgeKind.POSTHUMOUS if is_dead else BadgeKind.NORMAL
        self.details.show_usual(_KINDS.get(told.box, outside))
