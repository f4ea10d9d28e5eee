"""The trunk lines: 25 lines of 1,120 km in all between greater stations, with km markers and valve rooms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely

from app.analysis.stationing import CalibrationPoint, StationedLine, county_metres, line_in_metres, stationing
from app.demo.areas_plan import JurisdictionAt
from app.demo.chance import Chance
from app.demo.cheapest_ways import nearest, way_back, ways_from
from app.demo.county_frame import CountyFrame, Floats, Ints
from app.demo.drawn_asset import line_asset, point_asset
from app.demo.stations_plan import Stations
from app.demo.terrain import Terrain
from app.domain.asset import Asset, AssetLayer, LineKind, Medium, SiteKind
from app.domain.record import OwnerDomain

WANTED = ((Medium.OIL, 17, 780_000.0), (Medium.GAS, 8, 340_000.0))
TRUNK_OPERATOR = "三北输油气管理处"
VALVE_ROOM_EVERY_M = 26_000.0
_STEMS = {Medium.OIL: ("定南", "姬北", "樊西", "白东", "新安", "红柳"), Medium.GAS: ("定北", "安砖", "泥盐")}
_NUMERALS = "一二三四五六七八九"
_TRIALS = 6000


@dataclass(frozen=True)
class TrunkLine:
    """One trunk line: its stations by number, its course in degrees and its true length."""

    key: str
    name: str
    medium: Medium
    origin: int
    end: int
    degrees: Floats
    length_m: float
    stationed: StationedLine


def plan_trunk_lines(frame: CountyFrame, terrain: Terrain, stations: Stations, chance: Chance) -> list[TrunkLine]:
    """25 lines whose lengths sum to 1,120 km; of all courses those that reach the sum and most stations."""
    rng = chance.stream("trunk lines")
    pairs, courses = _courses(frame, terrain, stations, rng)
    lengths = frame.lengths_m([frame.to_degrees(course) for course in courses])
    free = np.flatnonzero((lengths > 14_000) & (lengths < 92_000))
    chosen: list[tuple[Medium, int]] = []
    for medium, count, total_m in WANTED:
        own = stations.gas[pairs[:, 0]] == (medium is Medium.GAS)
        fitting = free[own[free]] if own[free].sum() >= 2 * count else free
        picked = _best(rng, fitting, pairs, lengths, count, total_m)
        free = np.setdiff1d(free, picked)
        chosen += [(medium, int(i)) for i in picked]
    keys, to_metres = chance.keys("trunk lines", len(chosen)), county_metres()
    lines = []
    used: dict[str, int] = {}
    for i, (medium, course) in enumerate(chosen):
        stem = _STEMS[medium][i % len(_STEMS[medium])]
        used[stem] = used.get(stem, 0) + 1
        degrees = frame.to_degrees(_aside(courses[course], i))
        measured = line_in_metres(shapely.LineString(degrees), to_metres)
        lines.append(
            TrunkLine(
                keys[i],
                f"{stem}{_NUMERALS[used[stem] - 1]}线",
                medium,
                int(pairs[course, 0]),
                int(pairs[course, 1]),
                degrees,
                float(measured.length),
                StationedLine(measured, _calibration(measured.length, rng)),
            )
        )
    return lines


def trunk_records(lines: list[TrunkLine], stations: Stations, areas: JurisdictionAt) -> Iterator[Asset]:
    """The lines as assets, with markers and calibration points."""
    back = county_metres()
    for i, line in enumerate(lines):
        markers = line.stationed.kilometre_markers()
        lon, lat = back.transform([x for _, x, _ in markers], [y for _, _, y in markers], direction="INVERSE")
        told = {
            "origin": stations.names[line.origin],
            "terminal": stations.names[line.end],
            "diameter_mm": 610 if line.medium is Medium.GAS else 273 + 50 * (i % 3),
            "protection_level": 1 + i % 3,
            "calibration": [[round(p.chainage_m, 1), round(p.measure_m, 1)] for p in line.stationed.calibration],
            "km_markers": [[markers[m][0], round(lon[m], 6), round(lat[m], 6)] for m in range(len(markers))],
        }
        yield line_asset(
            AssetLayer.PIPELINES,
            line.key,
            line.name,
            line.name,
            LineKind.TRUNK,
            line.degrees,
            line.length_m,
            owner=OwnerDomain.SOCIAL,
            area_id=areas.key_at(line.degrees[len(line.degrees) // 2]),
            operator=TRUNK_OPERATOR,
            medium=line.medium,
            attributes=told,
        )


def valve_room_records(lines: list[TrunkLine], areas: JurisdictionAt, chance: Chance) -> Iterator[Asset]:
    """Valve rooms along the trunk lines, about every 26 km, each with its stationing."""
    back = county_metres()
    rooms = [
        (line, number, line.length_m * (number + 0.5) / _rooms_of(line))
        for line in lines
        for number in range(_rooms_of(line))
    ]
    keys = chance.keys("valve rooms", len(rooms))
    for i, (line, number, measure_m) in enumerate(rooms):
        point = line.stationed.line.interpolate(measure_m)
        lon, lat = back.transform(point.x, point.y, direction="INVERSE")
        place = np.round(np.array([lon, lat]), 7)
        yield point_asset(
            AssetLayer.SITES,
            keys[i],
            f"阀-{i + 1:03d}",
            f"{line.name}{number + 1}号阀室",
            SiteKind.VALVE_ROOM,
            place,
            owner=OwnerDomain.SOCIAL,
            area_id=areas.key_at(place),
            operator=TRUNK_OPERATOR,
            medium=line.medium,
            parent_id=line.key,
            attributes={"stationing": stationing(line.stationed.chainage_at(measure_m))},
        )


def _rooms_of(line: TrunkLine) -> int:
    return max(1, round(line.length_m / VALVE_ROOM_EVERY_M))


def _courses(
    frame: CountyFrame, terrain: Terrain, stations: Stations, rng: np.random.Generator
) -> tuple[Ints, list[Floats]]:
    """All courses from central and initial stations to centrals and terminals: (n, 2) stations and frame vertices."""
    starts = stations.numbers(SiteKind.CENTRAL, SiteKind.INITIAL)
    ends = stations.numbers(SiteKind.CENTRAL, SiteKind.TERMINAL)
    node = nearest(terrain.nodes, stations.places)
    outside = ~frame.contains(terrain.nodes)
    pairs, courses = [], []
    for start in starts.tolist():
        per_metre = rng.uniform(0.85, 1.15, len(terrain.nodes)) + 0.5 * terrain.height
        per_metre[outside] = 40.0
        _, before = ways_from(terrain.costs(per_metre), int(node[start]))
        for end in ends.tolist():
            way = way_back(before, int(node[end]))
            if len(way) > 20:
                inner = terrain.nodes[way[::-1]][1:-1]
                course = shapely.LineString(np.concatenate([stations.places[[start]], inner, stations.places[[end]]]))
                pairs.append((start, end))
                courses.append(shapely.get_coordinates(shapely.segmentize(course.simplify(280.0), 2_500.0)))
    return np.array(pairs, dtype=np.int64), courses


def _best(rng: np.random.Generator, free: Ints, pairs: Ints, lengths: Floats, count: int, total_m: float) -> Ints:
    """Of many random sets of `count` courses the one nearest to `total_m`, with a liking for many different ends."""
    best, least = free[:count], np.inf
    for _ in range(_TRIALS):
        drawn = rng.choice(free, size=count, replace=False)
        off = abs(float(lengths[drawn].sum()) - total_m)
        penalty = off / 100.0 - 3.0 * len(set(pairs[drawn].ravel().tolist()))
        if penalty < least:
            best, least = drawn, penalty
    return best


def _aside(course: Floats, number: int) -> Floats:
    """A course moved some 60 m aside between its ends, so that lines of one corridor lie beside each other."""
    turn = 2.399963 * number
    moved = course.copy()
    moved[1:-1] += 60.0 * np.array([np.sin(turn), np.cos(turn)])
    return moved


def _calibration(length_m: float, rng: np.random.Generator) -> list[CalibrationPoint]:
    """Markers measured about every 10 km; the painted chainage strays from the drawn length by some metres."""
    count = max(1, int(length_m // 10_000))
    measures = [round(length_m * i / count, 1) for i in range(count + 1)]
    strays = np.cumsum(np.concatenate([[0.0], rng.normal(0, 6.0, count)]))
    return [CalibrationPoint(round(m + float(s), 1), m) for m, s in zip(measures, strays, strict=True)]
