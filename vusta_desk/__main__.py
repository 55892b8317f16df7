"""`python -m vusta_desk`: hands the command line to the program, which opens its window or not."""

import sys

from vusta_desk.app import no_console


def main() -> int:
    """The exit code of the program."""
    return no_console.telling(_run) if no_console.is_missing() else _run()


def _run() -> int:
    try:
        from vusta_desk.app.cli import main as run

        return run()
    except KeyboardInterrupt:  # while the program was still being loaded, or after it was done
        return 130


if __name__ == "__main__":
    sys.exit(main())
