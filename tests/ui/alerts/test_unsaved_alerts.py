"""One row for each trouble while the database takes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.domain.alert import Alert, AlertState, Severity
from app.ui.alerts.unsaved_alerts import UnsavedAlerts
from tests.ui import invented

NOW = invented.NOW


def told(key: str, source_id: str, severity: Severity = Severity.HIGH, *, active: bool = True) -> Alert:
    alert = replace(invented.alert(key, severity=severity), source_id=source_id, active=active, received_at=NOW)
    return replace(alert, occurred_at=NOW)


def taken(key: str, source_id: str) -> Alert:
    return replace(told(key, source_id), state=AlertState.ACKED, acknowledged_at=NOW, acknowledged_by="韩某")


def test_a_repeat_of_what_stands_makes_no_row_and_an_end_makes_none() -> None:
    waiting, standing = UnsavedAlerts(), taken("a", "1")
    waiting.hear(told("x", "1"), {"a": standing})
    waiting.hear(told("y", "2", active=False), {"a": standing})
    assert (len(waiting), waiting.standing([standing])) == (0, [standing])


def test_a_worse_repeat_of_what_was_acknowledged_asks_anew_in_the_same_row() -> None:
    waiting, standing = UnsavedAlerts(), taken("a", "1")
    waiting.hear(told("x", "1", Severity.CRITICAL), {"a": standing})
    shown = waiting.standing([standing])
    assert [(one.id, one.severity, one.state) for one in shown] == [("a", Severity.CRITICAL, AlertState.UNACK)]
    waiting.forget_saved([standing], waits=True)
    assert waiting.marked() == ["a"], "the store does not know the worse one yet"
    waiting.forget_saved([replace(standing, severity=Severity.CRITICAL)], waits=True)
    assert waiting.marked() == []


def test_what_was_acknowledged_here_stays_so_when_it_is_told_again_until_it_is_saved() -> None:
    waiting = UnsavedAlerts()
    waiting.hear(told("x", "1"), {})
    assert [one.id for one in waiting.waiting({"x"})] == ["x"]
    waiting.hear(taken("x", "1"), {})
    waiting.hear(told("y", "1"), {})
    assert [(one.id, one.state) for one in waiting.standing(())] == [("x", AlertState.ACKED)]
    assert waiting.waiting({"x"}) == []
    stored = told("s", "1")
    assert waiting.forget_saved([stored], waits=True) == [stored]
    assert waiting.forget_saved([stored], waits=True) == [], "once"


def test_an_acknowledgement_that_is_kept_late_does_not_cover_what_has_grown_worse_meanwhile() -> None:
    waiting = UnsavedAlerts()
    waiting.hear(told("x", "1"), {})
    waiting.hear(told("y", "1", Severity.CRITICAL), {})
    waiting.hear(taken("x", "1"), {})
    assert [(one.severity, one.state) for one in waiting.standing(())] == [(Severity.CRITICAL, AlertState.UNACK)]


def test_what_ends_unsaved_still_has_to_be_taken() -> None:
    waiting = UnsavedAlerts()
    waiting.hear(told("x", "1"), {})
    waiting.hear(told("y", "1", active=False), {})
    assert [(one.id, one.state) for one in waiting.standing(())] == [("x", AlertState.RTN_UNACK)]


def test_a_worse_repeat_ends_the_shelf_and_leaves_to_a_call_what_it_has_in_hand() -> None:
    shelved = replace(told("a", "1"), state=AlertState.SHELVED, shelved_until=NOW + timedelta(hours=1))
    for standing, state in ((shelved, AlertState.UNACK), (replace(taken("a", "1"), call_id="c"), AlertState.ACKED)):
        waiting = UnsavedAlerts()
        waiting.hear(told("x", "1", Severity.CRITICAL), {"a": standing})
        assert [one.state for one in waiting.standing([standing])] == [state]
