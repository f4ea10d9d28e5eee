"""How good the alerts are, by the figures of ISA-18.2 and EEMUA 191 (domain.md D.9)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.access import Actor
from app.domain.alert import AlertKind, Dismissal, Severity, Verdict
from app.domain.key import new_key
from app.services.alerts.alert_desk import counted
from app.services.alerts.alert_figures import AlertFiguresDesk, figures, percentile
from app.store.figure_store import AlertFact
from app.store.unit_of_work import Store
from tests.services.alert_signals import START, shipped_desk, signal, tried
from tests.store_fixtures import Clock

UNTIL = START + timedelta(hours=24)


def fact(minutes: float, thing: str = "定1-1", **values: object) -> AlertFact:
    raised = START + timedelta(minutes=minutes)
    return AlertFact(raised, AlertKind.CAMERA_LOST, Severity.LOW, thing)._replace(**values)  # type: ignore[arg-type]


def test_rates_are_means_of_the_whole_time() -> None:
    found = figures([fact(number * 10) for number in range(144)], START, UNTIL)
    assert (found.alerts, found.per_day, found.per_hour, found.per_10_min) == (144, 144.0, 6.0, 1.0)
    assert (found.most_in_10_min, found.floods, found.flood_share, found.busy_hours_share) == (1, 0, 0.0, 0.0)


def test_a_flood_counts_from_its_eleventh_alert_to_fewer_than_five() -> None:
    found = figures([fact(60 + number) for number in range(31)], START, UNTIL)
    assert (found.most_in_10_min, found.floods) == (10, 0), "one a minute is never eleven in ten minutes"
    burst = figures([fact(60 + number / 2) for number in range(31)], START, UNTIL)
    assert burst.floods == 1
    assert burst.busy_hours_share == pytest.approx(1 / 24)
    # The eleventh comes at 65 min; the last five come from 73 min on, so fewer than five are left from 83 min on.
    assert burst.flood_share == pytest.approx((83 - 65) / 1440)


def test_the_worst_ten_are_named_with_their_share() -> None:
    facts = [fact(n, "坏摄像头") for n in range(50)] + [fact(n * 3, f"井{n}") for n in range(50)]
    found = figures(facts, START, UNTIL)
    assert (found.top_10[0].object, found.top_10[0].alerts, found.top_10[0].share) == ("坏摄像头", 50, 0.5)
    assert found.top_10_share == pytest.approx(0.59)
    assert found.chattering == 0
    assert figures([fact(n / 4) for n in range(3)], START, UNTIL).chattering == 1


def test_what_stands_at_the_end_is_standing_and_after_a_day_stale() -> None:
    facts = [
        fact(-60), fact(10), fact(20, closed_at=START + timedelta(hours=1)), fact(30, closed_at=UNTIL),
        fact(-90, closed_at=UNTIL + timedelta(hours=1)),
    ]  # fmt: skip
    found = figures(facts, START, UNTIL)
    assert (found.alerts, found.standing, found.stale) == (3, 4, 2)


def test_how_soon_somebody_answers_is_told_as_median_and_ninth_tenth() -> None:
    facts = [fact(n, acknowledged_at=START + timedelta(minutes=n, seconds=10 * (n + 1))) for n in range(10)]
    found = figures([*facts, fact(30)], START, UNTIL)
    assert found.ack_median_s == pytest.approx(55)
    assert found.ack_p90_s == pytest.approx(91)
    assert percentile([], 0.5) is None


def test_the_false_share_is_of_what_was_judged_and_severities_are_shares_of_all() -> None:
    facts = [
        fact(1, verdict=Verdict.FALSE), fact(2, verdict=Verdict.FALSE), fact(3, verdict=Verdict.TRUE), fact(4),
        fact(5, kind=AlertKind.LEAK, severity=Severity.HIGH),
    ]  # fmt: skip
    found = figures(facts, START, UNTIL)
    assert [(one.kind, one.alerts, one.judged, one.false_share) for one in found.kinds] == [
        (AlertKind.CAMERA_LOST, 4, 3, pytest.approx(2 / 3)), (AlertKind.LEAK, 1, 0, None),
    ]  # fmt: skip
    assert (found.severity_share[Severity.HIGH], found.severity_share[Severity.LOW]) == (0.2, 0.8)


def test_nothing_at_all_is_no_error() -> None:
    found = figures([], START, UNTIL)
    assert (found.alerts, found.top_10_share, found.ack_median_s) == (0, 0.0, None)


def test_the_desks_figures_are_of_real_alerts_only(store: Store, officer: Actor, clock: Clock) -> None:
    desk = shipped_desk(store)
    key = desk.hear(officer, new_key(), signal("1"))
    desk.hear(officer, new_key(), signal("held", kind="POWER_LOST"))
    _, test = tried(store, desk, officer)
    clock.move(seconds=30)
    for alert_id in (key, test):
        desk.acknowledge(officer, new_key(), alert_id)
    desk.close(officer, new_key(), key, verdict=Verdict.FALSE, dismissal=Dismissal.FALSE_SENSOR)
    found = AlertFiguresDesk(store).figures(START - timedelta(hours=1), clock() + timedelta(seconds=1))
    assert (found.alerts, found.ack_median_s, found.standing) == (1, 30.0, 0)
    assert [(one.kind, one.false_share) for one in found.kinds] == [(AlertKind.CAMERA_LOST, 1.0)]
    queue = desk.queue()
    assert test in [one.id for one in queue.alerts]
    assert queue.count == counted(queue.alerts)
    assert (queue.count.taken, queue.count.waiting) == (0, 0)
