"""What a person tells the desk goes through the one intake, and stands in the queue as any other alert."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from app.domain.access import Actor
from app.domain.alert import AlertKind, AlertState, Severity
from app.domain.signal import BY_HAND, AlertSignal
from app.errors import InputRefused
from app.services.alerts.told_alert import TellAlert, ToldAlert
from app.store.unit_of_work import Store
from tests.services.alert_signals import desk_with

TOLD = ToldAlert(
    kind=AlertKind.LEAK, severity=Severity.HIGH, title="放羊人说管线冒油 · 演示沟", text="看见两个人", lon=107.6,
    lat=37.2, asset="演1",
)  # fmt: skip


def test_it_is_heard_with_place_asset_and_severity_and_a_second_sending_raises_no_second_one(
    store: Store, officer: Actor
) -> None:
    desk = desk_with(store)
    put: list[AlertSignal] = []

    def hear(signals: Sequence[AlertSignal]) -> bool:
        put.extend(signals)
        for one in signals:
            desk.hear(officer, f"hear {len(put)}", one)
        return True

    tell = TellAlert(store, hear)
    tell.tell(officer, "tell", TOLD)
    tell.tell(officer, "tell", TOLD)
    assert len(put) == 1
    (alert,) = desk.open_alerts()
    assert (alert.source, alert.source_id, alert.kind) == (BY_HAND, "tell", AlertKind.LEAK)
    assert (alert.title, alert.text, alert.severity) == (TOLD.title, TOLD.text, Severity.HIGH)
    assert (alert.lon, alert.lat, alert.asset_code, alert.state) == (107.6, 37.2, "演1", AlertState.UNACK)


def test_what_says_nothing_or_lies_nowhere_is_refused_and_what_the_intake_does_not_take_is_said(
    store: Store, officer: Actor
) -> None:
    tell = TellAlert(store, lambda _signals: False)
    told = {"kind": AlertKind.REPORTED, "severity": Severity.LOW}
    for title, lon, why in ((" ", None, "Say what is going on"), ("有人", 400.0, "no place on earth")):
        with pytest.raises(InputRefused, match=why):
            tell.tell(officer, why, ToldAlert(**told, title=title, lon=lon, lat=lon))  # type: ignore[arg-type]
    with pytest.raises(InputRefused, match="takes no signals now"):
        tell.tell(officer, "tell", TOLD)
