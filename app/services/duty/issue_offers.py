"""What a form of handing out offers: who is on duty now and at which post, what there is, when the shift ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.issue import ThingKind
from app.domain.natural_order import natural
from app.store import duty_store, issue_store, roster_store, unit_store
from app.store.engine import Connection
from app.store.unit_of_work import Store

MOST_THINGS = 200


@dataclass(frozen=True)
class Taker:
    """Who may take something, and the post of the present roster; empty for who is on none."""

    name: str
    post: str = ""


@dataclass(frozen=True)
class IssueOffers:
    """`takers`: those on duty first, then all staff. `things` by kind; `shift_ends_at` is None where no shift is on."""

    takers: tuple[Taker, ...]
    things: Mapping[ThingKind, tuple[str, ...]]
    shift_ends_at: datetime | None


def offers_now(store: Store) -> IssueOffers:
    """Read from the roster of this hour, the register and what was handed out before."""
    now = store.now()
    with store.read() as connection:
        shift = next(iter(duty_store.shifts_at(connection, now)), None)
        return IssueOffers(
            takers=_takers(connection, now),
            things={kind: _things(connection, kind) for kind in ThingKind},
            shift_ends_at=shift.ends_at if shift is not None else None,
        )


def _takers(connection: Connection, now: datetime) -> tuple[Taker, ...]:
    on_duty = sorted(
        {(one.who, one.post) for one in duty_store.slots_at(connection, now) if one.who},
        key=lambda one: (natural(one[1]), one[0]),
    )
    known = {who for who, _post in on_duty}
    others = [one.name for one in roster_store.all_staff(connection) if one.name not in known]
    return (*(Taker(who, post) for who, post in on_duty), *(Taker(name) for name in dict.fromkeys(others)))


def _things(connection: Connection, kind: ThingKind) -> tuple[str, ...]:
    """Vehicles of the police by the register; all else as it was called before."""
    before = issue_store.named_before(connection, kind, MOST_THINGS)
    if kind is not ThingKind.VEHICLE:
        return tuple(before)
    own = [one.plate for one in unit_store.police_vehicles(connection)]
    return tuple(dict.fromkeys((*own, *before)))
