"""The desk of handovers: the sheet as it is now, two signatures, and what is wanting (domain.md C.5).

The outgoing officer signs what the system found; from then on the sheet stands still. Who takes over ticks each red
item and signs; then nothing of it can change any more. The next sheet is made anew, so what still is so comes back.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.access import Actor, Right, User
from app.domain.alert import WAITING, Severity
from app.domain.case_deadlines import Clocks
from app.domain.case_file import CaseFile
from app.domain.case_part import CasePart
from app.domain.duty import Shift, ShiftState
from app.domain.events import RecordsChanged
from app.domain.handover import SHEET_HOLDS, Handover, HandoverItem, HandoverState, SignMeans
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.errors import InputRefused, NotPermitted
from app.services.duty.log_desk import kind_counts
from app.services.duty.sheet_sections import Beside, Ground, items_now
from app.services.sign_in import SignIn
from app.store import alert_store, duty_store, handover_store
from app.store.engine import Connection
from app.store.unit_of_work import Store, UnitOfWork

NOUN = "handover"
WITHOUT_ROSTER = timedelta(hours=12)
BEHIND = timedelta(minutes=1)
LOOK_BACK = timedelta(days=14)
PROOF_HOLDS = timedelta(minutes=2)


@dataclass(frozen=True)
class Signature:
    """Who signs, proved just now by the own password, or by the own name where there is none."""

    user: User
    means: SignMeans
    at: datetime

    def actor(self, desk_id: str) -> Actor:
        """The act is that of who signs, not of who sits at the desk."""
        return self.user.at(desk_id)


@dataclass(frozen=True)
class HandoverSheet:
    """A sheet with its items. `is_intact`: it is what was signed."""

    handover: Handover
    items: tuple[HandoverItem, ...]
    is_intact: bool = True

    @property
    def red(self) -> tuple[HandoverItem, ...]:
        """What must be ticked by who takes over."""
        return tuple(one for one in self.items if one.red)


@dataclass(frozen=True)
class PastHandover:
    """How the handover of a shift went: `handover` is None where there was none."""

    shift_name: str
    shift_from: datetime
    shift_to: datetime
    state: HandoverState
    handover: Handover | None = None

    @property
    def is_late(self) -> bool:
        return self.handover is not None and self.handover.is_late


class HandoverDesk:
    """Reads on any reader, acts on the writer. `beside` tells what the store does not know; `clocks` works out the
    terms of a case."""

    def __init__(
        self,
        store: Store,
        sign_in: SignIn,
        beside: Callable[[], Beside],
        clocks: Callable[[CaseFile, Sequence[CasePart], datetime], Clocks],
    ) -> None:
        self._store, self._sign_in, self._beside, self._clocks = store, sign_in, beside, clocks

    def prove(self, login: str, secret: str) -> Signature:
        """The signature of this user; raises `NotPermitted`. To be called on a reader: a password takes its time."""
        user, by_password = self._sign_in.prove(login, secret)
        return Signature(user, SignMeans.PASSWORD if by_password else SignMeans.NAME, self._store.now())

    def sheet(self) -> HandoverSheet:
        """The sheet of the shift that is to be handed over: as it was signed, once one has signed it, else as it is
        now."""
        with self._store.read() as connection:
            if (pending := _pending(connection)) is not None:
                return _read(connection, pending)
            return self._made(connection)

    def page(self, handover_id: str) -> HandoverSheet:
        """A sheet that was signed."""
        with self._store.read() as connection:
            return _read(connection, handover_store.handovers.get(connection, handover_id))

    def past(self) -> tuple[PastHandover, ...]:
        """The handovers of the last two weeks, the newest first; shifts that nobody handed over among them. Nothing is
        missed of the time before the first handover of this installation."""
        now = self._store.now()
        with self._store.read() as connection:
            made = [one for one in handover_store.latest(connection, 100) if one.is_locked]
            ended = handover_store.ended_shifts(connection, now - LOOK_BACK, now)
        begun = min((one.shift_from for one in made), default=now)
        known = {one.shift_id for one in made}
        told = [PastHandover(one.shift_name, one.shift_from, one.shift_to, one.state, one) for one in made]
        told += [
            PastHandover(one.name, one.starts_at, one.ends_at, HandoverState.MISSING)
            for one in ended
            if one.id not in known and one.starts_at >= begun
        ]
        return tuple(sorted(told, key=lambda one: one.shift_from, reverse=True))

    def sign_out(self, desk_id: str, act_id: str, signature: Signature, remarks: str = "") -> str:
        """The outgoing officer signs the sheet as it is now; its key."""
        actor = signature.actor(desk_id)
        with self._store.act(actor, act_id, "handover.sign_out", Right.ACT) as work:
            if work.repeated:
                return work.subject_id
            _require_fresh(signature, work.now)
            _require_no_critical(work.connection)
            if _pending(work.connection) is not None:
                raise InputRefused("This sheet is signed already. Nothing was changed; take it back to make it anew.")
            sheet = self._made(work.connection)
            signed = replace(
                sheet.handover, outgoing_id=actor.user_id, outgoing=actor.name, out_at=work.now, out_by=signature.means,
                remarks=remarks.strip(),
            )  # fmt: skip
            _keep(work, signed, sheet.items)
            return signed.id

    def withdraw(self, actor: Actor, act_id: str, handover_id: str, reason: str) -> None:
        """Take back a sheet that only the outgoing officer has signed: it is made anew."""
        with self._store.act(actor, act_id, "handover.withdraw", Right.ACT, reason=reason.strip()) as work:
            if work.repeated:
                return
            work.about(NOUN, handover_id)
            for item in handover_store.items_of(work.connection, handover_id):
                work.remove(item)
            work.remove(_open(work.connection, handover_id))
            _tell(work, handover_id)

    def sign_in(
        self, desk_id: str, act_id: str, handover_id: str, signature: Signature, ticked: Collection[str]
    ) -> None:
        """Who takes over signs; `ticked` are the identities of the items that were ticked. The page is locked then."""
        actor = signature.actor(desk_id)
        with self._store.act(actor, act_id, "handover.sign_in", Right.ACT) as work:
            if work.repeated:
                return
            _require_fresh(signature, work.now)
            pending = _open(work.connection, handover_id)
            if pending.outgoing_id == actor.user_id:
                raise InputRefused(
                    "{name} hands over and cannot take over from himself. Nothing was signed; let the other one sign.",
                    name=actor.name,
                )
            _require_no_critical(work.connection)
            if not -BEHIND <= work.now - pending.made_at <= SHEET_HOLDS:
                raise InputRefused(
                    "This sheet is no longer of now (it is old, or the clock was set). Nothing was signed; take it "
                    "back and sign it anew."
                )
            signed = replace(pending, incoming_id=actor.user_id, incoming=actor.name, in_at=work.now,
                             in_by=signature.means)  # fmt: skip
            self._lock(work, pending, signed, ticked)

    def force(self, desk_id: str, act_id: str, signature: Signature, reason: str, ticked: Collection[str]) -> str:
        """One of the two is not there: the other one signs alone, with the reason, and everybody sees it. Where the
        outgoing officer has signed, that one leaves; else who signs takes over a shift that nobody handed over."""
        if not reason.strip():
            raise InputRefused("Say why; the reason is kept. Nothing was changed.")
        actor = signature.actor(desk_id)
        with self._store.act(actor, act_id, "handover.force", Right.ACT, reason=reason.strip()) as work:
            if work.repeated:
                return work.subject_id
            _require_fresh(signature, work.now)
            _require_no_critical(work.connection)
            pending = _pending(work.connection)
            if pending is not None:
                if pending.outgoing_id != actor.user_id:
                    raise InputRefused("{name} has signed: take over by your signature.", name=pending.outgoing)
                self._lock(work, pending, replace(pending, forced_reason=reason.strip()), None)
                return pending.id
            sheet = self._made(work.connection)
            taken = replace(
                sheet.handover, incoming_id=actor.user_id, incoming=actor.name, in_at=work.now, in_by=signature.means,
            )  # fmt: skip
            items = _keep(work, taken, sheet.items)
            self._lock(work, taken, replace(taken, forced_reason=reason.strip()), ticked, items)
            return taken.id

    def _made(self, connection: Connection) -> HandoverSheet:
        now = self._store.now()
        shift_id, name, begun, ends = _shift_to_hand_over(connection, now)
        ground = Ground(connection, now, begun, ends, self._beside(), self._clocks)
        before = handover_store.latest(connection, 1)
        carried = _carried(handover_store.items_of(connection, before[0].id) if before else ())
        items = tuple(
            replace(one, number=number, carried=carried.get(one.identity, 0))
            for number, one in enumerate(items_now(ground), start=1)
        )
        counts = kind_counts(connection, begun, now + BEHIND)
        made = Handover(
            id=new_key(), owner_domain=OwnerDomain.POLICE, shift_id=shift_id, shift_name=name, shift_from=begun,
            shift_to=ends, made_at=now, night=json.dumps(counts),
        )  # fmt: skip
        return HandoverSheet(made, items)

    def _lock(
        self,
        work: UnitOfWork,
        before: Handover,
        signed: Handover,
        ticked: Collection[str] | None,
        items: Sequence[HandoverItem] | None = None,
    ) -> None:
        """Nothing of it changes from now on. `ticked` None: nobody was there to tick."""
        standing = list(items) if items is not None else handover_store.items_of(work.connection, before.id)
        if ticked is not None:
            left = [one for one in standing if one.red and one.identity not in ticked]
            if left:
                raise InputRefused(
                    "{n} red items are not ticked, the first is no. {number}. Nothing was signed.",
                    n=len(left),
                    number=left[0].number,
                )
            standing = [
                work.change(one, ticked_at=work.now) if one.red and one.identity in ticked else one for one in standing
            ]
        work.change(
            before,
            incoming_id=signed.incoming_id,
            incoming=signed.incoming,
            in_at=signed.in_at,
            in_by=signed.in_by,
            forced_reason=signed.forced_reason,
            digest=digest_of(signed, standing),
        )
        work.about(NOUN, before.id)
        _turn_shift(work, before.shift_id)
        _tell(work, before.id)


def _shift_to_hand_over(connection: Connection, now: datetime) -> tuple[str, str, datetime, datetime]:
    """Key, name, begin and end: the shift that ended lately and was not handed over, else the one that is on; without a
    roster the hours since the last handover, at most twelve."""
    on = [one for one in duty_store.shifts_at(connection, now) if one.room_id is None]
    for one in handover_store.ended_shifts(connection, now - WITHOUT_ROSTER / 2, now + timedelta(microseconds=1)):
        done = handover_store.of_shift(connection, one.id)
        if done is None or not done.is_locked:
            return one.id, one.name, one.starts_at, one.ends_at
    if on:
        return on[0].id, on[0].name, on[0].starts_at, on[0].ends_at
    last = handover_store.latest(connection, 1)
    begun = max([now - WITHOUT_ROSTER, *(one.in_at or one.made_at for one in last)])
    return "", "", min(begun, now), now


def _pending(connection: Connection) -> Handover | None:
    """The sheet that waits for who takes over."""
    return next((one for one in handover_store.latest(connection, 5) if not one.is_locked), None)


def _open(connection: Connection, handover_id: str) -> Handover:
    found = handover_store.handovers.get(connection, handover_id)
    if found.is_locked:
        raise InputRefused("This page is locked: both have signed it. Nothing was changed.")
    return found


def _read(connection: Connection, one: Handover) -> HandoverSheet:
    items = handover_store.items_of(connection, one.id)
    return HandoverSheet(one, tuple(items), not one.is_locked or one.digest == digest_of(one, items))


def _keep(work: UnitOfWork, made: Handover, items: Sequence[HandoverItem]) -> list[HandoverItem]:
    work.about(NOUN, made.id)
    work.add(made)
    kept = [replace(one, handover_id=made.id) for one in items]
    for one in kept:
        work.add(one)
    _tell(work, made.id)
    return kept


def _require_no_critical(connection: Connection) -> None:
    counts = alert_store.open_counts(connection)
    unread = sum(number for (state, severity), number in counts.items()
                 if severity is Severity.CRITICAL and state in WAITING)  # fmt: skip
    if unread:
        raise InputRefused(
            "{n} critical alerts are unacknowledged. Nothing was signed; take them first (F1).", n=unread
        )


def _require_fresh(signature: Signature, now: datetime) -> None:
    if abs(now - signature.at) > PROOF_HOLDS:
        raise NotPermitted("This signature is too old. Nothing was signed; type the password again.")


def _turn_shift(work: UnitOfWork, shift_id: str) -> None:
    """The shift that was handed over is closed, the one that is on begins."""
    if not shift_id:
        return
    closed = duty_store.shifts.get(work.connection, shift_id)
    if closed.state is not ShiftState.CLOSED:
        work.change(closed, state=ShiftState.CLOSED)
    following: list[Shift] = duty_store.shifts_at(work.connection, max(work.now, closed.ends_at))
    for one in following:
        if one.room_id is None and one.id != shift_id and one.state is ShiftState.SCHEDULED:
            work.change(one, state=ShiftState.ON_DUTY)


def _carried(items: Sequence[HandoverItem]) -> dict[str, int]:
    return {one.identity: one.carried + 1 for one in items}


def digest_of(sheet: Handover, items: Sequence[HandoverItem]) -> str:
    """SHA-256 over everything that stands on a signed page."""
    head = [
        sheet.shift_id, sheet.shift_name, sheet.shift_from, sheet.shift_to, sheet.made_at, sheet.outgoing_id,
        sheet.outgoing, sheet.out_at, sheet.out_by, sheet.incoming_id, sheet.incoming, sheet.in_at, sheet.in_by,
        sheet.remarks, sheet.forced_reason, sheet.night,
    ]  # fmt: skip
    lines = [
        [one.number, one.section, one.title, one.state, one.detail, one.since, one.due_at, one.red, one.subject,
         one.subject_id, one.carried, one.ticked_at]
        for one in items
    ]  # fmt: skip
    return hashlib.sha256(json.dumps([head, lines], default=str, ensure_ascii=False).encode()).hexdigest()


def _tell(work: UnitOfWork, handover_id: str) -> None:
    work.tell(RecordsChanged(NOUN, (handover_id,)))
