"""What is loaded while the password is being typed, so that the main window is there at once."""

import gc
from importlib import import_module


def load_ahead() -> None:
    """Loads what the main window needs, and spares the search for garbage what is there to stay."""
    for module in ("shell.main_window", "screens.home"):
        import_module(f"vusta_desk.gui.{module}")
    gc.collect()
    gc.freeze()
