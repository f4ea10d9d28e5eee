"""Facts as lines between desks: whole again at the other end, and no stumbling block where a newer desk tells more."""

from __future__ import annotations

from app.domain.events import UnitsMoved
from app.store import shared_changes


def test_a_fact_is_whole_again_at_the_other_desk() -> None:
    moved = UnitsMoved((("u1", 107.6, 37.2, 30.0, 90.0, 1.5), ("u2", 107.7, 37.3, 0.0, 0.0, 2.5)))
    assert shared_changes.fact_of(shared_changes.written(moved)) == moved


def test_a_fact_that_a_newer_desk_tells_is_passed_over() -> None:
    assert shared_changes.fact_of('["SomethingNew",{"id":"x"}]') is None
    assert shared_changes.fact_of('["AlertRaised",{"alert_id":"a","more":1}]') is None
