"""The records of evidence and of what was done with it; the files themselves lie in the vault."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select

from app.domain.evidence import Evidence, EvidenceAct, EvidenceStep
from app.store.records import RecordStore
from app.store.tables import evidence, evidence_step, picture, standing, visible

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


def files_to_keep(connection: Connection) -> dict[str, str]:
    """SHA-256 of every file that must be there, with what a record in sight calls it, a dash where none is in sight."""
    return dict.fromkeys(still_named(connection), "—") | named_files(connection)


def still_named(connection: Connection) -> set[str]:
    """SHA-256 of every file that any record names, be that sealed: its bytes are kept."""
    hashes = (select(table.c.sha256).where(standing(table)) for table in (evidence, picture))
    return {sha256 for query in hashes for sha256 in connection.execute(query).scalars()}


def named_no_more(connection: Connection) -> dict[str, datetime]:
    """SHA-256 of every file whose records were all taken out, and when the last of them was."""
    found: dict[str, datetime] = {}
    for table in (evidence, picture):
        query = select(table.c.sha256, func.max(table.c.deleted_at)).where(table.c.deleted_at.is_not(None))
        for sha256, at in connection.execute(query.group_by(table.c.sha256)):
            found[sha256] = max(at, found.get(sha256, at))
    for sha256 in still_named(connection):
        found.pop(sha256, None)
    return found


def taken_out(connection: Connection, sha256: str) -> list[Evidence]:
    """The pieces of evidence with this file that were taken out of their cases, and whose bytes are not erased yet."""
    erased = select(evidence_step.c.evidence_id).where(evidence_step.c.act == EvidenceAct.ERASED)
    query = select(*(evidence.c[name] for name in pieces.names)).where(
        evidence.c.sha256 == sha256, evidence.c.deleted_at.is_not(None), evidence.c.id.not_in(erased)
    )
    return [pieces.from_row(row) for row in connection.execute(query).mappings()]


def erased_files(connection: Connection) -> set[str]:
    """SHA-256 of every file whose bytes were erased by law and that no record names again."""
    query = select(evidence.c.sha256).join(evidence_step, evidence_step.c.evidence_id == evidence.c.id)
    erased = connection.execute(query.where(evidence_step.c.act == EvidenceAct.ERASED)).scalars()
    return set(erased) - still_named(connection)


def is_erased(connection: Connection, evidence_id: str) -> bool:
    """Whether the bytes of this piece were erased."""
    query = select(evidence_step.c.row_no).where(
        evidence_step.c.evidence_id == evidence_id, evidence_step.c.act == EvidenceAct.ERASED
    )
    return connection.execute(query.limit(1)).first() is not None
