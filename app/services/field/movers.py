"""Who moves: from what a source calls it to the key that its positions are kept under. The unknown are listed."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.events import Fact, RecordsChanged
from app.domain.interval import Interval
from app.domain.signal import PositionSignal
from app.store import unit_store
from app.store.unit_of_work import Store

MOST_UNREGISTERED = 500
_NOUNS = frozenset({"unit", "vehicle", "tracker", "interval"})


@dataclass(frozen=True)
class Unregistered:
    """Something that reports positions and that nobody has registered: not believed, only listed, with where it said
    to be last."""

    mover: str
    by_serial: bool
    source: str
    first_at: datetime
    last_at: datetime
    times: int
    lon: float
    lat: float


class Movers:
    """Keys, names, codes and call signs of units, plates of vehicles, serials of trackers; read anew when one changes.

    A vehicle of a unit moves as that unit, one that belongs to none as itself; a tracker as the unit that carried it
    at the time of the position (its `unit` intervals), so that what it sends late counts for who had it then, else as
    its vehicle. `find` is called on the writer, the rest from any thread.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._is_stale = True
        self._by_name: dict[str, str] = {}
        self._by_serial: dict[str, _Carried] = {}
        self._serials: frozenset[str] = frozenset()
        self._unregistered: OrderedDict[tuple[str, bool], Unregistered] = OrderedDict()

    def on_fact(self, fact: Fact) -> None:
        """Look again where units, vehicles or trackers were changed or imported."""
        if isinstance(fact, RecordsChanged) and fact.noun in _NOUNS:
            with self._lock:
                self._is_stale = True

    def find(self, signal: PositionSignal, now: datetime) -> str | None:
        """The key of who moved; None, and listed, where nobody knows it."""
        self._refresh()
        if signal.by_serial:
            carried = self._by_serial.get(signal.mover)
            key = None if carried is None else carried.at(signal.at)
        else:
            key = self._by_name.get(signal.mover)
        if key is None:
            self._list(signal, now)
        return key

    def is_registered(self, serial: str) -> bool:
        """Whether a tracker of this serial is registered, carried by somebody or not."""
        self._refresh()
        with self._lock:
            return serial in self._serials

    def unregistered(self) -> tuple[Unregistered, ...]:
        """Who reports and is not registered, the newest last."""
        with self._lock:
            return tuple(self._unregistered.values())

    def _list(self, signal: PositionSignal, now: datetime) -> None:
        name = (signal.mover, signal.by_serial)
        with self._lock:
            known = self._unregistered.pop(name, None)
            self._unregistered[name] = (
                Unregistered(signal.mover, signal.by_serial, signal.source, now, now, 1, signal.lon, signal.lat)
                if known is None
                else replace(
                    known,
                    source=signal.source,
                    last_at=now,
                    times=known.times + 1,
                    lon=signal.lon,
                    lat=signal.lat,
                )
            )
            while len(self._unregistered) > MOST_UNREGISTERED:
                self._unregistered.popitem(last=False)

    def _refresh(self) -> None:
        with self._lock:
            if not self._is_stale:
                return
            self._is_stale = False
        try:
            self._read()
        except BaseException:
            with self._lock:
                self._is_stale = True
            raise

    def _read(self) -> None:
        with self._store.read() as connection:
            units = unit_store.all_units(connection)
            vehicles = unit_store.vehicles.find(connection)
            trackers = unit_store.trackers.find(connection)
            times = unit_store.carried_times(connection)
        of_vehicle = {one.id: one.unit_id or one.id for one in vehicles}
        by_name = {one.id: one.id for one in units} | {one.plate: of_vehicle[one.id] for one in vehicles if one.plate}
        for names in ([it.name for it in units], [it.call_sign for it in units], [it.code for it in units]):
            by_name |= {name: unit.id for name, unit in zip(names, units, strict=True) if name}
        by_serial = {
            one.serial: _Carried(times.get(one.id, ()), of_vehicle.get(one.vehicle_id or "")) for one in trackers
        }
        now = self._store.now()
        carried = {serial for serial, one in by_serial.items() if one.at(now) is not None}
        with self._lock:
            self._by_name, self._by_serial, self._serials = by_name, by_serial, frozenset(by_serial)
            for name in [it for it in self._unregistered if it[0] in (carried if it[1] else by_name)]:
                del self._unregistered[name]


@dataclass(frozen=True)
class _Carried:
    """Who carries a tracker when; `vehicle` is as whom its vehicle moves."""

    times: Sequence[Interval]
    vehicle: str | None

    def at(self, moment: datetime) -> str | None:
        """As whom it moved then. Before anybody carried it, it was with its vehicle, else with the first who did: what
        is registered in the minutes after its first position counts from that."""
        for one in self.times:
            if one.holds(moment):
                return one.value or self.vehicle
        if self.vehicle is None and self.times and moment < self.times[0].valid_from:
            return self.times[0].value or None
        return self.vehicle
