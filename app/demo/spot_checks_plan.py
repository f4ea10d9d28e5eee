"""Tonight's spot check: one draw that can be proved like any other. One post was in order, one was not, and one is
still to be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from app.demo.chance import Chance
from app.demo.rosters_plan import Rosters
from app.domain.duty import DutyLevel, PostRole, RosterSlot
from app.domain.record import OwnerDomain, Record
from app.domain.reminder import Reminder
from app.domain.spot_check import CheckMeans, Finding, SpotCheck
from app.domain.spot_draw import MOST_DAYS, DrawnPost, SpotDraw, draw, joined_posts, posts_text

BACK, LOOKED, DUE = timedelta(minutes=40), timedelta(minutes=25), timedelta(minutes=50)
WANTED = 3
_CREWS = (PostRole.PATROL, PostRole.GUARD, PostRole.STANDBY)
_REMARK = "两人未穿反光背心(演示)"


def spot_checks(rosters: Rosters, officer: str, now: datetime, chance: Chance) -> Iterator[Record]:
    """Nothing while the shift has only begun."""
    shift, at = rosters.shifts[rosters.tonight], now - BACK
    if at < shift.starts_at:
        return
    slots = {one.post: one for one in rosters.slots_of(rosters.tonight) if one.role in _CREWS}
    posts = [_weighed(one) for one in slots.values()]
    draw_id, *keys, reminder_id, seed = chance.keys_at("spot checks", [_ms(at)] * (WANTED + 3))
    steps = draw(seed, posts, WANTED)
    yield SpotDraw(
        id=draw_id, owner_domain=OwnerDomain.POLICE, at=at, by_id="", by=officer, shift=shift.name, number=1, seed=seed,
        wanted=WANTED, posts=posts_text(posts), drawn=joined_posts([one.post for one in steps]),
    )  # fmt: skip
    checks = [
        _drawn(key, draw_id, number, slots[step.post.post], at)
        for number, (key, step) in enumerate(zip(keys, steps, strict=True), start=1)
    ]
    good, wanting, *waiting = checks
    yield replace(
        good, means=CheckMeans.RADIO, on_post=Finding.IN_ORDER, strength=Finding.IN_ORDER, equipment=Finding.IN_ORDER,
        checked_at=now - LOOKED, checked_by=officer,
    )  # fmt: skip
    yield replace(
        wanting, means=CheckMeans.VIDEO, on_post=Finding.IN_ORDER, strength=Finding.IN_ORDER, dress=Finding.WANTING,
        equipment=Finding.IN_ORDER, remark=_REMARK, owner=wanting.crew, checked_at=now - LOOKED, checked_by=officer,
        reminder_id=reminder_id,
    )  # fmt: skip
    yield from waiting
    yield Reminder(
        id=reminder_id, owner_domain=OwnerDomain.POLICE, area_id=wanting.area_id, what=f"{wanting.crew}:{_REMARK}",
        due_at=now + DUE, first_due_at=now + DUE, made_at=now - LOOKED, by_id="", by=officer, subject="spot_check",
        subject_id=wanting.id, subject_name=wanting.post,
    )  # fmt: skip


def _weighed(slot: RosterSlot) -> DrawnPost:
    return DrawnPost(
        role=slot.role, post=slot.post, area_id=slot.area_id or "", days=MOST_DAYS, level=DutyLevel.NORMAL, hazards=0,
        has_breach=False, is_short=slot.present < slot.needed,
    )  # fmt: skip


def _drawn(key: str, draw_id: str, number: int, slot: RosterSlot, at: datetime) -> SpotCheck:
    return SpotCheck(
        id=key, owner_domain=OwnerDomain.POLICE, area_id=slot.area_id, draw_id=draw_id, step=number, drawn_at=at,
        role=slot.role, post=slot.post, crew=slot.who, turn_from=slot.valid_from, turn_to=slot.valid_to,
        needed=slot.needed,
    )  # fmt: skip


def _ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)
