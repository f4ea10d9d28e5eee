"""Roads that are not as usual."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from app.domain.road_state import RoadState
from app.store.records import RecordStore
from app.store.tables import road_state

road_states: RecordStore[RoadState] = RecordStore(RoadState)


def at(connection: Connection, moment: datetime) -> list[RoadState]:
    """Those that hold at `moment`; what has expired is not there any more."""
    return road_states.find(
        connection,
        road_state.c.valid_from <= moment,
        road_state.c.expires_at > moment,
        order=(road_state.c.valid_from,),
    )
