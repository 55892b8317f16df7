"""`python -m vusta_desk`: hands the command line to the program."""

import sys

from vusta_desk.app.cli import main

if __name__ == "__main__":
    sys.exit(main())
