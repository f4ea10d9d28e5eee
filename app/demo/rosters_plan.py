"""60 days of rosters, two shifts a day with leader, patrols, guards and posts; two years of duty levels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from app.demo.areas_plan import Areas
from app.demo.chance import Chance
from app.demo.county_time import NIGHT_BEGINS, local, shift_start
from app.demo.forces_plan import Forces
from app.demo.people_plan import People
from app.domain.duty import DutyLevel, PostRole, RosterSlot, Shift, ShiftState, SlotState
from app.domain.interval import Interval
from app.domain.person import Person
from app.domain.record import OwnerDomain
from app.domain.unit import Unit, UnitKind, UnitState

DAYS, DAYS_AHEAD = 60, 7
SHORT_TONIGHT = ("巡察7组", "巡察8组")
SHIFT = timedelta(hours=12)


@dataclass(frozen=True)
class Watch:
    """A unit on duty: from when to when, in which state."""

    unit: Unit
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Rosters:
    """Shifts and slots in order of time; `watches` are the units' turns, `tonight` the number of the present shift."""

    shifts: list[Shift]
    slots: list[RosterSlot]
    watches: list[Watch]
    tonight: int

    def slots_of(self, shift: int) -> list[RosterSlot]:
        """The slots of one shift by its number."""
        key = self.shifts[shift].id
        return [slot for slot in self.slots if slot.shift_id == key]


def plan_rosters(forces: Forces, people: People, post_names: list[str], now: datetime, chance: Chance) -> Rosters:
    """The shifts from 53 days ago to a week ahead; those past are closed, the present one is on duty."""
    rng = chance.stream("rosters")
    first = shift_start(now) - 2 * (DAYS - DAYS_AHEAD) * SHIFT
    starts = [first + i * SHIFT for i in range(2 * DAYS)]
    keys = chance.keys_at("shifts", [int(at.timestamp() * 1000) for at in starts])
    shifts, drafts, watches = [], [], []
    for i, at in enumerate(starts):
        state = (
            ShiftState.ON_DUTY if at <= now < at + SHIFT else ShiftState.CLOSED if at < now else ShiftState.SCHEDULED
        )
        word = "夜班" if local(at).hour == NIGHT_BEGINS else "白班"
        shifts.append(
            Shift(
                id=keys[i],
                owner_domain=OwnerDomain.POLICE,
                name=f"{local(at):%m-%d}{word}",
                starts_at=at,
                ends_at=at + SHIFT,
                state=state,
            )
        )
        for draft in _posts(forces, people, post_names, i):
            drafts.append((i, draft))
            if draft.unit is not None:
                watches.append(Watch(draft.unit, at, at + SHIFT))
    slot_keys = chance.keys_at("slots", [int(starts[i].timestamp() * 1000) for i, _ in drafts])
    slots = [_slot(slot_keys[n], shifts[i], draft, rng.uniform()) for n, (i, draft) in enumerate(drafts)]
    return Rosters(shifts, slots, watches, tonight=2 * (DAYS - DAYS_AHEAD))


@dataclass(frozen=True)
class _Draft:
    role: PostRole
    post: str
    needed: int
    person: Person | None = None
    unit: Unit | None = None


def _posts(forces: Forces, people: People, post_names: list[str], turn: int) -> Iterator[_Draft]:
    """Who stands where in the shift number `turn`; everybody rests at least as long as he serves."""

    def of(duty: str, count: int = 1) -> list[Person]:
        staff = people.by_duty(duty)
        return [staff[(turn * count + n) % len(staff)] for n in range(count)]

    leaders = people.leaders()
    yield _Draft(PostRole.DUTY_LEADER, "带班领导", 1, leaders[(turn // 2) % len(leaders)])
    yield from (_Draft(PostRole.DUTY_OFFICER, "值班民警", 1, one) for one in of("值班民警"))
    yield from (_Draft(PostRole.COMMAND_SEAT, f"指挥席{n + 1}", 1, one) for n, one in enumerate(of("指挥席民警", 2)))
    yield from (_Draft(PostRole.VIDEO_WATCH, f"视频巡查{n + 1}", 1, one) for n, one in enumerate(of("视频巡查", 2)))
    patrols = forces.of_kind(UnitKind.PATROL_GROUP)
    for unit in patrols[turn % 2 :: 2]:
        yield _Draft(PostRole.PATROL, unit.name, unit.strength, unit=unit)
    guards = forces.of_kind(UnitKind.GUARD_TEAM)
    for n, unit in enumerate(guards[turn % 2 :: 2]):
        yield _Draft(
            PostRole.GUARD, post_names[(2 * n + turn % 2) % len(post_names)] if post_names else unit.name, 5, unit=unit
        )
    joint = forces.of_kind(UnitKind.JOINT_TEAM)
    for n in range(3):
        unit = joint[(3 * turn + n) % len(joint)]
        yield _Draft(PostRole.PATROL, unit.name, 6, unit=unit)
    volunteers = forces.of_kind(UnitKind.VOLUNTEER_TEAM)
    unit = volunteers[turn % len(volunteers)]
    yield _Draft(PostRole.STANDBY, unit.name, 4, unit=unit)


def _slot(key: str, shift: Shift, draft: _Draft, luck: float) -> RosterSlot:
    """One slot as it stands: served in the past (sometimes one short), present now, assigned ahead."""
    tonight, ahead = shift.state is ShiftState.ON_DUTY, shift.state is ShiftState.SCHEDULED
    shorthanded = draft.post in SHORT_TONIGHT if tonight else luck < 0.05
    short = 1 if shorthanded and draft.needed > 1 else 0
    absent = luck > 0.995 and shift.state is ShiftState.CLOSED and draft.needed == 1
    who = draft.person.name if draft.person else draft.unit.name if draft.unit else ""
    return RosterSlot(
        id=key,
        owner_domain=OwnerDomain.POLICE,
        area_id=draft.unit.area_id if draft.unit else None,
        shift_id=shift.id,
        role=draft.role,
        post=draft.post,
        person_id=draft.person.id if draft.person else None,
        unit_id=draft.unit.id if draft.unit else None,
        who=who,
        valid_from=shift.starts_at,
        valid_to=shift.ends_at,
        needed=draft.needed,
        present=0 if ahead or absent else draft.needed - short,
        state=SlotState.ASSIGNED if ahead else SlotState.ABSENT if absent else SlotState.PRESENT,
        note="缺 1" if short and not ahead else "",
    )


def unit_states(forces: Forces, rosters: Rosters, now: datetime, chance: Chance) -> list[Interval]:
    """The state of every unit without a gap from the first shift to now; the last interval of each is open."""
    turns: dict[str, list[Watch]] = {}
    for watch in rosters.watches:
        if watch.starts_at <= now:
            turns.setdefault(watch.unit.id, []).append(watch)
    drafts: list[tuple[Unit, UnitState, datetime, datetime | None]] = []
    for unit in forces.units:
        since = rosters.shifts[0].starts_at
        active = UnitState.STANDBY if unit.kind is UnitKind.VOLUNTEER_TEAM else UnitState.PATROLLING
        for watch in turns.get(unit.id, []):
            if watch.starts_at > since:
                drafts.append((unit, UnitState.OFF_DUTY, since, watch.starts_at))
            drafts.append((unit, active, watch.starts_at, watch.ends_at if watch.ends_at <= now else None))
            since = watch.ends_at
        if since <= now:
            drafts.append((unit, UnitState.OFF_DUTY, since, None))
    keys = chance.keys_at("unit states", [int(since.timestamp() * 1000) for _, _, since, _ in drafts])
    return [
        Interval(
            id=keys[i],
            owner_domain=unit.owner_domain,
            area_id=unit.area_id,
            subject="unit",
            subject_id=unit.id,
            aspect="state",
            value=state,
            valid_from=since,
            valid_to=until,
        )
        for i, (unit, state, since, until) in enumerate(drafts)
    ]


def duty_levels(areas: Areas, now: datetime, chance: Chance) -> list[Interval]:
    """Two years of duty levels of the county: mostly normal, enhanced for some weeks, once wartime for three days."""
    rng = chance.stream("duty levels")
    begin = shift_start(now) - timedelta(days=730)
    turns = [(begin, DutyLevel.NORMAL)]
    for i, day in enumerate(sorted(rng.choice(np.arange(20, 700, 14), size=14, replace=False).tolist())):
        raised = begin + timedelta(days=int(day))
        turns.append((raised, DutyLevel.WARTIME if i == 6 else DutyLevel.ENHANCED))
        turns.append((raised + timedelta(days=3 if i == 6 else int(rng.integers(3, 10))), DutyLevel.NORMAL))
    keys = chance.keys_at("duty levels", [int(at.timestamp() * 1000) for at, _ in turns])
    ends = [at for at, _ in turns[1:]] + [None]
    return [
        Interval(
            id=keys[i],
            owner_domain=OwnerDomain.POLICE,
            subject="county",
            subject_id=areas.county_id,
            aspect="duty_level",
            value=level,
            valid_from=at,
            valid_to=ends[i],
        )
        for i, (at, level) in enumerate(turns)
    ]
