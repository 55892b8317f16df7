"""The command self-test."""

from argparse import Namespace

from vusta_desk.app import self_test as trial
from vusta_desk.app.cli import exits
from vusta_desk.app.cli.commands.rules import show_proof
from vusta_desk.app.cli.console import Console
from vusta_desk.i18n.catalogue import N_


def self_test(options: Namespace, console: Console) -> int:
    """`self-test`: one line for everything that must work on this machine."""
    works = True
    for name, problem in trial.self_test():
        works = works and problem is None
        outcome = console.translate(N_("works")) if problem is None else problem
        console.line(f"{console.translate(name)}: {outcome}")
    proof = trial.rule_proof()
    show_proof(proof, console)
    works = works and proof.holds
    return exits.DONE if works else exits.REFUSED
