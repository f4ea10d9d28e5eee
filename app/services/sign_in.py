"""Users and their passwords; who sits at this desk."""

from __future__ import annotations

from collections.abc import Sequence

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from app.domain.access import Actor, Desk, Right, Role, User
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.errors import InputRefused, NotPermitted
from app.store import user_store
from app.store.unit_of_work import Store

SHORTEST_PASSWORD = 8
FIRST_LOGIN = "admin"


class SignIn:
    """Each act is one transaction with its audit row. Passwords are kept as argon2id hashes only."""

    def __init__(self, store: Store, own_desk: str = "") -> None:
        """`own_desk` is this computer's key among the desks of a shared database; empty where a file has one desk."""
        self._store, self._own_desk = store, own_desk
        self._hasher = PasswordHasher()

    def first_actor(self, act_id: str, *, name: str, desk_name: str) -> Actor:
        """Whoever opens an installation first: its administrator `admin`, without a password until one is set.

        Repeating it, on an installation that has users, changes nothing; a computer that is new to a shared database
        is entered among its desks.
        """
        with self._store.read() as connection:
            here = self._here(user_store.all_desks(connection))
            found = user_store.by_login(connection, FIRST_LOGIN)
        first = found or User(id=new_key(), login=FIRST_LOGIN, name=name, role=Role.ADMINISTRATOR, password_hash="")
        desk = here or Desk(id=self._own_desk or new_key(), name=desk_name)
        actor = Actor(user_id=first.id, name=first.name, role=first.role, desk_id=desk.id)
        if here is None or found is None:
            with self._store.act(actor, act_id, "installation.begin", Right.USERS) as work:
                if not work.repeated:
                    for record, is_there in ((desk, here), (first, found)):
                        if is_there is None:
                            work.add(record)
        return actor

    def users(self) -> tuple[User, ...]:
        """Every user, disabled ones included."""
        with self._store.read() as connection:
            return tuple(user_store.all_users(connection))

    def sign_in(self, login: str, password: str) -> Actor:
        """Who this is, if the password is right; the same refusal whether the name or the password is wrong."""
        with self._store.read() as connection:
            user, here = user_store.by_login(connection, login), self._here(user_store.all_desks(connection))
        if user is None or user.disabled_at is not None or not self._fits(user, password) or here is None:
            raise NotPermitted("Name or password is wrong. Nobody was signed in; try again or ask an administrator.")
        return Actor(user_id=user.id, name=user.name, role=user.role, desk_id=here.id)

    def _here(self, desks: Sequence[Desk]) -> Desk | None:
        """The record of this desk, where there is one yet."""
        if not self._own_desk:
            return desks[0] if desks else None
        return next((one for one in desks if one.id == self._own_desk), None)

    def needs_password(self, login: str) -> bool:
        """Whether this user has set a password (the demo's user has none and signs in by itself)."""
        with self._store.read() as connection:
            user = user_store.by_login(connection, login)
        return user is None or user.password_hash != ""

    def prove(self, login: str, secret: str) -> tuple[User, bool]:
        """Who signs a paper of the desk, and whether a password proved it. A user who has none signs with the own name
        in full, and the paper says so. The same refusal whatever was wrong."""
        with self._store.read() as connection:
            user = user_store.by_login(connection, login.strip())
        if user is not None and user.disabled_at is None:
            if user.password_hash and self._fits(user, secret):
                return user, True
            if not user.password_hash and secret.strip() == user.name:
                return user, False
        raise NotPermitted("Name or password is wrong. Nothing was signed; type it again.")

    def add_user(self, actor: Actor, act_id: str, *, login: str, name: str, role: Role, password: str) -> User:
        """A new user; the login must be free and the password long enough."""
        user = User(id=new_key(), login=login.strip(), name=name.strip(), role=role, password_hash=self._hash(password))
        if not user.login or not user.name:
            raise InputRefused("A user needs a login and a name. Nobody was added.")
        with self._store.act(actor, act_id, "user.add", Right.USERS) as work:
            if work.repeated:
                return user_store.users.get(work.connection, work.subject_id)
            if user_store.by_login(work.connection, user.login) is not None:
                raise InputRefused("The login {login} is taken. Nobody was added; choose another.", login=user.login)
            work.add(user)
            work.tell(RecordsChanged("user", (user.id,)))
        return user

    def change_password(self, actor: Actor, act_id: str, *, login: str, password: str) -> None:
        """Give a user another password: one's own, or with the right over users anybody's."""
        with self._store.read() as connection:
            user = user_store.by_login(connection, login)
        if user is None:
            raise InputRefused("There is no user {login}. Nothing was changed.", login=login)
        right = Right.READ if user.id == actor.user_id else Right.USERS
        hashed = self._hash(password)
        with self._store.act(actor, act_id, "user.password", right) as work:
            if not work.repeated:
                work.change(user, password_hash=hashed)

    def disable(self, actor: Actor, act_id: str, *, login: str) -> None:
        """End a user's right to sign in; what he did stays on record. The last administrator cannot be disabled."""
        with self._store.act(actor, act_id, "user.disable", Right.USERS) as work:
            if work.repeated:
                return
            user = user_store.by_login(work.connection, login)
            if user is None:
                raise InputRefused("There is no user {login}. Nothing was changed.", login=login)
            others = [
                one
                for one in user_store.all_users(work.connection)
                if one.role is Role.ADMINISTRATOR and one.disabled_at is None and one.id != user.id
            ]
            if user.role is Role.ADMINISTRATOR and not others:
                raise InputRefused("{login} is the last administrator. Nothing was changed.", login=login)
            work.change(user, disabled_at=work.now)

    def _hash(self, password: str) -> str:
        if len(password) < SHORTEST_PASSWORD:
            raise InputRefused(
                "A password needs {count} characters at least. Nothing was changed.", count=SHORTEST_PASSWORD
            )
        return self._hasher.hash(password)

    def _fits(self, user: User, password: str) -> bool:
        if user.password_hash == "":
            return password == ""
        try:
            return self._hasher.verify(user.password_hash, password)
        except VerificationError:
            return False
