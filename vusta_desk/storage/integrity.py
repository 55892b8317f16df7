"""Is a database file whole, and how much is in it? SQLite's own SQL."""

from sqlalchemy import Connection


def problems(connection: Connection) -> tuple[str, ...]:
    """What the engine finds wrong, in its words: pages, then trees and indexes; empty = whole."""
    pages = connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars().all()
    if pages:
        return tuple(pages)
    trees = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    return tuple(tree for tree in trees if tree != "ok")


def row_counts(connection: Connection) -> dict[str, int]:
    """The number of rows of each table, whatever the version of the schema."""
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        " ORDER BY name"
    )
    return {
        name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()
        for name in names.scalars().all()
    }
