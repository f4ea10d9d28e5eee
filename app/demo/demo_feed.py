"""The demo's moving field as a feed like any other: what it tells goes through the intake."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from app.demo.simulated_feeds import SimulatedFeeds
from app.domain.alert import Alert
from app.domain.feed_status import FeedState
from app.domain.sentence import Sentence, sentence
from app.domain.signal import AlertSignal, PositionSignal
from app.domain.unit import Fix
from app.feeds.feed import Feed, FeedParts

OnFixes = Callable[[list[Fix]], object]
OnAlert = Callable[[Alert], object]
MakeField = Callable[[OnFixes, OnAlert], SimulatedFeeds]


class DemoFeed(Feed):
    """`make` builds the simulation with its two sinks; it is made anew with each start."""

    kind: ClassVar[str] = "demo"

    def __init__(self, name: str, parts: FeedParts, make: MakeField) -> None:
        super().__init__(name, parts)
        self._make = make
        self._field: SimulatedFeeds | None = None

    def begin(self) -> None:
        self._field = self._make(self._on_fixes, self._on_alert)
        self._field.start()

    def end(self) -> None:
        field, self._field = self._field, None
        if field is not None:
            field.stop()

    def test(self) -> Sentence:
        """There is nothing to try: the field is invented here."""
        return sentence("The demo's field needs no line.")

    def _on_fixes(self, fixes: list[Fix]) -> None:
        self.tell_state(FeedState.LISTENING)
        self.pass_on([_position(one) for one in fixes])

    def _on_alert(self, alert: Alert) -> None:
        self.pass_on([_signal(alert)])


def _position(fix: Fix) -> PositionSignal:
    return PositionSignal("demo", fix.unit_id, fix.at, fix.lon, fix.lat, fix.speed_kmh, fix.course_deg, fix.accuracy_m)


def _signal(alert: Alert) -> AlertSignal:
    return AlertSignal(
        alert.source,
        alert.source_id,
        alert.occurred_at,
        alert.kind.value,
        alert.severity.value,
        alert.title,
        alert.text,
        alert.lon,
        alert.lat,
        alert.asset_code,
    )
