"""What was done with a call, when and by whom, in words: made from the audit rows alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.domain.call import AssignmentState, CallLevel, CallResult, OrderChannel
from app.domain.labels import label
from app.domain.sentence import Sentence, sentence
from app.services.alerts.timeline import TimelineLine
from app.store import audit_store, call_store, case_store
from app.store.unit_of_work import Store

_PLAIN: Mapping[str, Sentence] = {
    "call.note": sentence("Note"),
    "call.reveal_caller": sentence("Caller looked at in full"),
    "call.open": sentence("Call taken down"),
    "call.from_alert": sentence("Call made of an alert"),
    "call.attach_alert": sentence("Another alert put on it"),
    "call.amend": sentence("Details changed"),
    "call.merge": sentence("Merged into another call"),
    "call.transferred": sentence("Transferred"),
    "call.invalid": sentence("Found invalid"),
    "call.take_back_joining": sentence("An alert taken off it again"),
    "call.take_back_dispatch": sentence("Dispatch taken back: no call"),
    "call.feedback": sentence("Report written"),
    "call.take_back_close": sentence("Closing taken back"),
    "call.reopen": sentence("Call reopened"),
    "call.to_case": sentence("Case file made"),
    "picture.keep": sentence("A picture from a camera was kept"),
    "picture.take_back": sentence("A picture was taken off it"),
}
_OF_UNIT: Mapping[str, str] = {
    "assignment.contact": "{unit}: heard",
    "assignment.take_back": "{unit}: last step taken back",
    "assignment.cancel": "{unit}: called back",
    "assignment.roll_call_missed": "{unit}: did not answer the roll call",
    "assignment.told_received": "{unit}: order received",
    "assignment.send_again": "{unit}: order sent again",
    "assignment.unsent": "{unit}: the order could not be sent",
}


class CallTimeline:
    """Reads the acts on a call, on its units and on the alerts that were hung on it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_call(self, call_id: str) -> tuple[TimelineLine, ...]:
        """Every act, the earliest first."""
        with self._store.read() as connection:
            done = audit_store.acts_about(connection, "call", call_id)
            call = call_store.calls.get(connection, call_id)
            if call.case_id is not None and case_store.is_in_sight(connection, call.case_id):
                made = audit_store.acts_about(connection, "case_file", call.case_id)
                done += [one for one in made if one.act == "call.to_case"]
            units = {one.id: one.unit_name for one in call_store.of_call(connection, call_id)}
            of_units = [
                (one, name)
                for key, name in units.items()
                for one in audit_store.acts_about(connection, "assignment", key)
            ]
            hung = [
                one
                for alert in call_store.alerts_of(connection, call_id)
                for one in audit_store.acts_about(connection, "alert", alert.id)
                if one.act == "call.attach_alert"
            ]
        lines = [TimelineLine(one.at, one.who, _of_call(one), one.reason) for one in (*done, *hung)]
        lines += [TimelineLine(one.at, one.who, _of_unit(one, name), one.reason) for one, name in of_units]
        return tuple(sorted(lines, key=lambda line: line.at))


def _of_call(done: audit_store.Done) -> Sentence:
    after = _after(done, "call")
    match done.act:
        case "call.triage":
            return (
                sentence("Judged: {level}", level=_label(CallLevel, after.get("level", "")))
                if ("level" in after)
                else sentence("Judged")
            )
        case "call.hand_over":
            return sentence("Passed to {name}", name=after.get("handed_to", ""))
        case "call.close":
            return sentence("Call closed: {result}", result=_label(CallResult, after.get("result", "")))
    return _PLAIN.get(done.act) or sentence("Changed ({act})", act=done.act)


def _of_unit(done: audit_store.Done, unit: str) -> Sentence:
    if done.act == "assignment.order":
        channel = _label(OrderChannel, _after(done, "assignment").get("channel", ""))
        return sentence("{unit}: ordered, {channel}", unit=unit, channel=channel)
    if done.act in _OF_UNIT:
        return sentence(_OF_UNIT[done.act], unit=unit)
    state = _after(done, "assignment").get("state")
    if state is None:
        return sentence("{unit}: heard", unit=unit)
    return sentence("{unit}: {step}", unit=unit, step=_label(AssignmentState, state))


def _after(done: audit_store.Done, noun: str) -> Mapping[str, Any]:
    after: dict[str, Any] = {}
    for change in done.changes:
        if change["noun"] == noun:
            after |= change.get("after", {})
    return after


def _label(words: type[Any], value: object) -> str:
    return label(words(value)) if isinstance(value, str) and value in words.__members__ else str(value)
