"""Plans the import of a registry document (`vusta-registry/1`), whose members keep their keys."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from hashlib import sha256

from vusta_desk.domain.findings import Finding, Place, Refused, Severity
from vusta_desk.domain.member import Member, Registry
from vusta_desk.domain.registry_json import from_document
from vusta_desk.importing.cells.readings import Problem
from vusta_desk.importing.choices import RowId
from vusta_desk.importing.fates.planned import ImportPlan
from vusta_desk.importing.fates.planner import NO_ANSWERS, Planner, Source
from vusta_desk.importing.rows.branch_keys import BranchBook
from vusta_desk.importing.rows.people import Draft
from vusta_desk.jobs import Progress

_VALUES = tuple(f.name for f in fields(Member) if f.name not in ("key", "name", "as_written"))


def plan_registry(
    file: str,
    data: bytes,
    known: Registry,
    people: Mapping[RowId, str | None] = NO_ANSWERS,
    progress: Progress | None = None,
) -> ImportPlan:
    """What taking in the document would do. Raises Refused where it is no registry document."""
    registry, found = from_document(_parsed(data))
    branches = BranchBook(known.branches, [branch.key for branch in registry.branches])
    branch_keys = {branch.key: branches.key_of_branch(branch) for branch in registry.branches}
    about_members, findings = _by_member(file, found)
    findings += _kept_branches(file, registry, known, branch_keys)
    drafts = [
        _draft(number, member, branch_keys, about_members[member.key])
        for number, member in enumerate(registry.members, start=1)
    ]
    source = Source(file, None, {}, frozenset(member.key for member in registry.members))
    counted = progress.over(drafts, len(drafts)) if progress else drafts
    rows = Planner(known, source, people).plan(counted)
    return ImportPlan(
        file,
        sha256(data).hexdigest(),
        rows,
        tuple(branches.new),
        (*findings, *(finding for row in rows for finding in row.findings)),
        registry.committee if registry.committee.name else None,
    )


def _parsed(data: bytes) -> object:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Refused("json_not_read", line=getattr(error, "lineno", None)) from error


def _by_member(
    file: str, found: tuple[Finding, ...]
) -> tuple[defaultdict[str, list[tuple[str, Problem]]], list[Finding]]:
    """The problems of members by their keys, and the findings on all else, with the file."""
    about_members: defaultdict[str, list[tuple[str, Problem]]] = defaultdict(list)
    others = []
    for finding in found:
        if str(finding.details.get("path", "")).startswith("members[") and finding.subject:
            about = Problem(finding.severity, finding.code, finding.details)
            about_members[finding.subject].append((str(finding.details.get("field")), about))
        else:
            others.append(replace(finding, place=Place(file)))
    return about_members, others


def _kept_branches(
    file: str, registry: Registry, known: Registry, branch_keys: dict[str, str]
) -> Iterator[Finding]:
    """A branch we have already stays as it is; a finding where the document has it otherwise."""
    ours = {branch.key: branch for branch in known.branches}
    for branch in registry.branches:
        kept = ours.get(branch_keys[branch.key])
        if kept is not None and replace(branch, key=kept.key) != kept:
            details = {"name": kept.name}
            yield Finding(Severity.INFO, "branch_kept", kept.key, Place(file), details)


def _draft(
    number: int,
    member: Member,
    branch_keys: dict[str, str],
    problems: list[tuple[str, Problem]],
) -> Draft:
    values = {name: value for name in _VALUES if (value := getattr(member, name)) not in (None, ())}
    if member.branch is not None:
        values["branch"] = branch_keys[member.branch]
    if member.name:
        values["name"] = member.name
    return Draft(number, None, member.key, values, dict(member.as_written), problems)
