"""The desk of trackers: who carries a device that reports. Only what is registered here is believed."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.access import Actor, Right
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.unit import Tracker, Unit, Vehicle
from app.errors import InputRefused
from app.store import unit_store
from app.store.unit_of_work import Store


@dataclass(frozen=True)
class Carriers:
    """Who can carry a tracker."""

    units: tuple[Unit, ...]
    vehicles: tuple[Vehicle, ...]


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

    def register(
        self, actor: Actor, act_id: str, serial: str, carrier_id: str, *, protocol: str = "", reason: str = ""
    ) -> str:
        """From now on the tracker of this serial is that of a unit or vehicle; the key of its record.

        One that is registered already changes hands: what it reported before stays with whoever carried it then.
        """
        serial = serial.strip()
        if not 0 < len(serial) <= 128 or not serial.isprintable():
            raise InputRefused("A tracker needs its serial. Nothing was registered.")
        with self._store.act(actor, act_id, "tracker.register", Right.ACT, reason=reason) as work:
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
            work.set_state("tracker", found, "unit", unit_id or "")
            work.about("tracker", found.id)
            work.tell(RecordsChanged("tracker", (found.id,)))
        return found.id
