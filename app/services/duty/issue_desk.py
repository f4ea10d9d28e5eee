"""The desk of what is handed out (装备、车辆、钥匙领用与归还): each thing is a record of its own until it is back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.access import Actor, Right
from app.domain.events import RecordsChanged
from app.domain.issue import (
    AT_HANDING_OUT,
    NOT_SOUND,
    ONE_OF_EACH,
    Issue,
    ThingKind,
    ThingState,
    named_things,
    plain_name,
)
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.errors import InputRefused
from app.services.duty.issue_offers import IssueOffers, offers_now
from app.store import audit_store, issue_store
from app.store.unit_of_work import Store, UnitOfWork

NOUN = "issue"
MOST_AT_ONCE, LONGEST_NAME, LONGEST_REMARK = 30, 60, 300
FARTHEST, LATELY = timedelta(days=92), timedelta(days=7)


@dataclass(frozen=True)
class Asked:
    """What an officer asks for: `things` as one line, several parted by commas."""

    kind: ThingKind
    things: str
    taken_by: str
    due_at: datetime
    duty: str = ""
    state: ThingState = ThingState.SOUND
    remark: str = ""


@dataclass(frozen=True)
class IssuePage:
    """What was out at any moment of [since, until)."""

    since: datetime
    until: datetime
    issues: tuple[Issue, ...]


class IssueDesk:
    """Each act is one transaction, with a row of the audit for each thing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def out(self) -> tuple[Issue, ...]:
        """What is not back, the first due first."""
        with self._store.read() as connection:
            return tuple(issue_store.out(connection))

    def page(self, back: timedelta = LATELY) -> IssuePage:
        """What was out in the time up to now, in the order in which it was handed out."""
        now = self._store.now()
        with self._store.read() as connection:
            return IssuePage(now - back, now, tuple(issue_store.between(connection, now - back, now + LATELY)))

    def offers(self) -> IssueOffers:
        """What the form of handing out offers now."""
        return offers_now(self._store)

    def hand_out(self, actor: Actor, act_id: str, asked: Asked) -> tuple[str, ...]:
        """Somebody takes these; their keys. A vehicle, key or paper that is out already is refused."""
        actor.require(Right.ACT)
        things, taken_by = named_things(asked.things), asked.taken_by.strip()
        _require_told(things, taken_by, asked)
        with self._store.act(actor, act_id, "issue.hand_out", Right.ACT, reason=asked.remark.strip()) as work:
            if work.repeated:
                return tuple(row.subject_id for row in audit_store.rows_of_act(work.connection, act_id))
            if not work.now < asked.due_at <= work.now + FARTHEST:
                raise InputRefused(
                    "It is to be back at a time ahead, within three months. Nothing was handed out; type another time."
                )
            _require_here(work, asked.kind, things)
            made = [
                Issue(
                    id=new_key(), owner_domain=OwnerDomain.POLICE, kind=asked.kind, what=what, taken_by=taken_by,
                    duty=asked.duty.strip(), state=asked.state, remark=asked.remark.strip(), issued_at=work.now,
                    issued_by=actor.name, due_at=asked.due_at,
                )
                for what in things
            ]  # fmt: skip
            for one in made:
                work.add(one)
                work.end_part()
            return _tell(work, [one.id for one in made])

    def bring_back(
        self, actor: Actor, act_id: str, keys: Collection[str], state: ThingState = ThingState.SOUND, remark: str = ""
    ) -> None:
        """These came back, in this state; what is broken or lost is said in words."""
        said = remark.strip()
        if state in NOT_SOUND and not said:
            raise InputRefused("Say what is wrong with it; that is kept. Nothing was changed.")
        with self._store.act(actor, act_id, "issue.bring_back", Right.ACT, reason=said) as work:
            if work.repeated:
                return
            for key in keys:
                work.change(_out(work, key), back_at=work.now, back_to=actor.name, back_state=state, back_remark=said)
                work.end_part()
            _tell(work, keys)

    def extend(self, actor: Actor, act_id: str, keys: Collection[str], due_at: datetime, reason: str) -> None:
        """These are to be back at another time; why is kept."""
        if not reason.strip():
            raise InputRefused("Say why; the reason is kept. Nothing was changed.")
        with self._store.act(actor, act_id, "issue.extend", Right.ACT, reason=reason.strip()) as work:
            if work.repeated:
                return
            if not work.now < due_at <= work.now + FARTHEST:
                raise InputRefused(
                    "It is to be back at a time ahead, within three months. Nothing was changed; type another time."
                )
            for key in keys:
                work.change(_out(work, key), due_at=due_at, missed_at=None)
                work.end_part()
            _tell(work, keys)

    def take_back(self, actor: Actor, act_id: str, keys: Collection[str], reason: str) -> None:
        """The last step with these was a mistake: what is back is out again, what is out was never handed out."""
        if not reason.strip():
            raise InputRefused("Say why; the reason is kept. Nothing was changed.")
        with self._store.act(actor, act_id, "issue.take_back", Right.ACT, reason=reason.strip()) as work:
            if work.repeated:
                return
            for key in keys:
                one = issue_store.issues.get(work.connection, key)
                if one.is_out:
                    work.remove(one)
                else:
                    _require_here(work, one.kind, (one.what,))
                    work.change(one, back_at=None, back_to="", back_state=None, back_remark="")
                work.end_part()
            _tell(work, keys)

    def tick(self, actor: Actor) -> None:
        """Tell once of each thing that is not back in time; to be called every second on the writer."""
        with self._store.read() as connection:
            late = issue_store.missed(connection, self._store.now())
        if not late:
            return
        with self._store.act(actor, new_key(), "issue.miss", Right.ACT) as work:
            for one in late:
                work.change(_out(work, one.id), missed_at=work.now)
                work.end_part()
            _tell(work, [one.id for one in late])


def _require_told(things: Sequence[str], taken_by: str, asked: Asked) -> None:
    if not things or not taken_by:
        raise InputRefused("Say what is handed out, and to whom. Nothing was handed out.")
    if len(things) > MOST_AT_ONCE or any(len(one) > LONGEST_NAME for one in (*things, taken_by, asked.duty.strip())):
        raise InputRefused(
            "At most {most} things at once, each named with {signs} signs at most. Nothing was handed out; say it "
            "shorter.",
            most=MOST_AT_ONCE,
            signs=LONGEST_NAME,
        )
    if asked.state not in AT_HANDING_OUT:
        raise InputRefused("What is broken or lost is not handed out. Nothing was handed out.")
    if len(asked.remark.strip()) > LONGEST_REMARK:
        raise InputRefused(
            "A remark has {most} signs at most. Nothing was handed out; say it shorter.", most=LONGEST_REMARK
        )


def _require_here(work: UnitOfWork, kind: ThingKind, things: Sequence[str]) -> None:
    """What there is one of cannot be in two hands."""
    if kind not in ONE_OF_EACH:
        return
    twice = [name for name, number in Counter(map(plain_name, things)).items() if number > 1]
    away = {plain_name(one.what): one for one in issue_store.out(work.connection) if one.kind is kind}
    for what in things:
        if (one := away.get(plain_name(what))) is not None:
            raise InputRefused(
                "{what} is with {name} and not back. Nothing was changed; take it back in first.",
                what=one.what,
                name=one.taken_by,
            )
        if plain_name(what) in twice:
            raise InputRefused("{what} is named twice, and there is one of it. Nothing was changed.", what=what)


def _out(work: UnitOfWork, key: str) -> Issue:
    one = issue_store.issues.get(work.connection, key)
    if not one.is_out:
        raise InputRefused("{what} is back already, {name} took it in. Nothing was changed.", what=one.what,
                           name=one.back_to)  # fmt: skip
    return one


def _tell(work: UnitOfWork, keys: Collection[str]) -> tuple[str, ...]:
    work.tell(RecordsChanged(NOUN, tuple(keys)))
    return tuple(keys)
