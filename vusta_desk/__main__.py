"""`python -m vusta_desk`: hands the command line to the program."""

import sys

if __name__ == "__main__":
    try:
        from vusta_desk.app.cli import main

        sys.exit(main())
    except KeyboardInterrupt:  # while the program was still being loaded, or after it was done
        sys.exit(130)
