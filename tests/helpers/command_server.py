"""Runs the program's commands, each in a process of its own that is forked from this one.

Loading the program takes longer than most commands do, so it is loaded once. What a command is
handed (arguments, folder, environment, outputs) is its own as for a process started from scratch;
that starting works is what other tests are for. A question is a line of JSON, its answer the code.
"""

import gc
import io
import json
import os
import sys
from importlib import import_module
from typing import Any

LOADED = ("imports", "exports", "members", "badges", "ceremonies", "papers", "upkeep", "files")


def main() -> None:
    """Answers until nobody asks any more."""
    for name in LOADED:
        import_module(f"vusta_desk.app.cli.commands.{name}")
    program = import_module("vusta_desk.__main__")
    gc.freeze()  # what is loaded stays; no command has to look it through
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            become(asked)
            sys.exit(program.main())
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def become(asked: dict[str, Any]) -> None:
    """Takes on what a process started for this command would have."""
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    sys.argv = ["vusta-desk", *asked["arguments"]]
    files = (os.devnull, os.O_RDONLY), (asked["out"], os.O_WRONLY), (asked["err"], os.O_WRONLY)
    for number, (path, way) in enumerate(files):
        opened = os.open(path, way)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - as long as the process
    sys.stdout, sys.stderr = (
        io.TextIOWrapper(open(number, "wb", closefd=False), encoding="utf-8", errors=errors)  # noqa: SIM115
        for number, errors in ((1, "strict"), (2, "backslashreplace"))
    )


if __name__ == "__main__":
    main()
