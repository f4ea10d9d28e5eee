"""Who points at an asset: records of other nouns that carry its key."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from app.domain.record import Record
from app.store.records import RecordStore
from app.store.tables import TABLE_OF


def pointing(connection: Connection, record: type[Record], column: str, asset_ids: Sequence[str]) -> list[Record]:
    """The visible records of a noun whose `column` names one of these assets."""
    return RecordStore(record).find(connection, TABLE_OF[record].c[column].in_(asset_ids))


def noun_of(record: type[Record]) -> str:
    """The name under which changes of this noun are told."""
    return TABLE_OF[record].name
