"""A list of cases against those that stand: what the law hides is neither changed by a file nor doubled by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from app.domain.asset import normalised_code
from app.domain.case_seal import must_be_sealed
from app.domain.case_status import CaseKind, CaseStatus
from app.domain.sentence import sentence
from app.services.files.import_merge import Merge
from app.services.files.import_plan import RefusedRow
from app.store import case_seal
from app.store.import_store import Standing

_TAKEN = sentence("Its number is on record already, in a record that no import may change.")


class CaseMerge(Merge):
    """A row with the number of a sealed record is refused, without a word about what stands in that; a row that tells
    of an effective decision seals the case that it changes, as the step itself would have."""

    def _link_and_find(self, rows: Sequence[dict[str, Any]]) -> tuple[Sequence[dict[str, Any]], Mapping[str, Standing]]:
        kept = [row for row in rows if not self._is_sealed(row)]
        self.refused += [RefusedRow(row["file_row"], row["number"], _TAKEN) for row in rows if self._is_sealed(row)]
        return super()._link_and_find(kept)

    def _is_sealed(self, row: Mapping[str, Any]) -> bool:
        return _compared(row["number"]) in self._sealed

    @cached_property
    def _sealed(self) -> frozenset[str]:
        """Numbers of sealed records, as they are compared: however the file writes its brackets and spaces."""
        with self._store.read() as connection:
            return frozenset(map(_compared, case_seal.sealed_numbers(connection)))

    def _merged(self, there: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
        merged = super()._merged(there, row)
        came_to = CaseKind(merged["kind"]), CaseStatus(merged["status"])
        if came_to != (there["kind"], there["status"]) and must_be_sealed(*came_to):
            merged["sealed_at"] = self._store.now()
        return merged


def _compared(number: str) -> str:
    """A case number without brackets, dashes and spaces."""
    return "".join(sign for sign in normalised_code(number) if sign.isalnum())
