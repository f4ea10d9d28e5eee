"""One desk of many hears the sources: a real server, a second process that is killed, stopped or cut off."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import psycopg
import pytest

from app.store.engine import Database
from app.store.holding import DROPPED_S, LEASE_S, SharedHolding

TAKEN_OVER_S = 10.0
OTHER = """
import sys, time
from app.store.engine import Database
from app.store.holding import SharedHolding
one = SharedHolding(Database(sys.argv[1]))
one.begin("desk-a", hears=True)
while True:
    print(int(one.holds), int(one.listens), flush=True)
    time.sleep(0.1)
"""


def wait_for(seen: Callable[[], bool], limit_s: float = TAKEN_OVER_S) -> float:
    begun = time.monotonic()
    while not seen() and time.monotonic() - begun < limit_s:
        time.sleep(0.02)
    assert seen()
    return time.monotonic() - begun


@pytest.fixture
def database(address: str) -> Iterator[Database]:
    made = Database(address)
    yield made
    made.close()


@pytest.fixture
def desk(database: Database) -> Iterator[Callable[..., SharedHolding]]:
    begun: list[SharedHolding] = []

    def begin(desk_id: str, *, hears: bool = True) -> SharedHolding:
        one = SharedHolding(database)
        one.begin(desk_id, hears=hears)
        begun.append(one)
        return one

    yield begin
    for one in begun:
        one.close()


@pytest.fixture
def other(address: str) -> Iterator[subprocess.Popen[str]]:
    """A desk in a process of its own, which holds."""
    process = subprocess.Popen([sys.executable, "-c", OTHER, address], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    while process.stdout.readline() != "1 1\n":
        assert process.poll() is None
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_one_of_two_desks_holds_the_other_knows_which_and_takes_over_when_it_closes(
    desk: Callable[..., SharedHolding],
) -> None:
    one = desk("desk-a")
    wait_for(lambda: one.holds and one.listens)
    two = desk("desk-b")
    wait_for(lambda: two.holder == "desk-a")
    assert (two.holds, two.listens, one.holder) == (False, False, "")
    one.close()
    assert not one.holds
    assert wait_for(lambda: two.holds) < DROPPED_S
    assert two.holder == ""


def test_a_holder_that_is_killed_is_followed_within_ten_seconds(
    desk: Callable[..., SharedHolding], other: subprocess.Popen[str]
) -> None:
    two = desk("desk-b")
    wait_for(lambda: two.holder == "desk-a")
    other.send_signal(signal.SIGKILL)
    assert wait_for(lambda: two.holds) < TAKEN_OVER_S


@pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot be made to stand still")
def test_a_holder_that_stands_still_is_followed_and_gives_up_when_it_goes_on(
    desk: Callable[..., SharedHolding], other: subprocess.Popen[str]
) -> None:
    two = desk("desk-b")
    wait_for(lambda: two.holder == "desk-a")
    other.send_signal(signal.SIGSTOP)
    stopped = time.monotonic()
    wait_for(lambda: two.holds)
    assert LEASE_S < time.monotonic() - stopped < TAKEN_OVER_S
    other.send_signal(signal.SIGCONT)
    assert other.stdout is not None
    # A line that was written while it was being stopped may come first; from then on it never believes that it holds.
    for _ in range(100):
        if other.stdout.readline() == "0 0\n":
            break
    later = [other.stdout.readline() for _ in range(30)]
    assert later == ["0 0\n"] * 30
    assert two.holds


def test_a_holder_whose_line_breaks_stops_at_once_goes_on_listening_and_has_the_lock_again(
    desk: Callable[..., SharedHolding], address: str
) -> None:
    one = desk("desk-a")
    wait_for(lambda: one.holds)
    with psycopg.connect(address, autocommit=True) as line:
        line.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'onemap holder desk-a'"
        )
    wait_for(lambda: not one.holds, LEASE_S)
    assert one.listens
    wait_for(lambda: one.holds)


def test_a_desk_that_hears_nothing_holds_only_until_one_comes_that_does(desk: Callable[..., SharedHolding]) -> None:
    deaf = desk("desk-a", hears=False)
    wait_for(lambda: deaf.holds)
    hearing = desk("desk-b")
    wait_for(lambda: hearing.holds)
    wait_for(lambda: deaf.holder == "desk-b")
    assert not deaf.holds
    hearing.close()
    wait_for(lambda: deaf.holds)


def test_never_do_two_hold_at_once_while_lines_break_again_and_again(
    desk: Callable[..., SharedHolding], address: str
) -> None:
    several = [desk(f"desk-{n}") for n in range(3)]
    wait_for(lambda: any(one.holds for one in several))
    most, held = 0, 0
    with psycopg.connect(address, autocommit=True) as line:
        for _ in range(4):
            line.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'onemap holder%'"
            )
            until = time.monotonic() + 1.5
            while time.monotonic() < until:
                count = sum(one.holds for one in several)
                most, held = max(most, count), held + count
                time.sleep(0.005)
    assert most == 1
    assert held > 0
