"""Who sits at this desk: signing in, and who an installation has before anybody was named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from app.domain.access import Actor, Desk, Right, Role, User
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.password_rules import after_failure, is_locked
from app.errors import NotPermitted
from app.services.passwords import Passwords
from app.store import user_store
from app.store.unit_of_work import Store

FIRST_LOGIN = "admin"
WRONG = "Name or password is wrong. Nobody was signed in; try again or ask the security administrator."
UNSIGNED = "Name or password is wrong. Nothing was signed; type it again."
LOCKED = (
    "{login} was locked after too many wrong passwords. Nobody was signed in; the security administrator unlocks it."
)
OVER = "{login} may not sign in any more. Nobody was signed in; ask the security administrator."


class SignIn:
    """Each sign-in, and each failure of one, is an act with its audit row."""

    def __init__(self, store: Store, own_desk: str = "") -> None:
        """`own_desk` is this computer's key among the desks of a shared database; empty where a file has one desk."""
        self._store, self._own_desk = store, own_desk
        self._passwords = Passwords()

    def first_actor(self, act_id: str, *, name: str, desk_name: str) -> Actor:
        """Whoever opens an installation first, its founder `admin`, without a password.

        Repeating it, on an installation that has users, changes nothing; a computer that is new to a shared database
        is entered among its desks. Whether the founder still signs in is told by `is_open`.
        """
        with self._store.read() as connection:
            here = self._here(user_store.all_desks(connection))
            found = user_store.by_login(connection, FIRST_LOGIN)
        first = found or User(id=new_key(), login=FIRST_LOGIN, name=name, role=Role.FOUNDER, password_hash="")
        desk = here or Desk(id=self._own_desk or new_key(), name=desk_name)
        actor = first.at(desk.id)
        if here is None or found is None:
            with self._store.act(_program(desk.id), act_id, "installation.begin", Right.READ) as work:
                if not work.repeated:
                    for record, is_there in ((desk, here), (first, found)):
                        if is_there is None:
                            work.add(record)
        return actor

    def is_open(self) -> bool:
        """Whether nobody says yet who may what: the founder signs in, without a password."""
        with self._store.read() as connection:
            return _is_open(user_store.all_users(connection))

    def users(self) -> tuple[User, ...]:
        """Every user by login, disabled ones included: to name who signs a paper."""
        with self._store.read() as connection:
            return tuple(user_store.all_users(connection))

    def sign_in(self, login: str, password: str) -> Actor:
        """Who this is, if the password is right; the same refusal whether the name or the password is wrong.

        On the writer: who signed in, and each wrong password, is kept.
        """
        with self._store.read() as connection:
            user, users = user_store.by_login(connection, login), user_store.all_users(connection)
            here = self._here(user_store.all_desks(connection))
        now = self._store.now()
        if here is None:
            raise NotPermitted(WRONG)
        self._require_right(user, password, here.id, now, wrong=WRONG)
        if user is None or (user.role is Role.FOUNDER and not _is_open(users)) or user.is_closed(now):
            raise NotPermitted(OVER, login=login)
        actor = user.at(here.id)
        if user.password_hash:
            with self._store.act(actor, new_key(), "user.sign_in", Right.READ) as work:
                work.about("user", user.id)
                if user.failures or user.locked_at:
                    work.change(user, failures=0, locked_at=None)
        return actor

    def seated(self, actor: Actor) -> tuple[str, bool]:
        """The login of who sits at an open desk, and whether there is a password to ask for."""
        with self._store.read() as connection:
            user = user_store.by_id(connection, actor.user_id)
        return ("", False) if user is None else (user.login, user.password_hash != "")

    def current(self, actor: Actor) -> Actor | None:
        """The actor as the user is now, or None where the user may do nothing any more: for a desk that is open."""
        with self._store.read() as connection:
            user = user_store.by_id(connection, actor.user_id)
            users = user_store.all_users(connection)
        now = self._store.now()
        if user is None:
            return actor
        if user.is_closed(now) or (user.role is Role.FOUNDER and not _is_open(users)):
            return None
        return user.at(actor.desk_id)

    def needs_password(self, login: str) -> bool:
        """Whether this user has set a password (the demo's user has none and signs in by itself)."""
        with self._store.read() as connection:
            user = user_store.by_login(connection, login)
        return user is None or user.password_hash != ""

    def prove(self, login: str, secret: str) -> tuple[User, bool]:
        """Who signs a paper of the desk, and whether a password proved it. A user who has none signs with the own name
        in full, and the paper says so. The same refusal whatever was wrong."""
        with self._store.read() as connection:
            user, here = user_store.by_login(connection, login.strip()), self._here(user_store.all_desks(connection))
        now = self._store.now()
        if user is not None and not user.is_closed(now):
            if not user.password_hash and secret.strip() == user.name:
                return user, False
            if user.password_hash:
                self._require_right(user, secret, "" if here is None else here.id, now, wrong=UNSIGNED)
                return user, True
        raise NotPermitted(UNSIGNED)

    def _require_right(self, user: User | None, password: str, desk_id: str, now: datetime, *, wrong: str) -> None:
        """Raise `NotPermitted` for a wrong password, which is kept, and for a name that is locked."""
        if user is not None and is_locked(user, now):
            raise NotPermitted(LOCKED, login=user.login)
        if self._passwords.fits(user, password):
            return
        if user is not None:
            with self._store.act(_program(desk_id), new_key(), "user.wrong_password", Right.READ) as work:
                work.about("user", user.id)
                work.change(user_store.users.get(work.connection, user.id), **after_failure(user, now))
                work.tell(RecordsChanged("user", (user.id,)))
        raise NotPermitted(wrong)

    def _here(self, desks: Sequence[Desk]) -> Desk | None:
        """The record of this desk, where there is one yet."""
        if not self._own_desk:
            return desks[0] if desks else None
        return next((one for one in desks if one.id == self._own_desk), None)


def _is_open(users: Iterable[User]) -> bool:
    """Until a security administrator was named; never again after, whatever becomes of that user."""
    return not any(one.role is Role.SECURITY for one in users)


def _program(desk_id: str) -> Actor:
    return Actor(user_id="system", name="系统", role=Role.SERVICE, desk_id=desk_id)
