"""Who acts, and what they may do: the roles and their rights as plain tables, asked in one place (`Actor.require`).

The three who look after an installation (三员) are apart: one keeps it running, one says who may what, one looks at
what was done. None of them has a right of another, and none does the work of a desk.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.record import OwnerDomain
from app.errors import NotPermitted


class Right(StrEnum):
    """A thing one may or may not do; each act of a desk asks for one."""

    READ = "READ"
    ALERTS = "ALERTS"
    """Take on, acknowledge, shelve and close alerts; raise one by hand; what is known of a place for the next one."""
    CALLS = "CALLS"
    """Calls, orders to units and their states, states of roads."""
    ACT = "ACT"
    """The daily work of a police desk: log, reminders, things handed out, patrols, watch, tracks."""
    CASES = "CASES"
    """Case files, their evidence and series; sealed records on request."""
    PERSONS = "PERSONS"
    """Entries of people in case files, and who they are."""
    HAZARDS = "HAZARDS"
    SURVEY = "SURVEY"
    """What is found out about an asset on the ground."""
    MAP = "MAP"
    """Drawings, and known places of lines."""
    EXPORT = "EXPORT"
    LEAD = "LEAD"
    """What a leader says yes to: rules of the watch, key vehicles, shelving what is critical, sealed records, shared
    views."""
    IMPORT = "IMPORT"
    UNDO_IMPORT = "UNDO_IMPORT"
    EDIT_REGISTER = "EDIT_REGISTER"
    """Whether an asset exists, its code, its kind, whose it is; rosters and patrol templates likewise."""
    FEEDS = "FEEDS"
    """Switch feeds, and say which tracker is whose."""
    SETTINGS = "SETTINGS"
    """The installation: settings, base maps, backups."""
    USERS = "USERS"
    """Who may sign in, as what, in which room."""
    AUDIT = "AUDIT"
    """Read who did what, and verify that nothing of it was altered."""


class Role(StrEnum):
    """What a user is."""

    OFFICER = "OFFICER"
    LEADER = "LEADER"
    """Of a room."""
    BUREAU_LEADER = "BUREAU_LEADER"
    ENTERPRISE = "ENTERPRISE"
    """A dispatcher of the oil company."""
    GUEST = "GUEST"
    """Whoever stands before a wall screen."""
    ADMINISTRATOR = "ADMINISTRATOR"
    """Keeps the installation running (系统管理员)."""
    SECURITY = "SECURITY"
    """Says who may what (安全管理员)."""
    AUDITOR = "AUDITOR"
    """Looks at what was done (审计管理员)."""
    FOUNDER = "FOUNDER"
    """Whoever sits at an installation in which no security administrator was named yet, such as the demo: everything.
    Naming one ends it."""
    SERVICE = "SERVICE"
    """Nobody: what the program does by itself, or a server process without a window."""


class Reach(StrEnum):
    """How far a role's acts go: the whole county, or only what lies in the user's room, where the user has one."""

    COUNTY = "COUNTY"
    ROOM = "ROOM"


R, D = Right, OwnerDomain
_ENTERPRISE = frozenset({R.READ, R.ALERTS, R.HAZARDS, R.SURVEY, R.MAP, R.EXPORT})
_OFFICER = _ENTERPRISE | {R.CALLS, R.ACT, R.CASES, R.PERSONS, R.FEEDS}
_LEADER = _OFFICER | {R.LEAD, R.IMPORT, R.UNDO_IMPORT, R.EDIT_REGISTER}

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.OFFICER: _OFFICER,
    Role.LEADER: _LEADER,
    Role.BUREAU_LEADER: _LEADER,
    Role.ENTERPRISE: _ENTERPRISE,
    Role.GUEST: frozenset({R.READ}),
    Role.ADMINISTRATOR: frozenset({R.READ, R.FEEDS, R.SETTINGS}),
    Role.SECURITY: frozenset({R.READ, R.USERS}),
    Role.AUDITOR: frozenset({R.READ, R.AUDIT}),
    Role.FOUNDER: frozenset(Right),
    Role.SERVICE: _OFFICER - {R.PERSONS, R.EXPORT},
}
"""Who may what."""

_BOTH, _SOCIAL = frozenset(OwnerDomain), frozenset({D.SOCIAL})
DOMAINS: dict[Role, frozenset[OwnerDomain]] = {
    Role.OFFICER: _BOTH,
    Role.LEADER: _BOTH,
    Role.BUREAU_LEADER: _BOTH,
    Role.ENTERPRISE: _SOCIAL,
    Role.GUEST: _BOTH,
    Role.ADMINISTRATOR: _SOCIAL,
    Role.SECURITY: _SOCIAL,
    Role.AUDITOR: _BOTH,
    Role.FOUNDER: _BOTH,
    Role.SERVICE: _BOTH,
}
"""Whose records a role reads (两平台). Nothing of another domain is changed either."""

NAMELESS = frozenset({Role.GUEST})
"""Roles that read no record in which people stand."""

REACH: dict[Role, Reach] = {
    role: Reach.ROOM if role in (Role.OFFICER, Role.LEADER, Role.ENTERPRISE) else Reach.COUNTY for role in Role
}
"""How far the acts of a role go. All read the county: the next room's alert may be mine in a minute."""

OF_ONE_ROOM = frozenset({"asset", "case_file", "hazard", "patrol", "patrol_template", "roster_slot", "roster_member"})
"""Tables whose rows a role of one room changes in its own room only. Alerts, calls and units are not among them: at
night whoever is nearest answers."""

KEEPERS = (Role.ADMINISTRATOR, Role.SECURITY, Role.AUDITOR)
"""The three officers (三员) of an installation."""
GIVEN = tuple(role for role in Role if role not in (Role.FOUNDER, Role.SERVICE))
"""Roles that a user can be given."""


_NOT_YOURS = "{name} may not do this. Nothing was changed; ask somebody whose work it is."
_FOR_OTHERS = {
    Right.LEAD: "This is done by a leader only, and {name} is none. Nothing was changed; ask the duty leader.",
    Right.EDIT_REGISTER: "This is done by a leader only, and {name} is none. Nothing was changed; ask the duty leader.",
    Right.SETTINGS: "This is done by the system administrator only. Nothing was changed; ask there.",
    Right.USERS: "This is done by the security administrator only. Nothing was changed; ask there.",
    Right.AUDIT: "The record of who did what is read by the auditor only. Nothing was shown; ask there.",
}


@dataclass(frozen=True)
class Actor:
    """Who does an act, at which desk; `room_id` is the user's own room, or None for the county."""

    user_id: str
    name: str
    role: Role
    desk_id: str
    room_id: str | None = None

    @property
    def domains(self) -> frozenset[OwnerDomain]:
        """Whose records this actor reads and changes."""
        return DOMAINS[self.role]

    @property
    def domain(self) -> OwnerDomain:
        """Whose a record is that this actor makes."""
        return D.POLICE if D.POLICE in self.domains else D.SOCIAL

    def may(self, right: Right) -> bool:
        return right in RIGHTS[self.role]

    def may_change_in(self, noun: str, area_id: str | None) -> bool:
        """Whether a row of this table in this room (None: the county) is in this actor's reach."""
        if noun not in OF_ONE_ROOM or self.room_id is None or REACH[self.role] is Reach.COUNTY:
            return True
        return area_id is None or area_id == self.room_id

    def require(self, *rights: Right) -> None:
        """Raise `NotPermitted` unless this actor has each of `rights`."""
        for right in rights:
            if not self.may(right):
                raise NotPermitted(_FOR_OTHERS.get(right, _NOT_YOURS), name=self.name)


@dataclass(frozen=True, kw_only=True)
class User:
    """A person who can sign in. The password is kept as an argon2 hash, and nowhere else."""

    id: str
    login: str
    name: str
    role: Role
    password_hash: str
    room_id: str | None = None
    """The room whose records a role of one room acts on; None is the county."""
    expires_at: datetime | None = None
    """Until when: somebody lent, or a guest."""
    disabled_at: datetime | None = None
    failures: int = 0
    """Wrong passwords in a row, the last at `failed_at`."""
    failed_at: datetime | None = None
    locked_at: datetime | None = None
    """Too many: since when nobody signs in under this name, until the security administrator says so."""
    version: int = 1

    def is_closed(self, now: datetime) -> bool:
        """Whether this user may do nothing now: disabled, or over."""
        return self.disabled_at is not None or (self.expires_at is not None and self.expires_at <= now)

    def at(self, desk_id: str) -> Actor:
        """This user as who acts at a desk."""
        return Actor(user_id=self.id, name=self.name, role=self.role, desk_id=desk_id, room_id=self.room_id)


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One workplace: a PC's installation, the head of its own audit chain."""

    id: str
    name: str
    room_id: str | None = None
    version: int = 1
