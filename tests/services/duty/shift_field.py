"""A night shift with users who sign, and something open of every kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from app.domain.access import Actor, Desk, Right, Role, User
from app.domain.alert import Alert, AlertKind, AlertState, Severity
from app.domain.duty import Shift, ShiftState
from app.domain.handover import HandoverItem
from app.domain.record import OwnerDomain
from app.services.cases.deadline_book import DeadlineBook
from app.services.duty.handover_desk import HandoverDesk, Signature
from app.services.duty.sheet_sections import Beside
from app.services.sign_in import SignIn
from app.services.user_desk import NewUser, UserDesk
from app.store.unit_of_work import Store
from tests.store_fixtures import Clock
from tests.ui import invented

DESK = "desk-1"
SECRET = "correct horse"
POLICE = OwnerDomain.POLICE


def staff(store: Store, leader: Actor) -> SignIn:
    """Han and Li with a password, Zhou without one; a desk."""
    sign_in = SignIn(store)
    chief = replace(leader, role=Role.FOUNDER)
    users = UserDesk(store)
    users.add(chief, "add-han", NewUser("han", "韩", Role.OFFICER, SECRET))
    users.add(chief, "add-li", NewUser("li", "李", Role.OFFICER, SECRET))
    with store.act(chief, "desk", "test.fill", Right.ACT) as work:
        work.add(Desk(id=DESK, name="本机"))
        work.add(User(id="u-zhou", login="zhou", name="周", role=Role.LEADER, password_hash=""))
    return sign_in


def night(clock: Clock, *, ago: float = 3.0, hours: float = 12.0) -> Shift:
    begun = clock() - timedelta(hours=ago)
    return Shift(
        id=f"shift-{begun:%d%H}", owner_domain=POLICE, name=f"{begun:%m-%d}夜班", starts_at=begun,
        ends_at=begun + timedelta(hours=hours), state=ShiftState.ON_DUTY,
    )  # fmt: skip


def alert(key: str, clock: Clock, *, severity: Severity = Severity.HIGH, state: AlertState = AlertState.ACKED,
          kind: AlertKind = AlertKind.FENCE_OPENED) -> Alert:  # fmt: skip
    at = clock() - timedelta(minutes=50)
    shelved = state is AlertState.SHELVED
    return replace(
        invented.alert(key, severity=severity, state=state), kind=kind, occurred_at=at, received_at=at,
        shelved_until=clock() + timedelta(hours=2) if shelved else None, title=f"报警 {key}",
    )  # fmt: skip


def put(store: Store, actor: Actor, name: str, *records: object) -> None:
    with store.act(actor, name, "test.fill", Right.ACT) as work:
        for record in records:
            work.add(record)  # type: ignore[arg-type]


def desk_of(store: Store, sign_in: SignIn, beside: Beside = Beside()) -> HandoverDesk:  # noqa: B008  frozen
    return HandoverDesk(store, sign_in, lambda: beside, DeadlineBook().clocks)


def by(desk: HandoverDesk, login: str, secret: str = SECRET) -> Signature:
    return desk.prove(login, secret)


def all_of(items: Sequence[HandoverItem]) -> set[str]:
    """Every one of these ticked."""
    return {one.identity for one in items}
