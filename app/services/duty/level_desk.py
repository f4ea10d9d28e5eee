"""The desk of duty levels: ordered with authority, reason and an end, seen beforehand with what is unfilled, and
back to normal by itself. The interval `duty_level` says which level held when, as before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.access import Actor, Right
from app.domain.asset import AreaKind, AssetLayer
from app.domain.duty import DutyLevel, PostRole, RosterSlot
from app.domain.duty_level import DutyLevels, LevelOrder, LevelTemplate
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.record import OwnerDomain, Record
from app.errors import InputRefused
from app.services.duty.level_book import LevelBook
from app.store import asset_store, duty_store, level_store, log_store, unit_store
from app.store.engine import Connection
from app.store.level_store import ASPECT
from app.store.unit_of_work import Store, UnitOfWork

NOUN = "level_order"
LONGEST = timedelta(days=92)
COUNTY_KEY = "county"


@dataclass(frozen=True)
class PostGap:
    """A role, the heads that the level asks for and those there; `before` is what the present level asks for. `room`
    names the police room whose level it is, empty for the county's."""

    role: PostRole
    before: int
    needed: int
    present: int
    room: str = ""

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.present)


@dataclass(frozen=True)
class LevelDifference:
    """What a switch changes: level and template before and after, and every role with its heads."""

    present: DutyLevel
    level: DutyLevel
    now: LevelTemplate
    then: LevelTemplate
    posts: tuple[PostGap, ...]

    @property
    def missing(self) -> int:
        """Heads that the level asks for and nobody fills."""
        return sum(one.missing for one in self.posts)


class LevelDesk:
    """Each act is one transaction."""

    def __init__(self, store: Store, book: LevelBook) -> None:
        self._store, self.book = store, book

    def level(self) -> DutyLevel:
        """The county's level now; normal where none is set."""
        return self._levels().county

    def asked(self, area_ids: Collection[str] = ()) -> LevelTemplate | None:
        """What the level asks for beyond what is set; None at the normal level: what is set holds.

        Of what lies in rooms the highest of their levels counts; without `area_ids` the county's does.
        """
        level = self._levels().highest_of(area_ids)
        return None if level is DutyLevel.NORMAL else self.book.template(level)

    def roll_call_min(self, area_id: str | None) -> float | None:
        """How often a unit of this room that is sent is to be heard; None where the county's own figure holds."""
        asked = self.asked((area_id,) if area_id else ())
        return asked.roll_call_min if asked is not None else None

    def gaps(self) -> tuple[PostGap, ...]:
        """The roles of which a level asks for more heads than are there, the county's first; a normal level asks for
        none."""
        levels = self._levels()
        held: list[tuple[str | None, DutyLevel]] = [(None, levels.county), *levels.rooms.items()]
        raised = [self.difference(level, area_id) for area_id, level in held if level is not DutyLevel.NORMAL]
        return tuple(gap for one in raised for gap in one.posts if gap.missing)

    def _levels(self) -> DutyLevels:
        with self._store.read() as connection:
            return level_store.levels_at(connection, self._store.now())

    def standing(self) -> tuple[LevelOrder, ...]:
        """The orders that hold, the county's first."""
        with self._store.read() as connection:
            return tuple(level_store.standing(connection))

    def areas(self) -> tuple[tuple[str, str], ...]:
        """Key and name of the rooms for which a level can be ordered."""
        with self._store.read() as connection:
            rooms = asset_store.of_kind(connection, AssetLayer.AREAS, AreaKind.JURISDICTION)
        return tuple((one.id, one.name or one.code) for one in rooms)

    def difference(self, level: DutyLevel, area_id: str | None = None) -> LevelDifference:
        """What this level would change now, and which heads are wanting for it."""
        now = self._store.now()
        with self._store.read() as connection:
            slots = duty_store.slots_at(connection, now)
            present = level_store.levels_at(connection, now).of(area_id)
            ours = [one for one in slots if area_id is None or one.area_id == area_id]
            names = log_store.names_of(connection, "asset", {area_id} if area_id else set())
        before, after = self.book.template(present), self.book.template(level)
        was, asked = before.heads(of_room=area_id is not None), after.heads(of_room=area_id is not None)
        room = names.get(area_id or "", "")
        gaps = tuple(
            PostGap(role, was.get(role, 0), asked.get(role, 0), _heads(ours, role), room)
            for role in PostRole
            if role in was or role in asked
        )
        return LevelDifference(present, level, before, after, gaps)

    def order(
        self,
        actor: Actor,
        act_id: str,
        level: DutyLevel,
        *,
        authority: str,
        reason: str,
        until: datetime,
        area_id: str | None = None,
    ) -> str:
        """From now on this level holds, until then at the latest; an order that held before gives way. Its key."""
        if not authority.strip() or not reason.strip():
            raise InputRefused("A duty level needs who ordered it, and why. Nothing was changed.")
        with self._store.act(actor, act_id, "level.order", Right.ACT, reason=reason.strip()) as work:
            if work.repeated:
                return work.subject_id
            if not work.now < until <= work.now + LONGEST:
                raise InputRefused("A duty level ends at a time ahead, within three months. Nothing was changed.")
            for one in level_store.standing(work.connection):
                if one.area_id == area_id:
                    work.change(one, ended_at=work.now, ended_by=actor.name)
            made = LevelOrder(
                id=new_key(), owner_domain=OwnerDomain.POLICE, area_id=area_id, level=level,
                authority=authority.strip(), reason=reason.strip(), from_at=work.now, until=until, set_by=actor.name,
            )  # fmt: skip
            work.add(made)
            _switch(work, area_id, level)
            _tell(work, made.id)
            return made.id

    def end(self, actor: Actor, act_id: str, order_id: str, reason: str) -> None:
        """The level is normal again before its time."""
        if not reason.strip():
            raise InputRefused("Say why; the reason is kept. Nothing was changed.")
        with self._store.act(actor, act_id, "level.end", Right.ACT, reason=reason.strip()) as work:
            if work.repeated:
                return
            one = level_store.orders.get(work.connection, order_id)
            if one.ended_at is not None:
                raise InputRefused("This level has ended already. Nothing was changed.")
            _fall_back(work, one, actor.name)

    def tick(self, actor: Actor) -> None:
        """Fall back to normal where the time is over; to be called every second on the writer."""
        with self._store.read() as connection:
            over = level_store.due(connection, self._store.now())
        if not over:
            return
        with self._store.act(actor, new_key(), "level.fall_back", Right.ACT) as work:
            for one in over:
                _fall_back(work, level_store.orders.get(work.connection, one.id), "")
                work.end_part()


def _fall_back(work: UnitOfWork, one: LevelOrder, by: str) -> None:
    """The county is back to normal; a room has the county's level again."""
    work.change(one, ended_at=work.now, ended_by=by)
    if one.area_id is None:
        _switch(work, None, DutyLevel.NORMAL)
    else:
        work.end_state("area", _place(one.area_id, one.area_id), ASPECT)
    _tell(work, one.id)


def _switch(work: UnitOfWork, area_id: str | None, level: DutyLevel) -> None:
    subject = "area" if area_id else "county"
    key = area_id or _county_key(work.connection, work.now)
    work.set_state(subject, _place(key, area_id), ASPECT, level.value)


def _place(key: str, area_id: str | None) -> Record:
    """The county or room as the subject of a state."""
    return Record(id=key, owner_domain=OwnerDomain.POLICE, area_id=area_id)


def _county_key(connection: Connection, now: datetime) -> str:
    """The county by the key under which its level was told before."""
    return next(iter(unit_store.intervals_at(connection, "county", ASPECT, now)), COUNTY_KEY)


def _heads(slots: Sequence[RosterSlot], role: PostRole) -> int:
    return sum(one.present for one in slots if one.role is role)


def _tell(work: UnitOfWork, order_id: str) -> None:
    work.about(NOUN, order_id)
    work.tell(RecordsChanged(NOUN, (order_id,)))
    work.tell(RecordsChanged("interval"))
