"""What came in as tracks: a row for each way of each file."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.domain.track_import import TrackImport
from app.errors import NotFound
from app.store.records import RecordStore
from app.store.tables import track_import, visible

imports: RecordStore[TrackImport] = RecordStore(TrackImport)


def latest(connection: Connection, limit: int) -> list[TrackImport]:
    """The newest first."""
    return imports.find(connection, order=(track_import.c.row_no.desc(),), limit=limit)


def of_batch(connection: Connection, batch_no: int) -> list[TrackImport]:
    """Those of one batch."""
    return imports.find(connection, track_import.c.batch_no == batch_no, order=(track_import.c.row_no,))


def batch_of(connection: Connection, import_id: str) -> int:
    """With which batch one came; raises `NotFound`."""
    query = select(track_import.c.batch_no).where(track_import.c.id == import_id, visible(track_import))
    found = connection.execute(query).scalar()
    if found is None:
        raise NotFound("This track was taken back already. Nothing was changed.")
    return int(found)
