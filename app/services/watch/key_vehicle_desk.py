"""The register of key vehicles (重点车辆): proposed with a reason, approved by another, looked at again by a date.

It takes vehicles and nothing else: there is no register of persons, and a unit's own vehicle is no key vehicle, for
that would be watching its crew.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.access import Actor, Right
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.key_vehicle import KeyVehicle, KeyVehicleState
from app.domain.unit import Vehicle
from app.errors import InputRefused, NotPermitted
from app.store import unit_store, watch_store
from app.store.unit_of_work import Store, UnitOfWork

USUAL_REVIEW = timedelta(days=90)
LATEST_REVIEW = timedelta(days=180)
PROPOSE = "key_vehicle.propose"


@dataclass(frozen=True)
class KeyVehicleNow:
    """An entry of the register; `is_watched` where it is approved and its review is not overdue."""

    entry: KeyVehicle
    vehicle: Vehicle | None
    is_watched: bool
    is_overdue: bool


class KeyVehicleDesk:
    """Reads the register and acts on it; the watch hears of each act by the fact that follows it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def entries(self) -> tuple[KeyVehicleNow, ...]:
        """All that stand or stood, the newest proposal first."""
        now = self._store.now()
        with self._store.read() as connection:
            vehicles = {one.id: one for one in unit_store.vehicles.find(connection)}
            entries = watch_store.all_key_vehicles(connection)
        return tuple(_as_of(one, vehicles.get(one.vehicle_id), now) for one in entries)

    def vehicles(self) -> tuple[Vehicle, ...]:
        """Those that can be proposed, by plate."""
        with self._store.read() as connection:
            standing = {
                one.vehicle_id
                for one in watch_store.all_key_vehicles(connection)
                if one.state is not KeyVehicleState.REMOVED
            }
            found = [one for one in unit_store.vehicles.find(connection) if not one.unit_id and one.id not in standing]
        return tuple(sorted(found, key=lambda one: one.plate))

    def propose(self, actor: Actor, act_id: str, vehicle_id: str, *, reason: str, review_at: datetime) -> str:
        """Propose to watch a vehicle; the key of the entry. Nothing is watched before somebody else approves."""
        with self._store.act(actor, act_id, PROPOSE, Right.ACT, reason=reason.strip()) as work:
            if work.repeated:
                return work.subject_id
            _require_reason(reason)
            _require_review(review_at, work.now)
            vehicle = unit_store.vehicles.get(work.connection, vehicle_id)
            if vehicle.unit_id is not None:
                raise InputRefused("{plate} belongs to a unit of ours. Nothing was changed.", plate=vehicle.plate)
            if watch_store.standing_for(work.connection, vehicle_id):
                raise InputRefused("{plate} is in the register already. Nothing was changed.", plate=vehicle.plate)
            entry = KeyVehicle(
                id=new_key(),
                owner_domain=vehicle.owner_domain,
                area_id=vehicle.area_id,
                vehicle_id=vehicle.id,
                plate=vehicle.plate,
                reason=reason.strip(),
                proposed_by=actor.name,
                proposed_at=work.now,
                review_at=review_at,
            )
            work.add(entry)
            _tell(work, entry.id)
        return entry.id

    def approve(self, actor: Actor, act_id: str, entry_id: str) -> None:
        """Watch it from now on. Only by a leader who did not propose it."""
        with self._store.act(actor, act_id, "key_vehicle.approve", Right.LEAD) as work:
            if work.repeated:
                return
            entry = watch_store.key_vehicles.get(work.connection, entry_id)
            if entry.state is not KeyVehicleState.PROPOSED:
                raise InputRefused("{plate} does not wait for approval. Nothing was changed.", plate=entry.plate)
            self._require_another(work, actor, entry)
            _require_review(entry.review_at, work.now)
            work.change(entry, state=KeyVehicleState.ACTIVE, approved_by=actor.name, approved_at=work.now)
            _tell(work, entry_id)

    def renew(self, actor: Actor, act_id: str, entry_id: str, *, reason: str, review_at: datetime) -> None:
        """It was looked at again and shall be watched until another date; asked of the same people as approval."""
        with self._store.act(actor, act_id, "key_vehicle.renew", Right.LEAD, reason=reason.strip()) as work:
            if work.repeated:
                return
            _require_reason(reason)
            _require_review(review_at, work.now)
            entry = watch_store.key_vehicles.get(work.connection, entry_id)
            if entry.state is not KeyVehicleState.ACTIVE:
                raise InputRefused("{plate} is not watched. Nothing was changed.", plate=entry.plate)
            self._require_another(work, actor, entry)
            work.change(entry, reason=reason.strip(), review_at=review_at, approved_by=actor.name, approved_at=work.now)
            _tell(work, entry_id)

    def remove(self, actor: Actor, act_id: str, entry_id: str, *, reason: str) -> None:
        """Watch it no more; anybody at the desk may, with a reason."""
        with self._store.act(actor, act_id, "key_vehicle.remove", Right.ACT, reason=reason.strip()) as work:
            if work.repeated:
                return
            _require_reason(reason)
            entry = watch_store.key_vehicles.get(work.connection, entry_id)
            if entry.state is KeyVehicleState.REMOVED:
                raise InputRefused("{plate} is not watched. Nothing was changed.", plate=entry.plate)
            work.change(entry, state=KeyVehicleState.REMOVED, removed_at=work.now, removal_reason=reason.strip())
            _tell(work, entry_id)

    def _require_another(self, work: UnitOfWork, actor: Actor, entry: KeyVehicle) -> None:
        proposer = watch_store.who_did(work.connection, PROPOSE, entry.id)
        if actor.user_id == proposer or (not proposer and actor.name == entry.proposed_by):
            raise NotPermitted("Who proposed a key vehicle cannot approve it. Nothing was changed; ask another leader.")


def _as_of(entry: KeyVehicle, vehicle: Vehicle | None, now: datetime) -> KeyVehicleNow:
    is_overdue = entry.state is KeyVehicleState.ACTIVE and entry.review_at <= now
    return KeyVehicleNow(entry, vehicle, entry.state is KeyVehicleState.ACTIVE and not is_overdue, is_overdue)


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise InputRefused("Say why; the reason is kept. Nothing was changed.")


def _require_review(review_at: datetime, now: datetime) -> None:
    if not now < review_at <= now + LATEST_REVIEW:
        raise InputRefused("The review must be within 180 days. Nothing was changed; choose another date.")


def _tell(work: UnitOfWork, entry_id: str) -> None:
    work.about("key_vehicle", entry_id)
    work.tell(RecordsChanged("key_vehicle", (entry_id,)))
