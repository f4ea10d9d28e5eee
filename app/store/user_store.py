"""Who can sign in, and at which desk; and the few words this installation keeps about itself."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select

from app.domain.access import Desk, User
from app.domain.natural_order import natural
from app.store.records import RecordStore
from app.store.tables import installation, user

users: RecordStore[User] = RecordStore(User)
desks: RecordStore[Desk] = RecordStore(Desk)


def by_login(connection: Connection, login: str) -> User | None:
    """The user of this login name."""
    row = connection.execute(users.query(user.c.login == login)).mappings().first()
    return None if row is None else users.from_row(row)


def by_id(connection: Connection, key: str) -> User | None:
    """The user of this key; None for who is no user, such as the program itself."""
    row = connection.execute(users.query(user.c.id == key)).mappings().first()
    return None if row is None else users.from_row(row)


def all_users(connection: Connection) -> list[User]:
    """Every user, disabled ones included, by login."""
    return sorted(users.find(connection), key=lambda one: natural(one.login))


def all_desks(connection: Connection) -> list[Desk]:
    """Every desk, by name."""
    return sorted(desks.find(connection), key=lambda one: natural(one.name))


def installation_words(connection: Connection) -> Mapping[str, str]:
    """What this installation keeps about itself, such as `demo` with its seed."""
    return {row.name: row.value for row in connection.execute(select(installation))}


def set_installation_word(connection: Connection, name: str, value: str) -> None:
    """Keep one word about this installation, in the caller's transaction."""
    connection.execute(delete(installation).where(installation.c.name == name))
    connection.execute(insert(installation).values(name=name, value=value))
