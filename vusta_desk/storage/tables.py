"""The schema, once. Triggers, migrations' last word and undo are made from these tables.

Every audited table has a whole-number `id` that is never used twice and keeps the order of
arrival. Dates are ISO text, partial dates of reduced length; JSON is text. A table's `info`
says what its rows are called in a refusal: `kind`, and where key and name stand (`key`, `name`)
or in which column the row's owner is (`owner`). A name that refers to a record is that record's.
"""

from collections.abc import Iterable

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import Boolean

metadata = MetaData()
OWNER_OF_GONE = "json_extract(old, '$.member_id')"


def _days(*columns: str) -> Iterable[SchemaItem]:
    """Full dates that a calendar has: with `+0 days` SQLite turns 30 February into another day."""
    for name in columns:
        yield Column(name, Text)
        yield CheckConstraint(f"{name} IS date({name}, '+0 days')").ddl_if(dialect="sqlite")


def _partial_dates(*columns: str) -> Iterable[SchemaItem]:
    """Dates known to the year, the month or the day."""
    for name in columns:
        whole = f"substr({name} || '-01-01', 1, 10)"
        fits = f"length({name}) IN (4, 7, 10) AND {whole} IS date({whole}, '+0 days')"
        yield Column(name, Text)
        yield CheckConstraint(f"{name} IS NULL OR {fits}").ddl_if(dialect="sqlite")


def _later(target: str) -> ForeignKey:
    """A reference that need not hold before the operation ends."""
    return ForeignKey(target, deferrable=True, initially="DEFERRED")


def _table(name: str, *items: SchemaItem, info: dict[str, str]) -> Table:
    key = Column("id", Integer, primary_key=True)
    return Table(name, metadata, key, *items, info=info, sqlite_autoincrement=True)


def _of_member(name: str, *items: SchemaItem, kind: str) -> Table:
    """A list kept for each member; `position` is its order."""
    return _table(
        name,
        Column("member_id", ForeignKey("members.id"), nullable=False, index=True),
        Column("position", Integer, nullable=False),
        *items,
        info={"kind": kind, "owner": "member_id"},
    )


settings = _table(
    "settings",
    Column("key", Text, nullable=False, unique=True),
    Column("value", Text, nullable=False),
    info={"kind": "setting", "key": "key", "name": "key"},
)

branches = _table(
    "branches",
    Column("key", Text, nullable=False, unique=True),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("kind", Text),
    *_partial_dates("opened", "closed"),
    info={"kind": "branch", "key": "key", "name": "name"},
)

members = _table(
    "members",
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("sort_key", Text, nullable=False, index=True),
    Column("folded", Text, nullable=False),
    Column("sex", Text),
    *_partial_dates("birth_date"),
    Column("branch", ForeignKey("branches.key"), index=True),
    Column("card_number", Text, index=True),
    Column("card_number_old", Text, index=True),
    Column("personal_id", Text, index=True),
    Column("home", Text),
    *_partial_dates("admission_decision_date", "admission_date", "official_date"),
    Column("under_review", Boolean, nullable=False, server_default=false()),
    *_days("under_review_since"),
    Column("early_request", Boolean, nullable=False, server_default=false()),
    *_days("early_request_date"),
    Column("early_request_reason", Text),
    Column("as_written", Text),
    # Why and when the member was taken out; null for everyone who counts.
    Column("taken_out", Text),
    *_days("taken_out_on"),
    # The record that took this one's facts over, as they were of one person.
    Column("merged_into", ForeignKey("members.key"), index=True),
    info={"kind": "member", "key": "key", "name": "name"},
)

standings = _of_member(
    "standings",
    Column("standing", Text, nullable=False),
    *_days("since"),
    kind="standing",
)

interruptions = _of_member(
    "interruptions",
    *_partial_dates("since", "until"),
    Column("kind", Text),
    Column("restored", Boolean, nullable=False),
    kind="interruption",
)

badges = _of_member(
    "badges",
    Column("level", Integer, nullable=False),
    *_partial_dates("date"),
    Column("kind", Text, nullable=False),
    Column("decision", Text),
    Column("serial", Text),
    # Set where the closing of a ceremony wrote the badge; reopening takes it back by this.
    Column("ceremony_entry_id", ForeignKey("ceremony_entries.id"), index=True),
    *_days("stated_before"),
    kind="badge",
)

disciplines = _of_member(
    "disciplines",
    Column("form", Text, nullable=False),
    *_days("date"),
    Column("corrected", Boolean),
    kind="discipline",
)

ceremonies = _table(
    "ceremonies",
    Column("name", Text, nullable=False),
    *_days("day"),
    Column("place", Text, nullable=False),
    Column("state", Text, CheckConstraint("state IN ('draft', 'closed')"), nullable=False),
    Column("rules", Text, nullable=False),
    # The operation that closed it, as long as it is closed.
    Column("closed_by", _later("operations.id")),
    CheckConstraint("(state = 'closed') = (closed_by IS NOT NULL)"),
    # The numbers the office has made known, by level; JSON, null if there are none.
    Column("announced", Text),
    info={"kind": "ceremony", "key": "id", "name": "name"},
)

ceremony_rounds = _table(
    "ceremony_rounds",
    Column("ceremony_id", ForeignKey("ceremonies.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    *_days("day", "window_first", "window_last", "reference_day"),
    info={"kind": "ceremony_round", "owner": "ceremony_id"},
)

ceremony_entries = _table(
    "ceremony_entries",
    Column("ceremony_id", ForeignKey("ceremonies.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("key", ForeignKey("members.key"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("branch", Text, nullable=False),
    Column("level", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("round", Text, nullable=False),
    *_days("due_day"),
    Column("amount", Integer),
    Column("left_out", Text),
    Column("put_in", Text),
    Column("decision", Text),
    *_days("decision_date"),
    Column("serial", Text),
    Column("facts", Text, nullable=False),
    Column("reckoning", Text, nullable=False),
    UniqueConstraint("ceremony_id", "key"),
    info={"kind": "ceremony_entry", "key": "key", "name": "name"},
)

# --- what was told to the program about lists and people, remembered ----------------------------

learned = _table(
    "learned",
    Column(
        "kind", Text, CheckConstraint("kind IN ('header', 'columns', 'branch')"), nullable=False
    ),
    Column("name", Text, nullable=False),
    Column("value", Text, nullable=False),  # JSON
    UniqueConstraint("kind", "name"),
    info={"kind": "learned", "key": "name", "name": "name"},
)

reconciliations = _table(
    "reconciliations",
    # The upper committee's export ('central') or a branch's key.
    Column("source", Text, nullable=False),
    *_days("day"),
    Column("file", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    # Head-counts by what they count, and the keys of the members who counted; JSON.
    Column("counts", Text, nullable=False),
    Column("people", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("protocol", Text, nullable=False),  # what its paper says; JSON
    Index("ix_reconciliations_source", "source", "day"),
    info={"kind": "reconciliation", "key": "day", "name": "file"},
)

settled_differences = _table(
    "settled_differences",
    Column("source", Text, nullable=False),
    # A member's key or, of somebody not on file, the mark by which the list is recognised again.
    Column("subject", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("ours", Text, nullable=False),
    Column("theirs", Text, nullable=False),
    Column(
        "decision", Text, CheckConstraint("decision IN ('keep', 'taken', 'noted')"), nullable=False
    ),
    Column("note", Text, nullable=False),
    Column("reconciliation_id", ForeignKey("reconciliations.id"), index=True),
    UniqueConstraint("source", "subject", "field"),
    info={"kind": "settled_difference", "key": "subject", "name": "subject"},
)

branch_exchanges = _table(
    "branch_exchanges",
    Column("token", Text, nullable=False, unique=True),
    Column("branch", ForeignKey("branches.key"), nullable=False, index=True),
    *_days("sent_on"),
    Column("file", Text, nullable=False),
    Column("base", Text, nullable=False),  # what was sent; JSON
    *_days("answered_on"),
    Column("answer", Text, CheckConstraint("answer IN ('changes', 'no_change')")),
    Column("changes", Integer),
    CheckConstraint("(answer IS NULL) = (answered_on IS NULL)"),
    info={"kind": "branch_exchange", "key": "token", "name": "branch"},
)

# Two records that look like one person's and are not.
not_same = _table(
    "not_same",
    Column("one", ForeignKey("members.key"), nullable=False),
    Column("other", ForeignKey("members.key"), nullable=False, index=True),
    UniqueConstraint("one", "other"),
    CheckConstraint("one < other"),
    info={"kind": "not_same", "key": "one", "name": "one"},
)

# --- rules of the office's own, and what people decide about badges ------------------------------

# A value of a rule from a day on; `part` names the level or the form where the rule is a table.
rule_values = _table(
    "rule_values",
    Column("rule", Text, nullable=False),
    Column("part", Text, nullable=False),
    *_days("since"),
    Column("value", Text, nullable=False),  # JSON
    Column("source", Text, nullable=False),
    UniqueConstraint("rule", "part", "since"),
    info={"kind": "rule_value", "key": "rule", "name": "rule"},
)

nominations = _table(
    "nominations",
    Column("member", ForeignKey("members.key"), nullable=False, index=True),
    Column("level", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("round", Text, nullable=False, index=True),  # its code
    Column("reason", Text, nullable=False),
    # Of the dead a relative applies.
    Column("applicant", Text, nullable=False),
    Column("relation", Text, nullable=False),
    Column("state", Text, nullable=False),  # that of the last step: an earlier one has work on it
    info={"kind": "nomination", "key": "member", "name": "member"},
)

nomination_steps = _table(
    "nomination_steps",
    Column("nomination_id", ForeignKey("nominations.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("state", Text, nullable=False),
    *_days("day"),
    Column("number", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("cause", Text),  # the kind of reason for setting it aside
    # Set where the closing of a ceremony made the step; reopening takes it back by this.
    Column("ceremony_id", ForeignKey("ceremonies.id"), index=True),
    info={"kind": "nomination_step", "owner": "nomination_id"},
)

# What stands beside a badge's amount and may still change when the ceremony is closed.
payments = _table(
    "payments",
    Column("ceremony_id", ForeignKey("ceremonies.id"), nullable=False),
    Column("member", ForeignKey("members.key"), nullable=False, index=True),
    Column("extra", Integer),  # whole đồng beyond the amount
    Column("extra_what", Text, nullable=False),
    Column("source", Text, nullable=False),  # who pays; empty: no source yet
    *_days("paid_on"),
    Column("paid", Integer),  # what was handed over, whatever the amount becomes afterwards
    Column("note", Text, nullable=False),
    UniqueConstraint("ceremony_id", "member"),
    CheckConstraint("(paid_on IS NULL) = (paid IS NULL)"),
    info={"kind": "payment", "key": "member", "name": "member"},
)

closed_rounds = _table(
    "closed_rounds",
    Column("code", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    *_days("day", "window_first", "window_last", "reference_day", "closed_on"),
    Column("rules", Text, nullable=False),  # the fingerprint
    Column("used", Text, nullable=False),  # the rule values that had a say; JSON
    Column("closed_by", _later("operations.id"), nullable=False),  # the operation that did it
    info={"kind": "closed_round", "key": "code", "name": "name"},
)

# Everyone on file when the round was closed, in exactly one box.
closed_round_rows = _table(
    "closed_round_rows",
    # Deferred: reopening takes the round away first, and only then its people.
    Column("closed_round_id", _later("closed_rounds.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("key", ForeignKey("members.key"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("branch", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("level", Integer),
    *_days("due_day"),
    Column("amount", Integer),
    Column("decision", Text, nullable=False),  # all of the decision; JSON
    Column("facts", Text, nullable=False),  # the member's record as it was; JSON
    info={"kind": "closed_round_row", "key": "key", "name": "name"},
)

# --- the record of what was done; append-only by trigger -------------------------------------

operations = Table(
    "operations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("time", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text),
    Column("note", Text, nullable=False),
    Column("details", Text, nullable=False),
    Column("undoes", ForeignKey("operations.id")),
    # Its changes are one unbroken run, because one writer works at a time; null if there are none.
    Column("first_change", Integer),
    Column("last_change", Integer),
)

changes = Table(
    "changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("operation", _later("operations.id")),
    Column("table_name", Text, nullable=False),
    Column("row", Integer, nullable=False),
    Column("action", Text, nullable=False),
    Column("old", Text),
    # What happened to a row; and the rows a member once had: the expression is the query's own.
    Index("ix_changes_row", "table_name", "row"),
    Index(
        "ix_changes_gone",
        "table_name",
        text(OWNER_OF_GONE),
        sqlite_where=text("action = 'delete'"),
    ),
    sqlite_autoincrement=True,
)

audit_context = Table(
    "audit_context",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("operation", Integer),
)

AUDITED = tuple(table for table in metadata.sorted_tables if "kind" in table.info)
