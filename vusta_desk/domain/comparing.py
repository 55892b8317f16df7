"""Compares who counts here with another body's list, line by line. Pure: nothing is written."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from vusta_desk.domain.comparison import (
    MISSING_HERE,
    MISSING_THERE,
    Comparison,
    Counts,
    Line,
    Listed,
    Sides,
)
from vusta_desk.domain.disagreement import disagreements, knows_more
from vusta_desk.domain.member import Member
from vusta_desk.domain.reconciliation import CENTRAL, Decision, Settled
from vusta_desk.domain.standings import IN_STANDING, standing_today


def counts_on(member: Member, day: date) -> bool:
    """Whether a member counts among the committee's own on a day."""
    return standing_today(member, day) in IN_STANDING


def in_scope(member: Member, source: str, day: date) -> bool:
    """Whether a member counts on the side of the registry in a comparison with this source."""
    return counts_on(member, day) and source in (CENTRAL, member.branch)


def compare(sides: Sides, source: str, day: date, settled: Iterable[Settled] = ()) -> Comparison:
    """What the two sides do not agree on; `settled` is what was decided of this source before."""
    return _Comparing(sides, source, day, settled).compare()


def lapsed(comparison: Comparison, settled: Iterable[Settled]) -> tuple[tuple[str, str], ...]:
    """Earlier decisions about people missing who are missing no longer, by subject and field.

    Should the same person be missing once more, that is something new.
    """
    there = {line.id for line in comparison.lines}
    return tuple(
        (entry.subject, entry.field)
        for entry in settled
        if entry.field in (MISSING_HERE, MISSING_THERE)
        and entry.decision is not Decision.TAKEN
        and (entry.subject, entry.field) not in there
    )


class _Comparing:
    """One comparison in the making."""

    def __init__(self, sides: Sides, source: str, day: date, settled: Iterable[Settled]) -> None:
        self._sides, self._source, self._day = sides, source, day
        self._known = {member.key: member for member in sides.members}
        self._settled = {(entry.subject, entry.field): entry for entry in settled}
        self._here: list[Line] = []
        self._different: list[Line] = []
        self._not_theirs: dict[str, Listed] = {}  # rows they do not count themselves, by key
        self._matched: set[str] = set()
        self._aside = self._more = 0

    def compare(self) -> Comparison:
        for listed in self._sides.listed:
            self._place(listed)
        ours = [m for m in self._sides.members if in_scope(m, self._source, self._day)]
        there = [self._missing_there(m) for m in ours if m.key not in self._matched]
        matched = len(self._matched)
        counts = Counts(
            ours=len(ours),
            theirs=matched + len(self._here) + self._sides.unclear,
            matched=matched,
            differing=len({line.subject for line in self._different}),
            missing_here=len(self._here),
            missing_there=len(there),
            unclear=self._sides.unclear,
            aside=self._aside,
        )
        return Comparison(
            self._source,
            self._day,
            tuple(self._here),
            tuple(there),
            tuple(self._different),
            counts,
            self._more,
        )

    def _place(self, listed: Listed) -> None:
        if listed.left or not self._is_of_source(listed):
            self._aside += 1
            self._not_theirs[listed.key or ""] = listed
            return
        member = self._known.get(listed.key or "")
        if member is None or not in_scope(member, self._source, self._day):
            self._here.append(self._missing_here(listed, member))
            return
        self._matched.add(member.key)
        found = [
            self._line(member.key, name, ours, theirs, member, listed)
            for name, ours, theirs in disagreements(member, listed.values)
        ]
        found += [
            self._line(member.key, name, ours, words, member, listed, "unread")
            for name, words in listed.unread.items()
            if (ours := getattr(member, name)) is not None
        ]
        self._different += found
        self._more += knows_more(member, listed.values)

    def _is_of_source(self, listed: Listed) -> bool:
        return self._source == CENTRAL or listed.values.get("branch") in (None, self._source)

    def _missing_here(self, listed: Listed, member: Member | None) -> Line:
        theirs = "|".join(
            self._text("branch", value) if name == "branch" else str(value or "")
            for name in ("name", "birth_date", "card_number", "personal_id", "branch")
            for value in [listed.values.get(name)]
        )
        if member is None:
            why, ours = "unknown", None
        elif counts_on(member, self._day):
            why, ours = "elsewhere", member.branch
        else:
            why, ours = "not_counted", standing_today(member, self._day)
        subject = listed.mark if member is None else member.key
        branch = listed.values.get("branch")
        line = Line(
            subject=subject,
            field=MISSING_HERE,
            name=listed.name if member is None else member.name,
            key=None if member is None else member.key,
            branch=None if branch is None else str(branch),
            ours=ours,
            theirs=theirs,
            ours_text=ours or "",
            theirs_text=theirs,
            why=why,
            row=listed.row,
        )
        return self._remembered(line)

    def _missing_there(self, member: Member) -> Line:
        listed = self._not_theirs.get(member.key)
        why, theirs = "not_listed", None
        if listed is not None and listed.left:
            why, theirs = "left_there", listed.left
        elif listed is not None:
            why, theirs = "listed_elsewhere", str(listed.values["branch"])
        ours = standing_today(member, self._day)
        line = Line(
            subject=member.key,
            field=MISSING_THERE,
            name=member.name,
            key=member.key,
            branch=member.branch,
            ours=ours,
            theirs=theirs,
            ours_text=ours,
            theirs_text=self._text("branch", theirs) if theirs else "",
            why=why,
            row=None if listed is None else listed.row,
        )
        return self._remembered(line)

    def _line(
        self,
        subject: str,
        name: str,
        ours: object,
        theirs: object,
        member: Member,
        listed: Listed,
        why: str = "",
    ) -> Line:
        return self._remembered(
            Line(
                subject=subject,
                field=name,
                name=member.name,
                key=member.key,
                branch=member.branch,
                ours=ours,
                theirs=theirs,
                ours_text=str(ours),
                theirs_text=self._text(name, theirs),
                why=why,
                row=listed.row,
            )
        )

    def _text(self, name: str, value: object) -> str:
        """A side as it is remembered: a branch by its key, one that is new by its name."""
        text = str(value or "")
        return self._sides.new_branches.get(text, text) if name == "branch" else text

    def _remembered(self, line: Line) -> Line:
        earlier = self._settled.get(line.id)
        if earlier is None or earlier.decision is Decision.TAKEN:
            return line
        if (earlier.ours, earlier.theirs) != (line.ours_text, line.theirs_text):
            return line
        return replace(line, settled=earlier)
