"""How a tracker is handed on: whoever has it gives it up then, and a time that is promised to another is refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.interval import Interval
from app.domain.key import new_key
from app.domain.roster_turn import COUNTY_TIME
from app.domain.unit import Tracker
from app.errors import InputRefused
from app.store import unit_store
from app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Carrying:
    """A stretch of time in which a tracker is carried; `name` is the unit's, empty for a vehicle without one."""

    interval: Interval
    name: str


def hand_on(work: UnitOfWork, tracker: Tracker, unit_id: str, since: datetime, until: datetime | None) -> None:
    """The unit of `unit_id` ("": only the vehicle it is in) carries it in [since, until); None for the open end.

    Whoever has it now has it until then, and again after a time that ends; raises `InputRefused` where it is promised
    to somebody for a part of that time."""
    for held in unit_store.carried_times(work.connection, tracker.id).get(tracker.id, []):
        if (held.valid_to is not None and held.valid_to <= since) or (until is not None and held.valid_from >= until):
            continue
        if held.valid_from > work.now or held.valid_from >= since:
            raise InputRefused(
                "Tracker {serial} is promised to another from {time} on. Nothing was changed; give it until then, or "
                "take it in first.",
                serial=tracker.serial,
                time=f"{held.valid_from.astimezone(COUNTY_TIME):%m-%d %H:%M}",
            )
        work.change(held, valid_to=since)
        if until is not None and (held.valid_to is None or held.valid_to > until):
            work.add(replace(held, id=new_key(), version=1, valid_from=until))
    work.add(
        Interval(
            id=new_key(),
            owner_domain=tracker.owner_domain,
            area_id=tracker.area_id,
            subject="tracker",
            subject_id=tracker.id,
            aspect="unit",
            value=unit_id,
            valid_from=since,
            valid_to=until,
        )
    )
