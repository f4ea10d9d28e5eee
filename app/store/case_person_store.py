"""Persons of interest, by their case; and those whose names are to be erased."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, or_, select, update

from app.domain.case_person import GRACE, CasePerson
from app.store.records import RecordStore
from app.store.tables import audit, audit_payload, call, case_person, standing
from app.store.unit_of_work import UnitOfWork

persons: RecordStore[CasePerson] = RecordStore(CasePerson)
_NOBODY = {"person_name": "", "identity_number": "", "telephone": "", "objection": ""}


def of_case(connection: Connection, case_id: str) -> list[CasePerson]:
    """Everybody who is or was entered in a case, in the order in which they were."""
    return persons.find(connection, case_person.c.case_id == case_id, order=(case_person.c.row_no,))


def to_be_erased(connection: Connection, now: datetime, kept: timedelta) -> list[tuple[str, str, str, datetime]]:
    """(key, case, category, ended at) of entries that ended longer ago than `kept`, those of sealed cases too: that a
    record is sealed keeps nobody's name in it."""
    query = select(
        case_person.c.id, case_person.c.case_id, case_person.c.category, case_person.c.ended_at, case_person.c.review_at
    ).where(
        standing(case_person),
        case_person.c.purged_at.is_(None),
        or_(case_person.c.ended_at <= now - kept, case_person.c.review_at <= now - kept - GRACE),
    )
    return [
        (key, case_id, str(category), ended_at or review_at + GRACE)
        for key, case_id, category, ended_at, review_at in connection.execute(query.order_by(case_person.c.row_no))
    ]


def erase(work: UnitOfWork, key: str) -> None:
    """Take name, numbers and words out of an entry; that there was one stays."""
    done = update(case_person).where(case_person.c.id == key, standing(case_person))
    work.connection.execute(done.values(**_NOBODY, purged_at=work.now, updated_at=work.now))
    work.note(case_person.name, key, before={"purged_at": None}, after={"purged_at": work.now})


def old_callers(connection: Connection, before: datetime) -> list[str]:
    """Keys of calls taken before then that still name a caller and that no case holds."""
    named = or_(call.c.reporter != "", call.c.reporter_phone != "")
    query = select(call.c.id).where(standing(call), call.c.received_at < before, call.c.case_id.is_(None), named)
    return [row[0] for row in connection.execute(query.order_by(call.c.row_no))]


def erase_caller(work: UnitOfWork, key: str) -> None:
    """Take the caller's name and number out of a call, and out of what the audit kept of it; its digests stay."""
    done = update(call).where(call.c.id == key, standing(call))
    work.connection.execute(done.values(reporter="", reporter_phone="", updated_at=work.now))
    about = select(audit.c.row_no).where(audit.c.subject == call.name, audit.c.subject_id == key)
    named = audit_payload.c.payload.contains('"reporter')
    work.connection.execute(audit_payload.delete().where(audit_payload.c.audit_no.in_(about), named))
    work.note(call.name, key, before={"caller": "told"}, after={"caller": None})
