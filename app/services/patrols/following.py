"""Patrols are followed by themselves: begun, ended and missed by position and clock, check points reached, what goes
otherwise saved as a deviation and then told as an alert.

In each beat patrols are looked at in turn, for as long as `BEAT_S` only, so that the writer is soon free again; some
dozens that are due at once, as after a start, take a few beats. Everything is judged from the whole track and compared
with what is stored: a desk that was off catches up, and what a terminal sends days late still counts until somebody has
reviewed the patrol. What is over before it is found is saved, but alarms nobody.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from app.analysis.patrol_following import Course, Departure, course
from app.analysis.patrol_stays import Stay
from app.domain.access import Actor, Right
from app.domain.events import Fact, FixesCameLate, RecordsChanged
from app.domain.interval import Interval
from app.domain.key import new_key
from app.domain.patrol import (
    READY_BEFORE,
    DeviationKind,
    Patrol,
    PatrolDeviation,
    PatrolStatus,
    PatrolStop,
    StopProof,
)
from app.domain.sentence import sentence
from app.domain.signal import AlertSignal
from app.domain.unit import UnitState
from app.services.patrols.beat import BeatGround
from app.services.patrols.beat_plan import ground_of, plan_of
from app.services.patrols.deviation_words import deviation_signal, missed_signal
from app.services.patrols.following_file import FollowRules
from app.services.patrols.patrol_status import NOUN, SEEN, put_status, tell
from app.store import alert_store, fix_store, patrol_store, unit_store
from app.store.column_types import from_micros, to_micros
from app.store.unit_of_work import Store
from app.wording import Wording

LOOK_EACH, LATE_EACH = timedelta(seconds=30), timedelta(minutes=10)
LIST_EACH = timedelta(seconds=15)
LATE = timedelta(hours=24)
BEAT_S = 0.1
SAME_S = 90.0
"""Two beginnings so near to each other are one, when a fix comes late."""
SETTLED = frozenset({PatrolStatus.CANCELLED, PatrolStatus.REVIEWED})
"""Nothing that a position tells changes these."""
ELSEWHERE = frozenset({UnitState.DISPATCHED, UnitState.ON_SCENE, UnitState.RETURNING})
"""Sent to a call a patrol may be anywhere (动中备勤)."""
NEVER_ISSUED = sentence("It was never issued").template
Hear = Callable[[Actor, str, Sequence[AlertSignal]], object]


@dataclass(frozen=True)
class _Known:
    """What the store has of a patrol."""

    patrol: Patrol
    stops: list[PatrolStop]
    deviations: list[PatrolDeviation]
    unit: str
    heard: frozenset[str]


class PatrolFollowing:
    """`tick` belongs to the writer; `heed` may be called from any thread. `hear` is the desk of alerts; `rules` are the
    county's own figures."""

    def __init__(
        self, store: Store, ground: BeatGround, hear: Hear, wording: Wording, rules: FollowRules | None = None
    ) -> None:
        self._rules = rules or FollowRules()
        self._grace = timedelta(seconds=self._rules.limits.grace_s)
        self._store, self._ground, self._hear, self._wording = store, ground, hear, wording
        self._listed_at: datetime | None = None
        self._due: dict[str, datetime] = {}
        self._telling = threading.Lock()
        self._changed: set[str] = set()
        self._late: list[FixesCameLate] = []

    def heed(self, fact: Fact) -> None:
        """A listener of the bus: a patrol that was changed, or of which positions came late, is looked at soon."""
        with self._telling:
            if isinstance(fact, RecordsChanged) and fact.noun == NOUN:
                self._changed.update(fact.ids or ("",))
            elif isinstance(fact, FixesCameLate):
                self._late.append(fact)

    def tick(self, actor: Actor) -> None:
        """Look at those that wait longest; to be called every second on the writer."""
        now, begun = self._store.now(), time.perf_counter()
        self._list(now)
        for key in sorted((one for one, at in self._due.items() if at <= now), key=self._due.__getitem__):
            self.look(actor, key)
            if time.perf_counter() - begun >= BEAT_S:
                return

    def look(self, actor: Actor, patrol_id: str) -> None:
        """Judge one patrol as of now, and write what has changed."""
        now = self._store.now()
        self._due[patrol_id] = now + LATE_EACH
        with self._store.read() as connection:
            patrol = patrol_store.patrols.get(connection, patrol_id)
            known = self._known(connection, patrol)
            found = None if patrol.status in SETTLED else self._course(connection, known, now)
        if not patrol.is_over:
            self._due[patrol_id] = now + LOOK_EACH
        if patrol.status is PatrolStatus.CANCELLED:
            known = self._keep_deviations(actor, known, Course())
        if found is not None:
            known = self._keep_status(actor, known, found)
            known = self._keep_stops(actor, known, found)
            known = self._keep_deviations(actor, known, found)
        self._tell(actor, known, now)

    def _list(self, now: datetime) -> None:
        with self._telling:
            changed, self._changed = self._changed, set()
            late, self._late = self._late, []
        is_told = bool(changed or late)
        if not is_told and self._listed_at is not None and timedelta() <= now - self._listed_at < LIST_EACH:
            return
        self._listed_at = now
        with self._store.read() as connection:
            followed = {one.id for one in patrol_store.followed(connection, now, LATE)}
            soon = patrol_store.known_among(connection, changed) | _of_late(connection, late)
            waiting = patrol_store.known_among(connection, {one for one, at in self._due.items() if at <= now})
        # Whatever changed goes before those that are only due.
        first = now - LOOK_EACH
        self._due = {one: first if one in soon else self._due.get(one, now) for one in followed | soon | waiting}

    def _known(self, connection: Any, patrol: Patrol) -> _Known:
        deviations = patrol_store.deviations_of(connection, (patrol.id,))
        unit = unit_store.unit_of_id(connection, patrol.unit_id)
        keys = {patrol.id, *(one.told_as for one in deviations)}
        heard = frozenset(
            one for one in keys if alert_store.of_source(connection, patrol_store.ALERT_SOURCE, one) is not None
        )
        stops = patrol_store.stops_of(connection, (patrol.id,))
        return _Known(patrol, stops, deviations, "" if unit is None else unit.call_sign or unit.name, heard)

    def _course(self, connection: Any, known: _Known, now: datetime) -> Course:
        patrol, to_metres = known.patrol, self._ground.to_metres
        early = max(READY_BEFORE, timedelta(seconds=self._rules.limits.early_s))
        since, until = patrol.begins_at - early, min(now, patrol.ends_at + LATE) + timedelta(seconds=1)
        fixes = fix_store.track(connection, patrol.unit_id, since, until)
        states = patrol_store.states_of(connection, (patrol.id,)).get(patrol.id, [])
        away = unit_store.told_times(connection, patrol.unit_id, ELSEWHERE, since, until)
        paused = [one for one in states if one.value == PatrolStatus.PAUSED]
        plan = plan_of(
            patrol,
            known.stops,
            ground_of(connection, patrol, self._ground),
            [_seconds(one) for one in (*paused, *away)],
            to_metres,
            self._rules.near_m[patrol.kind],
        )
        return course(plan, fixes, to_micros(now) / 1e6, to_metres, self._rules.limits)

    def _keep_status(self, actor: Actor, known: _Known, found: Course) -> _Known:
        patrol = known.patrol
        is_issued = patrol.status is PatrolStatus.ISSUED or (patrol.status is PatrolStatus.MISSED and not patrol.reason)
        if is_issued and found.started_at is not None:
            at = _moment(found.started_at)
            patrol = self._step(actor, "start", patrol, PatrolStatus.ACTIVE, at, started_at=at, reason="")
        elif patrol.status is PatrolStatus.ISSUED and found.is_missed:
            patrol = self._step(actor, "miss", patrol, PatrolStatus.MISSED, patrol.ends_at)
        elif patrol.status is PatrolStatus.PLANNED and self._store.now() > patrol.ends_at + self._grace:
            reason = self._wording.say(NEVER_ISSUED)
            patrol = self._step(actor, "miss", patrol, PatrolStatus.MISSED, patrol.ends_at, reason=reason)
        is_out = patrol.status in (PatrolStatus.ACTIVE, PatrolStatus.PAUSED)
        if is_out and found.ended_at is not None and patrol.finished_at is None:
            at = max(_moment(found.ended_at), patrol.started_at or patrol.begins_at)
            patrol = self._step(actor, "finish", patrol, PatrolStatus.FINISHED, at, finished_at=at)
        return _Known(patrol, known.stops, known.deviations, known.unit, known.heard)

    def _step(
        self, actor: Actor, step: str, patrol: Patrol, to: PatrolStatus, at: datetime, **values: object
    ) -> Patrol:
        with self._store.act(actor, new_key(), f"patrol.{step}{SEEN}", Right.ACT) as work:
            return put_status(work, patrol, to, at, **values)

    def _keep_stops(self, actor: Actor, known: _Known, found: Course) -> _Known:
        news = {
            one.id: _visit(stay)
            for number, one in enumerate(known.stops)
            if (stay := found.reached.get(number)) is not None and not one.skip_reason
        }
        changed = [one for one in known.stops if one.id in news and _differs(one, news[one.id])]
        if not changed:
            return known
        with self._store.act(actor, new_key(), f"patrol.reach{SEEN}", Right.ACT) as work:
            kept = {one.id: work.change(one, **news[one.id]) for one in changed}
            tell(work, known.patrol.id)
        stops = [kept.get(one.id, one) for one in known.stops]
        return _Known(known.patrol, stops, known.deviations, known.unit, known.heard)

    def _keep_deviations(self, actor: Actor, known: _Known, found: Course) -> _Known:
        patrol = known.patrol
        if patrol.status is PatrolStatus.PLANNED or (patrol.status is PatrolStatus.MISSED and patrol.reason):
            # Nobody was told to go: nothing went otherwise.
            return known
        standing = list(known.deviations)
        fresh: list[PatrolDeviation] = []
        over: list[tuple[PatrolDeviation, datetime]] = []
        for one in found.departures:
            kept = next((it for it in standing if _is_same(it, one, known.stops)), None)
            if kept is None:
                fresh.append(self._deviation(known, one))
                continue
            standing.remove(kept)
            if kept.over_at is None and one.over_at is not None:
                over.append((kept, _moment(one.over_at)))
        # What late positions explain away is over, too; it stays on record with what was done about it.
        over += [(one, self._store.now()) for one in standing if one.over_at is None]
        if not fresh and not over:
            return known
        fresh = _told_together(fresh)
        with self._store.act(actor, new_key(), f"patrol.deviate{SEEN}", Right.ACT) as work:
            for deviation in fresh:
                work.add(deviation)
            ended = {one.id: work.change(one, over_at=at) for one, at in over}
            tell(work, known.patrol.id)
        kept_ones = [ended.get(one.id, one) for one in known.deviations]
        return _Known(known.patrol, known.stops, [*kept_ones, *fresh], known.unit, known.heard)

    def _deviation(self, known: _Known, one: Departure) -> PatrolDeviation:
        lon = lat = None
        if one.x is not None and one.y is not None:
            lon, lat = map(float, self._ground.to_metres.transform(one.x, one.y, direction="INVERSE"))
        elif known.stops and one.kind is DeviationKind.LATE_START:
            lon, lat = known.stops[0].lon, known.stops[0].lat
        return PatrolDeviation(
            id=new_key(),
            owner_domain=known.patrol.owner_domain,
            area_id=known.patrol.area_id,
            patrol_id=known.patrol.id,
            kind=one.kind,
            onset=_moment(one.onset),
            over_at=None if one.over_at is None else _moment(one.over_at),
            stop_id=None if one.stop is None else known.stops[one.stop].id,
            lon=lon,
            lat=lat,
            distance_m=one.distance_m,
        )

    def _tell(self, actor: Actor, known: _Known, now: datetime) -> None:
        """Alarm of what stands and was not told yet, and say what is over; after it was saved."""
        patrol, names = known.patrol, {one.id: one.name for one in known.stops}
        told: list[AlertSignal] = []
        for key, together in groupby(sorted(known.deviations, key=lambda one: one.told_as), lambda one: one.told_as):
            group = sorted(together, key=lambda one: one.told_with is not None)
            waits = [one for one in group if one.over_at is None and one.acknowledged_at is None]
            is_over, is_heard = all(one.over_at is not None for one in group), key in known.heard
            if (waits and not is_heard) or (is_over and is_heard):
                what = [names.get(one.stop_id or "", "") for one in waits or group]
                told.append(deviation_signal(patrol, group, known.unit, what, self._wording))
        is_missed = patrol.status is PatrolStatus.MISSED
        if is_missed and patrol.id not in known.heard:
            told.append(missed_signal(patrol, known.unit, patrol.ends_at, self._wording, active=True))
        elif not is_missed and patrol.id in known.heard:
            told.append(missed_signal(patrol, known.unit, now, self._wording, active=False))
        told = [one for one in told if one.active or self._stands(one.source_id)]
        if told:
            self._hear(actor, new_key(), told)

    def _stands(self, source_id: str) -> bool:
        with self._store.read() as connection:
            alert = alert_store.of_source(connection, patrol_store.ALERT_SOURCE, source_id)
        return alert is not None and alert.active


def _moment(seconds: float) -> datetime:
    return from_micros(round(seconds * 1e6))


def _seconds(one: Interval) -> tuple[float, float]:
    until = float("inf") if one.valid_to is None else to_micros(one.valid_to) / 1e6
    return to_micros(one.valid_from) / 1e6, until


def _visit(stay: Stay) -> dict[str, Any]:
    left = _moment(stay.until) if stay.is_over else None
    return {"reached_at": _moment(stay.since), "left_at": left, "reached_by": StopProof.POSITION}


def _differs(one: PatrolStop, news: dict[str, Any]) -> bool:
    return any(getattr(one, name) != value for name, value in news.items())


def _of_late(connection: Any, late: Sequence[FixesCameLate]) -> set[str]:
    """The patrols of these units in that time that nobody has reviewed, however long ago they were."""
    return {
        patrol.id
        for one in late
        for patrol in patrol_store.between(connection, one.since, one.until + READY_BEFORE)
        if patrol.unit_id in one.unit_ids and patrol.status not in SETTLED
    }


def _told_together(fresh: Sequence[PatrolDeviation]) -> list[PatrolDeviation]:
    """Check points that are found missed at one look, as at the end of a patrol, are one matter for who is alarmed."""
    missed = [one for one in fresh if one.kind is DeviationKind.MISSED_STOP and one.over_at is None]
    return [replace(one, told_with=missed[0].id) if one in missed[1:] else one for one in fresh]


def _is_same(kept: PatrolDeviation, one: Departure, stops: Sequence[PatrolStop]) -> bool:
    """Whether a stored deviation is the one that was found now."""
    if kept.kind is not one.kind:
        return False
    if one.kind is DeviationKind.LATE_START:
        return True
    if one.stop is not None:
        return kept.stop_id == stops[one.stop].id
    onset = to_micros(kept.onset) / 1e6
    return one.onset - SAME_S <= onset <= (float("inf") if one.over_at is None else one.over_at + SAME_S)
