"""Commands about the dated rules: all of them side by side, a value entered or taken back."""

from argparse import Namespace
from collections.abc import Iterable, Iterator

from vusta_desk.app.cli import exits
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.rule_shape import changes_shape, rules_shape
from vusta_desk.app.cli.session import opened
from vusta_desk.domain.own_rules import OwnValue
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import day_text
from vusta_desk.i18n.rule_words import (
    failure_text,
    judged_texts,
    origin_text,
    part_text,
    rule_title,
    value_text,
)
from vusta_desk.usecases import rule_cases, rules
from vusta_desk.usecases.rule_cases import Proof
from vusta_desk.usecases.rule_typing import typed_value
from vusta_desk.usecases.rules import RuleView, ValueView, VerdictChange

_IN_FORCE, _NOT_IN_FORCE = "→", " "


def show(options: Namespace, console: Console) -> int:
    """`rules`: every rule with all its values, those that need an entry first."""
    with opened(options, console) as services:
        views, proof = rules.rules(services), rule_cases.prove_shipped(services)
        fingerprint = services.rulebook.fingerprint
        if options.json:
            console.json(rules_shape(fingerprint, views, proof))
        else:
            for view in views:
                _show_rule(view, console)
            console.line(
                console.translate(N_("Fingerprint of the rules: {text}"), text=fingerprint)
            )
            show_proof(proof, console)
    return exits.DONE if proof.holds else exits.REFUSED


def enter(options: Namespace, console: Console) -> int:
    """`rules set`: enters a value; with `--dry-run` only tells whose verdict would change."""
    with opened(options, console) as services:
        part = options.part or ""
        value = typed_value(options.rule, part, options.value)
        own = OwnValue(options.rule, options.since, value, options.source, part)
        changes = rules.preview(services, own)
        if not options.dry_run:
            rules.set_own(services, own)
        if options.json:
            console.json(changes_shape(changes))
        else:
            _show_changes(changes, console)
    return exits.DONE


def forget(options: Namespace, console: Console) -> int:
    """`rules forget`: takes a value of the office's own back."""
    with opened(options, console) as services:
        rules.rule(services, options.rule)
        if rules.forget_own(services, options.rule, options.part or "", options.since) is None:
            text = N_("The office has no value of its own there. Nothing was changed.")
            console.tell(console.translate(text))
            return exits.REFUSED
    return exits.DONE


def _show_rule(view: RuleView, console: Console) -> None:
    words = console.catalogue
    console.line(f"{rule_title(view.id, words)} ({view.id})")
    for need in view.needs_entry:
        console.line(f"  ! {console.sentence(need.code, need.details)}")
    for value in view.values:
        mark = _IN_FORCE if value.in_force else _NOT_IN_FORCE
        console.line(f"  {mark} {' · '.join(_told(view.id, value, words))}")
    console.line()


def _told(rule: str, value: ValueView, words: Catalogue) -> Iterator[str]:
    yield words.say(N_("from {day}"), day=day_text(value.since))
    if value.part:
        yield part_text(value.part, words)
    yield value_text(rule, value.value, words)
    yield value.source
    if origin := origin_text(value.is_own, value.choice, value.confidence, words):
        yield origin


def show_proof(proof: Proof, console: Console) -> None:
    """How many examples of the rules come out right, and those that do not."""
    text = N_("Rules: {right} of {total} examples right")
    console.line(console.translate(text, right=proof.right, total=proof.total))
    for each in proof.failures:
        console.tell(failure_text(each, console.catalogue))


def _show_changes(changes: Iterable[VerdictChange], console: Console) -> None:
    words, found = console.catalogue, tuple(changes)
    console.line(console.translate(N_("Verdicts that change: {count}"), count=len(found)))
    for each in found:
        sides = " → ".join(judged_texts(each.before, each.after, words))
        console.line(f"{each.round} · {each.name} ({each.key}) · {each.branch}: {sides}")
