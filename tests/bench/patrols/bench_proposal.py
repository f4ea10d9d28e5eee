"""A night proposed for twenty crews on the demo: 30,000 wells, 1,120 km of lines, its roads, its two years of cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

import numpy as np

from app.analysis.patrol_proposal.night import Night, NightTask, propose
from app.domain.coverage import PassingRule
from app.domain.unit import GUARDING
from app.paths import DataDirectory
from app.services.coverage.coverage_reading import CoverageOrder, read_field
from app.services.coverage.sights import Sights
from app.services.patrols.night_places import read_places
from app.services.patrols.proposal_making import PERIOD, USUAL
from app.services.roads.road_ground import RoadGround
from app.store import asset_store, unit_store
from app.store.engine import Database
from app.store.unit_of_work import Store, utc_now
from tests.bench.desk.ground import filled_demo
from tests.bench.figure import Figure, seconds_of

CREWS, LIMIT_S, HOURS, GAP = 20, 30.0, 8, 15.0


def bench_proposal() -> Iterator[Figure]:
    """From the store to the beats: places and roads are read, the night is solved, once."""
    database = Database(DataDirectory(filled_demo()).database)
    try:
        store, now = Store(database, lambda _facts: None), utc_now()
        found: list[Night] = []
        seconds = seconds_of(lambda: found.append(propose(_task(store, now), lambda _done, _of: None)))
        night = found[0]
        name = f"a night of {HOURS} h proposed for {CREWS} crews"
        yield Figure.at_most("patrols", name, seconds, LIMIT_S, "s")
        yield Figure.at_most("patrols", "gap of that night to its bound", 100 * night.gap, GAP, "%")
        yield Figure.told("patrols", "stops proposed", float(night.stops), "")
        yield Figure.told("patrols", "stops that were drawn", float(night.drawn), "")
        yield Figure.told("patrols", "places passed on the way", float(len(night.passed)), "")
    finally:
        database.close()


def _task(store: Store, now: datetime) -> NightTask:
    with store.read() as connection:
        units = [one for one in unit_store.all_units(connection) if one.kind in GUARDING and one.home_site_id]
        homes = Counter(one.home_site_id or "" for one in units[:CREWS])
        sites = asset_store.by_ids(connection, sorted(homes))
        order = CoverageOrder(store.database.place, now - PERIOD, now, PassingRule(), USUAL)
        places = read_places(connection, Sights(order, read_field(order)), now, now + timedelta(hours=HOURS))
    assert sum(homes.values()) == CREWS
    network = RoadGround(store).network(now)
    return NightTask(
        network.roads, network.factors, places.demands(network.roads, 0.5), places.keys,
        np.array([(one.lon, one.lat) for one in sites]), np.array([homes[one.id] for one in sites]), 60 * HOURS,
        "bench", LIMIT_S * 0.8,
    )  # fmt: skip
