"""What the database holds, and whether its file is whole."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from app.store.tables import TABLE_OF, visible


def row_counts(connection: Connection) -> dict[str, int]:
    """Visible rows by table name."""
    return {
        table.name: int(connection.execute(select(func.count()).select_from(table).where(visible(table))).scalar_one())
        for table in TABLE_OF.values()
    }


def integrity_problems(connection: Connection) -> list[str]:
    """What SQLite finds wrong with the file and with its foreign keys; empty when whole."""
    if connection.dialect.name != "sqlite":
        return []
    found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
    return found + [f"foreign key: {tuple(row)}" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]
