"""A tracker is believed once somebody said whose it is, and who said so stands in the audit."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
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
from app.errors import Conflict, InputRefused, NotFound
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


def heard(movers: Movers, clock: Clock, told: list[Fact], late: timedelta = timedelta()) -> str | None:
    """Who is believed to have moved when the terminal reports now, of a place where it was so much earlier."""
    for fact in told:
        movers.on_fact(fact)
    told.clear()
    return movers.find(PositionSignal("jt808", SERIAL, clock() - late, 107.6, 37.6, by_serial=True), clock())


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


@pytest.fixture
def carried(store: Store, movers: Movers, officer: Actor) -> str:
    """A tracker of the first group's; there is a second group to give it to."""
    with store.act(officer, new_key(), "test.fill", Right.ACT) as work:
        work.add(Unit(id="u2", code="XJ02", name="二组", kind=UnitKind.PATROL_GROUP, owner_domain=OwnerDomain.POLICE))
    return TrackerDesk(store).register(officer, new_key(), SERIAL, "u1")


def test_a_tracker_is_given_on_for_a_night_and_what_it_sends_late_counts_for_who_had_it_then(
    store: Store, movers: Movers, officer: Actor, clock: Clock, told: list[Fact], carried: str
) -> None:
    desk = TrackerDesk(store)
    clock.move(hours=1)
    desk.give(officer, new_key(), carried, "u2", until=clock() + timedelta(hours=8), reason="夜班")
    assert heard(movers, clock, told) == "u2"
    assert heard(movers, clock, told, late=timedelta(minutes=1)) == "u1"
    (now,) = desk.trackers()
    assert (now.carrier, now.unit_id, now.until) == ("二组", "u2", clock() + timedelta(hours=8))
    assert [(one.name, one.interval.valid_to) for one in desk.history(carried)] == [
        ("一组", None),
        ("二组", clock() + timedelta(hours=8)),
        ("一组", clock()),
    ]
    clock.move(hours=8)
    assert heard(movers, clock, told) == "u1"
    assert heard(movers, clock, told, late=timedelta(minutes=30)) == "u2"
    assert desk.trackers()[0].carrier == "一组"


def test_after_the_night_it_is_in_its_vehicle_again(
    store: Store, movers: Movers, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    desk = TrackerDesk(store)
    in_car = desk.register(officer, new_key(), SERIAL, "v2")
    assert desk.trackers()[0].carrier == "陕K99999"
    clock.move(hours=1)
    desk.give(officer, new_key(), in_car, "u1", until=clock() + timedelta(hours=8))
    assert heard(movers, clock, told) == "u1"
    clock.move(hours=9)
    assert heard(movers, clock, told) == "v2"
    assert desk.trackers()[0].carrier == "陕K99999"


def test_one_tracker_is_never_with_two_units_at_a_time(
    store: Store, officer: Actor, clock: Clock, carried: str
) -> None:
    clock.move(minutes=5)
    desk, tonight = TrackerDesk(store), clock() + timedelta(hours=4)
    desk.give(officer, new_key(), carried, "u2", since=tonight, until=tonight + timedelta(hours=8))
    assert (desk.trackers()[0].carrier, desk.trackers()[0].coming) == ("一组", desk.history(carried)[1])
    hour = timedelta(hours=1)
    for since, until in (
        (None, None), (tonight - hour, tonight + hour), (tonight, None), (tonight + hour, tonight + 2 * hour),
    ):  # fmt: skip
        with pytest.raises(InputRefused, match="promised to another from 11-22 03:46"):
            desk.give(officer, new_key(), carried, "u1", since=since, until=until)
    desk.give(officer, new_key(), carried, "u2", since=tonight - 2 * hour, until=tonight - hour)
    times = [one.interval for one in reversed(desk.history(carried))]
    assert [one.value for one in times] == ["u1", "u2", "u1", "u2", "u1"]
    assert all(one.valid_to == two.valid_from for one, two in pairwise(times))


def test_what_is_taken_in_is_carried_by_nobody_and_listed_again(
    store: Store, movers: Movers, officer: Actor, clock: Clock, told: list[Fact], carried: str
) -> None:
    desk = TrackerDesk(store)
    clock.move(hours=1)
    desk.give(officer, new_key(), carried, "u2", since=clock() + timedelta(hours=1))
    desk.take_in(officer, new_key(), carried, reason="送修")
    assert heard(movers, clock, told) is None
    assert [one.mover for one in movers.unregistered()] == [SERIAL]
    assert [one.name for one in desk.history(carried)] == ["一组"]
    with pytest.raises(InputRefused, match="Nobody carries"):
        desk.take_in(officer, new_key(), carried)


def test_giving_it_on_can_be_taken_back_unless_it_was_given_on_again(
    store: Store, movers: Movers, officer: Actor, clock: Clock, told: list[Fact], carried: str
) -> None:
    desk = TrackerDesk(store)
    clock.move(hours=1)
    desk.give(officer, "g1", carried, "u2")
    clock.move(minutes=5)
    desk.take_back(officer, new_key(), "g1", "给错了")
    assert heard(movers, clock, told) == "u1"
    assert [(one.name, one.interval.valid_to) for one in desk.history(carried)] == [("一组", None)]
    desk.give(officer, "g2", carried, "u2")
    clock.move(minutes=5)
    desk.give(officer, "g3", carried, "u1")
    with pytest.raises(Conflict, match="later act"):
        desk.take_back(officer, new_key(), "g2", "给错了")
    with pytest.raises(InputRefused, match="Say why"):
        desk.take_back(officer, new_key(), "g3", " ")


def test_a_time_that_cannot_be_is_refused(store: Store, officer: Actor, clock: Clock, carried: str) -> None:
    desk, day = TrackerDesk(store), timedelta(days=1)
    for since, until in ((clock() - 2 * day, None), (clock() + 100 * day, None), (clock(), clock() - day)):
        with pytest.raises(InputRefused, match="the last day or the next three months"):
            desk.give(officer, new_key(), carried, "u2", since=since, until=until)


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
