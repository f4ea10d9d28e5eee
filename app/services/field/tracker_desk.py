"""The desk of trackers: who carries a device that reports, from when to when. Only what is registered is believed.

A tracker is carried by one unit at a time: whoever has it gives it up when it is given on, and a time that is promised
to another already is refused. Positions that were kept stay with whoever carried it when they came.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.domain.access import Actor, Right
from app.domain.events import RecordsChanged
from app.domain.interval import Interval
from app.domain.key import new_key
from app.domain.natural_order import natural
from app.domain.unit import Tracker, Unit, Vehicle
from app.errors import Conflict, InputRefused, NotFound
from app.services.field.carried_times import Carrying, hand_on
from app.store import audit_store, fix_store, unit_store
from app.store.reversal import reverse
from app.store.unit_of_work import Store, UnitOfWork

NOUN = "tracker"
LONGEST_SERIAL = 128
FARTHEST, BACK = timedelta(days=92), timedelta(days=1)
HEARD_WITHIN = timedelta(days=7)


@dataclass(frozen=True)
class Carriers:
    """Who can carry a tracker."""

    units: tuple[Unit, ...]
    vehicles: tuple[Vehicle, ...]


@dataclass(frozen=True)
class TrackerNow:
    """A tracker with whoever carries it now (`unit_id` empty and `carrier` the plate: a vehicle that belongs to no
    unit; both empty: nobody), and when its unit was last heard. `coming` is to whom it is promised."""

    tracker: Tracker
    unit_id: str = ""
    carrier: str = ""
    plate: str = ""
    since: datetime | None = None
    until: datetime | None = None
    heard_at: datetime | None = None
    coming: Carrying | None = None


class TrackerDesk:
    """Binds serials to units and vehicles."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def carriers(self) -> Carriers:
        """Every unit, and every vehicle by its plate."""
        with self._store.read() as connection:
            units = unit_store.all_units(connection)
            vehicles = unit_store.vehicles.find(connection)
        return Carriers(tuple(units), tuple(sorted(vehicles, key=lambda one: one.plate)))

    def trackers(self) -> tuple[TrackerNow, ...]:
        """Every tracker as it is now: those that are carried by unit, then the others, each by serial."""
        now = self._store.now()
        with self._store.read() as connection:
            trackers = unit_store.trackers.find(connection)
            held = unit_store.carried_times(connection)
            names = {one.id: one.name for one in unit_store.all_units(connection)}
            vehicles = {one.id: one for one in unit_store.vehicles.find(connection)}
            heard = {fix.unit_id: fix.at for fix in fix_store.latest(connection, now - HEARD_WITHIN, now)}
        found = []
        for one in trackers:
            times, vehicle = held.get(one.id, []), vehicles.get(one.vehicle_id or "")
            holding = next((it for it in times if it.holds(now)), None)
            coming = next((it for it in times if it.valid_from > now), None)
            plate, own = ("", "") if vehicle is None else (vehicle.plate, vehicle.unit_id or "")
            unit_id = own if holding is None else holding.value
            found.append(
                TrackerNow(
                    tracker=one,
                    unit_id=unit_id,
                    carrier=names.get(unit_id, plate),
                    plate=plate,
                    since=None if holding is None else holding.valid_from,
                    until=None if holding is None else holding.valid_to,
                    heard_at=heard.get(unit_id),
                    coming=None if coming is None else Carrying(coming, names.get(coming.value, "")),
                )
            )
        return tuple(sorted(found, key=lambda one: (not one.carrier, natural(one.carrier), one.tracker.serial)))

    def history(self, tracker_id: str) -> tuple[Carrying, ...]:
        """Who carried it from when to when, the last first; what is promised is among it."""
        with self._store.read() as connection:
            names = {one.id: one.name for one in unit_store.all_units(connection)}
            held = unit_store.carried_times(connection, tracker_id).get(tracker_id, [])
        return tuple(Carrying(one, names.get(one.value, "")) for one in reversed(held))

    def register(
        self, actor: Actor, act_id: str, serial: str, carrier_id: str, *, protocol: str = "", reason: str = ""
    ) -> str:
        """From now on the tracker of this serial is that of a unit or vehicle; the key of its record.

        One that is registered already changes hands: what it reported before stays with whoever carried it then.
        """
        serial = serial.strip()
        if not 0 < len(serial) <= LONGEST_SERIAL or not serial.isprintable():
            raise InputRefused("A tracker needs its serial. Nothing was registered.")
        with self._store.act(actor, act_id, "tracker.register", Right.FEEDS, reason=reason) as work:
            if work.repeated:
                return work.subject_id
            found = unit_store.tracker_of(work.connection, serial)
            owner = unit_store.carrier(work.connection, carrier_id)
            vehicle_id = owner.id if isinstance(owner, Vehicle) else None
            if found is None:
                found = Tracker(
                    id=new_key(),
                    owner_domain=owner.owner_domain,
                    area_id=owner.area_id,
                    serial=serial,
                    protocol=protocol,
                    vehicle_id=vehicle_id,
                )
                work.add(found)
            else:
                found = work.change(found, vehicle_id=vehicle_id)
            unit_id = owner.id if isinstance(owner, Unit) else owner.unit_id
            # Empty: a vehicle that belongs to no unit; whoever carried it before does so no more.
            hand_on(work, found, unit_id or "", work.now, None)
            _tell(work, found.id)
        return found.id

    def give(
        self,
        actor: Actor,
        act_id: str,
        tracker_id: str,
        unit_id: str,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        reason: str = "",
    ) -> None:
        """The unit carries it from `since` (default now) until `until` (None: until it is given on).

        For a time only, it goes back to whoever had it, or into its vehicle; for good, it leaves that vehicle."""
        with self._store.act(actor, act_id, "tracker.give", Right.FEEDS, reason=reason.strip()) as work:
            if work.repeated:
                return
            found = unit_store.trackers.get(work.connection, tracker_id)
            unit = unit_store.units.get(work.connection, unit_id)
            begin = since or work.now
            _require_near(begin, until, work.now)
            hand_on(work, found, unit.id, begin, until)
            if until is None and found.vehicle_id is not None:
                work.change(found, vehicle_id=None)
            _tell(work, tracker_id)

    def take_in(self, actor: Actor, act_id: str, tracker_id: str, *, reason: str = "") -> None:
        """From now on nobody carries it: what it reports is listed as unregistered until it is given on."""
        with self._store.act(actor, act_id, "tracker.take_in", Right.FEEDS, reason=reason.strip()) as work:
            if work.repeated:
                return
            found = unit_store.trackers.get(work.connection, tracker_id)
            held = unit_store.carried_times(work.connection, tracker_id).get(tracker_id, [])
            standing = [one for one in held if one.valid_to is None or one.valid_to > work.now]
            if not standing and found.vehicle_id is None:
                raise InputRefused("Nobody carries tracker {serial}. Nothing was changed.", serial=found.serial)
            for one in standing:
                if one.valid_from >= work.now:
                    work.remove(one)
                else:
                    work.change(one, valid_to=work.now)
            if found.vehicle_id is not None:
                work.change(found, vehicle_id=None)
            _tell(work, tracker_id)

    def take_back(self, actor: Actor, act_id: str, done: str, reason: str) -> None:
        """Undo the act `done`: the tracker is carried as before. Raises `Conflict` where it was given on since."""
        if not reason.strip():
            raise InputRefused("Say why; the reason is kept. Nothing was changed.")
        with self._store.act(actor, act_id, "tracker.take_back", Right.FEEDS, reason=reason.strip()) as work:
            if work.repeated:
                return
            rows = audit_store.rows_of_act(work.connection, done)
            changes = [change for row in rows for change in row.changes or ()]
            if not rows or rows[0].subject != NOUN or not changes:
                raise NotFound("There is no such act to take back. Nothing was changed.")
            tracker_id = rows[0].subject_id
            before = unit_store.carried_times(work.connection, tracker_id).get(tracker_id, [])
            _require_last(before, changes)
            reverse(work, changes)
            _tell(work, tracker_id)


def _tell(work: UnitOfWork, tracker_id: str) -> None:
    work.about(NOUN, tracker_id)
    work.tell(RecordsChanged(NOUN, (tracker_id,)))


def _require_near(since: datetime, until: datetime | None, now: datetime) -> None:
    if not now - BACK <= since <= now + FARTHEST or (until is not None and not since < until <= now + FARTHEST):
        raise InputRefused(
            "A tracker is given from a time of the last day or the next three months, and until a later one. Nothing "
            "was changed; type other times."
        )


def _require_last(held: Sequence[Interval], changes: Sequence[Mapping[str, Any]]) -> None:
    """What was given on after the act would overlap with what comes back."""
    touched = {change["id"] for change in changes}
    begun = [one.valid_from for one in held if one.id in touched]
    if begun and any(one.valid_from > max(begun) and one.id not in touched for one in held):
        raise Conflict("This was changed again since. Nothing was taken back; take the later act back first.")
