"""The statements that every act runs, made once: to make one takes longer than to run it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, Insert, Table, Update, bindparam, insert, select, update

from app.domain.access import Role
from app.store.tables import audit, interval, user, visible

EARLIER = select(audit.c.subject, audit.c.subject_id).where(audit.c.act_id == bindparam("act"))
USER = select(user.c.role, user.c.room_id, user.c.disabled_at, user.c.expires_at).where(user.c.id == bindparam("user"))
A_KEEPER = select(user.c.id).where(user.c.role == Role.SECURITY).limit(1)
END_STATE = (
    update(interval)
    .where(
        visible(interval),
        interval.c.subject == bindparam("of_subject"),
        interval.c.subject_id == bindparam("of_id"),
        interval.c.aspect == bindparam("of_aspect"),
        interval.c.valid_to.is_(None),
    )
    .values(valid_to=bindparam("valid_to"), updated_at=bindparam("updated_at"))
)


@lru_cache(maxsize=256)
def insert_into(table: Table) -> Insert:
    """The insert of one whole row."""
    return insert(table)


@lru_cache(maxsize=1024)
def change_of(table: Table, names: tuple[str, ...]) -> Update:
    """The update of these columns of one row, if it still has the version that was read."""
    named: dict[str, BindParameter[Any]] = {name: bindparam(name) for name in (*names, "version", "updated_at")}
    row = (table.c.id == bindparam("of_id"), table.c.version == bindparam("of_version"))
    return update(table).where(*row, visible(table)).values(named)
