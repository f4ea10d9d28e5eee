"""A field in metres for one rule at a time: movers drive along lists of places, the rule says what it sees."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import shapely
from pyproj import Transformer

from app.analysis.stationing import county_metres
from app.analysis.watch.episodes import Episodes
from app.analysis.watch.ground import Ground
from app.analysis.watch.mover_book import Mover, MoverBook
from app.analysis.watch.rule import RuleOrder
from app.analysis.watch.rule_kinds import RULE_KINDS
from app.analysis.watch.watch_round import Running, WatchRound
from app.domain.unit import Fix
from app.domain.watch_hours import parsed
from app.domain.watch_parameters import checked
from app.domain.watch_rule import WatchedMovers, WatchKind

MIDNIGHT = datetime(2026, 11, 20, 16, tzinfo=UTC)
"""Saturday 2026-11-21 00:00 in the county."""
EAST, NORTH = 464_000.0, 4_140_000.0
"""Where in EPSG:4545 the field's corner lies."""
_BACK = Transformer.from_crs("EPSG:4545", "EPSG:4490", always_xy=True)

ZONE = shapely.box(EAST, NORTH, EAST + 1000, NORTH + 1000)
LINE = shapely.LineString([(EAST, NORTH + 3000), (EAST + 9000, NORTH + 3000)])
ROAD = shapely.LineString([(EAST, NORTH + 6000), (EAST + 30_000, NORTH + 6000)])

Story = list[tuple[str, str, bool, float]]
"""(mover, about, began?, minutes after midnight)"""


def patrol(key: str = "巡1", **more: object) -> Mover:
    return Mover(key, is_unit=True, is_guarding=True, under_way_since=MIDNIGHT.timestamp(), **more)  # type: ignore[arg-type]


def tanker(key: str = "罐1", **more: object) -> Mover:
    return Mover(key, is_tanker=True, **more)  # type: ignore[arg-type]


def pick_up(key: str = "皮卡") -> Mover:
    return Mover(key, is_key=True)


def drive(
    who: str,
    places: Iterable[tuple[float, float]],
    *,
    begin_min: float = 0,
    every_s: float = 60,
    speed_kmh: float | None = None,
) -> list[Fix]:
    """Fixes at places (metres from the corner), one every so many seconds, from so many minutes after midnight on."""
    fixes = []
    for number, (east, north) in enumerate(places):
        lon, lat = _BACK.transform(EAST + east, NORTH + north)
        at = MIDNIGHT + timedelta(minutes=begin_min, seconds=number * every_s)
        fixes.append(Fix(who, at, float(lon), float(lat), speed_kmh))
    return fixes


class Field:
    """One rule at work on the field."""

    def __init__(
        self,
        kind: WatchKind,
        *movers: Mover,
        looks_at: WatchedMovers = WatchedMovers.ALL,
        hours: str = "",
        zones: tuple[str, ...] = ("禁区",),
        quiet_s: float = 0,
        **figures: object,
    ) -> None:
        self.round = WatchRound(MoverBook(), county_metres())
        self.round.book.know(movers)
        ground = Ground(
            zones={"禁区": ZONE, "辖区": ZONE},
            lines={"东输线": LINE},
            well_ids=("井1", "井2"),
            wells=shapely.get_coordinates([shapely.Point(EAST, NORTH + 9000), shapely.Point(EAST + 500, NORTH + 9000)]),
            is_key_well=shapely.is_valid([shapely.Point(0, 0), None]),
            roads=[ROAD],
            road_kinds=["COUNTY_ROAD"],
        )
        order = RuleOrder(looks_at, parsed(hours), zones, checked(kind, figures))
        self.round.rules["W"] = Running(RULE_KINDS[kind](order, ground, self.round.book), Episodes(quiet_s))

    def sees(self, *ways: list[Fix], until_min: float | None = None, together: bool = False) -> Story:
        """What the rule says while these ways are driven, minute by minute (or all in one batch)."""
        fixes = sorted((fix for way in ways for fix in way), key=lambda fix: fix.at)
        batches = _by_minute(fixes, together=together)
        end = until_min if until_min is not None else max(batches, default=0)
        told = []
        for minute in range(round(end) + 1):
            now = MIDNIGHT.timestamp() + minute * 60
            told += self.round.judge(batches.get(minute, []), now)
            told += self.round.tick(now)
        return [
            (
                one.seen.mover,
                one.seen.about,
                one.seen.active,
                round((one.seen.at - MIDNIGHT.timestamp()) / 60, 1),
            )
            for _, one in told
        ]


def _by_minute(fixes: list[Fix], *, together: bool) -> dict[int, list[Fix]]:
    found: dict[int, list[Fix]] = {}
    for fix in fixes:
        minute = 0 if together else math.ceil((fix.at - MIDNIGHT).total_seconds() / 60)
        found.setdefault(minute, []).append(fix)
    return found
