"""Reach areas, candidates and blocking points on the demo's roads, from where its units are tonight."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx
import numpy as np

from app.analysis.travel import TravelNetwork
from app.demo.demo_filler import DemoFiller
from app.domain.access import Actor, Role
from app.domain.events import Fact
from app.domain.position import Position
from app.paths import shipped_maps
from app.services.calls.candidate_finder import CandidateFinder
from app.services.roads.reach_desk import ReachDesk
from app.services.roads.road_ground import RoadGround
from app.store.engine import Database
from app.store.migrate import upgrade
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.bench.figure import Figure, median_of_runs, medians_in_turn, seconds_of

NOW = datetime(2026, 11, 21, 15, 41, tzinfo=UTC)
PLACE = Position(107.402, 37.122)
REACH_MS, CANDIDATES_MS, BLOCKING_MS = 500.0, 500.0, 500.0


def bench_reach_and_candidates() -> Iterator[Figure]:
    """The desk's own questions, database and drawing included, once the network has been built."""
    with _demo() as store:
        ground = RoadGround(store)
        finder = CandidateFinder(store, ground)
        desk = ReachDesk(ground, finder)
        yield Figure.told(
            "live", "road network built, once after a change", 1000 * seconds_of(lambda: ground.network(NOW)), "ms"
        )
        units = desk.reach(NOW).units
        reach = median_of_runs(lambda: 1000 * seconds_of(lambda: desk.reach(NOW)))
        yield Figure.at_most("live", f"reach areas 1/3/5/15/45 min of {units} units", reach, REACH_MS, "ms")
        asked = median_of_runs(lambda: 1000 * seconds_of(lambda: finder.candidates(PLACE, None, NOW)))
        yield Figure.at_most("live", "candidates of 45 units for a call", asked, CANDIDATES_MS, "ms")
        left = NOW - timedelta(minutes=6)
        ring = median_of_runs(lambda: 1000 * seconds_of(lambda: desk.blocking(PLACE, left, NOW)))
        yield Figure.at_most("live", "blocking points around a place", ring, BLOCKING_MS, "ms")
        yield _beside_networkx(ground.network(NOW))


def _beside_networkx(network: TravelNetwork) -> Figure:
    """Travel times from 45 places to every junction, as networkx finds them and as we do."""
    graph = network.roads.graph
    peer: networkx.Graph[int] = networkx.Graph()
    for one, other, seconds in zip(graph.begin.tolist(), graph.end.tolist(), network.seconds.tolist(), strict=True):
        if seconds < peer.get_edge_data(one, other, {"weight": np.inf})["weight"]:
            peer.add_edge(one, other, weight=seconds)
    junctions = np.random.default_rng(1).choice(network.roads.size, size=45, replace=False)
    places = network.roads.junctions[junctions]
    theirs_found = networkx.multi_source_dijkstra_path_length(peer, set(junctions.tolist()))
    ours_found = network.spread(network.snap(places)).seconds
    assert np.allclose([theirs_found[node] for node in range(network.roads.size)], ours_found, atol=1.0)
    ours, theirs = medians_in_turn(
        lambda: 1000 * seconds_of(lambda: network.spread(network.snap(places))),
        lambda: 1000 * seconds_of(lambda: networkx.multi_source_dijkstra_path_length(peer, set(junctions.tolist()))),
    )
    return Figure.ratio_at_most("live", "travel times from 45 places", ours, theirs, 1.0, unit="ms", peer="networkx")


@contextmanager
def _demo() -> Iterator[Store]:
    """A store with the demo's essential part."""
    told: list[Fact] = []
    with TemporaryDirectory() as folder:
        database = Database(Path(folder) / "onemap.sqlite")
        upgrade(database, Path(folder) / "backups")
        store = Store(database, told.extend, lambda: NOW)
        lane = WriteLane()
        actor = Actor(user_id="bench", name="bench", role=Role.LEADER, desk_id="bench")
        try:
            DemoFiller(store, lane, actor, shipped_maps() / "boundaries", seed=1, wells=30_000).fill_essential()
            yield store
        finally:
            lane.close()
            database.close()
