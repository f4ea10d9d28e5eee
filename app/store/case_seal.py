"""Sealed cases: where they are, and the seal lifted for as long as one act lasts.

That they are hidden is no matter of this module: `tables.visible` leaves them out, and all that hangs on them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, select, update

from app.store.tables import case_file, standing
from app.store.unit_of_work import UnitOfWork


def sealed_of_number(connection: Connection, number: str) -> str | None:
    """The key of the sealed case of this number: nothing else can be asked of one."""
    query = select(case_file.c.id).where(
        case_file.c.number == number, case_file.c.sealed_at.is_not(None), standing(case_file)
    )
    found: str | None = connection.execute(query.limit(1)).scalar_one_or_none()
    return found


def sealed_numbers(connection: Connection) -> list[str]:
    """The numbers of all sealed cases, for an import must give none of them a second time."""
    query = select(case_file.c.number).where(case_file.c.sealed_at.is_not(None), standing(case_file))
    return list(connection.execute(query).scalars())


def is_number_taken(connection: Connection, number: str, but: str = "") -> bool:
    """Whether a case other than `but` bears this number, be it sealed or not: none is given twice."""
    query = select(case_file.c.id).where(case_file.c.number == number, case_file.c.id != but, standing(case_file))
    return connection.execute(query.limit(1)).first() is not None


@contextmanager
def lifted(work: UnitOfWork, case_id: str) -> Iterator[None]:
    """Within this block, and within this act's transaction alone, the case is to be seen as any other. An error inside
    ends the transaction, and the seal was never off."""
    _lift(work, case_id, True)
    yield
    _lift(work, case_id, None)


def _lift(work: UnitOfWork, case_id: str, is_lifted: bool | None) -> None:
    work.connection.execute(
        update(case_file).where(case_file.c.id == case_id, standing(case_file)).values(seal_lifted=is_lifted)
    )
