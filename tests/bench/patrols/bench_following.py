"""How soon all patrols that are out are followed again after a start, and for how long a beat keeps the writer."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import shapely

from app.analysis.stationing import county_metres
from app.domain.access import Actor, Right, Role
from app.domain.asset import Asset, AssetLayer, LineKind
from app.domain.patrol import Patrol, PatrolKind, PatrolStatus, PatrolStop
from app.domain.record import OwnerDomain
from app.domain.unit import Fix, Unit, UnitKind
from app.services.alerts.alert_desk import AlertDesk
from app.services.patrols.beat import BeatGround
from app.services.patrols.following import PatrolFollowing
from app.store import fix_store, patrol_store
from app.store.engine import Database
from app.store.migrate import upgrade
from app.store.unit_of_work import Store
from app.wording import Wording
from tests.bench.figure import Figure

OUT = 60
"""Patrols at once: four for each of the fifteen police rooms of a large county, as in a joint night."""
BEATS = 5.0
"""Beats are a second apart. An officer who has started the program anew looks at the map first: then it must hold."""
BEAT_MS = 150.0
"""What is asked of the writer meanwhile waits at most so long: not noticed as a pause."""
HOURS, EACH_S = 4, 10
BEGIN = datetime(2026, 11, 20, 14, tzinfo=UTC)
ACTOR = Actor(user_id="u-bench", name="测", role=Role.OFFICER, desk_id="desk-bench")
POLICE = OwnerDomain.POLICE


def bench_following() -> Iterator[Figure]:
    """Patrols of four hours, half gone, with a position each ten seconds: a desk that was off for ten minutes."""
    with tempfile.TemporaryDirectory(prefix="onemap-bench-") as name:
        folder, now = Path(name), [BEGIN + timedelta(hours=HOURS / 2)]
        database = Database(folder / "onemap.sqlite")
        upgrade(database, folder / "backups")
        store = Store(database, lambda _facts: None, lambda: now[0])
        try:
            _lay_out(store)
            _ = _followed(store)
            now[0] += timedelta(minutes=10)
            beats, longest_s = _followed(store)
        finally:
            database.close()
    yield Figure.at_most("patrols", f"{OUT} patrols under way all followed after a start", beats, BEATS, "beats")
    yield Figure.at_most("patrols", f"{OUT} patrols followed: longest beat", longest_s * 1e3, BEAT_MS, "ms")


class _Counting(PatrolFollowing):
    """Remembers whom it has looked at."""

    looked: frozenset[str] = frozenset()

    def look(self, actor: Actor, patrol_id: str) -> None:
        super().look(actor, patrol_id)
        self.looked |= {patrol_id}


def _followed(store: Store) -> tuple[int, float]:
    """In how many beats a desk that starts has looked at each, and its longest beat."""
    alerts = AlertDesk(store)
    following = _Counting(store, BeatGround(), alerts.hear_all, Wording("en", {}))
    beats, longest_s = 0, 0.0
    while len(following.looked) < OUT:
        begun = time.perf_counter()
        following.tick(ACTOR)
        longest_s, beats = max(longest_s, time.perf_counter() - begun), beats + 1
    with store.read() as connection:
        if sum(one.status is PatrolStatus.ACTIVE for one in patrol_store.patrols.find(connection)) != OUT:
            raise AssertionError("not every patrol is under way")
    return beats, longest_s


def _lay_out(store: Store) -> None:
    x, y = county_metres().transform(107.6, 37.2)
    ends = [county_metres().transform(x + step, y, direction="INVERSE") for step in range(0, 20_001, 500)]
    shape = shapely.LineString(ends)
    west, south, east, north = shape.bounds
    line = Asset(
        id="line", owner_domain=POLICE, layer=AssetLayer.PIPELINES, code="L1", code_key="L1", name="L1",
        kind=LineKind.TRUNK, lon=west, lat=south, shape=shape.wkb, min_lon=west, max_lon=east, min_lat=south,
        max_lat=north, length_m=20_000.0,
    )  # fmt: skip
    patrol = Patrol(
        id="", owner_domain=POLICE, number="", name="测", kind=PatrolKind.LINE, unit_id="", begins_at=BEGIN,
        ends_at=BEGIN + timedelta(hours=HOURS), asset_id=line.id, from_m=0.0, to_m=20_000.0,
        status=PatrolStatus.ISSUED,
    )  # fmt: skip
    with store.act(ACTOR, "lay out", "bench.fill", Right.ACT) as work:
        work.add(line)
        for number in range(OUT):
            unit = Unit(id=f"u{number}", owner_domain=POLICE, code=f"P{number}", name="测", kind=UnitKind.PATROL_GROUP)
            one = replace(patrol, id=f"p{number}", number=f"LX2026-{number:04}", unit_id=unit.id)
            work.add(unit)
            work.add(one)
            work.begin_state("patrol", one, "status", PatrolStatus.ISSUED, BEGIN - timedelta(hours=1))
            for position in range(1, 13):
                lon, lat = ends[position * 3]
                work.add(
                    PatrolStop(
                        id=f"s{number}-{position}", owner_domain=POLICE, patrol_id=one.id, position=position,
                        name=f"K{position}", lon=lon, lat=lat, dwell_min=1,
                    )
                )  # fmt: skip
    seconds = np.arange(0, HOURS * 3600 * 0.6, EACH_S)
    lon = west + (east - west) * np.abs(np.sin(seconds / 7_200))
    fixes = [
        Fix(f"u{number}", BEGIN + timedelta(seconds=second), east_of, south, 30.0)
        for number in range(OUT)
        for second, east_of in zip(seconds.tolist(), lon.tolist(), strict=True)
    ]
    with store.database.write() as connection:
        fix_store.append(connection, fixes)
