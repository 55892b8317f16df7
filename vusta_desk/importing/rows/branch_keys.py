"""Branches of a list, found by name; those that are new get keys of their own."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from vusta_desk.domain.findings import Severity
from vusta_desk.domain.keys import fresh_keys
from vusta_desk.domain.member import Branch
from vusta_desk.domain.names import folded, same_spelling
from vusta_desk.importing.cells.readings import Problem, problem
from vusta_desk.importing.choices import NO_CHOICES, NOTHING_LEARNED, Choices, Learned
from vusta_desk.importing.fates.planned import BranchQuestion
from vusta_desk.importing.rows.branch_names import NEW, Answer, BranchNames, Known, New, Question
from vusta_desk.importing.rows.branch_spelling import usual_spelling

NOT_ON_RECORD = "branch_not_on_record"


class BranchReading(NamedTuple):
    """The key a name stands for; None while it is asked about. `said` is what is told of it."""

    key: str | None
    said: Problem | None = None


class BranchBook:
    """The branches known so far, found by their names.

    A name is the very one of a branch, or one that means it, or new; where it is merely like one it
    is asked about: `choices` answers, `learned` remembers earlier answers.
    """

    def __init__(
        self,
        known: Iterable[Branch],
        taken: Iterable[str] = (),
        choices: Choices = NO_CHOICES,
        learned: Learned = NOTHING_LEARNED,
    ) -> None:
        self.new: list[Branch] = []
        self.ours = {branch.key: branch for branch in known}
        self._known = BranchNames(self.ours.values(), learned.branches)
        self._answers = choices.branches
        self._read: dict[str, BranchReading] = {}
        self._new_names: dict[str, Branch] = {}
        self._questions: dict[str, tuple[str, ...]] = {}
        self._rows: Counter[str] = Counter()
        self._fresh = fresh_keys("B", 2, (*self.ours, *taken))

    @property
    def questions(self) -> tuple[BranchQuestion, ...]:
        """The names that may be those of branches of ours, with the rows below each."""
        return tuple(
            BranchQuestion(name, guesses, self._rows[name])
            for name, guesses in self._questions.items()
        )

    @property
    def lessons(self) -> Mapping[str, str]:
        """Of which names a person has said now whose they are."""
        return {
            name: key
            for name in self._read
            if (key := self._answers.get(folded(name))) in self.ours and key is not None
        }

    def is_ours(self, name: str) -> bool:
        """Whether the name is that of a branch of ours, or means one."""
        return isinstance(self._answered(name), Known)

    def is_like_ours(self, name: str) -> bool:
        """Whether it is, or may be."""
        return not isinstance(self._answered(name), New)

    def read(self, name: str) -> BranchReading:
        """The branch of that name; a new one where nothing like it is known."""
        reading = self.read_once(name)
        if reading.key is None:
            self._rows[name] += 1
        return reading

    def read_once(self, name: str) -> BranchReading:
        """As `read`, for a name that is no person's: a row above people, a list of branches."""
        if name not in self._read:
            self._read[name] = self._first_reading(name)
        return self._read[name]

    def key_of_branch(self, branch: Branch) -> str:
        """The key here of a branch of another registry, which keeps its own where it is free."""
        name = folded(branch.name)
        ours = self.ours.get(branch.key)
        if ours is not None and folded(ours.name) == name:
            return branch.key
        found = self._known.match(branch.name)
        if isinstance(found, Known) and folded(self.ours[found.key].name) == name:
            return found.key
        if ours is not None or branch.key in {new.key for new in self.new}:
            branch = replace(branch, key=next(self._fresh))
        self.new.append(branch)
        return branch.key

    def _first_reading(self, name: str) -> BranchReading:
        found = self._answered(name)
        if isinstance(found, Question):
            self._questions[name] = found.guesses
            names = tuple(self.ours[key].name for key in found.guesses)
            return BranchReading(
                None, problem(Severity.WARNING, "branch_unsure", words=name, names=names)
            )
        if isinstance(found, Known):
            ours = self.ours[found.key].name
            code = "branch_remembered" if found.remembered else "branch_read_as"
            said = problem(Severity.INFO, code, words=name, name=ours)
            return BranchReading(found.key, said if found.loosely else None)
        return self._as_new(name)

    def _as_new(self, name: str) -> BranchReading:
        """A branch that is not on record; several spellings of one name are one branch."""
        before = self._new_names.get(folded(name))
        if before is not None:
            said = problem(Severity.INFO, "branch_read_as", words=name, name=before.name)
            is_same = same_spelling(before.name, name)
            return BranchReading(before.key, None if is_same else said)
        new = self._new_names[folded(name)] = Branch(next(self._fresh), usual_spelling(name))
        self.new.append(new)
        if self.ours:
            said = problem(Severity.INFO, NOT_ON_RECORD, words=name, name=new.name)
            return BranchReading(new.key, said)
        if new.name == name:
            return BranchReading(new.key)
        said = problem(Severity.INFO, "capitals_to_title_case", before=name, after=new.name)
        return BranchReading(new.key, said)

    def _answered(self, name: str) -> Answer:
        """What a person has said of the name, else what can be told."""
        if (asked := folded(name)) in self._answers:
            key = self._answers[asked]
            if key is None:
                return NEW
            if key in self.ours:
                return Known(key, loosely=True)
        return self._known.match(name)
