"""The records of pictures; the pictures themselves are files."""

from __future__ import annotations

from sqlalchemy import Connection, or_

from app.domain.picture import Picture
from app.domain.record import Record
from app.store import alert_store, call_store
from app.store.records import RecordStore
from app.store.tables import picture

pictures: RecordStore[Picture] = RecordStore(Picture)


def pictures_of(connection: Connection, *, alert_id: str = "", call_id: str | None = None) -> list[Picture]:
    """What was taken for an alert, or for its call, the earliest first."""
    about = picture.c.alert_id == alert_id
    if call_id is not None:
        about = or_(about, picture.c.call_id == call_id)
    return pictures.find(connection, about, order=(picture.c.taken_at,))


def about(connection: Connection, alert_id: str | None, call_id: str | None) -> Record:
    """What a picture hangs on; raises `NotFound`."""
    if alert_id is not None:
        return alert_store.alerts.get(connection, alert_id)
    return call_store.calls.get(connection, str(call_id))
