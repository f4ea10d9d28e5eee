"""The desk of orders: who is sent to a call, how far each unit is, and who has not been heard for too long.

Every figure comes from what the store holds, so a restart, or another desk, shows the same. Each act is one
transaction: the assignment, the unit's state and the call's state change together or not at all.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.access import Actor, Right
from app.domain.alert import AlertKind, Severity
from app.domain.assist_rules import assists, is_police
from app.domain.call import ASSIGNMENT_ENDS, Assignment, AssignmentState, AssistAct, Call, CallState, OrderChannel
from app.domain.call_rules import LINE, STAMP, reached, require, require_step
from app.domain.candidate import Candidates
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.position import Position
from app.domain.response_targets import ResponseTargets, Targets
from app.domain.signal import AlertSignal, OrderStep, ReceiptSignal
from app.domain.unit import Unit
from app.errors import AppError, InputRefused, Unconfirmed
from app.services.candidate_finder import CandidateFinder
from app.services.order_sheet import OrderSheet, navigation
from app.services.order_ways import OrderWays
from app.services.sent_units import free, keep_call, keep_unit, state_of, write_assignment
from app.services.town_ground import TownGround
from app.store import call_store, unit_store
from app.store.unit_of_work import Store, UnitOfWork
from app.wording import Wording

SOURCE = "roll-call"
log = logging.getLogger(__name__)
_STEP = {
    OrderStep.ACCEPTED: AssignmentState.ACCEPTED,
    OrderStep.DECLINED: AssignmentState.DECLINED,
    OrderStep.EN_ROUTE: AssignmentState.EN_ROUTE,
    OrderStep.ON_SCENE: AssignmentState.ON_SCENE,
    OrderStep.DONE: AssignmentState.FEEDBACK,
}

Hear = Callable[[str, AlertSignal], object]
"""(act_id, signal): the alert desk's ear; a repeated act changes nothing."""


@dataclass(frozen=True)
class CallOnBoard:
    """An open call with its units, the targets of its place, and how many alerts hang on it."""

    call: Call
    assignments: tuple[Assignment, ...]
    targets: Targets
    alerts: int


class DispatchDesk:
    """Reads and acts on assignments. `targets` are the county's; `ways` may be set once the feeds are made."""

    def __init__(
        self,
        store: Store,
        finder: CandidateFinder,
        *,
        hear: Hear,
        system: Callable[[], Actor],
        wording: Wording,
        targets: ResponseTargets | None = None,
    ) -> None:
        self._store, self._finder, self._hear, self._system, self._wording = store, finder, hear, system, wording
        self.targets = targets or ResponseTargets()
        self.ways = OrderWays()
        self._town = TownGround(store)

    @property
    def roll_call(self) -> timedelta:
        """How long a unit that is sent may go unheard."""
        return timedelta(minutes=self.targets.roll_call_min)

    def assignments(self, call_id: str) -> tuple[Assignment, ...]:
        """The units sent to a call, in the order they were sent, also those that are free again."""
        with self._store.read() as connection:
            return tuple(call_store.of_call(connection, call_id))

    def assignment(self, assignment_id: str) -> Assignment:
        """One by key; raises `NotFound`."""
        with self._store.read() as connection:
            return call_store.assignments.get(connection, assignment_id)

    def open_assignments(self, unit_id: str | None = None) -> tuple[Assignment, ...]:
        """Who is sent now, of one unit where it is named."""
        with self._store.read() as connection:
            return tuple(call_store.open_assignments(connection, unit_id))

    def board(self) -> tuple[CallOnBoard, ...]:
        """Every open call with its units and targets, the gravest first, then the oldest."""
        with self._store.read() as connection:
            calls = call_store.open_calls(connection)
            sent = call_store.of_calls(connection, [call.id for call in calls])
            alerts = call_store.alerts_by_call(connection, [call.id for call in calls])
        return tuple(
            CallOnBoard(call, tuple(sent[call.id]), self.targets_at(call.lon, call.lat), alerts.get(call.id, 0))
            for call in calls
        )

    def targets_at(self, lon: float | None, lat: float | None) -> Targets:
        """Those of the town near a police station or a one-minute post, else the rural ones."""
        if lon is None or lat is None:
            return self.targets.rural
        in_town = self._town.is_town(lon, lat, radius_m=1_000 * self.targets.town_radius_km)
        return self.targets.town if in_town else self.targets.rural

    def candidates(self, place: Position | None, call: Call | None, at: datetime) -> Candidates:
        """Who can get there first, each with its reasons, and who cannot be sent, each with its shortfall."""
        return self._finder.candidates(place, call, at)

    def order_sheet(self, assignment_id: str) -> OrderSheet:
        """What somebody needs who goes there: phone, call sign, the place for a phone's navigation."""
        with self._store.read() as connection:
            one = call_store.assignments.get(connection, assignment_id)
            call = call_store.calls.get(connection, one.call_id)
            unit = unit_store.units.get(connection, one.unit_id)
        place = None if call.lon is None or call.lat is None else navigation(call.lon, call.lat)
        return OrderSheet(one, call, unit, tuple(AssistAct(act) for act in one.assist.split()), place)

    def order(
        self,
        actor: Actor,
        act_id: str,
        call_id: str,
        unit_id: str,
        channel: OrderChannel = OrderChannel.VOICE,
        *,
        assist: Sequence[AssistAct] = (),
        eta_s: float | None = None,
        straight: bool = False,
        confirmed: bool = False,
    ) -> str:
        """Send a unit to a call; the assignment's key. By voice this stamps it, else it is sent after it is written.

        A unit that is on its way or on scene elsewhere is asked back (`Unconfirmed`); confirmed, it holds both orders
        and stays what the further one says. Guards and volunteers go to simple calls only, with assisting acts.
        """
        with self._store.read() as connection:
            serials = unit_store.serials_of(connection, unit_id, self._store.now())
        self.ways.require(channel, serials)
        with self._store.act(actor, act_id, "assignment.order", Right.ACT) as work:
            if work.repeated:
                return work.subject_id
            call = call_store.calls.get(work.connection, call_id)
            unit = unit_store.units.get(work.connection, unit_id)
            require(call, CallState.DISPATCHED)
            _require_fit(call, unit, assist)
            sent = call_store.open_assignments(work.connection, unit_id)
            _require_free(call, unit, sent, confirmed=confirmed)
            one = Assignment(
                id=new_key(),
                owner_domain=unit.owner_domain,
                area_id=unit.area_id,
                call_id=call_id,
                unit_id=unit_id,
                unit_name=unit.name,
                channel=channel,
                ordered_at=work.now,
                eta_s=eta_s,
                straight=straight,
                assist=" ".join(act.value for act in assist),
                contact_due_at=work.now + self.roll_call,
                unit_state_before=sent[0].unit_state_before if sent else state_of(work, unit_id),
            )
            work.add(one)
            keep_unit(work, unit_id, one.unit_state_before)
            keep_call(work, call)
            _told(work, one)
        self.ways.send(one, call, unit, serials, self._wording)
        return one.id

    def send_again(self, assignment_id: str) -> None:
        """Send an order once more by its own way, where nobody has confirmed it."""
        with self._store.read() as connection:
            one = call_store.assignments.get(connection, assignment_id)
            call = call_store.calls.get(connection, one.call_id)
            unit = unit_store.units.get(connection, one.unit_id)
            serials = unit_store.serials_of(connection, one.unit_id, self._store.now())
        if one.state in ASSIGNMENT_ENDS:
            raise InputRefused("{unit} has been released from this call. Nothing was changed.", unit=one.unit_name)
        self.ways.require(one.channel, serials)
        self.ways.send(one, call, unit, serials, self._wording)

    def step(
        self,
        actor: Actor,
        act_id: str,
        assignment_id: str,
        state: AssignmentState,
        *,
        at: datetime | None = None,
        feedback: str = "",
    ) -> None:
        """The unit is so far (now, or `at`). Steps may be skipped, not walked backwards; RELEASED frees this unit."""
        with self._store.act(actor, act_id, f"assignment.{state.lower()}", Right.ACT) as work:
            if work.repeated:
                return
            one = call_store.assignments.get(work.connection, assignment_id)
            self._step(work, one, state, self._stamp(work, one, at), feedback)
        self._heard_again(act_id, one, work.now)

    def take_back(self, actor: Actor, act_id: str, assignment_id: str, reason: str) -> None:
        """The last step was a mistake: stamps and timers as of then. A mistaken order is cancelled by this."""
        with self._store.act(actor, act_id, "assignment.take_back", Right.ACT, reason=reason) as work:
            if work.repeated:
                return
            one = call_store.assignments.get(work.connection, assignment_id)
            call = call_store.calls.get(work.connection, one.call_id)
            require(call, CallState.FEEDBACK)
            if not reason.strip():
                raise InputRefused("This needs a reason. Nothing was changed.")
            if one.state is AssignmentState.CANCELLED:
                raise InputRefused("This order is cancelled. Nothing was changed; order the unit again.")
            if one.state is AssignmentState.ORDERED:
                free(work, [one], AssignmentState.CANCELLED, reason)
            elif one.state in ASSIGNMENT_ENDS:
                write_assignment(work, one, state=reached(one), ended_at=None, contact_due_at=work.now + self.roll_call)
            else:
                cleared = {STAMP[one.state]: None}
                before = reached(_without(one, STAMP[one.state]))
                write_assignment(work, one, **cleared, state=before, contact_due_at=work.now + self.roll_call)
            keep_unit(work, one.unit_id, one.unit_state_before)
            keep_call(work, call)
            work.about("assignment", one.id)

    def cancel(self, actor: Actor, act_id: str, assignment_id: str, reason: str) -> None:
        """Call the unit back, however far it is; the call is as if it had not been sent."""
        with self._store.act(actor, act_id, "assignment.cancel", Right.ACT, reason=reason) as work:
            if work.repeated:
                return
            one = call_store.assignments.get(work.connection, assignment_id)
            if one.state in ASSIGNMENT_ENDS:
                raise InputRefused("{unit} has been released from this call. Nothing was changed.", unit=one.unit_name)
            if not reason.strip():
                raise InputRefused("This needs a reason. Nothing was changed.")
            free(work, [one], AssignmentState.CANCELLED, reason)
            keep_call(work, call_store.calls.get(work.connection, one.call_id))
            work.about("assignment", one.id)

    def contacted(self, actor: Actor, act_id: str, assignment_id: str, *, note: str = "") -> None:
        """The unit was heard, by whatever way: its roll-call clock begins anew, no other one's."""
        with self._store.act(actor, act_id, "assignment.contact", Right.ACT, reason=note) as work:
            if work.repeated:
                return
            one = call_store.assignments.get(work.connection, assignment_id)
            if one.state in ASSIGNMENT_ENDS:
                raise InputRefused("{unit} has been released from this call. Nothing was changed.", unit=one.unit_name)
            write_assignment(work, one, contact_due_at=work.now + self.roll_call)
            work.about("assignment", one.id)
        self._heard_again(act_id, one, work.now)

    def heard(self, signal: ReceiptSignal) -> bool:
        """A unit tells how far it is with an order; false where no such order stands. A late receipt lowers nothing."""
        act_id = f"receipt {signal.order} {signal.step} {signal.at.isoformat()}"[:120]
        with self._store.act(self._system(), act_id, f"assignment.told_{signal.step.lower()}", Right.ACT) as work:
            if work.repeated:
                return True
            one = call_store.assignment_of(work.connection, signal.order)
            if one is None or one.state in ASSIGNMENT_ENDS:
                work.about("assignment", signal.order[:120])
                return False
            at = min(max(signal.at, one.ordered_at), work.now)
            if one.received_at is None:
                one = write_assignment(work, one, received_at=at)
            self._take_in(work, one, signal, at)
            work.about("assignment", one.id)
        self._heard_again(act_id, one, work.now)
        return True

    def tick(self, actor: Actor) -> None:
        """Raise an alert for each unit that was not heard in time, once for each round of its clock."""
        now = self._store.now()
        with self._store.read() as connection:
            due = call_store.roll_call_due(connection, now)
        for one in due:
            act_id = f"roll-call {one.id} {one.contact_due_at and one.contact_due_at.isoformat()}"
            try:
                self._hear(f"{act_id} alert", self._missed(one, now))
                with self._store.act(actor, act_id, "assignment.roll_call_missed", Right.ACT) as work:
                    if not work.repeated:
                        again = call_store.assignments.get(work.connection, one.id)
                        write_assignment(work, again, contact_due_at=work.now + self.roll_call)
            except AppError as error:
                log.warning("the roll call of %s was not told: %s", one.unit_name, error)

    def _step(self, work: UnitOfWork, one: Assignment, to: AssignmentState, at: datetime, feedback: str = "") -> None:
        require_step(one, to)
        call = call_store.calls.get(work.connection, one.call_id)
        if to in ASSIGNMENT_ENDS:
            free(work, [one], to, feedback)
        else:
            told = feedback.strip() or one.feedback
            values = {"state": to, STAMP[to]: at, "feedback": told, "contact_due_at": work.now + self.roll_call}
            if one.received_at is None:
                values["received_at"] = at
            write_assignment(work, one, **values)
            keep_unit(work, one.unit_id, one.unit_state_before)
        keep_call(work, call)
        work.about("assignment", one.id)

    def _take_in(self, work: UnitOfWork, one: Assignment, signal: ReceiptSignal, at: datetime) -> None:
        """The step of a receipt; an earlier one that comes late only fills its own empty stamp."""
        to = _STEP.get(signal.step)
        if to is None:
            write_assignment(work, one, contact_due_at=work.now + self.roll_call)
        elif to is AssignmentState.DECLINED:
            declinable = one.state in (AssignmentState.ORDERED, AssignmentState.ACCEPTED)
            if declinable:
                self._step(work, one, to, at, signal.text)
        elif LINE.index(to) > LINE.index(one.state):
            self._step(work, one, to, max(at, _last_stamp(one)), signal.text)
        elif getattr(one, STAMP[to]) is None and at <= _next_stamp(one, to):
            told = write_assignment(work, one, **{STAMP[to]: max(at, _last_before(one, to))})
            keep_call(work, call_store.calls.get(work.connection, told.call_id))

    def _stamp(self, work: UnitOfWork, one: Assignment, at: datetime | None) -> datetime:
        """When the step was taken: not in the future, and not before the step before it."""
        if at is None:
            return work.now
        if not _last_stamp(one) <= at <= work.now:
            raise InputRefused("This time lies before the step before it, or in the future. Nothing was changed.")
        return at

    def _missed(self, one: Assignment, now: datetime) -> AlertSignal:
        with self._store.read() as connection:
            call = call_store.calls.get(connection, one.call_id)
        return AlertSignal(
            source=SOURCE,
            source_id=one.id,
            at=now,
            kind=AlertKind.ROLL_CALL_MISSED,
            severity=Severity.HIGH,
            title=f"点名未应答 · {one.unit_name}",
            text=f"{call.number} {call.title}",
            lon=call.lon,
            lat=call.lat,
        )

    def _heard_again(self, act_id: str, one: Assignment, now: datetime) -> None:
        """A unit that had missed its roll call is heard: that alert's condition is over."""
        with self._store.read() as connection:
            missed = call_store.standing_alert(connection, SOURCE, one.id)
        if missed is not None:
            self._hear(
                f"{act_id} heard",
                AlertSignal(SOURCE, one.id, now, missed.kind, missed.severity, missed.title, active=False),
            )


def _told(work: UnitOfWork, one: Assignment) -> None:
    work.about("assignment", one.id)
    work.tell(RecordsChanged("assignment", (one.id,)))


def _without(one: Assignment, stamp: str) -> Assignment:
    return replace(one, **{stamp: None})  # type: ignore[arg-type]


def _stamps(one: Assignment) -> list[tuple[AssignmentState, datetime]]:
    found = [(state, getattr(one, STAMP[state])) for state in LINE[:-1]]
    return [(state, at) for state, at in found if at is not None]


def _last_stamp(one: Assignment) -> datetime:
    return _stamps(one)[-1][1]


def _last_before(one: Assignment, to: AssignmentState) -> datetime:
    return [at for state, at in _stamps(one) if LINE.index(state) < LINE.index(to)][-1]


def _next_stamp(one: Assignment, to: AssignmentState) -> datetime:
    return next(at for state, at in _stamps(one) if LINE.index(state) > LINE.index(to))


def _require_fit(call: Call, unit: Unit, assist: Sequence[AssistAct]) -> None:
    if is_police(unit.kind):
        if assist:
            raise InputRefused("Assisting acts are for guards and volunteers. Nothing was sent.")
        return
    allowed = assists(call.kind, call.level)
    if not allowed:
        raise InputRefused(
            "Guards and volunteers may help at simple calls only, and this is none. Nothing was sent; send police."
        )
    if not assist:
        raise InputRefused("Say what {unit} is to help with. Nothing was sent.", unit=unit.name)
    if not set(assist) <= set(allowed):
        raise InputRefused("{unit} may not be asked to do this at such a call. Nothing was sent.", unit=unit.name)


def _require_free(call: Call, unit: Unit, sent: Sequence[Assignment], *, confirmed: bool) -> None:
    if any(one.call_id == call.id for one in sent):
        raise InputRefused("{unit} is sent to this call already. Nothing was changed.", unit=unit.name)
    if sent and not confirmed:
        raise Unconfirmed(
            "{unit} is sent to another call and is further there. Nothing was sent; confirm to give it both.",
            unit=unit.name,
        )
