"""The places of the window, a module or a package each; they do not know each other."""
