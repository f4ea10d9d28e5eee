"""The watch: every kind of rule over the demo's 25 trunk lines and 30,000 wells, 500 movers at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from app.analysis.fix_filter import FixFilter
from app.analysis.stationing import county_metres, in_metres
from app.analysis.watch.episodes import Episodes
from app.analysis.watch.ground import Ground
from app.analysis.watch.mover_book import Mover, MoverBook
from app.analysis.watch.rule import RuleOrder
from app.analysis.watch.rule_kinds import RULE_KINDS
from app.analysis.watch.watch_round import Running, WatchRound
from app.demo.oilfield import DemoOilfield
from app.domain.asset import AssetLayer, LineKind
from app.domain.unit import Fix
from app.domain.watch_hours import WatchHours
from app.domain.watch_parameters import ZONE_KINDS, checked
from app.domain.watch_rule import WatchedMovers, WatchKind
from app.paths import shipped_maps
from tests.bench.figure import Figure, median_of_runs, medians_in_turn, seconds_of

NOW = datetime(2026, 11, 21, 15, 41, 7, tzinfo=UTC)
MOVERS, SECONDS = 500, 40
FIXES = MOVERS * SECONDS
PEER_FIXES = 2_000
LIMIT = 20_000
NEAR_M = 100.0
LEAST_RATIO = 5


def bench_all_rules_over_the_demo_oilfield() -> Iterator[Figure]:
    """One rule of each kind at work, 20,000 fixes in batches of a second; then nearness alone beside a naive peer."""
    to_metres = county_metres()
    ground, zone_ids = _ground(to_metres)
    fixes = _fixes(ground)
    batches = [fixes[at : at + MOVERS] for at in range(0, FIXES, MOVERS)]

    def all_rules() -> float:
        watch = _round(ground, zone_ids, to_metres, tuple(WatchKind))
        return seconds_of(lambda: [_judge(watch, batch) for batch in batches])

    yield Figure.at_least(
        "live",
        f"{len(WatchKind)} rules, 25 lines, 30,000 wells: fixes/s",
        FIXES / median_of_runs(all_rules),
        LIMIT,
        "1/s",
    )
    yield Figure.at_least(
        "live", "filter of positions: fixes/s", FIXES / median_of_runs(lambda: _filtered(fixes)), LIMIT, "1/s"
    )
    few = fixes[:PEER_FIXES]

    def ours() -> float:
        watch = _round(ground, (), to_metres, (WatchKind.NEAR_LINE, WatchKind.LOITER_AT_LINE))
        return seconds_of(lambda: [_judge(watch, few[at : at + MOVERS]) for at in range(0, PEER_FIXES, MOVERS)])

    mine, theirs = medians_in_turn(ours, lambda: _naive(ground, few, to_metres))
    yield Figure.ratio_at_least(
        "live",
        f"near a line, near a well: {PEER_FIXES:,} fixes",
        mine,
        theirs,
        LEAST_RATIO,
        unit="s",
        peer="shapely, fix by fix",
    )


def _judge(watch: WatchRound, batch: list[Fix]) -> int:
    """How much was said."""
    now = batch[-1].at.timestamp()
    return len(watch.judge(batch, now)) + len(watch.tick(now))


def _filtered(fixes: list[Fix]) -> float:
    sieve = FixFilter()
    return seconds_of(lambda: sieve.doubts(fixes, NOW + timedelta(hours=1)))


def _naive(ground: Ground, fixes: list[Fix], to_metres: Transformer) -> float:
    """What one writes first: each fix as a point, asked of every line and of a tree of wells."""
    lines = list(ground.lines.values())
    wells = shapely.STRtree(np.asarray(shapely.points(ground.wells)))

    def ask() -> None:
        for fix in fixes:
            place = shapely.Point(*to_metres.transform(fix.lon, fix.lat))
            _ = any(line.distance(place) <= NEAR_M for line in lines)
            _ = wells.query(place, predicate="dwithin", distance=NEAR_M)

    return seconds_of(ask)


def _ground(to_metres: Transformer) -> tuple[Ground, tuple[str, ...]]:
    oilfield = DemoOilfield(1, 30_000, NOW, shipped_maps() / "boundaries")
    assets = list(oilfield.assets())
    by_layer = {layer: [one for one in assets if one.layer is layer] for layer in AssetLayer}

    def shapes(layer: AssetLayer, *kinds: str) -> dict[str, BaseGeometry]:
        chosen = [one for one in by_layer[layer] if one.shape is not None and (not kinds or one.kind in kinds)]
        drawn = np.array(shapely.from_wkb([one.shape for one in chosen]), dtype=object)
        return dict(zip([one.id for one in chosen], in_metres(drawn, to_metres), strict=True))

    wells = by_layer[AssetLayer.WELLS]
    roads = shapes(AssetLayer.ROADS)
    kinds = {one.id: one.kind for one in by_layer[AssetLayer.ROADS]}
    zones = shapes(AssetLayer.AREAS)
    places = to_metres.transform([one.lon for one in wells], [one.lat for one in wells])
    ground = Ground(
        zones=zones,
        lines=shapes(AssetLayer.PIPELINES, LineKind.TRUNK),
        well_ids=[one.id for one in wells],
        wells=np.column_stack(places),
        is_key_well=np.array([one.is_key for one in wells]),
        roads=list(roads.values()),
        road_kinds=[kinds[key] for key in roads],
    )
    return ground, tuple(zones)[6:16]


def _fixes(ground: Ground) -> list[Fix]:
    """500 movers among the wells, each second a step, second by second."""
    back = Transformer.from_crs("EPSG:4545", "EPSG:4490", always_xy=True)
    rng = np.random.default_rng(4)
    places = ground.wells[rng.integers(len(ground.wells), size=MOVERS)].copy()
    fixes = []
    for second in range(SECONDS):
        places += rng.normal(0, 8, places.shape)
        lon, lat = back.transform(places[:, 0], places[:, 1])
        at = NOW + timedelta(seconds=second)
        fixes += [Fix(f"m{n}", at, lon[n], lat[n], 30.0, 0.0, 5.0) for n in range(MOVERS)]
    return fixes


def _round(
    ground: Ground, zone_ids: tuple[str, ...], to_metres: Transformer, kinds: tuple[WatchKind, ...]
) -> WatchRound:
    book = MoverBook()
    since = NOW.timestamp() - 3_600
    book.know(
        Mover(
            f"m{n}",
            is_unit=n % 2 == 0,
            is_guarding=n % 2 == 0,
            is_key=n % 2 == 1,
            is_tanker=n % 4 == 1,
            under_way_since=since if n % 2 == 0 else None,
            area_id=next(iter(ground.zones)),
        )
        for n in range(MOVERS)
    )
    watch = WatchRound(book, to_metres)
    for kind in kinds:
        targets: dict[str, object] = {"targets": "WELLS"} if kind is WatchKind.LOITER_AT_LINE else {}
        zones = zone_ids if kind in ZONE_KINDS else ()
        order = RuleOrder(WatchedMovers.ALL, WatchHours(), zones, checked(kind, targets))
        watch.rules[kind.value] = Running(RULE_KINDS[kind](order, ground, book), Episodes(1800))
    return watch
