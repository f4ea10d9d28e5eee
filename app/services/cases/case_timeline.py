"""What was done with a case, when and by whom, with before and after: made from the audit rows alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.domain.case_fields import CASE_FIELDS
from app.domain.case_part_kinds import KIND_OF_NOUN, PartKind
from app.domain.case_status import CaseStatus
from app.domain.labels import label
from app.domain.sentence import Sentence, joined, sentence
from app.services.alerts.timeline import TimelineLine
from app.services.cases.evidence_lines import evidence_line, names_in
from app.services.field_words import NOTHING, changed_lines, value_words
from app.store import audit_store
from app.store.audit_store import Done

MOST_LINES = 1_000
_PLAIN: Mapping[str, Sentence] = {
    "case.open": sentence("File opened"),
    "call.to_case": sentence("File opened from a call"),
    "case.change": sentence("Fields changed"),
    "case.print": sentence("Sheet written"),
    "case.take_back": sentence("An act was taken back"),
    "case.reveal": sentence("Sealed record opened"),
    "case.review": sentence("Review decided"),
    "person.propose": sentence("A person was proposed"),
    "person.approve": sentence("A person's entry was approved"),
    "person.renew": sentence("A person's entry was reviewed and goes on"),
    "person.correct": sentence("A person's entry was put right"),
    "person.object": sentence("An objection to a person's entry was noted"),
    "person.end": sentence("A person's entry was ended"),
    "person.put_back": sentence("A person's entry was proposed again"),
    "person.reveal": sentence("A person's name and numbers were looked at"),
    "case.join_series": sentence("Put into a series"),
    "case.leave_series": sentence("Taken out of its series"),
    "case.rename_series": sentence("Series renamed"),
    "case.found_unlike": sentence("Found not connected"),
    "hazard.find": sentence("A loophole is led as a hazard"),
    "hazard.clear": sentence("A loophole was closed with its hazard"),
    "hazard.take_back": sentence("An act on the hazard of a loophole was taken back"),
}
_OF_PART: Mapping[str, str] = {
    "case.add_part": "{part} added: {title}",
    "case.change_part": "{part} changed",
    "case.remove_part": "{part} removed",
}
_TOLD_OF_CASE = tuple(replace(one, link="") for one in CASE_FIELDS)
"""Of the place the code is told, not the key behind it."""


def timeline_of(connection: Any, case_id: str) -> tuple[TimelineLine, ...]:
    """Every act on a case and its parts, the latest first."""
    done = audit_store.acts_about(connection, "case_file", case_id, limit=MOST_LINES, latest_first=True)
    names = names_in(connection, done)
    return tuple(_line(one, case_id, names) for one in done)


def _line(done: Done, case_id: str, names: Mapping[str, str]) -> TimelineLine:
    can_return = done.act.startswith("case.") and done.act != "case.take_back" and bool(done.changes)
    what = evidence_line(done, names) or _what(done)
    return TimelineLine(
        done.at, done.who, what, done.reason, tuple(_details(done, case_id)), done.act_id if can_return else ""
    )


def _what(done: Done) -> Sentence:
    if done.act in _PLAIN:
        return _PLAIN[done.act]
    if done.act == "case.move":
        after = _first(done, "case_step").get("after", {})
        return sentence("Step taken: “{status}”", status=_word(after.get("status")))
    if done.act == "case.check_fix":
        after = _first(done, "case_loophole").get("after", {})
        words = "Seen closed on the ground: {found}" if after.get("verified_at") else "Found still open: {found}"
        return sentence(words, found=after.get("found", ""))
    if done.act == "case.extend":
        after = _first(done, "case_extension").get("after", {})
        kind = KIND_OF_NOUN["case_extension"]
        return sentence(
            "More time: {clock} until {until}",
            clock=value_words(kind.field("clock"), after.get("clock"), {}),
            until=value_words(kind.field("until"), after.get("until"), {}),
        )
    if done.act in _OF_PART:
        change = next((one for one in done.changes if one["noun"] in KIND_OF_NOUN), None)
        if change is not None:
            kind = KIND_OF_NOUN[change["noun"]]
            return sentence(_OF_PART[done.act], part=kind.label, title=_title(kind, change.get("after", {})))
    return sentence("Changed ({act})", act=done.act)


def _details(done: Done, case_id: str) -> list[Sentence]:
    said: list[Sentence] = []
    for change in done.changes:
        before, after = change.get("before"), change.get("after") or {}
        if change["noun"] == "case_file" and change["id"] == case_id and before is not None:
            said += changed_lines(_TOLD_OF_CASE, before, after, {})
        elif (kind := KIND_OF_NOUN.get(change["noun"])) is not None:
            said += _part_lines(kind, before, after)
    return said


def _part_lines(kind: PartKind, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[Sentence]:
    fields = [one for one in kind.fields if not one.name.endswith("_id")]
    if before is not None:
        return [] if "deleted_at" in before else changed_lines(fields, before, after, {})
    told = [(one, value_words(one, after.get(one.name), {})) for one in fields]
    return [sentence("{field}: {value}", field=one.label, value=value) for one, value in told if value != NOTHING]


def _title(kind: PartKind, after: Mapping[str, Any]) -> Sentence:
    told = [(name, value_words(kind.field(name), after.get(name), {})) for name in kind.title]
    return joined([f"{value} t" if name.endswith("_t") else value for name, value in told if value != NOTHING], " ")


def _first(done: Done, noun: str) -> Mapping[str, Any]:
    return next((one for one in done.changes if one["noun"] == noun), {})


def _word(status: object) -> str:
    return label(CaseStatus(status)) if isinstance(status, str) and status in CaseStatus.__members__ else NOTHING
