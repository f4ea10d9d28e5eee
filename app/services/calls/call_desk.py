"""The desk of calls: taken down, judged, joined, passed on, reported and closed (domain.md C.1).

Each act is one transaction with its audit row. Which units are sent, and how far they are, is the dispatch desk's.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.domain.access import Actor, Right
from app.domain.call import Call, CallResult, CallState
from app.domain.call_rules import require
from app.domain.case_file import CaseType
from app.domain.events import RecordsChanged
from app.errors import InputRefused
from app.services.calls import call_alerts
from app.services.calls.call_case import case_of
from app.services.calls.call_ends import CallEnds
from app.services.calls.call_guards import require_reason, require_sense
from app.services.calls.call_number import next_number
from app.services.calls.sent_units import keep_call, write_call
from app.services.cases.case_writing import add_case
from app.services.cases.deadline_book import DeadlineBook
from app.store import audit_store, call_store
from app.store.unit_of_work import Store, UnitOfWork

_AMENDABLE = frozenset(
    {
        "category", "kind", "level", "title", "text", "reporter", "reporter_phone",
        "lon", "lat", "place", "asset_id", "asset_code", "area_id", "occurred_at", "owner",
    }
)  # fmt: skip


class CallDesk(CallEnds):
    """Reads and acts on calls. `book`: the terms of the cases that calls become."""

    def __init__(
        self, store: Store, *, roll_call: timedelta = timedelta(minutes=20), book: DeadlineBook | None = None
    ) -> None:
        super().__init__(store, roll_call=roll_call)
        self._book = book or DeadlineBook()

    def open_call(self, actor: Actor, act_id: str, call: Call) -> str:
        """Take a call down; its key. The desk gives the number, and the owner where none is named."""
        with self._store.act(actor, act_id, "call.open", Right.CALLS) as work:
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

        An alert that hangs on a call already gives that call's key and changes nothing; a late one of a group that
        hangs on an open call joins that call.
        """
        with self._store.act(actor, act_id, "call.from_alert", Right.CALLS) as work:
            alerts = call_alerts.with_its_group(work, alert_id)
            if work.repeated:
                return work.subject_id if work.subject == "call" else alerts[0].call_id or ""
            if alerts[0].call_id is not None:
                work.about("call", alerts[0].call_id)
                return alerts[0].call_id
            standing = call_alerts.call_of_group(work, alerts)
            call = standing or call_alerts.call_of(alerts[0], actor, next_number(work, work.now), work.now)
            if standing is None:
                _add(work, call)
            work.about("call", call.id)
            work.end_part()
            for alert in alerts:
                if alert.call_id is None:
                    call_alerts.attach(work, actor, alert, call.id)
            work.tell(RecordsChanged("call", (call.id,)))
        return call.id

    def attach_alert(self, actor: Actor, act_id: str, call_id: str, alert_id: str) -> None:
        """Hang a further alert on a call that is not over."""
        with self._store.act(actor, act_id, "call.attach_alert", Right.CALLS) as work:
            if work.repeated:
                return
            call = call_store.calls.get(work.connection, call_id)
            require(call, CallState.DISPATCHED)
            for alert in call_alerts.with_its_group(work, alert_id):
                if alert.id == alert_id or alert.call_id is None:
                    call_alerts.attach(work, actor, alert, call_id)
            work.tell(RecordsChanged("call", (call_id,)))

    def joined_by(self, act_id: str, call_id: str) -> tuple[str, ...]:
        """Keys of the alerts that this act hung on the call."""
        with self._store.read() as connection:
            rows = audit_store.rows_of_act(connection, act_id)
        return tuple(
            str(change["id"])
            for row in rows
            for change in row.changes or ()
            if change["noun"] == "alert" and change["after"].get("call_id") == call_id
        )

    def take_back_joining(self, actor: Actor, act_id: str, call_id: str, joined_by: str, *, reason: str) -> None:
        """What the act `joined_by` hung on the call was hung there by mistake: acknowledgement, owner, shelf and
        timers of each alert are those of then. The call goes on, and so do its units."""
        joined = self.joined_by(joined_by, call_id)
        with self._store.act(actor, act_id, "call.take_back_joining", Right.CALLS, reason=reason) as work:
            if work.repeated:
                return
            call = call_store.calls.get(work.connection, call_id)
            require(call, CallState.DISPATCHED)
            require_reason(reason)
            if not any(one.id in joined for one in call_store.alerts_of(work.connection, call_id)):
                raise InputRefused("It hangs on call {number} no more. Nothing was changed.", number=call.number)
            write_call(work, call)
            work.end_part()
            call_alerts.put_back(work, call_id, joined)

    def triage(self, actor: Actor, act_id: str, call_id: str, **values: object) -> None:
        """Judge it: kind, level, category, owner and whatever else was taken down, by field name."""
        with self._store.act(actor, act_id, "call.triage", Right.CALLS) as work:
            if work.repeated:
                return
            call = call_store.calls.get(work.connection, call_id)
            require(call, CallState.FEEDBACK)
            first = {} if call.triaged_at is not None else {"triaged_at": work.now}
            keep_call(work, _amended(work, call, values | first))

    def amend(self, actor: Actor, act_id: str, call_id: str, **values: object) -> None:
        """Write down better what was taken down badly; the state stays."""
        with self._store.act(actor, act_id, "call.amend", Right.CALLS) as work:
            if not work.repeated:
                call = call_store.calls.get(work.connection, call_id)
                require(call, CallState.FEEDBACK)
                _amended(work, call, values)

    def feedback(self, actor: Actor, act_id: str, call_id: str, text: str, result: CallResult | None = None) -> None:
        """What was done, and what came of it where that is known already."""
        with self._store.act(actor, act_id, "call.feedback", Right.CALLS) as work:
            if not work.repeated:
                call = call_store.calls.get(work.connection, call_id)
                require(call, CallState.FEEDBACK)
                if not text.strip():
                    raise InputRefused("The report is empty. Nothing was changed.")
                told = write_call(work, call, feedback=text.strip(), result=result or call.result, feedback_at=work.now)
                keep_call(work, told)

    def to_case(self, actor: Actor, act_id: str, call_id: str, *, type_: CaseType | None = None) -> str:
        """Make the case file it leads to, and link it; its key. A call that has one gives that one's."""
        with self._store.act(actor, act_id, "call.to_case", Right.CALLS) as work:
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
            case = add_case(work, case_of(call, alerts, sent, actor, type_), self._book)
            write_call(work, call, case_id=case.id)
            work.about("case_file", case.id)
        return case.id


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
