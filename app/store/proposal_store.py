"""Proposals of beats, as they were asked for and decided."""

from __future__ import annotations

from sqlalchemy import Connection

from app.domain.patrol_proposal import PatrolProposal
from app.store.records import RecordStore
from app.store.tables import patrol_proposal

proposals: RecordStore[PatrolProposal] = RecordStore(PatrolProposal)


def latest(connection: Connection, limit: int = 50) -> list[PatrolProposal]:
    """Those asked for last, the newest first."""
    return proposals.find(connection, order=(patrol_proposal.c.row_no.desc(),), limit=limit)
