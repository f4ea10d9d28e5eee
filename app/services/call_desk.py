"""The desk of calls: taken down, judged, joined, passed on, reported and closed (domain.md C.1).

Each act is one transaction with its audit row. Which units are sent, and how far they are, is the dispatch desk's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.access import Actor, Right
from app.domain.alert import Alert, Verdict
from app.domain.call import (
    ASSIGNMENT_ENDS,
    Assignment,
    AssignmentState,
    Call,
    CallResult,
    CallState,
)
from app.domain.call_rules import case_due_at, reached, require, require_feedback
from app.domain.case_file import CaseType
from app.domain.events import RecordsChanged
from app.errors import InputRefused
from app.services import call_alerts
from app.services.call_case import case_of
from app.services.call_guards import require_leader, require_reason, require_sense
from app.services.call_number import next_number
from app.services.call_relations import RelatedCall, related
from app.services.sent_units import free, keep_call, keep_unit, write_assignment, write_call
from app.store import call_store
from app.store.unit_of_work import Store, UnitOfWork

_AMENDABLE = frozenset(
    {
        "category", "kind", "level", "title", "text", "reporter", "reporter_phone",
        "lon", "lat", "place", "asset_id", "asset_code", "area_id", "occurred_at", "owner",
    }
)  # fmt: skip


@dataclass(frozen=True)
class CaseDue:
    """A call that must lead to a case, and until when."""

    call: Call
    due_at: datetime
    is_overdue: bool


class CallDesk:
    """Reads and acts on calls."""

    def __init__(self, store: Store, *, roll_call: timedelta = timedelta(minutes=20)) -> None:
        self._store = store
        self._roll_call = roll_call

    def open_calls(self) -> tuple[Call, ...]:
        """All that are not over, the gravest first, then the oldest."""
        with self._store.read() as connection:
            return tuple(call_store.open_calls(connection))

    def calls_between(self, since: datetime, until: datetime) -> tuple[Call, ...]:
        """Calls received in [since, until), newest first, also those that are over."""
        with self._store.read() as connection:
            return tuple(call_store.between(connection, since, until))

    def call(self, call_id: str) -> Call:
        """One call by key; raises `NotFound`."""
        with self._store.read() as connection:
            return call_store.calls.get(connection, call_id)

    def alerts_of(self, call_id: str) -> tuple[Alert, ...]:
        """The alerts that hang on a call, the oldest first."""
        with self._store.read() as connection:
            return tuple(call_store.alerts_of(connection, call_id))

    def merged_into(self, call_id: str) -> tuple[Call, ...]:
        """The calls that this one has taken in."""
        with self._store.read() as connection:
            return tuple(call_store.merged_into(connection, call_id))

    def related(
        self,
        *,
        occurred_at: datetime,
        lon: float | None = None,
        lat: float | None = None,
        asset_id: str | None = None,
        phone: str = "",
        besides: str = "",
    ) -> tuple[RelatedCall, ...]:
        """Open calls that may be about the same, to be shown before another one is made."""
        return related(
            self.open_calls(),
            occurred_at=occurred_at,
            lon=lon,
            lat=lat,
            asset_id=asset_id,
            phone=phone,
            besides=besides,
        )

    def case_due(self, now: datetime) -> tuple[CaseDue, ...]:
        """Accepted calls that have no case yet, with the end of their 24 hours; the most pressing first."""
        with self._store.read() as connection:
            calls = call_store.without_case(connection)
        due = ((call, case_due_at(call)) for call in calls)
        found = [CaseDue(call, at, at <= now) for call, at in due if at is not None]
        return tuple(sorted(found, key=lambda one: one.due_at))

    def open_call(self, actor: Actor, act_id: str, call: Call) -> str:
        """Take a call down; its key. The desk gives the number, and the owner where none is named."""
        with self._store.act(actor, act_id, "call.open", Right.ACT) as work:
            if work.repeated:
                return work.subject_id
            require_sense(call, work.now)
            call = replace(
                call,
                number=next_number(work, call.received_at),
                state=CallState.RECEIVED,
                owner=call.owner.strip() or actor.name,
            )
            _add(work, call)
        return call.id

    def call_from_alert(self, actor: Actor, act_id: str, alert_id: str) -> str:
        """One keystroke: the alert is acknowledged and taken on, the call made, the alert (and its group) hung on it.

        An alert that hangs on a call already gives that call's key and changes nothing.
        """
        with self._store.act(actor, act_id, "call.from_alert", Right.ACT) as work:
            if work.repeated:
                return work.subject_id
            alerts = call_alerts.with_its_group(work, alert_id)
            if alerts[0].call_id is not None:
                work.about("call", alerts[0].call_id)
                return alerts[0].call_id
            call = call_alerts.call_of(alerts[0], actor, next_number(work, work.now), work.now)
            _add(work, call)
            work.end_part()
            for alert in alerts:
                if alert.call_id is None:
                    call_alerts.attach(work, actor, alert, call.id)
        return call.id

    def attach_alert(self, actor: Actor, act_id: str, call_id: str, alert_id: str) -> None:
        """Hang a further alert on a call that is not over."""
        with self._store.act(actor, act_id, "call.attach_alert", Right.ACT) as work:
            if work.repeated:
                return
            call = call_store.calls.get(work.connection, call_id)
            require(call, CallState.DISPATCHED)
            for alert in call_alerts.with_its_group(work, alert_id):
                call_alerts.attach(work, actor, alert, call_id)
            work.tell(RecordsChanged("call", (call_id,)))

    def triage(self, actor: Actor, act_id: str, call_id: str, **values: object) -> None:
        """Judge it: kind, level, category, owner and whatever else was taken down, by field name."""
        with self._store.act(actor, act_id, "call.triage", Right.ACT) as work:
            if work.repeated:
                return
            call = call_store.calls.get(work.connection, call_id)
            require(call, CallState.FEEDBACK)
            first = {} if call.triaged_at is not None else {"triaged_at": work.now}
            keep_call(work, _amended(work, call, values | first))

    def amend(self, actor: Actor, act_id: str, call_id: str, **values: object) -> None:
        """Write down better what was taken down badly; the state stays."""
        with self._store.act(actor, act_id, "call.amend", Right.ACT) as work:
            if not work.repeated:
                call = call_store.calls.get(work.connection, call_id)
                require(call, CallState.FEEDBACK)
                _amended(work, call, values)

    def merge(self, actor: Actor, act_id: str, call_id: str, into: str, *, reason: str = "") -> None:
        """It is the same as another: its alerts and the units on their way go over to that one."""
        with self._store.act(actor, act_id, "call.merge", Right.ACT, reason=reason) as work:
            if work.repeated:
                return
            call = call_store.calls.get(work.connection, call_id)
            taker = call_store.calls.get(work.connection, into)
            if call.id == taker.id:
                raise InputRefused("A call cannot be merged into itself. Nothing was changed.")
            require(call, CallState.MERGED)
            require(taker, CallState.DISPATCHED)
            call_alerts.move(work, call.id, taker.id)
            there = {one.unit_id for one in _open_of(work, taker.id)}
            doubled: list[Assignment] = []
            for one in _open_of(work, call.id):
                if one.unit_id in there:
                    doubled.append(one)
                else:
                    write_assignment(work, one, call_id=taker.id)
            free(work, doubled, AssignmentState.RELEASED, reason)
            write_call(work, call, state=CallState.MERGED, merged_into=taker.id, closed_at=work.now)
            keep_call(work, taker)
            work.about("call", call.id)

    def transfer(self, actor: Actor, act_id: str, call_id: str, *, to: str, reason: str) -> None:
        """Another agency takes it; the units are free."""
        self._end(actor, act_id, call_id, CallState.TRANSFERRED, reason, handed_to=to, result=CallResult.TRANSFER)

    def invalid(self, actor: Actor, act_id: str, call_id: str, *, reason: str) -> None:
        """It was no call; the units are free."""
        self._end(actor, act_id, call_id, CallState.INVALID, reason)

    def hand_over(self, actor: Actor, act_id: str, call_id: str, *, to: str, reason: str = "") -> None:
        """The scene is passed to another unit or office, which goes on with it."""
        with self._store.act(actor, act_id, "call.hand_over", Right.ACT, reason=reason) as work:
            if not work.repeated:
                call = call_store.calls.get(work.connection, call_id)
                require(call, CallState.HANDED_OVER)
                if not to.strip():
                    raise InputRefused("Say to whom it is passed. Nothing was changed.")
                keep_call(work, write_call(work, call, handed_to=to.strip()))

    def feedback(self, actor: Actor, act_id: str, call_id: str, text: str, result: CallResult | None = None) -> None:
        """What was done, and what came of it where that is known already."""
        with self._store.act(actor, act_id, "call.feedback", Right.ACT) as work:
            if not work.repeated:
                call = call_store.calls.get(work.connection, call_id)
                require(call, CallState.FEEDBACK)
                if not text.strip():
                    raise InputRefused("The report is empty. Nothing was changed.")
                told = write_call(work, call, feedback=text.strip(), result=result or call.result, feedback_at=work.now)
                keep_call(work, told)

    def close(
        self,
        actor: Actor,
        act_id: str,
        call_id: str,
        *,
        feedback: str = "",
        result: CallResult | None = None,
        verdict: Verdict | None = None,
    ) -> None:
        """It is over: one act frees all its units. Needs a report (here, before, or from its units) and a result.

        With a `verdict` its alerts are closed too, as having turned out so.
        """
        with self._store.act(actor, act_id, "call.close", Right.ACT) as work:
            if work.repeated:
                return
            call = call_store.calls.get(work.connection, call_id)
            require(call, CallState.CLOSED)
            sent = call_store.of_call(work.connection, call_id)
            text = feedback.strip() or call.feedback or "\n".join(one.feedback for one in sent if one.feedback)
            require_feedback(text, result or call.result)
            free(work, _still_open(sent), AssignmentState.RELEASED)
            if verdict is not None:
                call_alerts.judge(work, actor, call_id, verdict, text)
            write_call(
                work,
                call,
                state=CallState.CLOSED,
                closed_at=work.now,
                feedback=text,
                feedback_at=call.feedback_at or work.now,
                result=result or call.result,
            )

    def take_back_close(self, actor: Actor, act_id: str, call_id: str, *, reason: str) -> None:
        """It was closed by mistake: units, alerts and timers as of then. One sent elsewhere meanwhile stays there."""
        with self._store.act(actor, act_id, "call.take_back_close", Right.ACT, reason=reason) as work:
            if work.repeated:
                return
            call = call_store.calls.get(work.connection, call_id)
            require_reason(reason)
            if call.state is not CallState.CLOSED or call.closed_at is None:
                raise InputRefused("Call {number} is not closed. Nothing was changed.", number=call.number)
            for one in call_store.of_call(work.connection, call_id):
                if one.state is AssignmentState.RELEASED and one.ended_at == call.closed_at:
                    self._resume(work, one)
            call_alerts.take_back_judgement(work, call_id, call.closed_at)
            at_once = call.feedback_at == call.closed_at
            opened = write_call(
                work,
                call,
                closed_at=None,
                feedback_at=None if at_once else call.feedback_at,
                result=None if at_once else call.result,
            )
            keep_call(work, opened)

    def reopen(self, actor: Actor, act_id: str, call_id: str, *, reason: str, approver: str = "") -> None:
        """It must go on after all: by a leader, or with the login of one who approved. The timers of then are over."""
        told = f"{reason} ({approver})" if approver else reason
        with self._store.act(actor, act_id, "call.reopen", Right.ACT, reason=told) as work:
            if work.repeated:
                return
            call = call_store.calls.get(work.connection, call_id)
            require_reason(reason)
            if call.state is not CallState.CLOSED:
                raise InputRefused("Call {number} is not closed. Nothing was changed.", number=call.number)
            require_leader(work, actor, approver)
            write_call(work, call, state=CallState.FEEDBACK, closed_at=None, reopened_at=work.now)

    def to_case(self, actor: Actor, act_id: str, call_id: str, *, type_: CaseType | None = None) -> str:
        """Make the case file it leads to, and link it; its key. A call that has one gives that one's."""
        with self._store.act(actor, act_id, "call.to_case", Right.ACT) as work:
            if work.repeated:
                return work.subject_id
            call = call_store.calls.get(work.connection, call_id)
            if call.case_id is not None:
                work.about("case_file", call.case_id)
                return call.case_id
            if call.state in (CallState.MERGED, CallState.INVALID, CallState.TRANSFERRED):
                require(call, CallState.FEEDBACK)
            alerts = call_store.alerts_of(work.connection, call_id)
            sent = call_store.of_call(work.connection, call_id)
            case = case_of(call, alerts, sent, actor, type_)
            work.add(case)
            write_call(work, call, case_id=case.id)
            work.about("case_file", case.id)
            work.tell(RecordsChanged("case_file", (case.id,)))
        return case.id

    def _end(self, actor: Actor, act_id: str, call_id: str, to: CallState, reason: str, **values: object) -> None:
        with self._store.act(actor, act_id, f"call.{to.lower()}", Right.ACT, reason=reason) as work:
            if work.repeated:
                return
            call = call_store.calls.get(work.connection, call_id)
            require(call, to)
            require_reason(reason)
            free(work, _open_of(work, call_id), AssignmentState.RELEASED, reason)
            write_call(work, call, state=to, closed_at=work.now, **values)

    def _resume(self, work: UnitOfWork, one: Assignment) -> None:
        """Send a unit again as it was, unless it has been sent elsewhere since."""
        if call_store.open_assignments(work.connection, one.unit_id):
            return
        write_assignment(work, one, state=reached(one), ended_at=None, contact_due_at=work.now + self._roll_call)
        keep_unit(work, one.unit_id, one.unit_state_before)


def _add(work: UnitOfWork, call: Call) -> None:
    work.add(call)
    work.set_state("call", call, "state", call.state)
    work.about("call", call.id)
    work.tell(RecordsChanged("call", (call.id,)))


def _amended(work: UnitOfWork, call: Call, values: dict[str, object]) -> Call:
    unknown = set(values) - _AMENDABLE - {"triaged_at"}
    if unknown:
        raise ValueError(f"not to be amended: {sorted(unknown)}")
    require_sense(replace(call, **values), work.now)  # type: ignore[arg-type]  # names of Call's own fields
    changed = {name: value for name, value in values.items() if getattr(call, name) != value}
    return write_call(work, call, **changed) if changed else call


def _still_open(assignments: list[Assignment]) -> list[Assignment]:
    return [one for one in assignments if one.state not in ASSIGNMENT_ENDS]


def _open_of(work: UnitOfWork, call_id: str) -> list[Assignment]:
    return _still_open(call_store.of_call(work.connection, call_id))
