"""What stands when the window opens is left out of the collector's rounds, and taken in again when it closes."""

from __future__ import annotations

import gc
import sys
import weakref

import psutil
import pytest

from app.services.collector_rest import full_round, spare_nothing, spare_what_stands


class _Ring:
    """Something that only the collector can free."""

    def __init__(self) -> None:
        self.itself = self


def test_a_ring_that_stood_is_spared_until_nothing_is() -> None:
    ring = _Ring()
    seen = weakref.ref(ring)
    spare_what_stands()
    try:
        del ring
        gc.collect()
        assert seen() is not None
    finally:
        spare_nothing()
    gc.collect()
    assert seen() is None


def test_what_comes_while_the_window_is_open_is_looked_through_by_the_clock_and_not_by_how_much_came() -> None:
    rounds: list[int] = []

    def note(phase: str, told: dict[str, int]) -> None:
        if phase == "start" and told["generation"] == 2:
            rounds.append(1)

    gc.callbacks.append(note)
    spare_what_stands()
    try:
        ring = _Ring()
        seen = weakref.ref(ring)
        kept: list[list[int]] = [[] for _ in range(300_000)]
        assert rounds == [], "a quarter more than what lives would have been reached many times"
        del ring, kept
        full_round()
        assert seen() is None
    finally:
        spare_nothing()
        gc.callbacks.remove(note)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take freed memory back by themselves")
def test_what_is_free_goes_back_to_the_system_though_little_things_lie_between() -> None:
    process = psutil.Process()
    masses = [bytearray(60_000) for _ in range(2_000)]
    between = [bytearray(600) for _ in range(2_000)]
    del masses[::2]
    full = process.memory_info().rss
    full_round()
    assert full - process.memory_info().rss > 40_000_000
    assert len(between) == 2_000
