"""Plans the import of a registry document (`vusta-registry/1`), whose members keep their keys."""

import json
from collections import defaultdict
from dataclasses import fields, replace
from hashlib import sha256

from vusta_desk.domain.findings import Finding, Place, Refused
from vusta_desk.domain.member import Member, Registry
from vusta_desk.domain.registry_json import from_document
from vusta_desk.importing.keys import BranchBook
from vusta_desk.importing.people import Draft
from vusta_desk.importing.planned import ImportPlan
from vusta_desk.importing.planner import Planner, Source

_VALUES = tuple(f.name for f in fields(Member) if f.name not in ("key", "name", "as_written"))


def plan_registry(file: str, data: bytes, known: Registry) -> ImportPlan:
    """What taking in the document would do. Raises Refused where it is no registry document."""
    registry, found = from_document(_parsed(data))
    branches = BranchBook(known.branches, [branch.key for branch in registry.branches])
    branch_keys = {branch.key: branches.key_of_branch(branch) for branch in registry.branches}
    about_members, findings = _by_member(file, found)
    drafts = [
        _draft(number, member, branch_keys, about_members[member.key])
        for number, member in enumerate(registry.members, start=1)
    ]
    rows = Planner(known, Source(file, None, {}, whole=True)).plan(drafts)
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
) -> tuple[defaultdict[str, list[Finding]], list[Finding]]:
    """The findings on members by their keys, and all others; each with its file."""
    about_members: defaultdict[str, list[Finding]] = defaultdict(list)
    others = []
    for finding in found:
        placed = replace(finding, place=Place(file))
        if str(finding.details.get("path", "")).startswith("members[") and finding.subject:
            about_members[finding.subject].append(placed)
        else:
            others.append(placed)
    return about_members, others


def _draft(
    number: int, member: Member, branch_keys: dict[str, str], findings: list[Finding]
) -> Draft:
    values = {name: value for name in _VALUES if (value := getattr(member, name)) not in (None, ())}
    if member.branch is not None:
        values["branch"] = branch_keys[member.branch]
    if member.name:
        values["name"] = member.name
    return Draft(
        number, None, values, dict(member.as_written), findings, not member.name, member.key
    )
