"""The main window around the places: rail, title line, menus, status line."""
