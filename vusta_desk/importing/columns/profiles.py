"""Kinds of list that are known as a whole (`resources/lists/profiles.toml`), by their headers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from vusta_desk.domain.findings import Refused
from vusta_desk.importing.columns.header_names import HeaderNames, header_key, shipped_names
from vusta_desk.importing.columns.headers import Header
from vusta_desk.importing.shipped import read_shipped


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of list: how it is recognised, what its columns mean, what it may change.

    `keeps` are fields of a known member that it does not change unasked where we know something;
    with `only`, that goes for all fields but those. With `known_only` nobody new is made. Where
    `of_branches` its rows are branches, no people.
    """

    id: str
    headings: frozenset[str]
    fields: frozenset[str]
    one_of: frozenset[str]
    without: frozenset[str]
    columns: Mapping[str, str]
    ignored: frozenset[str]
    keeps: frozenset[str]
    only: frozenset[str]
    known_only: bool
    of_branches: bool

    @property
    def needed(self) -> str:
        """The field without which the list cannot be read."""
        return "branch" if self.of_branches else "name"

    def names(self, own: Mapping[str, str]) -> HeaderNames:
        """What its columns are called; the office's own names come before all others."""
        names = shipped_names()
        fields = {**names.fields, **self.columns, **{header_key(n): f for n, f in own.items()}}
        known = {key: field for key, field in fields.items() if key not in self.ignored}
        return HeaderNames(known, names.under)

    def fits(self, header: Header) -> bool:
        """Whether a header is that of such a list."""
        there, known = _headings(header), header.fields
        return (
            self.headings <= there
            and self.fields <= known
            and (not self.one_of or not self.one_of.isdisjoint(known))
            and self.without.isdisjoint(known)
        )

    def may_change(self, field: str, ours: object) -> bool:
        """Whether such a list changes the field of a known member unasked."""
        if field == "as_written":  # words that stand beside, and take nothing away
            return True
        if ours in (None, (), ""):
            return not self.only or field in self.only
        return field in self.only if self.only else field not in self.keeps


@cache
def profiles() -> tuple[Profile, ...]:
    """Every kind of list, the ordinary one last. Raises Refused `list_words_damaged`."""
    return tuple(_read(name, table) for name, table in read_shipped("profiles.toml").items())


def profile_of(name: str) -> Profile:
    """A kind of list by its name. Raises Refused `profile_unknown` (`name`, `profiles`)."""
    for profile in profiles():
        if profile.id == name:
            return profile
    raise Refused("profile_unknown", name=name, profiles=tuple(p.id for p in profiles()))


@cache
def every_name() -> HeaderNames:
    """All that any kind of list calls a column, to tell whether a row may be a header at all."""
    names = shipped_names()
    for profile in profiles():
        names = HeaderNames({**profile.columns, **names.fields}, names.under)
    return names


def _read(name: str, table: Mapping[str, Any]) -> Profile:
    columns = {
        header_key(heading): field
        for field, headings in table.get("columns", {}).items()
        for heading in headings
    }
    return Profile(
        id=name,
        headings=_keys(table.get("headings", ())),
        fields=frozenset(table.get("fields", ())),
        one_of=frozenset(table.get("one_of", ())),
        without=frozenset(table.get("without", ())),
        columns=columns,
        ignored=_keys(table.get("ignored", ())),
        keeps=frozenset(table.get("keeps", ())),
        only=frozenset(table.get("only", ())),
        known_only=bool(table.get("known_only", False)),
        of_branches=table.get("rows") == "branches",
    )


def _keys(headings: Collection[str]) -> frozenset[str]:
    return frozenset(map(header_key, headings))


def _headings(header: Header) -> frozenset[str]:
    """What stands over the columns, of headings in two rows also each row by itself."""
    whole = {header_key(column.header) for column in (*header.columns, *header.others)}
    return frozenset(whole | {key for line in header.lines for _, key in line})
