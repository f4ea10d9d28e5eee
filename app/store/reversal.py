"""Taking an act back from what its audit rows tell: what was added goes, what was removed returns, what was changed is
as before. An act of its own like any other, so it stands in the audit and can be taken back as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import LargeBinary, Table

from app.domain.record import Record
from app.errors import Conflict
from app.store.column_types import Moment, to_json
from app.store.records import RecordStore
from app.store.tables import TABLE_OF
from app.store.unit_of_work import UnitOfWork

_RECORD_OF: Mapping[str, type[Record]] = {
    table.name: record for record, table in TABLE_OF.items() if issubclass(record, Record)
}


def reverse(work: UnitOfWork, changes: Sequence[Mapping[str, Any]]) -> None:
    """Undo `changes`, the last one first; raises `Conflict` where something was changed again since."""
    for change in reversed(changes):
        record = _RECORD_OF[change["noun"]]
        store = RecordStore(record)
        before, after = change.get("before"), change.get("after", {})
        if before is not None and "deleted_at" in before:
            if after["deleted_at"] is not None:
                work.restore(store.table, change["id"])
            else:
                work.remove(store.get(work.connection, change["id"]))
            continue
        standing = store.get(work.connection, change["id"])
        if before is None:
            _require_same(store.table, standing, {"version": after["version"]})
            work.remove(standing)
        else:
            _require_same(store.table, standing, after)
            work.change(standing, **{name: _value(store.table, name, told) for name, told in before.items()})


def _require_same(table: Table, standing: Record, after: Mapping[str, Any]) -> None:
    for name, told in after.items():
        if to_json(getattr(standing, name)) != to_json(_value(table, name, told)):
            raise Conflict("This was changed again since. Nothing was taken back; take the later act back first.")


def _value(table: Table, name: str, told: Any) -> Any:
    """A value of the audit's JSON as the record has it."""
    kind = table.c[name].type
    if told is None:
        return None
    if isinstance(kind, Moment):
        return datetime.fromisoformat(told)
    return bytes.fromhex(told) if isinstance(kind, LargeBinary) else told
