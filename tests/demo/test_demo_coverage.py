"""What the demo's units did last night, as their plan knows it, is what coverage finds in their positions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from pyproj import Transformer
from scipy.spatial import cKDTree

from app.analysis.coverage.ways import Floats
from app.analysis.stationing import county_metres
from app.demo.county_time import shift_start
from app.demo.live_roads import places_along
from app.demo.oilfield import DemoOilfield
from app.demo.tracks_plan import Ride, shift_rides
from app.domain.access import Actor, Right, Role
from app.domain.asset import AreaKind, Asset, AssetLayer, LineKind, WellStatus
from app.domain.coverage import PassingRule
from app.domain.record import Record
from app.domain.unit import GUARDING, Fix, Unit, Vehicle
from app.services.coverage.coverage import Coverage
from app.services.coverage.coverage_desk import night_of, night_span
from app.services.coverage.coverage_reading import CoverageOrder
from app.services.coverage.covering import cover
from app.store import fix_store
from app.store.engine import Database
from app.store.migrate import upgrade
from app.store.unit_of_work import Store

BLUR_M, BLUR_KMH = 20.0, 8.0
"""More than a receiver's scatter of 3 m ever makes of a place, and of a speed over 12 s."""


@dataclass(frozen=True)
class Known:
    """What the plan knows of a unit's night: its rides, when it begins and ends."""

    unit: Unit
    rides: list[Ride]
    begins: float
    ends: float
    every_s: float

    @property
    def km(self) -> float:
        """Metres of each ride that fall into the night, as kilometres."""
        return sum(float(np.interp(self.ends - one.begins, one.after_s, one.course.at_m)) for one in self.rides) / 1000

    @property
    def stays(self) -> list[tuple[float, float]]:
        """From when to when it stood, for at least five minutes."""
        spans = [(one.arrives, min(one.leaves, self.ends)) for one in self.rides]
        return [(begin, end) for begin, end in spans if end - begin >= 300 + self.every_s]


@pytest.fixture(scope="module")
def night(oilfield: DemoOilfield) -> list[Known]:
    """Last night's watches, by the plan."""
    since, until = night_span(night_of(oilfield.now) - timedelta(days=1))
    assert shift_start(since) == since
    found = []
    for watch in oilfield.rosters.watches:
        beat = oilfield.beats.get(watch.unit.id)
        if beat is not None and since <= watch.starts_at < until:
            rides = shift_rides(oilfield.graph, beat, watch.starts_at, watch.ends_at, oilfield.seed)
            known = Known(watch.unit, rides, watch.starts_at.timestamp(), watch.ends_at.timestamp(), beat.every_s)
            found.append(known)
    return found


@pytest.fixture(scope="module")
def coverage(
    oilfield: DemoOilfield, essential: list[Record], night: list[Known], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Coverage]:
    folder: Path = tmp_path_factory.mktemp("coverage")
    database = Database(folder / "onemap.sqlite")
    upgrade(database, folder / "backups")
    store = Store(database, lambda _facts: None, lambda: oilfield.now)
    chief = Actor(user_id="u", name="演", role=Role.FOUNDER, desk_id="desk-1")
    with store.act(chief, "fill", "test.fill", Right.ACT) as work:
        for one in essential:
            if isinstance(one, Unit | Vehicle) or (isinstance(one, Asset) and _is_looked_at(one)):
                work.add(one)
    since, until = night_span(night_of(oilfield.now) - timedelta(days=1))
    with database.write() as connection:
        for track in oilfield.tracks(shift_start(since) - timedelta(hours=12)):
            columns = (track.at.tolist(), track.lon.tolist(), track.lat.tolist(), track.speed_kmh.tolist())
            fix_store.append(
                connection, [Fix(track.unit_id, _moment(at), *told) for at, *told in zip(*columns, strict=True)]
            )
    yield cover(CoverageOrder(database.file, since, until, PassingRule()))
    database.close()


def _is_looked_at(one: Asset) -> bool:
    return (
        one.layer in (AssetLayer.WELLS, AssetLayer.POSTS)
        or one.kind in (LineKind.TRUNK, AreaKind.GRID_CELL, AreaKind.JURISDICTION)
    )  # fmt: skip


def test_hours_and_kilometres_of_every_team_are_those_of_its_rides(night: list[Known], coverage: Coverage) -> None:
    teams = {one.unit_id: one for one in coverage.teams}
    watched = [one for one in night if one.every_s <= 60]
    assert len(watched) >= 8
    for known in watched:
        team = teams[known.unit.id]
        assert team.hours == pytest.approx((known.ends - known.begins) / 3600, abs=2 * known.every_s / 3600)
        # Positions a minute apart cut the bends of a road short, those of twelve seconds hardly.
        assert team.km == pytest.approx(known.km, rel=0.05 if known.every_s > 12 else 0.02), known.unit.name


def test_every_stay_of_a_patrol_group_is_a_stop(night: list[Known], coverage: Coverage) -> None:
    teams = {one.unit_id: one for one in coverage.teams}
    groups = [one for one in night if one.every_s <= 12]
    assert groups
    for known in groups:
        assert abs(teams[known.unit.id].stops - len(known.stays)) <= 1, known.unit.name


def test_the_wells_that_a_team_saw_are_those_beside_its_way(
    oilfield: DemoOilfield, night: list[Known], coverage: Coverage
) -> None:
    """As many as lie surely in reach of the unblurred way, and no more than lie possibly in it."""
    to_metres = county_metres()
    standing = np.array(oilfield.wells.statuses) != WellStatus.SEALED
    wells = cKDTree(np.column_stack(to_metres.transform(*oilfield.wells.degrees[standing].T)))
    teams = {one.unit_id: one for one in coverage.teams}
    driving = {one.unit_id for one in oilfield.forces.vehicles}
    checked = 0
    for known in night:
        if known.unit.kind not in GUARDING:
            continue
        reach, most = (100.0, 60.0) if known.unit.id in driving else (50.0, 30.0)
        sure, possible = (
            _within(wells, _places(known, to_metres, most + sign * BLUR_KMH), reach + sign * BLUR_M) for sign in (-1, 1)
        )
        assert sure <= teams[known.unit.id].wells <= possible, known.unit.name
        checked += possible > 0
    assert checked >= 10


def test_the_minutes_of_all_cells_are_the_time_that_teams_were_in_them(night: list[Known], coverage: Coverage) -> None:
    guarding = [one for one in night if one.unit.kind in GUARDING]
    in_all = sum(one.ends - one.begins for one in guarding) / 60
    assert sum(cell.minutes for cell in coverage.cells) == pytest.approx(in_all, rel=0.05)


def test_trunk_lines_are_1120_km_and_hardly_more_of_them_was_seen_than_was_driven(coverage: Coverage) -> None:
    assert sum(line.length_m for line in coverage.lines) == pytest.approx(1_120_000, rel=0.002)
    for line in coverage.lines:
        assert line.unique_m <= min(line.length_m, line.driven_m) + 1e-6
        assert line.recent_m[0] <= line.recent_m[1] <= line.recent_m[2]
    assert sum(line.unique_m for line in coverage.lines) > 1_000


def _places(known: Known, to_metres: Transformer, most_kmh: float) -> Floats:
    """Where the unit was at the moments it told, without any blur, when it was not faster."""
    found = []
    for one in known.rides:
        first = np.ceil(one.begins / known.every_s) * known.every_s
        when = np.arange(first, min(one.leaves, known.ends), known.every_s)
        metres = np.interp(when - one.begins, one.after_s, one.course.at_m)
        speed = np.diff(metres, prepend=metres[:1]) / known.every_s * 3.6
        found.append(places_along(one.course, metres)[speed <= most_kmh])
    degrees = np.concatenate(found)
    return np.column_stack(to_metres.transform(*degrees.T))


def _within(wells: cKDTree, places: Floats, reach_m: float) -> int:
    return len(set().union(*wells.query_ball_point(list(places), reach_m)))


def _moment(at: int) -> datetime:
    return datetime.fromtimestamp(at, UTC)
