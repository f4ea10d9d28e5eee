"""Draws of spot checks, and what was found at the posts that were drawn."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, and_, func, or_, select

from app.domain.hazard import HAZARD_ENDS
from app.domain.reminder import Reminder
from app.domain.spot_check import SpotCheck
from app.domain.spot_draw import SpotDraw
from app.store.records import RecordStore
from app.store.reminder_store import reminders
from app.store.tables import hazard, reminder, spot_check, spot_draw, visible

draws: RecordStore[SpotDraw] = RecordStore(SpotDraw)
checks: RecordStore[SpotCheck] = RecordStore(SpotCheck)

PostKey = tuple[str, str, str]
"""A post as it goes on through shifts: role, name, room (empty: of the county)."""

_STANDING = and_(reminder.c.done_at.is_(None), visible(reminder))


def since(connection: Connection, moment: datetime) -> list[SpotCheck]:
    """Those drawn since then, and older ones of which something is not mended; the newest draw first."""
    unmended = spot_check.c.reminder_id.in_(select(reminder.c.id).where(_STANDING))
    return checks.find(
        connection,
        or_(spot_check.c.drawn_at >= moment, unmended),
        order=(spot_check.c.drawn_at.desc(), spot_check.c.step, spot_check.c.row_no),
    )


def waiting(connection: Connection, now: datetime) -> list[SpotCheck]:
    """Those that somebody still has to do: nobody has, and the shift of the post is not over."""
    return checks.find(
        connection,
        spot_check.c.checked_at.is_(None),
        spot_check.c.given_up_at.is_(None),
        spot_check.c.turn_to > now,
        order=(spot_check.c.drawn_at, spot_check.c.step),
    )


def breaches(connection: Connection) -> list[tuple[SpotCheck, Reminder]]:
    """What was found wanting and is not mended, what is due first at the top."""
    due = reminders.find(
        connection, _STANDING, reminder.c.subject == spot_check.name, order=(reminder.c.due_at, reminder.c.row_no)
    )
    of = {one.reminder_id: one for one in checks.find(connection, spot_check.c.reminder_id.in_([it.id for it in due]))}
    return [(of[one.id], one) for one in due if one.id in of]


def mendings(connection: Connection, found: Collection[SpotCheck]) -> dict[str, Reminder]:
    """The reminders of what these found wanting, by key."""
    keys = sorted({one.reminder_id for one in found if one.reminder_id})
    return {one.id: one for one in reminders.find(connection, reminder.c.id.in_(keys))}


def of_draw(connection: Connection, draw_id: str) -> list[SpotCheck]:
    """The posts of a draw, in the order in which they were drawn."""
    return checks.find(connection, spot_check.c.draw_id == draw_id, order=(spot_check.c.step,))


def draws_of(connection: Connection, keys: Collection[str]) -> dict[str, SpotDraw]:
    """These draws, by key."""
    return {one.id: one for one in draws.find(connection, spot_draw.c.id.in_(sorted(set(keys))))}


def draws_since(connection: Connection, moment: datetime) -> list[SpotDraw]:
    """The draws since then, the first one first."""
    return draws.find(connection, spot_draw.c.at >= moment, order=(spot_draw.c.row_no,))


def last_checked(connection: Connection) -> dict[PostKey, datetime]:
    """When each post was looked at last."""
    rows = connection.execute(
        select(spot_check.c.role, spot_check.c.post, spot_check.c.area_id, func.max(spot_check.c.checked_at))
        .where(visible(spot_check), spot_check.c.checked_at.is_not(None))
        .group_by(spot_check.c.role, spot_check.c.post, spot_check.c.area_id)
    )
    return {(str(role), post, area or ""): at for role, post, area, at in rows}


def open_hazards(connection: Connection) -> dict[str, int]:
    """How many hazards are open in each room; those of no room under the empty key."""
    rows = connection.execute(
        select(func.coalesce(hazard.c.area_id, ""), func.count())
        .where(visible(hazard), hazard.c.state.not_in(HAZARD_ENDS))
        .group_by(hazard.c.area_id)
    )
    return {str(area): int(number) for area, number in rows}
