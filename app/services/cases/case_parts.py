"""The acts on the parts of a case: one way to add, change and remove, whatever the kind (`case_part_kinds`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from app.domain.access import Actor, Right
from app.domain.case_fields import require_values
from app.domain.case_file import CaseFile
from app.domain.case_part import CasePart, CustodyAct, CustodyStep, Loss, Seizure
from app.domain.case_part_kinds import KIND_OF_NOUN, KIND_OF_RECORD, LOSS, PartKind
from app.domain.case_part_rules import chain_of, require_part
from app.domain.case_status import CaseStatus
from app.domain.key import new_key
from app.domain.layer_field import Field
from app.domain.record import Record
from app.errors import EditConflict, InputRefused
from app.services.cases.case_reading import CaseReading
from app.services.cases.case_words import read_values
from app.services.cases.case_writing import keep_totals, tell
from app.store import audit_store, case_store
from app.store.unit_of_work import UnitOfWork

R = TypeVar("R", bound=Record)


class CaseParts(CaseReading):
    """Every act on the writer; its audit row is about the case, so that the file's timeline tells it."""

    def add_part(self, actor: Actor, act_id: str, case_id: str, noun: str, values: Mapping[str, object]) -> str:
        """Hang a part of this kind (a table's name) on a case; its key. `values` by field, as typed or as they are."""
        actor.require(Right.CASES)
        kind = KIND_OF_NOUN[noun]
        with self._store.act(actor, act_id, "case.add_part", Right.CASES) as work:
            if work.repeated:
                return audit_key(work, act_id, noun)
            case = changeable(work, case_id)
            _require_by_hand(kind)
            parts = case_store.parts_of(work.connection, case_id)
            given = {name: value for name, value in values.items() if value not in (None, "")}
            told = read_values(kind.record, kind.fields, given)
            for name in kind.now_fields:
                told[name] = told.get(name) or work.now
            for name in kind.mine_fields:
                told[name] = told.get(name) or actor.name
            part = _made(case, kind, told)
            require_part(part, parts, work.now)
            if kind is LOSS:
                parts += _stated_before(work, case, parts)
            work.add(part)
            added = [part, *_with_it(work, case, part)]
            tell(work, case_id)
            if kind is LOSS:
                keep_totals(work, case, [*parts, *added])
        return part.id

    def change_part(self, actor: Actor, act_id: str, seen: CasePart, values: Mapping[str, object]) -> bool:
        """Change a part; whether anything differed. `seen` is as it was read; raises `EditConflict` where somebody
        changed the same fields since."""
        actor.require(Right.CASES)
        kind = KIND_OF_RECORD[type(seen)]
        with self._store.act(actor, act_id, "case.change_part", Right.CASES) as work:
            if work.repeated:
                return True
            case = changeable(work, seen.case_id)
            _require_by_hand(kind)
            if kind.fixed:
                raise InputRefused("What is on record here is not changed. Nothing was changed; take it back instead.")
            standing = case_store.part_stores[kind.record].get(work.connection, seen.id)
            told = read_values(kind.record, kind.fields, values)
            changed = merged(work, case.id, seen, standing, told)
            if kind.complete is not None and changed.keys() & {"gross_t", "water_cut_pct"}:
                changed |= kind.complete({one.name: getattr(standing, one.name) for one in kind.fields} | changed)
            if not changed:
                return False
            others = [one for one in case_store.parts_of(work.connection, case.id) if one.id != seen.id]
            after = replace(standing, **changed)
            require_part(after, others, work.now)
            work.change(standing, **changed)
            tell(work, case.id)
            if kind is LOSS:
                keep_totals(work, case, [*others, after])
        return True

    def remove_part(self, actor: Actor, act_id: str, seen: CasePart, *, reason: str) -> None:
        """Take a part off its case, with a reason; it stays on record. A seizure goes only as long as nothing was done
        with it."""
        actor.require(Right.CASES)
        kind = KIND_OF_RECORD[type(seen)]
        with self._store.act(actor, act_id, "case.remove_part", Right.CASES, reason=reason.strip()) as work:
            if work.repeated:
                return
            case = changeable(work, seen.case_id)
            if not reason.strip():
                raise InputRefused("Say the reason; it is kept. Nothing was changed.")
            if kind.fixed:
                raise InputRefused("What is on record here is not removed. Nothing was changed; take it back instead.")
            standing = case_store.part_stores[kind.record].get(work.connection, seen.id)
            parts = case_store.parts_of(work.connection, case.id)
            chain = chain_of(standing, parts) if isinstance(standing, Seizure) else ()
            if len(chain) > 1:
                raise InputRefused("This thing has a custody chain. Nothing was changed; the chain is kept.")
            work.remove(standing)
            for step in chain:
                work.remove(step)
            tell(work, case.id)
            if kind is LOSS:
                keep_totals(work, case, [one for one in parts if one.id != seen.id])


def changeable(work: UnitOfWork, case_id: str) -> CaseFile:
    """The case of this key, if its file may still be changed; raises `InputRefused` for one that is archived."""
    case = case_store.cases.get(work.connection, case_id)
    if case.status is CaseStatus.ARCHIVED:
        raise InputRefused("Case {number} is archived. Nothing was changed.", number=case.number)
    return case


def merged(work: UnitOfWork, case_id: str, seen: R, standing: R, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """What of `wanted` is to be written. What only the other side changed stays as theirs; where both changed the same
    field to different values `EditConflict` tells all three."""
    mine = {name: value for name, value in wanted.items() if value != getattr(seen, name)}
    both = {
        name: (getattr(seen, name), getattr(standing, name), value)
        for name, value in mine.items()
        if getattr(standing, name) not in (getattr(seen, name), value)
    }
    if both:
        last = audit_store.acts_about(work.connection, "case_file", case_id, limit=1, latest_first=True)
        raise EditConflict(
            "{who} has changed the same fields meanwhile: {count}. Nothing was saved; choose for each what holds.",
            who=last[0].who if last else "?",
            count=len(both),
            sides=both,
        )
    return {name: value for name, value in mine.items() if value != getattr(standing, name)}


def audit_key(work: UnitOfWork, act_id: str, noun: str) -> str:
    """The key of what a repeated act added the first time."""
    for row in audit_store.rows_of_act(work.connection, act_id):
        for change in row.changes or ():
            if change["noun"] == noun and "before" not in change:
                return str(change["id"])
    return ""


def _require_by_hand(kind: PartKind) -> None:
    if not kind.by_hand:
        raise InputRefused("This is written by an act of its own. Nothing was changed.")


def _made(case: CaseFile, kind: PartKind, told: dict[str, Any]) -> CasePart:
    told = {name: value for name, value in told.items() if value is not None}
    _require_all(kind.fields, told)
    if kind.complete is not None:
        told |= kind.complete(told)
    return kind.record(id=new_key(), owner_domain=case.owner_domain, area_id=case.area_id, case_id=case.id, **told)


def _require_all(fields: Sequence[Field], told: Mapping[str, Any]) -> None:
    for one in fields:
        if one.required and told.get(one.name) in (None, ""):
            raise InputRefused("{field} is wanting. Nothing was saved.", field=one.label)


def _stated_before(work: UnitOfWork, case: CaseFile, parts: Sequence[CasePart]) -> list[CasePart]:
    """Totals that were stated without a list (an import tells nothing else) become the first loss of the list."""
    if any(isinstance(one, Loss) for one in parts) or (case.loss_net_t is None and case.loss_cny is None):
        return []
    stated = _made(case, LOSS, {"net_t": case.loss_net_t, "amount_cny": case.loss_cny})
    require_values(LOSS.fields, {"net_t": case.loss_net_t, "amount_cny": case.loss_cny}, work.now)
    work.add(stated)
    return [stated]


def _with_it(work: UnitOfWork, case: CaseFile, part: CasePart) -> list[CasePart]:
    """What follows from a part by itself: the custody chain of a thing begins with its seizure."""
    if not isinstance(part, Seizure):
        return []
    first = CustodyStep(
        id=new_key(),
        owner_domain=case.owner_domain,
        area_id=case.area_id,
        case_id=case.id,
        seizure_id=part.id,
        act=CustodyAct.SEIZED,
        at=part.seized_at,
        given_by=part.taken_from,
        given_to=part.seized_by,
        storage=part.storage,
    )
    work.add(first)
    return [first]
