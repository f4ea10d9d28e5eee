"""The desk of patrols: planned, changed, told to the team, cancelled; each an act with its way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from app.domain.access import Actor, Right
from app.domain.key import new_key
from app.domain.patrol import NOT_STARTED, Patrol, PatrolStatus, PatrolStop
from app.domain.patrol_plan import PlannedPatrol, PlannedStop
from app.domain.record import OwnerDomain
from app.errors import Conflict, InputRefused, NotFound
from app.services.alerts.alert_change import tell_changed
from app.services.patrols.beat import BeatGround
from app.services.patrols.patrol_checks import checked
from app.services.patrols.patrol_numbers import next_number
from app.services.patrols.patrol_status import NOUN, SEEN, put_status, tell
from app.store import audit_store, patrol_store
from app.store.patrol_store import patrols
from app.store.reversal import reverse
from app.store.unit_of_work import Store, UnitOfWork

PLANNED, ISSUED, PRINTED = "patrol.plan", "patrol.issue", "patrol.print"
Told = Callable[[UnitOfWork, Patrol], Mapping[str, object]]
"""What a step writes of the patrol beside its status."""


class PatrolDesk:
    """Acts, on the writer. What is read of patrols is `PatrolReading`'s."""

    def __init__(self, store: Store, ground: BeatGround) -> None:
        self._store, self._ground = store, ground

    def plan(self, actor: Actor, act_id: str, planned: PlannedPatrol) -> str:
        """Enter a patrol with its check points; its key. Also what a proposal or a template makes comes in here."""
        return self.plan_all(actor, act_id, (planned,))[0]

    def plan_all(self, actor: Actor, act_id: str, planned: Sequence[PlannedPatrol]) -> tuple[str, ...]:
        """Enter several in one act, all or none, each with an audit row of its own; their keys."""
        if not planned:
            raise InputRefused("No patrol was named. Nothing was saved.")
        with self._store.act(actor, act_id, PLANNED, Right.ACT) as work:
            if work.repeated:
                rows = audit_store.rows_of_act(work.connection, act_id)
                return tuple(row.subject_id for row in rows)
            return tuple(self._enter(work, one) for one in planned)

    def change(self, actor: Actor, act_id: str, patrol_id: str, planned: PlannedPatrol, *, version: int) -> None:
        """Plan it otherwise, as long as it has not started. One that is issued stays so: the team is to be told."""
        with self._store.act(actor, act_id, "patrol.change", Right.ACT) as work:
            if work.repeated:
                return
            one = patrols.get(work.connection, patrol_id)
            if one.version != version:
                raise Conflict(
                    "Somebody else changed this record meanwhile. Nothing was changed; look at it again, then repeat."
                )
            if one.status not in NOT_STARTED:
                raise InputRefused(
                    "Patrol {number} has started, so its plan stands. Nothing was changed; plan another one.",
                    number=one.number,
                )
            told = checked(work, self._ground, planned, but=patrol_id)
            work.change(one, **{name: value for name, value in told.items() if getattr(one, name) != value})
            self._renew_stops(work, one, planned.stops)
            tell(work, patrol_id)

    def issue(self, actor: Actor, act_id: str, patrol_id: str) -> None:
        """The team knows of it (下达): from now on it is expected."""

        def in_time(work: UnitOfWork, one: Patrol) -> Mapping[str, object]:
            if one.ends_at <= work.now:
                raise InputRefused("The time of patrol {number} is over. Nothing was changed.", number=one.number)
            return {}

        self.step(actor, act_id, "issue", patrol_id, "", in_time)

    def cancel(self, actor: Actor, act_id: str, patrol_id: str, *, reason: str) -> None:
        """It is not gone, or not to its end; why is kept."""
        why = _required(reason)
        self.step(actor, act_id, "cancel", patrol_id, why, lambda work, one: {"reason": why} | _ended(work, one))

    def step(
        self, actor: Actor, act_id: str, act: str, patrol_id: str, said: str, told: Told = lambda _work, _one: {}
    ) -> None:
        """One step of `STEPS` as the act `patrol.<step>`, with its words; done before, it changes nothing."""
        with self._store.act(actor, act_id, f"patrol.{act}", Right.ACT, reason=said.strip()) as work:
            if work.repeated:
                return
            one = patrols.get(work.connection, patrol_id)
            put_status(work, one, one.after(act), work.now, **told(work, one))

    def take_back(self, actor: Actor, act_id: str, done: str, *, reason: str) -> None:
        """Undo the act `done`: the patrol and its check points are as before. An order that was printed has left the
        house; its patrol is cancelled instead. Raises `Conflict` where something was changed since."""
        with self._store.act(actor, act_id, "patrol.take_back", Right.ACT, reason=_required(reason)) as work:
            if work.repeated:
                return
            rows = audit_store.rows_of_act(work.connection, done)
            if not rows or any(row.subject != NOUN or not row.changes or row.act.endswith(SEEN) for row in rows):
                raise NotFound("There is no such act to take back. Nothing was changed.")
            for row in reversed(rows):
                if row.act in (PLANNED, ISSUED) and _is_printed(work, row.subject_id, row.act):
                    raise Conflict(
                        "The order was printed already. Nothing was taken back; cancel the patrol with a reason."
                    )
                if row.act == PLANNED:
                    _remove(work, row.subject_id)
                else:
                    _reverse(work, row.changes or ())
                    for change in (it for it in row.changes or () if it["noun"] == "alert"):
                        tell_changed(work, str(change["id"]))
                tell(work, row.subject_id)
                work.end_part()

    def _enter(self, work: UnitOfWork, planned: PlannedPatrol) -> str:
        told = checked(work, self._ground, planned)
        one = Patrol(
            id=new_key(),
            owner_domain=OwnerDomain.POLICE,
            number=next_number(work),
            template_id=planned.template_id,
            proposal_id=planned.proposal_id,
            seed=planned.seed,
            **told,  # type: ignore[arg-type]  # the fields of a plan, checked
        )
        work.add(one)
        for position, stop in enumerate(planned.stops, start=1):
            work.add(_stop(one, position, stop))
        tell(work, one.id)
        work.end_part()
        return one.id

    def _renew_stops(self, work: UnitOfWork, one: Patrol, planned: Sequence[PlannedStop]) -> None:
        """What is at its place as it was stays the same record."""
        before = {stop.position: stop for stop in patrol_store.stops_of(work.connection, (one.id,))}
        for position, stop in enumerate(planned, start=1):
            was = before.pop(position, None)
            if was is not None and planned_stop(was) == stop:
                continue
            if was is not None:
                work.remove(was)
            work.add(_stop(one, position, stop))
        for gone in before.values():
            work.remove(gone)


def planned_stop(stop: PatrolStop) -> PlannedStop:
    """A check point as it was planned."""
    return PlannedStop(
        name=stop.name,
        lon=stop.lon,
        lat=stop.lat,
        asset_id=stop.asset_id,
        dwell_min=stop.dwell_min,
        proof=stop.proof,
        due_at=stop.due_at,
        why=stop.why,
    )


def planned_patrol(one: Patrol, stops: Sequence[PatrolStop]) -> PlannedPatrol:
    """A patrol as it was planned: what an editor begins with."""
    return PlannedPatrol(
        name=one.name,
        kind=one.kind,
        unit_id=one.unit_id,
        begins_at=one.begins_at,
        ends_at=one.ends_at,
        objective=one.objective,
        vehicle_id=one.vehicle_id,
        leader_id=one.leader_id,
        forces=one.forces,
        equipment=one.equipment,
        site_id=one.site_id,
        level=one.level,
        asset_id=one.asset_id,
        from_m=one.from_m,
        to_m=one.to_m,
        area_id=one.area_id,
        template_id=one.template_id,
        proposal_id=one.proposal_id,
        seed=one.seed,
        stops=tuple(map(planned_stop, stops)),
    )


def _remove(work: UnitOfWork, patrol_id: str) -> None:
    """Take it out of the list while it stands as planned: steps that were taken back are none."""
    one = patrols.get(work.connection, patrol_id)
    if one.status is not PatrolStatus.PLANNED:
        raise Conflict("This was changed again since. Nothing was taken back; take the later act back first.")
    for stop in patrol_store.stops_of(work.connection, (patrol_id,)):
        work.remove(stop)
    work.remove(one)


def _reverse(work: UnitOfWork, changes: Sequence[Mapping[str, Any]]) -> None:
    """A check point that stands where it was to come back was brought back by a later act."""
    try:
        reverse(work, changes)
    except NotFound as error:
        raise Conflict(
            "This was changed again since. Nothing was taken back; take the later act back first."
        ) from error


def _stop(one: Patrol, position: int, planned: PlannedStop) -> PatrolStop:
    return PatrolStop(
        id=new_key(),
        owner_domain=one.owner_domain,
        area_id=one.area_id,
        patrol_id=one.id,
        position=position,
        **vars(planned),
    )


def _ended(work: UnitOfWork, one: Patrol) -> dict[str, datetime]:
    """One that was under way ends with it."""
    return {} if one.started_at is None else {"finished_at": work.now}


def _required(reason: str) -> str:
    if not reason.strip():
        raise InputRefused("Say why; the reason is kept. Nothing was changed.")
    return reason.strip()


def _is_printed(work: UnitOfWork, patrol_id: str, act: str) -> bool:
    """Whether the order went to paper or file after this act was last done."""
    acts = [one.act for one in audit_store.acts_about(work.connection, NOUN, patrol_id)]
    return act in acts and PRINTED in acts[len(acts) - acts[::-1].index(act) :]
