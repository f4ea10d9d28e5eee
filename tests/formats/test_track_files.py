"""Tracks of other people's receivers: each real file is read or refused as `track_files.tsv` says, looked through by
hand; and invented ones that are broken in the ways in which such files are."""

from __future__ import annotations

import json
import struct
import zipfile
from datetime import UTC, datetime, time
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from app.domain.track_import import ClockReading
from app.errors import InputRefused
from app.formats.opening import open_source
from app.formats.track_files import TrackFile, read_tracks
from app.formats.tracks.told_times import Times
from tests.formats.real_files import hold_to, names_in, told_of

FOLDERS = ("tracks", "formats/gpx", "formats/kml")
TABLE = "track_files.tsv"
EXPECTED = told_of(TABLE)
GPX = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1">'
)
TOLD = ClockReading.AS_TOLD


def first_time(found: TrackFile) -> str:
    seconds = min(float(np.nanmin(way.times.utc(TOLD))) for way in found.ways)
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S")


def read_as_row(path: Path) -> tuple[str, ...]:
    found = read_tracks(path)
    points = sum(len(way) for way in found.ways)
    untimed = sum(int(np.isnan(way.times.shown).sum()) for way in found.ways)
    return found.kind.value, str(len(found.ways)), str(points), str(untimed), str(found.unplaced), first_time(found)


@pytest.mark.parametrize("name", names_in(FOLDERS, EXPECTED))
def test_each_real_track_is_read_or_refused_as_the_table_says(name: str) -> None:
    hold_to(TABLE, EXPECTED, name, read_as_row)


@pytest.mark.parametrize(("one", "twin"), [("course.tcx", "course~tcx.gpx"), ("history.tcx", "history~tcx.gpx")])
def test_the_same_track_in_two_formats_is_the_same_way(shared_data: Path, one: str, twin: str) -> None:
    folder = shared_data / "tracks/gpsbabel/track"
    first, second = read_tracks(folder / one).ways[0], read_tracks(folder / twin).ways[0]
    assert np.array_equal(first.times.utc(TOLD), second.times.utc(TOLD))
    assert np.allclose(first.lon, second.lon, atol=1e-8)
    assert np.allclose(first.lat, second.lat, atol=1e-8)


def test_a_fit_file_tells_its_device_and_its_speeds(shared_data: Path) -> None:
    (way,) = read_tracks(shared_data / "tracks/gpsbabel/track/garmin-edge-800.fit").ways
    assert way.device == "3824530133"
    assert way.speed_kmh[0] == pytest.approx(6.823 * 3.6)
    assert (way.lon[0], way.lat[0]) == pytest.approx((11.858895, 48.189526), abs=1e-6)


def test_a_fit_file_that_is_cut_off_gives_what_stands_before(shared_data: Path, tmp_path: Path) -> None:
    whole = (shared_data / "tracks/gpsbabel/track/garmin-edge-800.fit").read_bytes()
    cut = tmp_path / "巡1.fit"
    cut.write_bytes(whole[: len(whole) // 2])
    found = read_tracks(cut)
    assert 400 < len(found.ways[0]) < 900
    assert "cut off after" in str(found.notes[0])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.fit", b"", "is empty"),
        ("blank.gpx", b"\n\n", "is empty"),
        ("head.fit", b"\x0e\x10\x43\x08" + struct.pack("<I", 0) + b".FIT\x00\x00", "damaged or cut off"),
        ("none.gpx", f"{GPX}</gpx>".encode(), "holds no track"),
        ("empty_segment.gpx", f"{GPX}<trk><trkseg></trkseg></trk></gpx>".encode(), "holds no track"),
        ("cut.gpx", f'{GPX}<trk><trkseg><trkpt lat="37" lon="107"><time>2026-11-'.encode(), "damaged or cut off"),
        (
            "bomb.gpx",
            b'<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><gpx version="1.1">&b;</gpx>',
            "defines XML entities",
        ),
        (
            "bomb.tcx",
            b'<!DOCTYPE TrainingCenterDatabase [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
            b"<TrainingCenterDatabase>&a;</TrainingCenterDatabase>",
            "defines XML entities",
        ),
        (
            "untimed.gpx",
            f'{GPX}<trk><trkseg><trkpt lat="37" lon="107"/><trkpt lat="37.2" lon="107"/></trkseg></trk></gpx>'.encode(),
            "tells a way of 2 points but no times",
        ),
        ("no_time.csv", b"lon,lat\n107.6,37.2\n107.7,37.3\n", "no column of times"),
        ("no_place.csv", b"time,name\n2026-11-21 23:00:00,a\n2026-11-21 23:00:10,b\n", "longitude / latitude"),
        ("wells.json", b'{"type": "FeatureCollection", "features": []}', "holds no track"),
        ("cut.geojson", b'{"type": "FeatureCollection", "features": [', "damaged or cut off"),
        ("page.gpx", b"<html><body>404</body></html>", "a web page"),
        ("photo.gpx", b"\xff\xd8\xff\xe0" + b"\x00" * 60, "a picture"),
    ],
)
def test_what_is_no_track_is_refused_with_what_it_is(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputRefused, match=said) as refusal:
        read_tracks(path)
    assert not str(refusal.value).endswith(" ")


def points(*told: tuple[str, float, float]) -> str:
    return "".join(
        f'<trkpt lat="{lat}" lon="{lon}">{f"<time>{time}</time>" if time else ""}</trkpt>' for time, lon, lat in told
    )


@pytest.mark.parametrize("name", ["巡1.gpx", "巡1.kml", "巡1.fit", "巡1.csv", "a!b.gpx", "巡1"])
def test_a_gpx_is_read_whatever_it_is_called_and_a_wrong_name_is_said(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    body = points(("2026-11-21T15:00:00Z", 107.6, 37.2), ("2026-11-21T15:00:10Z", 107.601, 37.2))
    path.write_text(f"{GPX}<trk><name>东滩 夜巡</name><trkseg>{body}</trkseg></trk></gpx>", "utf-8")
    found = read_tracks(path)
    (way,) = found.ways
    assert (way.name, len(way), first_time(found)) == ("东滩 夜巡", 2, "2026-11-21T15:00:00")
    assert bool(found.notes) is not name.endswith(".gpx")


def test_times_of_a_gpx_with_offsets_and_without_a_zone_keep_their_moment(tmp_path: Path) -> None:
    path = tmp_path / "zones.gpx"
    body = points(
        ("2026-11-21T15:00:00Z", 107.6, 37.2),
        ("2026-11-21T23:00:10+08:00", 107.6, 37.2),
        ("2026-11-21T23:00:20", 107.6, 37.2),
        ("", 107.6, 37.2),
    )
    path.write_text(f"{GPX}<trk><trkseg>{body}</trkseg></trk></gpx>", "utf-8")
    (way,) = read_tracks(path).ways
    start = datetime(2026, 11, 21, 15, 0, tzinfo=UTC).timestamp()
    assert (way.times.utc(TOLD)[:3] - start).tolist() == [0, 10, 20]
    assert np.isnan(way.times.utc(TOLD)[3])
    assert (way.times.utc(ClockReading.UTC)[:3] - start).tolist() == [0, 10, 8 * 3600 + 20]
    assert (way.times.utc(ClockReading.COUNTY)[:3] - start).tolist() == [-8 * 3600, 10, 20]


def test_a_chinese_table_of_two_cars_is_two_ways(tmp_path: Path) -> None:
    path = tmp_path / "轨迹.csv"
    path.write_bytes(
        "车牌号,定位时间,经度,纬度,速度(km/h),方向\n"
        "陕J·油101,2026/11/21 23:00:00,107.60,37.20,36,90\n"
        "陕J·油102,2026/11/21 23:00:05,107.70,37.30,0,\n"
        "陕J·油101,2026/11/21 23:00:10,107.601,37.20,36.5,91\n"
        "陕J·油101,没有,107.602,37.20,36,90\n"
        "陕J·油101,2026/11/21 23:00:30,,37.20,36,90\n".encode("gbk")
    )
    found = read_tracks(path)
    assert [(way.device, len(way)) for way in found.ways] == [("陕J·油101", 3), ("陕J·油102", 1)]
    assert (found.unplaced, found.declared_crs) == (1, "")
    assert found.ways[0].speed_kmh.tolist() == [36, 36.5, 36]
    assert first_time(found) == "2026-11-21T15:00:00", "a clock without a zone is the county's"


def test_a_sheet_of_excel_with_real_times_is_a_way(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("轨迹", 0)
    sheet.append(["时间", "经度", "纬度"])
    for minute in range(3):
        sheet.append([datetime(2026, 11, 21, 23, minute), 107.6 + minute / 1000, 37.2])
    book.save(tmp_path / "巡.xlsx")
    found = read_tracks(tmp_path / "巡.xlsx")
    assert (len(found.ways[0]), first_time(found)) == (3, "2026-11-21T15:00:00")


def sheet(folder: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    first = book.create_sheet("轨迹", 0)
    for row in rows:
        first.append(row)
    book.save(folder / "巡.xlsx")
    return folder / "巡.xlsx"


def test_a_column_of_excel_that_is_called_utc_is_utc(tmp_path: Path) -> None:
    path = sheet(tmp_path, ["time_utc", "lon", "lat"], [datetime(2026, 11, 21, 23, 1), 107.6, 37.2])
    assert first_time(read_tracks(path)) == "2026-11-21T23:01:00"


def test_of_a_column_with_times_and_texts_none_is_lost(tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        ["时间", "经度", "纬度"],
        [datetime(2026, 11, 21, 23, 1), 107.6, 37.2],
        ["2026-11-21 23:02:00", 107.601, 37.2],
        [None, 107.602, 37.2],
    )
    (way,) = read_tracks(path).ways
    assert np.diff(way.times.shown)[0] == 60.0
    assert np.isnan(way.times.shown).tolist() == [False, False, True]


def test_a_sheet_of_excel_with_day_and_clock_apart_is_a_way(tmp_path: Path) -> None:
    day = datetime(2026, 11, 21)
    path = sheet(tmp_path, ["日期", "时间", "经度", "纬度"], *([day, time(23, n), 107.6, 37.2] for n in range(2)))
    found = read_tracks(path)
    assert (len(found.ways[0]), first_time(found)) == (2, "2026-11-21T15:00:00")


def test_a_kmz_with_a_gx_track_is_read(tmp_path: Path) -> None:
    kml = (
        '<kml xmlns:gx="http://www.google.com/kml/ext/2.2"><Placemark><name>巡1</name><gx:Track>'
        "<when>2026-11-21T15:00:00Z</when><when>2026-11-21T15:00:10Z</when>"
        "<gx:coord>107.6 37.2 0</gx:coord><gx:coord>107.601 37.2 0</gx:coord></gx:Track></Placemark></kml>"
    )
    with zipfile.ZipFile(tmp_path / "a.kmz", "w") as archive:
        archive.writestr("doc.kml", kml)
    (way,) = read_tracks(tmp_path / "a.kmz").ways
    assert (way.name, way.lon.tolist()) == ("巡1", [107.6, 107.601])


def test_shapes_of_geojson_that_are_none_are_counted_and_the_way_beside_them_is_read(tmp_path: Path) -> None:
    point = {"type": "Point", "coordinates": [107.6, 37.2]}
    shapes = [
        {"type": "Feature", "geometry": point, "properties": {"time": "2026-11-21T15:00:00Z"}},
        {"type": "Feature", "geometry": [107.6, 37.2], "properties": {"time": "2026-11-21T15:00:10Z"}},
        {"type": "Feature", "geometry": point, "properties": "无"},
    ]
    path = tmp_path / "乱.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": {"properties": "?"}, "features": shapes}), "utf-8")
    found = read_tracks(path)
    assert [len(way) for way in found.ways] == [1]
    assert "2" in str(found.notes[-1])


def test_geojson_with_times_of_its_vertices_is_a_way(tmp_path: Path) -> None:
    line = {"type": "LineString", "coordinates": [[107.6, 37.2], [107.601, 37.2, 1350]]}
    times = ["2026-11-21T15:00:00Z", "2026-11-21T15:00:10Z"]
    shapes = [
        {"type": "Feature", "geometry": line, "properties": {"name": "巡1", "coordTimes": times}},
        {"type": "Feature", "geometry": line, "properties": {"name": "没有时间"}},
    ]
    (tmp_path / "a.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": shapes}), "utf-8")
    found = read_tracks(tmp_path / "a.geojson")
    assert [(way.name, len(way)) for way in found.ways] == [("巡1", 2)]
    assert "Shapes without times" in str(found.notes[0])


def sentence_of(body: str) -> str:
    check = 0
    for sign in body:
        check ^= ord(sign)
    return f"${body}*{check:02X}\r\n"


def test_times_without_a_place_and_places_without_a_time_are_counted(tmp_path: Path) -> None:
    times = ["2026-11-20T20:00:00Z", "2026-11-20T20:00:10Z", "2026-11-20T20:00:20Z"]
    places = [[107.6, 37.2], [107.601, 37.2]]
    shapes = [
        {
            "type": "Feature",
            "properties": {"coordTimes": texts},
            "geometry": {"type": "LineString", "coordinates": places},
        }
        for texts in (times, times[:1])
    ]
    (tmp_path / "a.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": shapes}), "utf-8")
    (tmp_path / "a.kml").write_text(
        '<kml xmlns:gx="http://www.google.com/kml/ext/2.2">'
        + "".join(
            "<Placemark><gx:Track>"
            + "".join(f"<when>{text}</when>" for text in texts)
            + "".join(f"<gx:coord>{lon} {lat} 0</gx:coord>" for lon, lat in places)
            + "</gx:Track></Placemark>"
            for texts in (times, times[:1])
        )
        + "</kml>",
        "utf-8",
    )
    for name in ("a.geojson", "a.kml"):
        found = read_tracks(tmp_path / name)
        assert found.unplaced == 1, name
        assert [int(np.isnan(way.times.shown).sum()) for way in found.ways] == [0, 1], name


def test_an_nmea_log_over_midnight_keeps_its_days_and_leaves_out_what_is_void_or_broken(tmp_path: Path) -> None:
    place = "3735.676,N,10736.072,E"
    log = [
        sentence_of(f"GPGGA,235958.00,{place},1,08,0.9,1350,M,,M,,"),
        sentence_of(f"GPRMC,235958.00,A,{place},010.0,270.0,211126,,"),
        sentence_of(f"GPGGA,000002.00,{place},1,08,0.9,1350,M,,M,,"),
        sentence_of(f"GPRMC,000002.00,A,{place},010.0,270.0,221126,,"),
        sentence_of("GPRMC,000004.00,V,,,,,,,221126,,"),
        f"$GPRMC,000006.00,A,{place},010.0,270.0,221126,,*00\r\n",
    ]
    (tmp_path / "log.txt").write_text("".join(log), "ascii")
    found = read_tracks(tmp_path / "log.txt")
    (way,) = found.ways
    assert np.diff(way.times.utc(TOLD)).tolist() == [4]
    assert first_time(found) == "2026-11-21T23:59:58"
    assert (way.lon[0], way.lat[0]) == pytest.approx((107.6012, 37.5946), abs=1e-6)
    assert way.speed_kmh[0] == pytest.approx(18.52)
    assert way.accuracy_m[0] == pytest.approx(4.5)
    assert [str(note) for note in found.notes] == [
        "Sentences with a wrong checksum, left out: 1.",
        "Sentences in which the receiver had no position: 1.",
    ]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2026-11-21T15:00:00Z", 0),
        ("2026-11-21 23:00:00", 0),
        ("2026/11/21 23:00", 0),
        ("2026年11月21日 23:00:07", 7),
        ("2026-11-21T23:00:00.250+08:00", 0.25),
        ("2026-11-21 11:00:00 PM", 0),
        ("20261121230000", 0),
        ("1795273200", 0),
        ("1795273200000", 0),
        ("2026-11-31 23:00:00", None),
        ("2026-11-21", None),
        ("21/11/2026 23:00", None),
        ("1901-12-13T20:45:52Z", None),
        ("", None),
        ("昨天", None),
    ],
)
def test_a_time_is_read_alone_as_it_is_in_a_column(text: str, seconds: float | None) -> None:
    start = datetime(2026, 11, 21, 15, 0, tzinfo=UTC).timestamp()
    alone, column = Times.of([text]).utc(TOLD)[0], Times.of([text, text, "x" * len(text)]).utc(TOLD)
    if seconds is None:
        assert np.isnan(alone)
    else:
        assert alone - start == pytest.approx(seconds)
        assert column[:2].tolist() == [alone, alone]
    assert np.isnan(column[2])


def test_a_track_is_no_layer_and_says_where_it_belongs(tmp_path: Path) -> None:
    path = tmp_path / "a.gpx"
    path.write_text(f"{GPX}</gpx>", "utf-8")
    with pytest.raises(InputRefused, match="comes in as tracks"):
        open_source(path)
