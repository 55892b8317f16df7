"""How much of a foreign file is read before it is refused: far above any real list of members."""

MAX_FILE_BYTES = 64 * 2**20
MAX_UNZIPPED_BYTES = 384 * 2**20
MAX_COLUMNS = 1_000
MAX_ROWS = 250_000  # with something in them; blank rows are not counted
MAX_CELLS = 20_000_000  # of a sheet's rectangle, blank ones too: calamine takes 24 bytes for each
MAX_CELL_CHARACTERS = 32_767  # Excel's own limit
