"""Joins the demo of an installation to its simulated feeds: units go on from where they were last seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from app.demo.demo_filler import DemoFiller
from app.demo.field_simulation import FieldSimulation
from app.demo.field_worker import planned_elsewhere
from app.demo.simulated_feeds import PERIOD_S, SimulatedFeeds
from app.domain.alert import Alert
from app.domain.unit import Fix
from app.store import fix_store
from app.store.unit_of_work import Store

SEEN_WITHIN = timedelta(hours=2)


def live_feeds(
    filler: DemoFiller,
    store: Store,
    now: Callable[[], datetime],
    on_duty: Callable[[datetime], Sequence[str]],
    *,
    on_fixes: Callable[[list[Fix]], object],
    on_alert: Callable[[Alert], object],
    alerts_per_hour: float = 4.0,
    period_s: float = PERIOD_S,
) -> SimulatedFeeds:
    """The feeds of `filler`'s oilfield, not yet started; it is planned in a process of its own.

    `on_duty` names the units that are under way at a moment. Sinks are called on that thread too.
    """

    def field(is_stopped: Callable[[], bool]) -> FieldSimulation | None:
        with store.read() as connection:
            seen = fix_store.latest(connection, now() - SEEN_WITHIN)
        starts = {one.unit_id: (one.lon, one.lat) for one in seen}
        return planned_elsewhere(filler.field_order(alerts_per_hour, starts), is_stopped)

    return SimulatedFeeds(field, on_duty, now, on_fixes=on_fixes, on_alert=on_alert, period_s=period_s)
