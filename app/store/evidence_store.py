"""The records of evidence and of what was done with it; the files themselves lie in the vault."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from app.domain.evidence import Evidence, EvidenceStep
from app.store.records import RecordStore
from app.store.tables import evidence, evidence_step, picture, visible

pieces: RecordStore[Evidence] = RecordStore(Evidence)
steps: RecordStore[EvidenceStep] = RecordStore(EvidenceStep)


def of_case(connection: Connection, case_id: str) -> list[Evidence]:
    """The evidence of a case, the first that came in first."""
    return pieces.find(connection, evidence.c.case_id == case_id, order=(evidence.c.row_no,))


def in_case(connection: Connection, case_id: str, sha256: str) -> Evidence | None:
    """The same file, where the case has it already."""
    found = pieces.find(connection, evidence.c.case_id == case_id, evidence.c.sha256 == sha256, limit=1)
    return found[0] if found else None


def steps_of(connection: Connection, evidence_id: str) -> list[EvidenceStep]:
    """What was done with a piece of evidence, the first step first."""
    return steps.find(connection, evidence_step.c.evidence_id == evidence_id, order=(evidence_step.c.row_no,))


def steps_of_all(connection: Connection, keys: Sequence[str]) -> dict[str, list[EvidenceStep]]:
    """The same of several pieces, by key."""
    found: dict[str, list[EvidenceStep]] = {key: [] for key in keys}
    for step in steps.find(connection, evidence_step.c.evidence_id.in_(keys), order=(evidence_step.c.row_no,)):
        found[step.evidence_id].append(step)
    return found


def names_of(connection: Connection, keys: Sequence[str]) -> dict[str, str]:
    """What these pieces are called, those taken out of their case too."""
    query = select(evidence.c.id, evidence.c.name).where(evidence.c.id.in_(keys))
    return {row.id: row.name for row in connection.execute(query)}


def named_files(connection: Connection) -> dict[str, str]:
    """SHA-256 of every file that a record in sight names, and what that record calls it."""
    found: dict[str, str] = {}
    for query in (
        select(picture.c.sha256, picture.c.camera_name).where(visible(picture)),
        select(evidence.c.sha256, evidence.c.name).where(visible(evidence)),
    ):
        found.update((sha256, name) for sha256, name in connection.execute(query))
    return found
