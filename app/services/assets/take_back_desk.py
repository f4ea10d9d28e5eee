"""Taking back what was done to assets and their owners: by an act of its own, with a reason, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.domain.access import Actor, Right
from app.domain.asset_rights import right_to_change
from app.domain.events import AssetsChanged, RecordsChanged
from app.errors import Conflict, InputRefused, NotFound
from app.store import asset_store, audit_store
from app.store.audit_store import Written
from app.store.reversal import reverse
from app.store.unit_of_work import Store, UnitOfWork

TAKEN_BACK = "asset.take_back"
_OURS = ("asset.", "responsibility.")


class TakeBackDesk:
    """On the writer only."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def take_back(self, actor: Actor, act_id: str, done: str, *, reason: str, parts: bool = True) -> None:
        """Undo the act `done`, of a selection as a whole or (without `parts`) the one row of it that bears this name:
        what it changed is as before. Asks for the rights that the act asked for.

        Raises `Conflict` where something was changed again since, `InputRefused` without a reason.
        """
        with self._store.act(actor, act_id, TAKEN_BACK, Right.SURVEY, reason=reason.strip()) as work:
            if work.repeated:
                return
            if not reason.strip():
                raise InputRefused("Say the reason; it is kept. Nothing was changed.")
            rows = audit_store.rows_of_act(work.connection, done, parts=parts)
            if not rows or not all(row.act.startswith(_OURS) for row in rows):
                raise NotFound("There is no such act to take back. Nothing was changed.")
            for row in reversed(rows):
                self._reverse(actor, work, row)
            if not work.parts:
                raise NotFound("This act changed nothing. There is nothing to take back.")

    def _reverse(self, actor: Actor, work: UnitOfWork, row: Written) -> None:
        if row.changes is None:
            raise Conflict("What this act changed was erased by law. It cannot be taken back.")
        for change in row.changes:
            if change["noun"] == "asset":
                actor.require(_right_of(change))
        work.about(row.subject, row.subject_id)
        reverse(work, row.changes)
        work.end_part()
        _tell(work, row)


def _right_of(change: Mapping[str, Any]) -> Right:
    before = change.get("before")
    return Right.EDIT_REGISTER if before is None else right_to_change(before)


def _tell(work: UnitOfWork, row: Written) -> None:
    """Every layer and noun that holds something else now."""
    changed: dict[str, list[str]] = {}
    for change in row.changes or ():
        changed.setdefault(change["noun"], []).append(change["id"])
    for noun, keys in changed.items():
        if noun == "asset":
            for layer, ids in asset_store.layers_of(work.connection, keys).items():
                work.tell(AssetsChanged(layer, ids))
        else:
            work.tell(RecordsChanged(noun, (row.subject_id,) if noun == "responsibility" else tuple(keys)))
