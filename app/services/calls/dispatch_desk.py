"""The desk of orders: who is sent to a call, how far each unit is, and who has not been heard for too long.

Every figure comes from what the store holds, so a restart, or another desk, shows the same. Each act is one
transaction: the assignment, the unit's state and the call's state change together or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.domain.access import Actor, Right
from app.domain.call import ASSIGNMENT_ENDS, Assignment, AssignmentState, AssistAct, Call, CallState, OrderChannel
from app.domain.call_rules import require
from app.domain.candidate import Candidates
from app.domain.events import Fact, OrderToSend, RecordsChanged
from app.domain.key import new_key
from app.domain.position import Position
from app.domain.response_targets import ResponseTargets, Targets
from app.domain.signal import ReceiptSignal
from app.errors import AppError, InputRefused
from app.services.calls.assignment_steps import require_fit, require_free, stamp_of, take_receipt, take_step, undo_step
from app.services.calls.order_sheet import OrderSheet, navigation
from app.services.calls.order_ways import OrderWays
from app.services.calls.roll_call import Hear, RollCall
from app.services.calls.sent_units import free, keep_call, keep_unit, state_of, write_assignment
from app.services.roads.town_ground import TownGround
from app.store import call_store, unit_store
from app.store.unit_of_work import Store, UnitOfWork
from app.wording import Wording

if TYPE_CHECKING:
    from app.services.calls.candidate_finder import CandidateFinder


@dataclass(frozen=True)
class CallOnBoard:
    """An open call with its units, the targets of its place, and how many alerts hang on it."""

    call: Call
    assignments: tuple[Assignment, ...]
    targets: Targets
    alerts: int


class DispatchDesk:
    """Reads and acts on assignments. `targets` are the county's. `finder` is asked for when candidates are: it brings
    the libraries of the road network. `post_by` is given once the feeds are made: orders leave off the writer's thread.
    """

    def __init__(
        self,
        store: Store,
        finder: Callable[[], CandidateFinder],
        *,
        hear: Hear,
        system: Callable[[], Actor],
        wording: Wording,
        targets: ResponseTargets | None = None,
    ) -> None:
        self._store, self._finder, self._system, self._wording = store, finder, system, wording
        self._roll_call = RollCall(store, hear)
        self.targets = targets or ResponseTargets()
        self._ways: Callable[[], OrderWays] = OrderWays
        self._run: Callable[[Callable[[], None]], object] = _at_once
        self._write: Callable[[Callable[[], object]], object] = _at_once
        self._town = TownGround(store)
        self.tightened: Callable[[str | None], float | None] = lambda _area_id: None
        """Minutes that the duty level allows a unit of a room to go unheard, None where it asks for nothing."""

    def post_by(
        self,
        ways: Callable[[], OrderWays],
        run: Callable[[Callable[[], None]], object],
        write: Callable[[Callable[[], object]], object],
    ) -> None:
        """Send orders by the `ways` that are open, on another thread (`run`); what fails is noted on the writer."""
        self._ways, self._run, self._write = ways, run, write

    def on_fact(self, fact: Fact) -> None:
        """Forget what was kept of the assets when they change; send what another desk ordered, where this one sends."""
        self._town.on_fact(fact)
        if isinstance(fact, OrderToSend) and not self._ways().elsewhere:
            self._run(lambda: self._send(fact.assignment_id))

    def roll_call(self, area_id: str | None = None) -> timedelta:
        """How long a unit of this room that is sent may go unheard: the county's own figure, or less by the level."""
        level = self.tightened(area_id)
        own = self.targets.roll_call_min
        return timedelta(minutes=own if level is None else min(own, level))

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
        return self._finder().candidates(place, call, at)

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
        """Send a unit to a call; the assignment's key. By voice this stamps it, else it leaves once it is written. One
        that could not leave stands, says why (`reason`), and is to be said by voice (`is_unconfirmed`).

        A unit that is on its way or on scene elsewhere is asked back (`Unconfirmed`); confirmed, it holds both orders
        and stays what the further one says. Guards and volunteers go to simple calls only, with assisting acts.
        """
        with self._store.read() as connection:
            serials = unit_store.serials_of(connection, unit_id, self._store.now())
        self._ways().require(channel, serials)
        with self._store.act(actor, act_id, "assignment.order", Right.CALLS) as work:
            if work.repeated:
                return work.subject_id
            call = call_store.calls.get(work.connection, call_id)
            unit = unit_store.units.get(work.connection, unit_id)
            require(call, CallState.DISPATCHED)
            require_fit(call, unit, assist)
            sent = call_store.open_assignments(work.connection, unit_id)
            require_free(call, unit, sent, confirmed=confirmed)
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
                contact_due_at=work.now + self.roll_call(unit.area_id),
                unit_state_before=sent[0].unit_state_before if sent else state_of(work, unit_id),
            )
            work.add(one)
            keep_unit(work, unit_id, one.unit_state_before)
            keep_call(work, call)
            work.about("assignment", one.id)
            work.tell(RecordsChanged("assignment", (one.id,)))
            is_ours = self._sends_here(work, one)
        if is_ours:
            self._run(lambda: self._send(one.id))
        return one.id

    def send_again(self, actor: Actor, act_id: str, assignment_id: str) -> None:
        """Send an order once more by its own way. It leaves once it is written down that it does, as it did the first
        time; where it could not leave, it says so (`reason`)."""
        one = self.assignment(assignment_id)
        with self._store.read() as connection:
            serials = unit_store.serials_of(connection, one.unit_id, self._store.now())
        self._ways().require(one.channel, serials)
        with self._store.act(actor, act_id, "assignment.send_again", Right.CALLS) as work:
            if work.repeated:
                return
            one = call_store.assignments.get(work.connection, assignment_id)
            if one.state in ASSIGNMENT_ENDS:
                raise InputRefused("{unit} has been released from this call. Nothing was changed.", unit=one.unit_name)
            if one.channel is OrderChannel.VOICE:
                raise InputRefused("This order was given by voice. Nothing was sent; say it again.")
            write_assignment(work, one, reason="")
            work.about("assignment", one.id)
            is_ours = self._sends_here(work, one)
        if is_ours:
            self._run(lambda: self._send(assignment_id))

    def _sends_here(self, work: UnitOfWork, one: Assignment) -> bool:
        """Whether this desk sends the order once it is written; where another does, it is told so with the commit."""
        if one.channel is OrderChannel.VOICE:
            return False
        if self._ways().elsewhere:
            work.tell(OrderToSend(one.id))
            return False
        return True

    def _send(self, assignment_id: str) -> None:
        try:
            self._post(self.assignment(assignment_id))
        except AppError as error:
            told = self._wording.sentence(error)
            self._write(lambda: self._note_unsent(assignment_id, told))

    def _note_unsent(self, assignment_id: str, told: str) -> None:
        with self._store.act(self._system(), new_key(), "assignment.unsent", Right.CALLS, reason=told) as work:
            one = call_store.assignments.get(work.connection, assignment_id)
            if one.state not in ASSIGNMENT_ENDS:
                write_assignment(work, one, reason=told)
            work.about("assignment", one.id)

    def _post(self, one: Assignment) -> None:
        with self._store.read() as connection:
            call = call_store.calls.get(connection, one.call_id)
            unit = unit_store.units.get(connection, one.unit_id)
            serials = unit_store.serials_of(connection, one.unit_id, self._store.now())
        ways = self._ways()
        ways.require(one.channel, serials)
        ways.send(one, call, unit, serials, self._wording)

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
        with self._store.act(actor, act_id, f"assignment.{state.lower()}", Right.CALLS) as work:
            if work.repeated:
                return
            one = call_store.assignments.get(work.connection, assignment_id)
            take_step(work, one, state, stamp_of(one, at, work.now), feedback, self.roll_call(one.area_id))
        self._roll_call.heard(act_id, one, work.now)

    def take_back(self, actor: Actor, act_id: str, assignment_id: str, reason: str) -> None:
        """The last step was a mistake: stamps and timers as of then. A mistaken order is cancelled by this."""
        with self._store.act(actor, act_id, "assignment.take_back", Right.CALLS, reason=reason) as work:
            if work.repeated:
                return
            one = call_store.assignments.get(work.connection, assignment_id)
            call = call_store.calls.get(work.connection, one.call_id)
            require(call, CallState.FEEDBACK)
            if not reason.strip():
                raise InputRefused("This needs a reason. Nothing was changed.")
            if one.state is AssignmentState.CANCELLED:
                raise InputRefused("This order is cancelled. Nothing was changed; order the unit again.")
            undo_step(work, one, reason, self.roll_call(one.area_id))
            keep_call(work, call)
            work.about("assignment", one.id)

    def cancel(self, actor: Actor, act_id: str, assignment_id: str, reason: str) -> None:
        """Call the unit back, however far it is; the call is as if it had not been sent."""
        with self._store.act(actor, act_id, "assignment.cancel", Right.CALLS, reason=reason) as work:
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
        with self._store.act(actor, act_id, "assignment.contact", Right.CALLS, reason=note) as work:
            if work.repeated:
                return
            one = call_store.assignments.get(work.connection, assignment_id)
            if one.state in ASSIGNMENT_ENDS:
                raise InputRefused("{unit} has been released from this call. Nothing was changed.", unit=one.unit_name)
            write_assignment(work, one, contact_due_at=work.now + self.roll_call(one.area_id))
            work.about("assignment", one.id)
        self._roll_call.heard(act_id, one, work.now)

    def heard(self, signal: ReceiptSignal) -> bool:
        """A unit tells how far it is with an order; false where no such order stands. A late receipt lowers nothing."""
        with self._store.read() as connection:
            if call_store.assignment_of(connection, signal.order) is None:
                return False
        act_id = f"receipt {signal.order} {signal.step} {signal.at.isoformat()}"
        with self._store.act(self._system(), act_id, f"assignment.told_{signal.step.lower()}", Right.CALLS) as work:
            if work.repeated:
                return True
            one = call_store.assignments.get(work.connection, signal.order)
            work.about("assignment", one.id)
            if one.state in ASSIGNMENT_ENDS:
                return False
            take_receipt(work, one, signal, self.roll_call(one.area_id))
        self._roll_call.heard(act_id, one, work.now)
        return True

    def tick(self, actor: Actor) -> None:
        """Raise an alert for each unit that was not heard in time, once for each round of its clock."""
        self._roll_call.tick(actor, self.roll_call)


def _at_once(act: Callable[[], object]) -> object:
    return act()
