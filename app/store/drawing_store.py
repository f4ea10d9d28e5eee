"""What was drawn on the map."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, and_, or_

from app.domain.access import Actor
from app.domain.drawing import AREA_KINDS, Drawing, DrawingReach
from app.domain.natural_order import natural
from app.store.records import RecordStore
from app.store.tables import drawing

drawings: RecordStore[Drawing] = RecordStore(Drawing)


def seen_by(connection: Connection, actor: Actor) -> list[Drawing]:
    """Everything this actor may see, expired or not, the newest first."""
    return drawings.find(
        connection,
        or_(
            drawing.c.reach == DrawingReach.ALL,
            and_(drawing.c.reach == DrawingReach.DESK, drawing.c.desk_id == actor.desk_id),
            drawing.c.author_id == actor.user_id,
        ),
        order=(drawing.c.row_no.desc(),),
    )


def areas(connection: Connection, ids: Collection[str] | None = None) -> list[Drawing]:
    """Areas that can be the zone of a rule, by name: everybody's and every desk's, nobody's own; those of `ids` if
    given."""
    chosen = () if ids is None else (drawing.c.id.in_(ids),)
    found = drawings.find(connection, drawing.c.kind.in_(AREA_KINDS), drawing.c.reach != DrawingReach.MINE, *chosen)
    return sorted(found, key=lambda one: natural(one.name))
