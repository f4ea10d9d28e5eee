"""What was done with an alert, when and by whom, in words: made from the audit rows alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.alert import AlertState, Dismissal, Severity, Verdict
from app.domain.labels import label
from app.domain.premise import ContactResult
from app.domain.sentence import Sentence, sentence
from app.store import audit_store
from app.store.unit_of_work import Store

NO_PERSON = "system"
"""Who acts where no person does: sources are heard, shelves end, what nobody takes is passed on."""


@dataclass(frozen=True)
class TimelineLine:
    """One act. `who` is empty where no person did it. `what` is said in the reader's language by whoever shows it;
    `reason` is what somebody wrote, `details` are what was before and after, field by field. `act_id` names the act
    where it can be taken back."""

    at: datetime
    who: str
    what: Sentence
    reason: str = ""
    details: tuple[Sentence, ...] = ()
    act_id: str = ""


class TimelineReader:
    """Reads the acts on a record."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_alert(self, alert_id: str) -> tuple[TimelineLine, ...]:
        """Every act on this alert, the earliest first."""
        with self._store.read() as connection:
            done = audit_store.acts_about(connection, "alert", alert_id)
        return tuple(
            TimelineLine(one.at, "" if one.who == NO_PERSON else one.who, _words(one, alert_id), one.reason)
            for one in done
        )


def _words(done: audit_store.Done, alert_id: str) -> Sentence:
    before, after = _sides(done, alert_id)
    match done.act:
        case "alert.hear":
            return _heard(before, after)
        case "alert.hold_end":
            return (
                sentence("Raised, as it lasted") if after.get("raised_at") else sentence("Dropped, as it did not last")
            )
        case "alert.shelf_end":
            return sentence("The shelf ended: {state}", state=_label(AlertState, after.get("state")))
        case "alert.escalate":
            return sentence("Not acknowledged in time, passed on: step {level}", level=after.get("escalation", 1))
        case "alert.acknowledge":
            closed = after.get("state") == AlertState.CLOSED
            return sentence("Acknowledged; it was over already") if closed else sentence("Acknowledged")
        case "alert.take_on":
            if before.get("owner"):
                return sentence("Taken over from {owner}", owner=before["owner"])
            return sentence("Taken on")
        case "alert.shelve":
            return sentence("Shelved until {until}", until=_moment(after.get("shelved_until")))
        case "alert.close":
            return _closed(after)
        case "alert.contact":
            return _rung(after)
    plain = _PLAIN.get(done.act)
    return plain if plain is not None else sentence("Changed ({act})", act=done.act)


_PLAIN: Mapping[str, Sentence] = {
    "alert.take_back_acknowledge": sentence("Acknowledgement taken back"),
    "alert.unshelve": sentence("Taken off the shelf"),
    "alert.reopen": sentence("Reopened"),
    "alert.note": sentence("Note"),
    "alert.sounded": sentence("The sound was heard"),
    "call.from_alert": sentence("A call was made of it"),
    "call.attach_alert": sentence("Put on a call"),
    "call.take_back_joining": sentence("Taken off its call"),
    "picture.keep": sentence("A picture from a camera was kept"),
    "picture.take_back": sentence("A picture was taken off it"),
}


def _heard(before: Mapping[str, Any], after: Mapping[str, Any]) -> Sentence:
    if "source_id" in after:
        severity = _label(Severity, after.get("severity"))
        if after.get("held_until"):
            return sentence(
                "Told by {source}, {severity}; held back at first", source=after["source"], severity=severity
            )
        return sentence("Told by {source}, {severity}", source=after["source"], severity=severity)
    if after.get("active") is False:
        closed = after.get("state") == AlertState.CLOSED
        return sentence("Over at its source; back to normal") if closed else sentence("Over at its source")
    if "severity" in after and after["severity"] != before.get("severity"):
        return sentence("Now {severity}", severity=_label(Severity, after["severity"]))
    if after.get("active") is True and before.get("active") is False:
        return sentence("It has come back")
    if "raised_at" in after:
        return sentence("Raised: told {times} times", times=after.get("times", 1))
    if "group_id" in after:
        return sentence("Put together with others of the same trouble")
    return sentence("Told again: {times} times", times=after.get("times", 1))


def _closed(after: Mapping[str, Any]) -> Sentence:
    verdict = _label(Verdict, after.get("verdict"))
    if not after.get("dismissal"):
        return sentence("Closed: {verdict}", verdict=verdict)
    return sentence("Closed: {verdict}, {dismissal}", verdict=verdict, dismissal=_label(Dismissal, after["dismissal"]))


def _rung(after: Mapping[str, Any]) -> Sentence:
    result = _label(ContactResult, after.get("result"))
    return sentence("Rang {name}: {result}", name=after.get("name", ""), result=result)


def _sides(done: audit_store.Done, alert_id: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """What was before and after, of the alert itself and of what hangs on it, later changes of one act last."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for change in done.changes:
        if change["id"] == alert_id or change["noun"] == "contact_attempt":
            before |= {name: value for name, value in change.get("before", {}).items() if name not in before}
            after |= change.get("after", {})
    return before, after


def _label(words: type[Any], value: object) -> str:
    return label(words(value)) if isinstance(value, str) and value in words.__members__ else str(value)


def _moment(text: object) -> datetime | str:
    return datetime.fromisoformat(text) if isinstance(text, str) else ""
