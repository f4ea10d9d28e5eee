from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.domain.alert import AlertState, Severity
from app.ui.map import map_marks
from tests.ui import invented
from tests.ui.invented import NOW, alert


def test_only_a_critical_alert_that_just_came_and_nobody_has_taken_pulses() -> None:
    queue = [
        alert("now", minutes=0),
        alert("before", minutes=0.1),
        alert("high", minutes=0, severity=Severity.HIGH),
        alert("taken", minutes=0, state=AlertState.ACKED),
    ]
    marks = map_marks.AlertMarks().of(queue, new_since=NOW - timedelta(seconds=3))
    assert {mark.id: mark.pulse for mark in marks} == {"now": True, "before": False, "high": False, "taken": False}


def test_the_mark_of_an_alert_that_has_not_changed_is_made_once() -> None:
    made, old, new = map_marks.AlertMarks(), alert("old"), alert("new")
    first = made.of([old, new], NOW)
    again = made.of([old, replace(new, state=AlertState.ACKED)], NOW)
    assert again[0] is first[0]
    assert (first[1].open, again[1].open) == (True, False)
    assert made.of([old], NOW) == [first[0]]


def test_the_newest_fix_is_the_newest_of_all_units() -> None:
    units = invented.units()
    heard = [one.fix.at for one in units if one.fix is not None]
    assert map_marks.newest_fix(units) == max(heard)
    assert map_marks.newest_fix([replace(one, fix=None) for one in units]) is None
