"""Who may sign in, as what, in which room, until when: the acts of the security administrator.

Each is one transaction with its audit row. An open desk of the user hears of it at once, and the next act of whoever
was disabled or is something else now is refused by the store itself (`UnitOfWork`).
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from app.domain.access import GIVEN, Actor, Right, Role, User
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.password_rules import require_good
from app.domain.roster_turn import COUNTY_TIME
from app.errors import InputRefused, NotFound
from app.services.passwords import Passwords
from app.store import roster_store, user_store
from app.store.unit_of_work import Store, UnitOfWork


@dataclass(frozen=True)
class NewUser:
    """What is said of somebody who is to sign in."""

    login: str
    name: str
    role: Role
    password: str
    room_id: str | None = None
    expires_at: datetime | None = None


class UserDesk:
    """Reads and acts on users."""

    def __init__(self, store: Store) -> None:
        self._store, self._passwords = store, Passwords()

    def rooms(self) -> dict[str, str]:
        """The police rooms of the county, by key."""
        with self._store.read() as connection:
            return dict(roster_store.rooms(connection))

    def users(self, actor: Actor) -> tuple[User, ...]:
        """Every user by login, disabled ones included."""
        actor.require(Right.USERS)
        with self._store.read() as connection:
            return tuple(user_store.all_users(connection))

    def add(self, actor: Actor, act_id: str, new: NewUser) -> User:
        """A new user; the login must be free and the password good."""
        actor.require(Right.USERS)
        user = self._made(new)
        with self._store.act(actor, act_id, "user.add", Right.USERS) as work:
            if work.repeated:
                return user_store.users.get(work.connection, work.subject_id)
            _enter(work, user)
        return user

    def set_up(self, actor: Actor, act_id: str, security: NewUser, administrator: NewUser) -> None:
        """Name the two who look after an installation from now on. From then on the founder signs in no more."""
        actor.require(Right.USERS)
        made = [self._made(security), self._made(administrator)]
        if (security.role, administrator.role) != (Role.SECURITY, Role.ADMINISTRATOR):
            raise InputRefused("A security and a system administrator are named together. Nothing was changed.")
        with self._store.act(actor, act_id, "installation.set_up", Right.USERS) as work:
            if not work.repeated:
                for user in made:
                    _enter(work, user)

    def change(
        self,
        actor: Actor,
        act_id: str,
        login: str,
        *,
        role: Role,
        room_id: str | None,
        expires_at: datetime | None = None,
    ) -> None:
        """What a user is, in which room, until when; holds from now on, in open desks too."""
        with self._act(actor, act_id, "user.change") as work:
            if work.repeated:
                return
            user = _known(work, login)
            _require_given(role)
            if role is not Role.SECURITY or expires_at is not None:
                _require_another(work, user)
            _tell(work, work.change(user, role=role, room_id=room_id, expires_at=expires_at))

    def disable(self, actor: Actor, act_id: str, *, login: str) -> None:
        """End a user's right to sign in and to go on; what was done stays on record. The last security administrator
        cannot be disabled."""
        with self._act(actor, act_id, "user.disable") as work:
            if work.repeated:
                return
            user = _known(work, login)
            if user.disabled_at is not None:
                raise InputRefused("{login} is disabled already. Nothing was changed.", login=login)
            _require_another(work, user)
            _tell(work, work.change(user, disabled_at=work.now))

    def enable(self, actor: Actor, act_id: str, *, login: str) -> None:
        """Let a user who was disabled or whose time was over sign in again."""
        with self._act(actor, act_id, "user.enable") as work:
            if work.repeated:
                return
            user = _known(work, login)
            if not user.is_closed(work.now):
                raise InputRefused("{login} is not disabled. Nothing was changed.", login=login)
            _tell(work, work.change(user, disabled_at=None, expires_at=None))

    def unlock(self, actor: Actor, act_id: str, *, login: str) -> None:
        """Let a name be tried again after too many wrong passwords."""
        with self._act(actor, act_id, "user.unlock") as work:
            if work.repeated:
                return
            user = _known(work, login)
            if user.locked_at is None:
                raise InputRefused("{login} is not locked. Nothing was changed.", login=login)
            _tell(work, work.change(user, failures=0, locked_at=None))

    def change_password(self, actor: Actor, act_id: str, *, login: str, password: str) -> None:
        """Give a user another password: one's own, or with the right over users anybody's; that unlocks the name."""
        with self._store.read() as connection:
            user = user_store.by_login(connection, login)
        is_own = user is not None and user.id == actor.user_id
        actor.require(Right.READ if is_own else Right.USERS)
        if user is None:
            raise NotFound("There is no user {login}. Nothing was changed.", login=login)
        require_good(password, login=user.login, name=user.name)
        if self._passwords.fits(user, password):
            raise InputRefused("This is the password of before. Nothing was changed; take another.")
        hashed = self._passwords.hashed(password)
        with self._store.act(actor, act_id, "user.password", Right.READ if is_own else Right.USERS) as work:
            if not work.repeated:
                _tell(work, work.change(user, password_hash=hashed, failures=0, locked_at=None))

    def _act(self, actor: Actor, act_id: str, name: str) -> AbstractContextManager[UnitOfWork]:
        return self._store.act(actor, act_id, name, Right.USERS)

    def _made(self, new: NewUser) -> User:
        login, name = new.login.strip(), new.name.strip()
        if not login or not name:
            raise InputRefused("A user needs a login and a name. Nobody was added.")
        _require_given(new.role)
        require_good(new.password, login=login, name=name)
        return User(
            id=new_key(),
            login=login,
            name=name,
            role=new.role,
            password_hash=self._passwords.hashed(new.password),
            room_id=new.room_id,
            expires_at=new.expires_at,
        )


def end_of(day: date) -> datetime:
    """The moment at which this day of the county is over."""
    return datetime.combine(day + timedelta(days=1), time(), COUNTY_TIME).astimezone(UTC)


def _require_another(work: UnitOfWork, user: User) -> None:
    """Raise `InputRefused` where nobody would be left for ever who may say who may what."""
    if user.role is not Role.SECURITY:
        return
    others = (one for one in user_store.all_users(work.connection) if one.role is Role.SECURITY and one.id != user.id)
    if not any(one.disabled_at is None and one.expires_at is None for one in others):
        raise InputRefused(
            "{login} is the last security administrator. Nothing was changed; name another first.", login=user.login
        )


def _enter(work: UnitOfWork, user: User) -> None:
    if user_store.by_login(work.connection, user.login) is not None:
        raise InputRefused("The login {login} is taken. Nobody was added; choose another.", login=user.login)
    if user.expires_at is not None:
        _require_another(work, user)
    work.add(user)
    _tell(work, user)


def _known(work: UnitOfWork, login: str) -> User:
    user = user_store.by_login(work.connection, login)
    if user is None:
        raise NotFound("There is no user {login}. Nothing was changed.", login=login)
    return user


def _require_given(role: Role) -> None:
    if role not in GIVEN:
        raise InputRefused("Nobody is given this role. Nothing was changed; choose another.")


def _tell(work: UnitOfWork, user: User) -> None:
    work.about("user", user.id)
    work.tell(RecordsChanged("user", (user.id,)))
