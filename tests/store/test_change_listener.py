"""Desks on one server hear of each other's acts: soon, once, in order, and whatever they missed while away."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from app.domain.access import Actor, Right
from app.domain.events import AlertRaised, AssetsChanged, Fact, RecordsChanged
from app.store import shared_changes
from app.store.change_listener import ChangeListener
from app.store.engine import Database
from app.store.unit_of_work import Store
from tests.real_server import Server
from tests.store_fixtures import Clock, on_server

SOON_S = 10.0
pytestmark = on_server


class Desk:
    """Another desk on the same server, with what it has heard."""

    def __init__(self, address: str, clock: Clock) -> None:
        self.heard: list[Fact] = []
        self.seconds = 0.0
        self.store = Store(Database(address), self.heard.extend, clock)
        self.listener = ChangeListener(self.store.database, self.store.origin, self.heard.extend, lambda: self.seconds)

    def open(self) -> Desk:
        self.listener.start()
        assert self.listener.listening.wait(SOON_S)
        return self

    def close(self) -> None:
        self.listener.close()
        self.store.database.close()

    def wait_for(self, number: int) -> list[Fact]:
        until = time.monotonic() + SOON_S
        while len(self.heard) < number and time.monotonic() < until:
            time.sleep(0.01)
        return self.heard


@pytest.fixture
def other(store: Store, clock: Clock) -> Iterator[Desk]:
    desk = Desk(str(store.database.place), clock).open()
    yield desk
    desk.close()


def tell(store: Store, actor: Actor, name: str, *facts: Fact) -> None:
    with store.act(actor, name, "test.tell", Right.ACT) as work:
        work.about("case_file", name)
        for one in facts:
            work.tell(one)


def test_what_one_desk_does_the_other_hears_within_a_second(store: Store, other: Desk, officer: Actor) -> None:
    begun = time.monotonic()
    tell(store, officer, "a1", RecordsChanged("case_file", ("c1", "c2")), AlertRaised("a-7"))
    assert other.wait_for(2) == [RecordsChanged("case_file", ("c1", "c2")), AlertRaised("a-7")]
    assert time.monotonic() - begun < 1.0


def test_a_desk_does_not_hear_its_own_acts_a_second_time(store: Store, other: Desk, officer: Actor) -> None:
    tell(other.store, officer, "own", RecordsChanged("call"))
    tell(store, officer, "theirs", RecordsChanged("shift"))
    assert other.wait_for(2) == [RecordsChanged("call"), RecordsChanged("shift")], "the first as it was committed here"


def test_an_act_that_fails_tells_nobody(store: Store, other: Desk, officer: Actor) -> None:
    with pytest.raises(RuntimeError), store.act(officer, "bad", "test.tell", Right.ACT) as work:
        work.tell(RecordsChanged("call"))
        raise RuntimeError
    tell(store, officer, "good", RecordsChanged("shift"))
    assert other.wait_for(1) == [RecordsChanged("shift")]


def test_an_act_that_commits_late_is_not_missed_behind_shorter_ones(store: Store, other: Desk, officer: Actor) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def slowly() -> None:
        slow = Database(str(store.database.place))
        with slow.write() as connection:
            shared_changes.announce(connection, "slow", [RecordsChanged("late")], store.now())
            begun.set()
            may_end.wait(SOON_S)
        slow.close()

    thread = threading.Thread(target=slowly)
    thread.start()
    assert begun.wait(SOON_S)
    for number in range(5):
        tell(store, officer, f"q{number}", RecordsChanged(f"quick{number}"))
    assert other.wait_for(5) == [RecordsChanged(f"quick{number}") for number in range(5)]
    may_end.set()
    thread.join()
    assert other.wait_for(6)[5:] == [RecordsChanged("late")], "its row has the lowest number, and came last"
    tell(store, officer, "after", RecordsChanged("after"))
    assert other.wait_for(7)[6:] == [RecordsChanged("after")], "and nothing came twice"


def test_what_was_missed_while_the_line_was_broken_is_heard_when_it_stands_again(
    store: Store, other: Desk, officer: Actor, server: Server
) -> None:
    tell(store, officer, "before", RecordsChanged("before"))
    assert other.wait_for(1) == [RecordsChanged("before")]
    server.say("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")
    tell(store, officer, "meanwhile", RecordsChanged("meanwhile"))
    assert other.wait_for(2) == [RecordsChanged("before"), RecordsChanged("meanwhile")]
    assert other.listener.listening.is_set()


def test_a_reading_that_fails_does_not_end_the_listening(store: Store, other: Desk, officer: Actor) -> None:
    with store.database.write() as connection:
        connection.exec_driver_sql("ALTER TABLE change RENAME TO away")
        connection.exec_driver_sql(f"NOTIFY {shared_changes.CHANNEL}")
    until = time.monotonic() + SOON_S
    while other.listener.listening.is_set() and time.monotonic() < until:
        time.sleep(0.01)
    assert not other.listener.listening.is_set()
    with store.database.write() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO change")
    tell(store, officer, "after", RecordsChanged("after"))
    assert other.wait_for(1) == [RecordsChanged("after")]


def test_a_desk_that_was_away_for_longer_than_changes_are_kept_looks_at_everything(
    store: Store, other: Desk, officer: Actor
) -> None:
    other.seconds += 25 * 3600
    tell(store, officer, "after", RecordsChanged("call", ("c1",)))
    other.wait_for(1)
    assert {RecordsChanged("alert"), RecordsChanged("case_file"), AssetsChanged("wells")} <= set(other.heard)
    other.heard.clear()
    tell(store, officer, "later", RecordsChanged("call", ("c2",)))
    assert other.wait_for(1) == [RecordsChanged("call", ("c2",))], "and from then on what changed only"


def test_where_a_desk_begins_what_was_before_is_not_told_again(store: Store, officer: Actor, clock: Clock) -> None:
    tell(store, officer, "old", RecordsChanged("old"))
    late = Desk(str(store.database.place), clock).open()
    tell(store, officer, "new", RecordsChanged("new"))
    assert late.wait_for(1) == [RecordsChanged("new")]
    late.close()


def test_changes_that_every_desk_has_read_long_ago_are_removed(store: Store, officer: Actor, clock: Clock) -> None:
    tell(store, officer, "old", RecordsChanged("old"))
    clock.move(hours=30)
    tell(store, officer, "new", RecordsChanged("new"))
    with store.database.write() as connection:
        assert shared_changes.forget_old(connection, clock() - shared_changes.KEPT_FOR) == 1
