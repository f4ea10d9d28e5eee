"""A new database gets the schema that the steps made once in this session: to walk all of them costs 0.3 s, and every
other test begins with a new database. One that has tables already walks the real steps."""

from __future__ import annotations

import sqlite3
import tempfile
from functools import cache
from pathlib import Path

from sqlalchemy import Connection

from app.store import schema_steps
from app.store.engine import Database

_walk = schema_steps.run
MADE_BY_OTHERS = "SELECT name FROM pragma_table_list WHERE type = 'shadow'"
"""Tables that come with a virtual one."""


def run(connection: Connection) -> None:
    """Make the schema where nothing stands yet, else run the steps that are missing."""
    if (
        connection.dialect.name != "sqlite"
        or connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    ):
        _walk(connection)
        return
    for statement, rows in _made():
        if rows is None:
            connection.exec_driver_sql(statement)
        else:
            connection.exec_driver_sql(statement, rows)


@cache
def _made() -> list[tuple[str, list[tuple[object, ...]] | None]]:
    """The statements that make what the steps make, and the rows that they leave."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "made.sqlite"
        database = Database(file)
        with database.write() as connection:
            _walk(connection)
        database.close()
        with sqlite3.connect(file) as made:
            shadows = {name for (name,) in made.execute(MADE_BY_OTHERS)}
            standing = made.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")
            parts = [one for one in standing if one[1] not in shadows and not one[1].startswith("sqlite_")]
            found: list[tuple[str, list[tuple[object, ...]] | None]] = [(sql, None) for _, _, sql in parts]
            for kind, name, sql in parts:
                if (
                    kind == "table"
                    and not sql.startswith("CREATE VIRTUAL")
                    and (rows := made.execute(f'SELECT * FROM "{name}"').fetchall())
                ):
                    found.append((f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(rows[0]))})', rows))
        made.close()
    return found
