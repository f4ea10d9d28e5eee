"""The posts that a spot check may be drawn of now, each with what its weight comes from.

Whoever leads, and the seats of the room where the draw is made, are not among them: they would look at themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.duty import DutyLevel, PostRole, RosterSlot
from app.domain.spot_draw import MOST_DAYS, DrawnPost
from app.store import duty_store, level_store, spot_store
from app.store.engine import Connection

CHECKED = frozenset({PostRole.PATROL, PostRole.GUARD, PostRole.STANDBY, PostRole.VIDEO_WATCH})


@dataclass(frozen=True)
class DrawablePost:
    """A post of the roster, however many slots it has. `crew` is the unit that stands there, never a person."""

    weighed: DrawnPost
    crew: str
    turn_from: datetime
    turn_to: datetime
    needed: int


def drawable(connection: Connection, now: datetime) -> tuple[DrawablePost, ...]:
    """The manned posts of this moment that wait for no check already."""
    posts: dict[spot_store.PostKey, list[RosterSlot]] = {}
    for slot in duty_store.slots_at(connection, now):
        if slot.role in CHECKED and slot.who:
            posts.setdefault((slot.role.value, slot.post, slot.area_id or ""), []).append(slot)
    for one in spot_store.waiting(connection, now):
        posts.pop((one.role.value, one.post, one.area_id or ""), None)
    last, hazards = spot_store.last_checked(connection), spot_store.open_hazards(connection)
    breached = {(one.role.value, one.post, one.area_id or "") for one, _ in spot_store.breaches(connection)}
    levels = level_store.levels_at(connection, now)
    return tuple(
        _post(
            slots,
            days=MOST_DAYS if key not in last else max(0, min((now - last[key]).days, MOST_DAYS)),
            level=levels.of(key[2]),
            hazards=hazards.get(key[2], 0) if key[2] else 0,
            has_breach=key in breached,
        )
        for key, slots in posts.items()
    )


def _post(slots: Sequence[RosterSlot], *, days: int, level: DutyLevel, hazards: int, has_breach: bool) -> DrawablePost:
    first, needed = slots[0], sum(one.needed for one in slots)
    return DrawablePost(
        DrawnPost(
            role=first.role, post=first.post, area_id=first.area_id or "", days=days, level=level, hazards=hazards,
            has_breach=has_breach, is_short=sum(one.present for one in slots) < needed,
        ),
        crew="、".join(one.who for one in slots if one.unit_id is not None),
        turn_from=min(one.valid_from for one in slots),
        turn_to=max(one.valid_to for one in slots),
        needed=needed,
    )  # fmt: skip
