"""Tracks taken in from files: whose they are, what is kept of them, what is told of it, and how it is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import select

from app.domain.access import Actor
from app.domain.events import Fact, FixesCameLate
from app.domain.fix_doubt import FixDoubt
from app.domain.position import Position
from app.domain.track_import import ClockReading
from app.domain.unit import Fix
from app.errors import Conflict, InputRefused
from app.services.tracks.track_desk import TrackDesk, TrackImportStopped
from app.services.tracks.track_plan import TrackPlan, TrackRead, TrackResult
from app.store import visit_store
from app.store.tables import audit, fix
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.services.tracks.track_ground import (
    EAST,
    LAT,
    LON,
    NIGHT,
    PER_M_EAST,
    SERIAL,
    TANKER,
    WEST,
    Place,
    gpx_of,
    kept,
    night_way,
    put,
    settle,
    written,
)


@pytest.fixture
def desk(store: Store, lane: WriteLane, officer: Actor) -> Iterator[TrackDesk]:
    settle(store, officer)
    desk = TrackDesk(store, lane)
    yield desk
    desk.close()


def look(desk: TrackDesk, path: Path, **how: object) -> TrackRead:
    return desk.look(TrackPlan(path=path, **how))  # type: ignore[arg-type]


def take_in(desk: TrackDesk, actor: Actor, path: Path, act_id: str = "in-1", *movers: str) -> TrackResult:
    read = look(desk, path)
    return desk.run(actor, act_id, read, movers or desk.guessed(read))


def test_a_night_is_read_cleaned_and_kept_for_the_unit_that_the_file_names(
    desk: TrackDesk, store: Store, officer: Actor, tmp_path: Path, told: list[Fact]
) -> None:
    path = written(tmp_path, gpx_of(night_way()), "巡1 11-20 夜.gpx")
    read = look(desk, path)
    (way,) = read.ways
    counts = way.counts
    assert (counts.read, counts.believed, counts.stops, counts.trips) == (184, 184, 1, 2)
    assert counts.stopped_s == pytest.approx(630, abs=20)
    assert counts.length_m == pytest.approx(12_000, rel=0.03)
    assert desk.guessed(read) == (EAST.id,)
    assert kept(store) == 0, "a look writes nothing"
    result = desk.run(officer, "in-1", read, desk.guessed(read))
    assert (result.kept, result.known, result.ways) == (184, 0, 1)
    assert kept(store) == 184
    (row,) = desk.imports()
    assert (row.unit_id, row.file, row.format, row.kept, row.stops) == (EAST.id, path.name, "GPX", 184, 1)
    assert row.first_at == NIGHT
    assert len(row.sha256) == 64
    (late,) = [one for one in told if isinstance(one, FixesCameLate)]
    assert late == FixesCameLate((EAST.id,), NIGHT, NIGHT + timedelta(seconds=1830))


def test_the_same_file_again_changes_nothing_and_one_that_overlaps_adds_what_is_new(
    desk: TrackDesk, store: Store, officer: Actor, tmp_path: Path
) -> None:
    path = written(tmp_path, gpx_of(night_way()), "巡1.gpx")
    put(store, Fix(EAST.id, NIGHT, LON, LAT, 20.0))
    assert take_in(desk, officer, path).known == 1
    again = take_in(desk, officer, path, "in-2")
    assert (again.batch_number, again.kept, again.known) == (None, 0, 184)
    longer = written(tmp_path, gpx_of([*night_way(), (1850, 0, 0)]), "巡1 全.gpx")
    assert take_in(desk, officer, longer, "in-3").kept == 1
    assert len(desk.imports()) == 2


def test_what_is_taken_back_is_gone_and_can_be_taken_in_again(
    desk: TrackDesk, store: Store, officer: Actor, tmp_path: Path, told: list[Fact]
) -> None:
    path = written(tmp_path, gpx_of(night_way()), "巡1.gpx")
    number = take_in(desk, officer, path).batch_number
    assert number is not None
    assert desk.batch_of(desk.imports()[0].id) == number
    told.clear()
    desk.undo(officer, "back-1", number, "拿错了文件")
    assert kept(store) == 0
    assert desk.imports() == []
    assert [type(one) for one in told if isinstance(one, FixesCameLate)] == [FixesCameLate]
    again = take_in(desk, officer, path, "in-2")
    assert (again.kept, kept(store)) == (184, 184)
    with store.read() as connection:
        acts = [tuple(row) for row in connection.execute(select(audit.c.act, audit.c.reason))]
    assert ("tracks.undo", "拿错了文件") in acts


def test_the_visit_that_a_batch_brought_goes_with_it_and_the_one_before_returns(
    desk: TrackDesk, store: Store, officer: Actor, tmp_path: Path
) -> None:
    well = Position(LON + 6000 * PER_M_EAST, LAT)
    put(store, Fix(EAST.id, NIGHT - timedelta(hours=5), well.lon, well.lat, 10.0))
    number = take_in(desk, officer, written(tmp_path, gpx_of(night_way()), "巡1.gpx")).batch_number

    def last() -> object:
        with store.read() as connection:
            found = visit_store.last_near(connection, [well], [EAST.id])[0]
        return None if found is None else found.at

    seen = last()
    assert seen is not None
    assert seen > NIGHT  # type: ignore[operator]
    assert number is not None
    desk.undo(officer, "back-1", number)
    assert last() == NIGHT - timedelta(hours=5)


def test_a_device_is_known_by_its_serial_at_that_time_and_ways_of_two_cars_go_to_two(
    desk: TrackDesk, store: Store, officer: Actor, tmp_path: Path
) -> None:
    rows = [f"{SERIAL},2026-11-20 23:0{n}:00,{LON + n / 1000},{LAT},30" for n in range(5)]
    rows += [f"{TANKER.plate},2026-11-20 23:0{n}:30,{LON + n / 1000},{LAT},30" for n in range(4)]
    rows += [f"无人认领,2026-11-20 23:0{n}:40,{LON + n / 1000},{LAT},30" for n in range(3)]
    path = written(tmp_path, "终端号,时间,经度,纬度,速度\n" + "\n".join(rows) + "\n", "终端.csv")
    read = look(desk, path)
    movers = dict(zip([way.device for way in read.ways], desk.guessed(read), strict=True))
    assert movers == {SERIAL: EAST.id, TANKER.plate: TANKER.id, "无人认领": ""}
    result = desk.run(officer, "in-1", read, desk.guessed(read))
    assert (result.ways, result.kept) == (2, 9)
    assert (kept(store, EAST.id), kept(store, TANKER.id)) == (5, 4)


def test_a_file_in_gcj02_or_with_local_time_called_utc_is_put_right(
    desk: TrackDesk, officer: Actor, tmp_path: Path
) -> None:
    path = written(tmp_path, gpx_of(night_way()), "巡1.gpx")
    plain, shifted = look(desk, path).ways[0], look(desk, path, datum="GCJ02").ways[0]
    assert 300 < abs(plain.fixes[1, 0] - shifted.fixes[1, 0]) / PER_M_EAST < 900
    local = look(desk, path, clock=ClockReading.COUNTY).ways[0]
    assert local.first_s == plain.first_s - 8 * 3600


def bad_way() -> list[Place]:
    way = night_way()
    way[10] = (way[10][0], 900_000.0, 0.0)
    way[20], way[21] = way[21], way[20]
    way[30] = (way[30][0], 60_000.0, 0.0)
    return way


def test_what_is_not_believed_is_kept_apart_counted_by_reason_and_never_drawn(
    desk: TrackDesk, store: Store, officer: Actor, tmp_path: Path
) -> None:
    text = gpx_of(bad_way()).replace(
        "</trkseg>",
        f'<trkpt lat="0" lon="0"><time>{NIGHT:%Y-%m-%dT16:%M:%SZ}</time></trkpt>'
        f'<trkpt lat="{LAT}" lon="{LON}"></trkpt></trkseg>',
    )
    (way,) = look(desk, written(tmp_path, text, "巡1.gpx")).ways
    assert (way.counts.untimed, way.counts.disordered) == (1, 1)
    assert way.counts.doubted == {FixDoubt.OUTSIDE: 2, FixDoubt.TOO_FAST: 1}
    take_in(desk, officer, tmp_path / "巡1.gpx")
    assert kept(store) == way.counts.believed == 182
    with store.read() as connection:
        doubts = connection.execute(select(fix.c.doubt).where(fix.c.doubt.is_not(None))).scalars().all()
    assert sorted(doubts) == ["OUTSIDE", "OUTSIDE", "TOO_FAST"]


def test_each_second_twice_and_two_devices_under_one_name_are_told(desk: TrackDesk, tmp_path: Path) -> None:
    double = [one for one in night_way() for _ in range(2)]
    (way,) = look(desk, written(tmp_path, gpx_of(double), "双.gpx")).ways
    assert way.counts.doubted == {FixDoubt.SAME_TIME: 184}
    both = sorted([*night_way(), *[(s + 5, east + 40_000, north) for s, east, north in night_way()]])
    (way,) = look(desk, written(tmp_path, gpx_of(both), "两台.gpx")).ways
    assert any("Two devices" in str(note) for note in way.notes)


def test_a_track_from_another_continent_or_over_the_antimeridian_is_not_believed_and_not_kept(
    desk: TrackDesk, store: Store, officer: Actor, tmp_path: Path
) -> None:
    rows = [
        f"2026-11-20 23:00:{n:02},{-179.999 + (n - 20) * 0.0001 if n > 20 else 179.999 - n * 0.0001:.5f},0.5"
        for n in range(40)
    ]
    path = written(tmp_path, "time,lon,lat\n" + "\n".join(rows) + "\n", "巡1.csv")
    read = look(desk, path)
    assert read.ways[0].counts.doubted == {FixDoubt.OUTSIDE: 40}
    assert "No point of it can be believed" in str(read.ways[0].notes[0])
    with pytest.raises(InputRefused, match="points that can be believed"):
        desk.run(officer, "in-1", read, [EAST.id])
    assert desk.imports() == []


def test_nobody_s_way_is_not_kept_and_who_stops_keeps_nothing(
    desk: TrackDesk, store: Store, officer: Actor, tmp_path: Path
) -> None:
    read = look(desk, written(tmp_path, gpx_of(night_way()), "轨迹.gpx"))
    assert desk.guessed(read) == ("",)
    with pytest.raises(InputRefused, match="choose whose it is"):
        desk.run(officer, "in-1", read, [""])
    with pytest.raises(TrackImportStopped):
        desk.run(officer, "in-2", read, [WEST.id], is_cancelled=lambda: True)
    assert kept(store, WEST.id) == 0
    done = desk.run(officer, "in-3", read, [WEST.id])
    assert done.kept == 184
    with pytest.raises(Conflict):
        desk.run(officer, "in-3", read, [WEST.id])


def test_who_stops_at_the_second_way_leaves_the_visits_of_before_as_they_were(
    desk: TrackDesk, store: Store, officer: Actor, tmp_path: Path
) -> None:
    well, asked = Position(LON + 6000 * PER_M_EAST, LAT), list[bool]()
    before = Fix(EAST.id, NIGHT - timedelta(hours=5), well.lon, well.lat, 10.0)
    put(store, before)
    rows = [f"{name},2026-11-20 23:0{n}:00,{well.lon},{LAT},3" for name in ("一", "二") for n in range(5)]
    read = look(desk, written(tmp_path, "终端号,时间,经度,纬度,速度\n" + "\n".join(rows) + "\n", "终端.csv"))

    def at_the_second() -> bool:
        asked.append(True)
        return len(asked) > 1

    with pytest.raises(TrackImportStopped):
        desk.run(officer, "in-1", read, [EAST.id, WEST.id], is_cancelled=at_the_second)
    with store.read() as connection:
        found = visit_store.last_near(connection, [well], [EAST.id])[0]
    assert found is not None
    assert found.at == before.at


def test_a_track_over_midnight_is_one_night(desk: TrackDesk, tmp_path: Path) -> None:
    late = [(s + 3000, east, north) for s, east, north in night_way()]
    (way,) = look(desk, written(tmp_path, gpx_of(late), "巡1.gpx")).ways
    assert (way.counts.stops, way.counts.trips, way.counts.believed) == (1, 2, 184)
    assert np.all(np.diff(way.fixes[0]) > 0)
