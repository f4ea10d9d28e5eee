"""One thread commits; live acts pass bulk slices; nothing queued is lost."""

import threading

import pytest

from app.errors import StoreUnavailable
from app.store.write_lane import WriteLane


def test_a_live_act_passes_the_bulk_slices_that_wait(lane: WriteLane) -> None:
    order: list[str] = []
    gate = threading.Event()
    lane.bulk(gate.wait)
    bulk = [lane.bulk(lambda i=i: order.append(f"bulk {i}")) for i in range(3)]  # type: ignore[misc]
    live = lane.live(lambda: order.append("live"))
    gate.set()
    for future in [*bulk, live]:
        future.result(5)
    assert order == ["live", "bulk 0", "bulk 1", "bulk 2"]


def test_a_failing_write_tells_its_caller_and_stops_nobody_else(lane: WriteLane) -> None:
    failing = lane.live(lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        failing.result(5)
    assert lane.live(lambda: 7).result(5) == 7


def test_closing_finishes_what_is_queued_and_refuses_what_comes_later() -> None:
    lane = WriteLane()
    queued = [lane.bulk(lambda i=i: i) for i in range(50)]  # type: ignore[misc]
    lane.close()
    assert [future.result(0) for future in queued] == list(range(50))
    with pytest.raises(StoreUnavailable, match="closing"):
        lane.live(lambda: 1).result(5)
