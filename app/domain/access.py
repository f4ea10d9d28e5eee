"""Who acts, and what they may do. Rights are checked in one place: `Actor.require`, called by each act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.errors import NotPermitted


class Right(StrEnum):
    """A thing one may or may not do; each act of a desk asks for one."""

    READ = "READ"
    ACT = "ACT"
    IMPORT = "IMPORT"
    EXPORT = "EXPORT"
    UNDO_IMPORT = "UNDO_IMPORT"
    EDIT_REGISTER = "EDIT_REGISTER"
    SETTINGS = "SETTINGS"
    USERS = "USERS"


class Role(StrEnum):
    """What a person of the desk is."""

    OFFICER = "OFFICER"
    LEADER = "LEADER"
    ADMINISTRATOR = "ADMINISTRATOR"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.OFFICER: frozenset({Right.READ, Right.ACT, Right.EXPORT}),
    Role.LEADER: frozenset({Right.READ, Right.ACT, Right.EXPORT, Right.IMPORT, Right.UNDO_IMPORT, Right.EDIT_REGISTER}),
    Role.ADMINISTRATOR: frozenset(Right),
}


@dataclass(frozen=True)
class Actor:
    """Who does an act, at which desk."""

    user_id: str
    name: str
    role: Role
    desk_id: str

    def may(self, right: Right) -> bool:
        return right in RIGHTS[self.role]

    def require(self, right: Right) -> None:
        """Raise `NotPermitted` unless this actor has `right`."""
        if not self.may(right):
            raise NotPermitted(
                "{name} ({role}) may not do this. Nothing was changed; ask an administrator or a leader.",
                name=self.name,
                role=self.role.value,
            )


@dataclass(frozen=True, kw_only=True)
class User:
    """A person who can sign in. The password is kept as an argon2 hash, and nowhere else."""

    id: str
    login: str
    name: str
    role: Role
    password_hash: str
    disabled_at: datetime | None = None
    version: int = 1


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One workplace: a PC's installation, the head of its own audit chain."""

    id: str
    name: str
    room_id: str | None = None
    version: int = 1
