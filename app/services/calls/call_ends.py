"""The ways in which a call ends: merged, passed on, no call at all, closed; and how such an end is taken back."""

from __future__ import annotations

from datetime import timedelta

from app.domain.access import Actor, Right
from app.domain.alert import Dismissal, Verdict
from app.domain.call import ASSIGNMENT_ENDS, Assignment, AssignmentState, CallResult, CallState
from app.domain.call_judgement import judgement
from app.domain.call_rules import reached, require, require_feedback
from app.errors import InputRefused
from app.services.calls import call_alerts
from app.services.calls.call_guards import require_leader, require_reason
from app.services.calls.call_reading import CallReading
from app.services.calls.sent_units import free, keep_call, keep_unit, write_assignment, write_call
from app.services.former_facts import due_before
from app.store import call_store
from app.store.unit_of_work import Store, UnitOfWork


class CallEnds(CallReading):
    """Ends calls. An end frees every unit, and leaves no alert that waits for a call that is over."""

    def __init__(self, store: Store, *, roll_call: timedelta = timedelta(minutes=20)) -> None:
        super().__init__(store)
        self._roll_call = roll_call

    def merge(self, actor: Actor, act_id: str, call_id: str, into: str, *, reason: str = "") -> None:
        """It is the same as another: its alerts and the units on their way go over to that one."""
        with self._store.act(actor, act_id, "call.merge", Right.CALLS, reason=reason) as work:
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
        with self._store.act(actor, act_id, "call.hand_over", Right.CALLS, reason=reason) as work:
            if not work.repeated:
                call = call_store.calls.get(work.connection, call_id)
                require(call, CallState.HANDED_OVER)
                if not to.strip():
                    raise InputRefused("Say to whom it is passed. Nothing was changed.")
                keep_call(work, write_call(work, call, handed_to=to.strip()))

    def close(
        self,
        actor: Actor,
        act_id: str,
        call_id: str,
        *,
        feedback: str = "",
        result: CallResult | None = None,
        verdict: Verdict | None = None,
        dismissal: Dismissal | None = None,
    ) -> None:
        """It is over: one act frees all its units. Needs a report (here, before, or from its units) and a result.

        Its alerts are closed too: with the `verdict`, or else with what the result says of them.
        """
        with self._store.act(actor, act_id, "call.close", Right.CALLS) as work:
            if work.repeated:
                return
            call = call_store.calls.get(work.connection, call_id)
            require(call, CallState.CLOSED)
            sent = call_store.of_call(work.connection, call_id)
            text = feedback.strip() or call.feedback or "\n".join(one.feedback for one in sent if one.feedback)
            require_feedback(text, result or call.result)
            free(work, _still_open(sent), AssignmentState.RELEASED)
            told = judgement(verdict, dismissal, result or call.result)
            call_alerts.judge(work, actor, call_id, told, text)
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
        with self._store.act(actor, act_id, "call.take_back_close", Right.CALLS, reason=reason) as work:
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

    def take_back_dispatch(self, actor: Actor, act_id: str, call_id: str, *, reason: str) -> None:
        """An alert was made a call by mistake: that is no call, its units are called back, its alerts stand as before.

        Acknowledgement, owner and shelf of each are those of then, so whoever had not been told is asked again.
        """
        with self._store.act(actor, act_id, "call.take_back_dispatch", Right.CALLS, reason=reason) as work:
            if work.repeated:
                return
            call = call_store.calls.get(work.connection, call_id)
            require(call, CallState.INVALID)
            require_reason(reason)
            if call.case_id is not None or call_store.merged_into(work.connection, call_id):
                raise InputRefused(
                    "Call {number} has taken in another call, or has a case. Nothing was changed; close it instead.",
                    number=call.number,
                )
            free(work, _open_of(work, call_id), AssignmentState.CANCELLED, reason)
            write_call(work, call, state=CallState.INVALID, closed_at=work.now)
            work.end_part()
            call_alerts.put_back(work, call_id)

    def reopen(self, actor: Actor, act_id: str, call_id: str, *, reason: str, approver: str = "") -> None:
        """It must go on after all: by a leader, or with the login of one who approved. The timers of then are over."""
        told = f"{reason} ({approver})" if approver else reason
        with self._store.act(actor, act_id, "call.reopen", Right.CALLS, reason=told) as work:
            if work.repeated:
                return
            call = call_store.calls.get(work.connection, call_id)
            require_reason(reason)
            if call.state is not CallState.CLOSED:
                raise InputRefused("Call {number} is not closed. Nothing was changed.", number=call.number)
            require_leader(work, actor, approver)
            write_call(work, call, state=CallState.FEEDBACK, closed_at=None, reopened_at=work.now)

    def _end(self, actor: Actor, act_id: str, call_id: str, to: CallState, reason: str, **values: object) -> None:
        with self._store.act(actor, act_id, f"call.{to.lower()}", Right.CALLS, reason=reason) as work:
            if work.repeated:
                return
            call = call_store.calls.get(work.connection, call_id)
            require(call, to)
            require_reason(reason)
            free(work, _open_of(work, call_id), AssignmentState.RELEASED, reason)
            result = CallResult.TRANSFER if to is CallState.TRANSFERRED else None
            call_alerts.judge(work, actor, call_id, judgement(None, None, result), reason)
            write_call(work, call, state=to, closed_at=work.now, **values)

    def _resume(self, work: UnitOfWork, one: Assignment) -> None:
        """Send a unit again as it was, unless it has been sent elsewhere since."""
        if call_store.open_assignments(work.connection, one.unit_id):
            return
        due = due_before(work, one, work.now + self._roll_call)
        write_assignment(work, one, state=reached(one), ended_at=None, contact_due_at=due)
        keep_unit(work, one.unit_id, one.unit_state_before)


def _still_open(assignments: list[Assignment]) -> list[Assignment]:
    return [one for one in assignments if one.state not in ASSIGNMENT_ENDS]


def _open_of(work: UnitOfWork, call_id: str) -> list[Assignment]:
    return _still_open(call_store.of_call(work.connection, call_id))
