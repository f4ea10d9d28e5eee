"""While the desk is open units drive along the roads and now and then something raises an alarm."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import shapely

from app.analysis.stationing import county_metres, in_metres
from app.analysis.watch.episodes import Episodes
from app.analysis.watch.ground import Ground
from app.analysis.watch.mover_book import Mover, MoverBook
from app.analysis.watch.rule import RuleOrder
from app.analysis.watch.rule_kinds import RULE_KINDS
from app.analysis.watch.watch_round import Running, WatchRound
from app.demo.county_time import track_days
from app.demo.oilfield import DemoOilfield
from app.demo.simulated_feeds import SimulatedFeeds
from app.demo.tankers_plan import MOVING
from app.domain.alert import Alert, AlertState
from app.domain.position import Position, distance_m
from app.domain.unit import Fix, VehicleKind
from app.domain.watch_hours import parsed
from app.domain.watch_parameters import checked
from app.domain.watch_rule import WatchedMovers, WatchKind
from app.paths import shipped_maps
from tests.demo.conftest import NOW

METRE = 1 / 90_000
"""In degrees, at most."""


@pytest.fixture(scope="module")
def roads(oilfield: DemoOilfield) -> shapely.STRtree:
    return shapely.STRtree([shapely.LineString(line) for line in oilfield.roads.degrees])


def _on_duty(oilfield: DemoOilfield) -> list[str]:
    return [unit.id for unit in oilfield.units_on_duty]


def _tankers(oilfield: DemoOilfield) -> list[str]:
    """Plates of those that are watched and move."""
    return [one.plate for one in oilfield.forces.vehicles if one.kind is VehicleKind.TANKER][:MOVING]


def _off_road(roads: shapely.STRtree, fixes: list[Fix]) -> float:
    points = list(shapely.points([[one.lon, one.lat] for one in fixes]))
    return float(roads.query_nearest(points, return_distance=True, all_matches=False)[1].max())


def test_units_on_duty_stay_on_roads_and_move_no_faster_than_they_say(
    oilfield: DemoOilfield, roads: shapely.STRtree
) -> None:
    field = oilfield.simulation()
    on_duty, tankers = _on_duty(oilfield), set(_tankers(oilfield))
    before: dict[str, Fix] = {}
    driven = dict.fromkeys(on_duty, 0.0)
    seen: list[Fix] = []
    for second in range(1, 901):
        fixes, _ = field.step(NOW + timedelta(seconds=second), 1.0, on_duty)
        assert {one.unit_id for one in fixes} - tankers == set(on_duty) - {oilfield.silent_unit.id}
        for one in fixes:
            last = before.get(one.unit_id)
            if last is not None:
                moved = distance_m(Position(last.lon, last.lat), Position(one.lon, one.lat))
                assert one.at - last.at == timedelta(seconds=1)
                assert moved <= 75 * 0.9 / 3.6 * 1.02 + 0.1, "the fastest road at a patrol's pace"
                driven[one.unit_id] = driven.get(one.unit_id, 0.0) + moved
            before[one.unit_id] = one
        seen += fixes
    assert _off_road(roads, seen) < 1 * METRE
    assert sum(way > 500 for way in driven.values()) > len(on_duty) / 2, "most have driven in a quarter of an hour"


def test_a_unit_goes_on_from_where_it_was_last_seen(oilfield: DemoOilfield) -> None:
    unit = _on_duty(oilfield)[0]
    seen = oilfield.graph.places[oilfield.beats[unit].targets[3]]
    field = oilfield.simulation(starts={unit: (float(seen[0]), float(seen[1]))})
    fixes, _ = field.step(NOW, 1.0, [unit])
    assert distance_m(Position(*seen.tolist()), Position(fixes[0].lon, fixes[0].lat)) < 30


def test_a_watched_tanker_loiters_at_a_trunk_line_often_enough_for_its_rule_to_be_seen_at_work(
    oilfield: DemoOilfield, roads: shapely.STRtree
) -> None:
    field, metres = oilfield.simulation(), county_metres()
    shapes = in_metres(np.array([shapely.LineString(line.degrees) for line in oilfield.trunk_lines], object), metres)
    ground = Ground(lines={line.name: shape for line, shape in zip(oilfield.trunk_lines, shapes, strict=True)})
    watch = WatchRound(MoverBook(), metres)
    watch.book.know([Mover(plate, is_key=True, is_tanker=True) for plate in _tankers(oilfield)])
    order = RuleOrder(WatchedMovers.KEY_VEHICLES, parsed(""), (), checked(WatchKind.LOITER_AT_LINE, {}))
    watch.rules["W03"] = Running(RULE_KINDS[WatchKind.LOITER_AT_LINE](order, ground, watch.book), Episodes(1800))
    seen: list[Fix] = []
    told = []
    for step in range(1, 3 * 360):
        now = NOW + timedelta(seconds=10 * step)
        fixes, _ = field.step(now, 10.0, [])
        seen += fixes
        told += [episode.seen for _, episode in watch.judge(fixes, now.timestamp()) if episode.seen.active]
    assert {one.unit_id for one in seen} == set(_tankers(oilfield))
    assert _off_road(roads, seen) < 1 * METRE
    first, _second = _tankers(oilfield)
    assert {one.mover for one in told} == {first}, "the second one waits for minutes only"
    assert 2 <= len(told) <= 8
    assert told[0].at - NOW.timestamp() < 20 * 60, "nobody watches a demo for an hour"


def test_a_few_alerts_come_each_hour_as_often_as_asked(oilfield: DemoOilfield) -> None:
    field = oilfield.simulation(alerts_per_hour=4.0)
    alerts = [alert for minute in range(50 * 60) for alert in field.step(NOW + timedelta(minutes=minute), 60.0, [])[1]]
    wells = set(oilfield.wells.ids)
    assert 150 < len(alerts) < 250, "200 expected in fifty hours"
    assert len({(one.source, one.source_id) for one in alerts}) == len({one.id for one in alerts}) == len(alerts)
    assert all(one.state is AlertState.UNACK and (one.asset_id is None or one.asset_id in wells) for one in alerts)


def test_those_on_watch_tonight_rest_by_day(oilfield: DemoOilfield) -> None:
    tomorrow = NOW + timedelta(hours=12)
    by_day = {watch.unit.id for watch in oilfield.rosters.watches if watch.starts_at <= tomorrow < watch.ends_at}
    assert by_day
    assert by_day.isdisjoint(_on_duty(oilfield))


def test_past_tracks_lie_on_roads_within_a_receivers_scatter(oilfield: DemoOilfield, roads: shapely.STRtree) -> None:
    track = next(oilfield.tracks(track_days(NOW)[3]))
    fixes = [Fix(track.unit_id, NOW, lon, lat) for lon, lat in zip(track.lon.tolist(), track.lat.tolist(), strict=True)]
    assert _off_road(roads, fixes) < 20 * METRE
    assert np.all(np.diff(track.at) > 0)
    assert (track.speed_kmh < 1).mean() > 0.1, "patrols stop for ten to sixteen minutes"
    assert track.speed_kmh.max() < 80


def test_the_silent_patrol_has_told_nothing_for_twenty_minutes(oilfield: DemoOilfield) -> None:
    last = {track.unit_id: int(track.at[-1]) for track in oilfield.tracks(track_days(NOW)[0])}
    silent = NOW.timestamp() - last.pop(oilfield.silent_unit.id)
    assert 1_200 < silent < 1_300
    assert all(NOW.timestamp() - at <= 301 for at in last.values())


def test_the_feeds_tell_their_sinks_until_they_are_stopped(oilfield: DemoOilfield) -> None:
    told: list[list[Fix]] = []
    alerts: list[Alert] = []
    enough, an_alert = threading.Event(), threading.Event()

    def on_fixes(fixes: list[Fix]) -> None:
        told.append(fixes)
        if len(told) >= 5:
            enough.set()

    def on_alert(alert: Alert) -> None:
        alerts.append(alert)
        an_alert.set()

    moment = NOW

    def now() -> datetime:
        nonlocal moment
        moment += timedelta(seconds=1)
        return moment

    feeds = SimulatedFeeds(
        lambda _is_stopped: oilfield.simulation(alerts_per_hour=1_000_000.0),
        lambda _: _on_duty(oilfield),
        now,
        on_fixes=on_fixes,
        on_alert=on_alert,
        period_s=0.01,
    )
    feeds.start()
    assert enough.wait(20)
    assert an_alert.wait(20)
    feeds.stop()
    count = len(told)
    assert {one.unit_id for one in told[0]} == {*_on_duty(oilfield), *_tankers(oilfield)} - {oilfield.silent_unit.id}
    assert not any(thread.name == "simulated feeds" for thread in threading.enumerate())
    assert len(told) == count


def test_feeds_that_were_never_started_can_be_stopped(oilfield: DemoOilfield) -> None:
    SimulatedFeeds(lambda _is_stopped: None, lambda _: [], lambda: NOW, on_fixes=print, on_alert=print).stop()


def test_the_live_way_is_as_quick_as_the_planned_one(oilfield: DemoOilfield) -> None:
    graph = oilfield.graph
    for end in range(1, len(graph.places), 97):
        planned, driven = graph.course(0, end), graph.live.course(0, end)
        hours = [float((np.diff(way.at_m) / way.speed_kmh).sum()) for way in (planned, driven)]
        assert driven.end == end
        assert hours[1] == pytest.approx(hours[0], rel=0.01), "a stretch of no length counts a metre"


def test_a_field_planned_in_a_process_of_its_own_moves_without_the_libraries_of_planning(
    oilfield: DemoOilfield, tmp_path: Path
) -> None:
    told, boundaries = tmp_path / "told", str(shipped_maps() / "boundaries")
    program = f"""
import sys
from datetime import datetime
from pathlib import Path
from app.demo.field_worker import FieldOrder, planned_elsewhere
if __name__ == "__main__":
    made_at = datetime.fromisoformat({NOW.isoformat()!r})
    order = FieldOrder({oilfield.seed}, {len(oilfield.wells.ids)}, made_at, Path({boundaries!r}), 1e6)
    field = planned_elsewhere(order, lambda: False)
    fixes, alerts = field.step(made_at, 1.0, {_on_duty(oilfield)!r})
    Path({str(told)!r}).write_text(f"{{len(fixes)}} {{bool(alerts)}} {{'scipy' in sys.modules}}")
    assert planned_elsewhere(order, lambda: True) is None
"""
    script = tmp_path / "script.py"
    script.write_text(program)
    subprocess.run([sys.executable, str(script)], check=True, cwd=Path(__file__).parents[2], env=_with_checkout())
    assert told.read_text() == f"{len(_on_duty(oilfield)) - 1 + MOVING} True False"


def _with_checkout() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
