"""The desk of spot checks (抽查): posts are drawn by chance and looked at; what is wanting is owned until it is mended.

Each draw is kept with its seed and all that its weights come from, and none can be taken back: what was drawn stands,
is done, or is given up with a reason. So a draw is proved later by drawing again from what was kept.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.access import Actor, Right
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.reminder import Reminder
from app.domain.spot_check import CheckResult, CheckState, SpotCheck
from app.domain.spot_draw import MOST_DRAWN, DrawStep, SpotDraw, draw, joined_posts, posts_of, posts_text
from app.errors import Conflict, InputRefused, NotFound
from app.services.duty.drawable_posts import DrawablePost, drawable
from app.services.duty.reminder_desk import FARTHEST
from app.store import audit_store, handover_store, reminder_store, spot_store
from app.store.engine import Connection
from app.store.reversal import reverse
from app.store.unit_of_work import Store, UnitOfWork

NOUN, DRAW, REMINDER = "spot_check", "spot_draw", "reminder"
LOOK_BACK = timedelta(days=14)
WITHOUT_ROSTER = timedelta(hours=12)
FOUND = frozenset({"spot_check.in_order", "spot_check.breach", "spot_check.mended", "spot_check.give_up"})
"""What can be taken back."""


@dataclass(frozen=True)
class CheckShown:
    """A check with its draw, how it stands, and the reminder of what is to be mended."""

    check: SpotCheck
    draw: SpotDraw
    state: CheckState
    mending: Reminder | None = None


@dataclass(frozen=True)
class DrawProof:
    """A draw done again from what was kept with it. `holds`: the same posts came out, in the same order."""

    draw: SpotDraw
    steps: tuple[DrawStep, ...]
    posts: int
    holds: bool


@dataclass(frozen=True)
class CheckPage:
    """What was drawn, looked at and mended lately, and whatever is not mended."""

    since: datetime
    until: datetime
    checks: tuple[CheckShown, ...]


class SpotCheckDesk:
    """Each act is one transaction. `seed` gives the chance: 128 bits that nobody knows before."""

    def __init__(self, store: Store, seed: Callable[[], str] = lambda: secrets.token_hex(16)) -> None:
        self._store, self._seed = store, seed

    def board(self) -> tuple[CheckShown, ...]:
        """The checks of the last two weeks and whatever is not mended, the newest draw first."""
        now = self._store.now()
        with self._store.read() as connection:
            found = spot_store.since(connection, now - LOOK_BACK)
            mending = spot_store.mendings(connection, found)
            draws = spot_store.draws_of(connection, [one.draw_id for one in found])
        return tuple(
            CheckShown(one, draws[one.draw_id], one.state(now, mending.get(one.reminder_id)),
                       mending.get(one.reminder_id))
            for one in found
        )  # fmt: skip

    def page(self) -> CheckPage:
        """The board as it goes on paper."""
        now = self._store.now()
        return CheckPage(now - LOOK_BACK, now, self.board())

    def drawable(self) -> int:
        """How many posts could be drawn now."""
        with self._store.read() as connection:
            return len(drawable(connection, self._store.now()))

    def proof(self, draw_id: str) -> DrawProof:
        """Draw again from the seed and the posts that were kept, and compare."""
        with self._store.read() as connection:
            kept = spot_store.draws.get(connection, draw_id)
            checks = spot_store.of_draw(connection, draw_id)
        posts = posts_of(kept.posts)
        steps = draw(kept.seed, posts, kept.wanted)
        again = [(one.post.role, one.post.post, one.post.area_id) for one in steps]
        stands = [(one.role, one.post, one.area_id or "") for one in checks]
        same_names = kept.drawn == joined_posts([one.post for one in steps])
        return DrawProof(kept, steps, len(posts), again == stands and same_names)

    def draw(self, actor: Actor, act_id: str, wanted: int) -> str:
        """Draw so many of the posts that are on duty now and wait for no check already; the key of the draw."""
        if not 1 <= wanted <= MOST_DRAWN:
            raise InputRefused("A draw is of 1 to {most} posts. Nothing was drawn.", most=MOST_DRAWN)
        with self._store.act(actor, act_id, "spot_check.draw", Right.ACT) as work:
            if work.repeated:
                return work.subject_id
            there = {one.weighed: one for one in drawable(work.connection, work.now)}
            if not there:
                raise InputRefused(
                    "No post is on duty now that waits for no check already. Nothing was drawn; do those that wait, or "
                    "look at the roster (F3)."
                )
            seed, (begun, shift) = self._seed(), _shift_of(work.connection, work.now)
            steps = draw(seed, tuple(there), wanted)
            kept = SpotDraw(
                id=new_key(), owner_domain=OwnerDomain.POLICE, at=work.now, by_id=actor.user_id, by=actor.name,
                shift=shift, number=len(spot_store.draws_since(work.connection, begun)) + 1, seed=seed, wanted=wanted,
                posts=posts_text(tuple(there)), drawn=joined_posts([one.post for one in steps]),
            )  # fmt: skip
            work.about(DRAW, kept.id)
            work.add(kept)
            for number, step in enumerate(steps, start=1):
                work.add(_check(kept, number, there[step.post]))
            work.tell(RecordsChanged(NOUN))
            return kept.id

    def record(self, actor: Actor, act_id: str, check_id: str, result: CheckResult) -> None:
        """What was found at the post; what is wanting becomes a reminder of its owner, in the same act."""
        act = "spot_check.breach" if result.is_breach else "spot_check.in_order"
        with self._store.act(actor, act_id, act, Right.ACT, reason=result.remark.strip()) as work:
            if work.repeated:
                return
            result.require_whole()
            one = _open(work, check_id)
            reminder_id = _promise(work, actor, one, result) if result.is_breach else ""
            work.change(
                one,
                means=result.means,
                on_post=result.on_post,
                strength=result.strength,
                dress=result.dress,
                equipment=result.equipment,
                present=result.present,
                remark=result.remark.strip(),
                owner=result.owner.strip(),
                checked_at=work.now,
                checked_by=actor.name,
                reminder_id=reminder_id,
            )
            _tell(work, check_id)

    def give_up(self, actor: Actor, act_id: str, check_id: str, reason: str) -> None:
        """It cannot be done (sent to a call, no radio); the post stays drawn, with the reason."""
        _require_said(reason)
        with self._store.act(actor, act_id, "spot_check.give_up", Right.ACT, reason=reason.strip()) as work:
            if work.repeated:
                return
            work.change(_open(work, check_id), given_up_at=work.now, given_up=reason.strip())
            _tell(work, check_id)

    def mended(self, actor: Actor, act_id: str, check_id: str, result: str) -> None:
        """What was wanting is in order now, and how that is known: the reminder is done."""
        _require_said(result)
        with self._store.act(actor, act_id, "spot_check.mended", Right.ACT, reason=result.strip()) as work:
            if work.repeated:
                return
            one = spot_store.checks.get(work.connection, check_id)
            if not one.reminder_id:
                raise InputRefused("Nothing was found wanting there. Nothing was changed.")
            promise = reminder_store.reminders.get(work.connection, one.reminder_id)
            if promise.done_at is not None:
                raise InputRefused("{name} has done this already. Nothing was changed.", name=promise.done_by)
            work.change(promise, done_at=work.now, done_by=actor.name, result=result.strip())
            _tell(work, check_id)

    def take_back(self, actor: Actor, act_id: str, done: str, *, reason: str) -> None:
        """Undo the act `done`, but for a draw: a result, giving up, mending. Raises `Conflict` where it was gone on
        with."""
        _require_said(reason)
        with self._store.act(actor, act_id, "spot_check.take_back", Right.ACT, reason=reason.strip()) as work:
            if work.repeated:
                return
            row = next(iter(audit_store.rows_of_act(work.connection, done)), None)
            if row is None or row.act not in FOUND or not row.changes:
                raise NotFound("There is no such act to take back. Nothing was changed.")
            for change in reversed(row.changes):
                if change["noun"] == REMINDER and "before" not in change:
                    _break_promise(work, change["id"])
                else:
                    reverse(work, [change])
            _tell(work, row.subject_id)


def _check(kept: SpotDraw, number: int, there: DrawablePost) -> SpotCheck:
    post = there.weighed
    return SpotCheck(
        id=new_key(), owner_domain=OwnerDomain.POLICE, area_id=post.area_id or None, draw_id=kept.id, step=number,
        drawn_at=kept.at, role=post.role, post=post.post, crew=there.crew, turn_from=there.turn_from,
        turn_to=there.turn_to, needed=there.needed,
    )  # fmt: skip


def _promise(work: UnitOfWork, actor: Actor, one: SpotCheck, result: CheckResult) -> str:
    due = result.due_at
    if due is None or not work.now < due <= work.now + FARTHEST:
        raise InputRefused("It is to be mended by a time ahead, within a year. Nothing was saved; type another time.")
    made = Reminder(
        id=new_key(), owner_domain=OwnerDomain.POLICE, area_id=one.area_id,
        what=f"{result.owner.strip()}:{result.remark.strip()}", due_at=due, first_due_at=due, made_at=work.now,
        by_id=actor.user_id, by=actor.name, subject=NOUN, subject_id=one.id, subject_name=one.post,
    )  # fmt: skip
    work.add(made)
    return made.id


def _break_promise(work: UnitOfWork, reminder_id: str) -> None:
    """Remove the reminder while it stands as it was made; that it was mended and this taken back is no step."""
    one = reminder_store.reminders.get(work.connection, reminder_id)
    if one.put_off or one.done_at is not None:
        raise Conflict("This was changed again since. Nothing was taken back; take the later act back first.")
    work.remove(one)


def _shift_of(connection: Connection, now: datetime) -> tuple[datetime, str]:
    """When the county's shift began that is on, and its name; without a roster twelve hours ago."""
    shift = handover_store.county_shift(connection, now, 0)
    if shift is not None and shift.ends_at > now:
        return shift.starts_at, shift.name
    return now - WITHOUT_ROSTER, ""


def _open(work: UnitOfWork, check_id: str) -> SpotCheck:
    one = spot_store.checks.get(work.connection, check_id)
    if not one.is_open:
        raise InputRefused("This check is done or given up already. Nothing was changed; take that back first.")
    if one.turn_to <= work.now:
        raise InputRefused("The shift of this post is over, so nobody can be looked at any more. Nothing was changed.")
    return one


def _require_said(words: str) -> None:
    if not words.strip():
        raise InputRefused("Say it in words; they are kept. Nothing was changed.")


def _tell(work: UnitOfWork, check_id: str) -> None:
    work.about(NOUN, check_id)
    work.tell(RecordsChanged(NOUN, (check_id,)))
    work.tell(RecordsChanged(REMINDER))
