"""The desk of case files: opened, changed, led from step to step, given more time; each act can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import MISSING, fields, replace
from datetime import datetime
from typing import Any

from app.domain.access import Actor, Right
from app.domain.asset import normalised_code
from app.domain.case_fields import CASE_FIELDS, require_sense
from app.domain.case_file import CaseFile, CaseSource
from app.domain.case_life import CLOCK_SLACK, FIRST
from app.domain.case_part import CaseExtension, CustodyStep
from app.domain.case_status import CaseKind, CaseStatus, ClockName
from app.domain.key import new_key
from app.domain.labels import label
from app.domain.record import OwnerDomain
from app.errors import InputRefused, NotFound
from app.services.cases.case_parts import CaseParts, audit_key, changeable, merged
from app.services.cases.case_steps import take_step
from app.services.cases.case_words import read_values
from app.services.cases.case_writing import CASE_NOUN, add_case, keep_due, tell, write_case
from app.services.cases.deadline_book import steps_in
from app.store import asset_store, audit_store, case_store
from app.store.case_seal import is_number_taken, lifted
from app.store.reversal import reverse
from app.store.unit_of_work import UnitOfWork

CHANGED, TAKEN_BACK = "case.change", "case.take_back"
_DEFAULTS = {one.name: one.default for one in fields(CaseFile) if one.default is not MISSING}


class CaseDesk(CaseParts):
    """Reads and acts on case files. An act raises a sentence and changes nothing, or is done whole."""

    def open_case(
        self,
        actor: Actor,
        act_id: str,
        kind: CaseKind,
        values: Mapping[str, object],
        *,
        status: CaseStatus | None = None,
        since: datetime | None = None,
        source: CaseSource = CaseSource.BY_HAND,
        source_id: str = "",
        area_id: str | None = None,
    ) -> str:
        """Open a file from what is known (by field, as typed or as it is); its key. `since` is when it came to its
        first state, now where nothing is told."""
        with self._store.act(actor, act_id, "case.open", Right.CASES) as work:
            if work.repeated:
                return work.subject_id
            told = _DEFAULTS | read_values(CaseFile, CASE_FIELDS, values)
            for one in CASE_FIELDS:
                if one.required and told.get(one.name) in (None, ""):
                    raise InputRefused("{field} is wanting. Nothing was saved.", field=one.label)
            first = status or FIRST[kind][0]
            if first not in FIRST[kind]:
                raise InputRefused("A file cannot begin as “{status}”. Nothing was saved.", status=label(first))
            if since is not None and since > work.now + CLOCK_SLACK:
                raise InputRefused("A step cannot be taken in the future. Nothing was changed; check the time.")
            told |= _at_asset(work, told.get("asset_code", ""), told) if told.get("asset_code") else {}
            told["occurred_to"] = told.get("occurred_to") or told["occurred_from"]
            told["discovered_at"] = told.get("discovered_at") or told["occurred_to"]
            told |= {"number": told.get("number") or "", "alias": told.get("alias") or ""}
            told["discovery"] = told.get("discovery") or _default("discovery")
            told["lead_officer"] = told.get("lead_officer") or actor.name
            told |= {"source": source, "source_id": source_id, "status": first, "kind": kind}
            told["area_id"] = told.get("area_id") or area_id
            case = CaseFile(id=new_key(), owner_domain=OwnerDomain.POLICE, **told)
            _require_free(work, case)
            require_sense(case, work.now)
            case = add_case(work, case, self.book, since=since)
        return case.id

    def change(self, actor: Actor, act_id: str, seen: CaseFile, values: Mapping[str, object]) -> bool:
        """Change fields of a file; whether anything differed. `seen` is the file as it was read: what somebody else
        changed since stays, and `EditConflict` tells all sides where both changed the same field."""
        with self._store.act(actor, act_id, CHANGED, Right.CASES) as work:
            if work.repeated:
                return True
            standing = changeable(work, seen.id)
            changed = merged(work, seen.id, seen, standing, read_values(CaseFile, CASE_FIELDS, values))
            for name in ("occurred_to", "discovered_at"):
                if changed.get(name, standing) is None:
                    raise InputRefused("A case needs its times. Nothing was saved.")
            if "asset_code" in changed:
                changed |= _at_asset(work, changed["asset_code"], changed)
            if not changed:
                return False
            after = replace(standing, **changed)
            if "number" in changed:
                _require_free(work, after)
            require_sense(after, work.now)
            write_case(work, standing, **changed)
        return True

    def move(
        self,
        actor: Actor,
        act_id: str,
        case_id: str,
        to: CaseStatus,
        *,
        at: datetime | None = None,
        reason: str = "",
        approver: str = "",
    ) -> str:
        """Take a step of the proceedings; the key of the file that goes on. That is another one where the case turns
        criminal or administrative: a file of that kind is opened with everything this one tells."""
        with self._store.act(actor, act_id, "case.move", Right.CASES, reason=reason.strip()) as work:
            if work.repeated:
                return audit_key(work, act_id, CASE_NOUN) or case_id
            return take_step(work, self.book, case_id, to, at=at, reason=reason, approver=approver)

    def extend(
        self,
        actor: Actor,
        act_id: str,
        case_id: str,
        clock: ClockName,
        until: datetime,
        *,
        approver: str,
        reason: str,
        approved_at: datetime | None = None,
    ) -> None:
        """Give a clock more time, as the rule allows it and somebody approved it before the time was up."""
        with self._store.act(actor, act_id, "case.extend", Right.CASES, reason=reason.strip()) as work:
            if work.repeated:
                return
            case = changeable(work, case_id)
            parts = case_store.parts_of(work.connection, case_id)
            running = self.book.clocks(case, parts, work.now).clocks
            one = next((one for one in running if one.rule.clock is clock and one.is_open), None)
            if one is None:
                raise InputRefused("“{clock}” does not run in this case. Nothing was changed.", clock=label(clock))
            if until not in [at for _, at in one.offered()]:
                raise InputRefused(
                    "The rule {rule} does not allow so much time. Nothing was changed.", rule=one.rule.id
                )
            if not approver.strip() or not reason.strip():
                raise InputRefused("More time needs who approved it, and why. Nothing was changed.")
            approved = approved_at or work.now
            if approved > work.now + CLOCK_SLACK or approved < one.started_at:
                raise InputRefused("It cannot have been approved at that time. Nothing was changed; check the time.")
            if approved > one.due_at:
                raise InputRefused(
                    "The time was up before it was approved. Nothing was changed; the term stays overdue."
                )
            work.add(
                CaseExtension(
                    id=new_key(),
                    owner_domain=case.owner_domain,
                    area_id=case.area_id,
                    case_id=case.id,
                    clock=clock,
                    rule=one.rule.id,
                    started_at=one.started_at,
                    until=until,
                    approver=approver.strip(),
                    approved_at=approved,
                    reason=reason.strip(),
                )
            )
            keep_due(work, case, self.book)
            tell(work, case_id)

    def take_back(self, actor: Actor, act_id: str, case_id: str, done: str, *, reason: str) -> None:
        """Undo the act `done` on this case: what it changed is as before. Raises `Conflict` where something was changed
        again since."""
        with self._store.act(actor, act_id, TAKEN_BACK, Right.CASES, reason=reason.strip()) as work:
            if work.repeated:
                return
            if not reason.strip():
                raise InputRefused("Say the reason; it is kept. Nothing was changed.")
            rows = audit_store.rows_of_act(work.connection, done)
            if all(row.act == CHANGED for row in rows):
                # Several files were changed alike: of this one only its own.
                rows = [row for row in rows if row.subject_id == case_id]
            ours = [row for row in rows if row.act.startswith("case.") and row.act != TAKEN_BACK and row.changes]
            if not ours or any(row.subject_id != case_id for row in ours):
                raise NotFound("There is no such act to take back. Nothing was changed.")
            with lifted(work, case_id) if _is_step(ours) else nullcontext():
                _require_last_step(work, case_id, ours)
                for row in reversed(ours):
                    reverse(work, row.changes or ())
            tell(work, case_id)


def _is_step(rows: list[audit_store.Written]) -> bool:
    """Whether the act was a step: whoever took it knows its key, and may take it back though it sealed the case, or the
    case was sealed before, without opening it."""
    return all(row.act == "case.move" for row in rows)


def _require_last_step(work: UnitOfWork, case_id: str, rows: list[audit_store.Written]) -> None:
    """A step is taken back only as long as no other stands on it, and a seizure, as long as it went nowhere."""
    parts = case_store.parts_of(work.connection, case_id)
    standing = [one.id for one in steps_in(parts)]
    added = {change["id"] for row in rows for change in row.changes or () if "before" not in change}
    if added & set(standing[:-1]) and case_id not in added:
        raise InputRefused("A later step stands on this one. Nothing was taken back; begin with the last.")
    links = [one for one in parts if isinstance(one, CustodyStep) and one.id not in added]
    if any(one.seizure_id in added for one in links):
        raise InputRefused("Later custody steps stand on it. Nothing was taken back; begin with the last.")


def _default(name: str) -> Any:
    one = next(one for one in CASE_FIELDS if one.name == name)
    return read_values(CaseFile, (one,), {name: one.default})[name]


def _at_asset(work: UnitOfWork, code: str, told: Mapping[str, Any]) -> dict[str, Any]:
    """What follows from the asset named: its key, and its place where none is told. One that the register does not know
    stays as the words that were typed."""
    found = asset_store.of_code(work.connection, normalised_code(code)) if code.strip() else []
    if len(found) != 1:
        return {"asset_id": None}
    one = found[0]
    place = {} if told.get("lon") is not None else {"lon": one.lon, "lat": one.lat}
    return {"asset_id": one.id, "asset_code": one.code, "area_id": one.area_id} | place


def _require_free(work: UnitOfWork, case: CaseFile) -> None:
    """A number belongs to one case."""
    if case.number and is_number_taken(work.connection, case.number, but=case.id):
        raise InputRefused("Case number {number} is taken. Nothing was saved; check it.", number=case.number)
