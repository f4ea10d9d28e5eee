"""One act on several case files: who leads them, who has listed them, how they are handled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.access import Actor, Right
from app.domain.case_fields import CHANGED_TOGETHER, require_values
from app.domain.case_file import CaseFile, CaseStatus
from app.domain.events import RecordsChanged
from app.errors import Conflict, InputRefused, NotFound
from app.services.cases.case_words import read_values
from app.services.selection import BulkPreview, require_slice
from app.store import audit_store, series_store
from app.store.reversal import reverse
from app.store.unit_of_work import Store

_ACT = "case.change"
"""The act of one case that was changed by itself: the timeline tells both alike."""


class CaseBulkDesk:
    """Every case that is changed has an audit row of its own; archived ones stay as they are."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def preview(self, case_ids: Sequence[str], values: Mapping[str, object]) -> BulkPreview:
        """What `change` would do to a selection of any length; asked on a reader."""
        told = self._told(values)
        with self._store.read() as connection:
            cases = list(series_store.of_ids(connection, case_ids).values())
        open_ones = [case for case in cases if case.status is not CaseStatus.ARCHIVED]
        changing = sum(bool(_differing(case, told)) for case in open_ones)
        return BulkPreview(changing, len(open_ones) - changing, len(cases) - len(open_ones))

    def change(self, actor: Actor, act_id: str, case_ids: Sequence[str], values: Mapping[str, object]) -> int:
        """Give a slice of a selection (`selection.slices`) the same values (by the names of `CHANGED_TOGETHER`), all or
        none; how many differed."""
        require_slice(case_ids)
        told = self._told(values)
        with self._store.act(actor, act_id, _ACT, Right.CASES) as work:
            if work.repeated:
                return 0
            require_values(CHANGED_TOGETHER, told, work.now)
            cases = series_store.of_ids(work.connection, case_ids)
            if len(cases) < len(set(case_ids)):
                raise NotFound("Some of these cases are not there any more. Nothing was changed; choose again.")
            changed = []
            for key in dict.fromkeys(case_ids):
                differing = _differing(cases[key], told)
                if differing and cases[key].status is not CaseStatus.ARCHIVED:
                    work.change(cases[key], **differing)
                    work.end_part()
                    changed.append(key)
            if changed:
                work.tell(RecordsChanged("case_file", tuple(changed)))
        return len(changed)

    def take_back(self, actor: Actor, act_id: str, done: str, *, reason: str) -> None:
        """Undo one of these acts whole; raises `Conflict` where one of the cases was changed again since."""
        with self._store.act(actor, act_id, "case.take_back", Right.CASES, reason=reason.strip()) as work:
            if work.repeated:
                return
            if not reason.strip():
                raise InputRefused("Say the reason; it is kept. Nothing was changed.")
            rows = audit_store.rows_of_act(work.connection, done)
            if not rows or not all(row.act == _ACT for row in rows):
                raise NotFound("There is no such act to take back. Nothing was changed.")
            for row in reversed(rows):
                if row.changes is None:
                    raise Conflict("What this act changed was erased by law. It cannot be taken back.")
                reverse(work, row.changes)
                work.end_part()
            work.tell(RecordsChanged("case_file", tuple(row.subject_id for row in rows)))

    def _told(self, values: Mapping[str, object]) -> dict[str, Any]:
        told = read_values(CaseFile, CHANGED_TOGETHER, values)
        if told.get("lead_officer") == "":
            raise InputRefused("A case needs an officer who leads it. Nothing is changed until the name is written.")
        return told


def _differing(case: CaseFile, told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if getattr(case, name) != value}
