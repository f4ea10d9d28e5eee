"""A tracker is believed once somebody said whose it is, and who said so stands in the audit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.access import Actor, Right
from app.domain.events import Fact
from app.domain.feed_status import FeedState
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.sentence import Sentence, sentence
from app.domain.signal import PositionSignal
from app.domain.unit import Unit, UnitKind, Vehicle, VehicleKind
from app.errors import InputRefused, NotFound
from app.feeds.feed import Feed, FeedParts
from app.services.field.feed_desk import FeedDesk
from app.services.field.feed_switch import FeedSwitch
from app.services.field.movers import Movers
from app.services.field.tracker_desk import TrackerDesk
from app.store import unit_store
from app.store.tables import audit
from app.store.unit_of_work import Store
from tests.store_fixtures import Clock

SERIAL = "13800138000"


@pytest.fixture
def movers(store: Store, officer: Actor) -> Movers:
    """A patrol group with a car, and a tanker that belongs to no unit."""
    police = OwnerDomain.POLICE
    with store.act(officer, new_key(), "test.fill", Right.ACT) as work:
        work.add(
            Unit(id="u1", code="XJ01", name="一组", kind=UnitKind.PATROL_GROUP, call_sign="定边01", owner_domain=police)
        )
        work.add(Vehicle(id="v1", plate="陕K12345", kind=VehicleKind.PATROL_CAR, unit_id="u1", owner_domain=police))
        work.add(Vehicle(id="v2", plate="陕K99999", kind=VehicleKind.TANKER, owner_domain=police))
    return Movers(store)


def heard(movers: Movers, clock: Clock, told: list[Fact]) -> str | None:
    """Who is believed to have moved when the terminal reports."""
    for fact in told:
        movers.on_fact(fact)
    told.clear()
    at = datetime(2026, 11, 21, 15, 41, tzinfo=UTC)
    return movers.find(PositionSignal("jt808", SERIAL, at, 107.6, 37.6, by_serial=True), clock())


def test_a_stranger_is_listed_with_its_last_place_and_not_believed(
    movers: Movers, clock: Clock, told: list[Fact]
) -> None:
    assert heard(movers, clock, told) is None
    clock.move(seconds=30)
    assert heard(movers, clock, told) is None
    (stranger,) = movers.unregistered()
    assert (stranger.mover, stranger.source, stranger.times) == (SERIAL, "jt808", 2)
    assert (stranger.lon, stranger.lat) == (107.6, 37.6)
    assert (stranger.last_at, stranger.first_at) == (clock.moment, clock.moment - timedelta(seconds=30))


@pytest.mark.parametrize(("carrier", "mover"), [("u1", "u1"), ("v1", "u1"), ("v2", "v2")])
def test_a_registered_tracker_moves_as_its_carrier(
    store: Store, movers: Movers, officer: Actor, clock: Clock, told: list[Fact], carrier: str, mover: str
) -> None:
    assert heard(movers, clock, told) is None
    TrackerDesk(store).register(officer, new_key(), f" {SERIAL} ", carrier, protocol="jt808")
    assert heard(movers, clock, told) == mover
    assert movers.is_registered(SERIAL)
    assert movers.unregistered() == ()


def test_a_tracker_changes_hands_and_the_audit_says_who_did_it(
    store: Store, movers: Movers, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    desk = TrackerDesk(store)
    first = desk.register(officer, "act-1", SERIAL, "u1")
    assert desk.register(officer, "act-1", SERIAL, "v2") == first
    assert heard(movers, clock, told) == "u1"
    clock.move(minutes=1)
    assert desk.register(officer, "act-2", SERIAL, "v2", reason="换车") == first
    assert heard(movers, clock, told) == "v2"
    with store.read() as connection:
        rows = connection.execute(select(audit.c.act, audit.c.subject_id, audit.c.user_id, audit.c.reason)).all()
        assert unit_store.serials_of(connection, "u1", clock()) == ()
    assert [tuple(row) for row in rows if row.act == "tracker.register"] == [
        ("tracker.register", first, "u-han", ""),
        ("tracker.register", first, "u-han", "换车"),
    ]


def test_what_cannot_be_registered_is_refused(store: Store, movers: Movers, officer: Actor) -> None:
    desk = TrackerDesk(store)
    with pytest.raises(InputRefused, match="serial"):
        desk.register(officer, new_key(), "  ", "u1")
    with pytest.raises(NotFound):
        desk.register(officer, new_key(), SERIAL, "nobody")
    assert [one.plate for one in desk.carriers().vehicles] == ["陕K12345", "陕K99999"]


class Ear(Feed):
    """A feed that needs no source."""

    kind = "ear"

    def begin(self) -> None:
        self.tell_state(FeedState.LISTENING)

    def end(self) -> None:
        """It holds nothing."""

    def test(self) -> Sentence:
        return sentence("It listens on port {port}.", port=1)


def test_who_stopped_a_feed_stands_in_the_audit(store: Store, officer: Actor, clock: Clock, tmp_path: Path) -> None:
    parts = FeedParts(
        lambda _signals, _done: True, clock, lambda _name: None, lambda _d, x, y: (x, y), lambda _s: False
    )
    feeds = FeedDesk(tmp_path / "feeds.toml", {}, parts)
    feeds.add(Ear("ear", parts))
    switch = FeedSwitch(store, feeds)
    for on in (True, False):
        switch.note(officer, new_key(), "ear", on=on)
        switch.turn("ear", on=on)
        assert (feeds.feed("ear").state is FeedState.LISTENING) is on
    with pytest.raises(NotFound):
        switch.note(officer, new_key(), "nobody", on=False)
    with store.read() as connection:
        rows = connection.execute(select(audit.c.act, audit.c.subject_id, audit.c.user_id)).all()
    assert [tuple(row) for row in rows] == [("feed.start", "ear", "u-han"), ("feed.stop", "ear", "u-han")]
