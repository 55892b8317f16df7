"""What stops a build: told in one line, without a traceback."""


class BuildStopped(Exception):
    """Something is not as it must be; the message says what, and what to do where that is known."""
