"""K-numbers by known marks: from the line's length, through markers, across a broken chain, and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import shapely

from app.domain.access import Actor
from app.domain.asset import Asset, AssetLayer
from app.domain.key import new_key
from app.domain.position import Position
from app.errors import InputRefused, NotPermitted
from app.services.map.line_mark_file import import_marks
from app.services.map.map_features import MapFeatures, name_at
from app.services.map.map_layers import KM_MARKS, MapLayers
from app.services.map.place_desk import PlaceDesk
from app.services.map.stationing_desk import StationingDesk
from app.services.search.search_desk import SearchDesk
from app.services.search.sources import store_sources
from app.store.unit_of_work import Store
from tests.services.map.ground_field import LEGEND, at, keep, pair, point, shaped

PIPELINES = AssetLayer.PIPELINES
LINE = shaped(PIPELINES, "东输线", "TRUNK", shapely.LineString([pair(0, 0), pair(20_000, 0)]), medium="OIL")
BACKWARDS = shaped(PIPELINES, "倒画线", "TRUNK", shapely.LineString([pair(20_000, 500), pair(0, 500)]), medium="OIL")


@pytest.fixture
def desk(store: Store, officer: Actor) -> StationingDesk:
    keep(store, officer, LINE, BACKWARDS)
    return StationingDesk(store)


def k(desk: StationingDesk, place: Position, line: Asset = LINE) -> float:
    return desk.at(desk.stations(line.id), place).chainage_m


def east_of(desk: StationingDesk, said: str, line: Asset = LINE) -> Position:
    return desk.place_of(desk.stations(line.id), said)


def test_without_marks_the_k_number_is_the_length_along_the_line(desk: StationingDesk) -> None:
    assert k(desk, at(12_300, 40)) == pytest.approx(12_300, abs=2)
    assert east_of(desk, "K12+300").lon == pytest.approx(at(12_300, 0).lon, abs=2e-5)


def test_between_two_marks_the_painted_numbers_are_shared_out(desk: StationingDesk, officer: Actor) -> None:
    desk.add(officer, new_key(), LINE.id, at(0, 0), "K100+000")
    desk.add(officer, new_key(), LINE.id, at(10_000, 0), "K110+100")
    assert k(desk, at(5_000, 0)) == pytest.approx(105_050, abs=1)
    assert east_of(desk, "K105+050").lon == pytest.approx(at(5_000, 0).lon, abs=2e-5)


def test_a_short_chain_repeats_numbers_and_a_long_chain_leaves_some_out(desk: StationingDesk, officer: Actor) -> None:
    """断链: at 12,300 m the numbering leaps back to K12+250; at 15 km it leaps from K14+950 to K15+050."""
    desk.add(officer, new_key(), LINE.id, at(0, 0), "K0+000")
    desk.add(officer, new_key(), LINE.id, at(12_300, 0), "K12+300", "K12+250")
    assert k(desk, at(12_400, 0)) == pytest.approx(12_350, abs=2)
    assert east_of(desk, "K12+280").lon == pytest.approx(at(12_280, 0).lon, abs=3e-5), "where it is twice, the first"
    desk.add(officer, new_key(), LINE.id, at(15_000, 0), "K14+950", "K15+050")
    assert k(desk, at(15_100, 0)) == pytest.approx(15_150, abs=2)
    with pytest.raises(InputRefused, match=r"no K15\+000"):
        east_of(desk, "K15+000")


def test_a_line_drawn_against_its_numbering_is_read_the_way_it_is_numbered(
    desk: StationingDesk, officer: Actor
) -> None:
    desk.add(officer, new_key(), BACKWARDS.id, at(0, 500), "K0+000")
    desk.add(officer, new_key(), BACKWARDS.id, at(20_000, 500), "K20+000")
    assert k(desk, at(3_000, 500), BACKWARDS) == pytest.approx(3_000, abs=2)
    assert desk.stations(BACKWARDS.id).ends() == ("K0+000", "K20+000")


def test_marks_that_cannot_be_are_refused_with_what_is_wrong(desk: StationingDesk, officer: Actor) -> None:
    desk.add(officer, new_key(), LINE.id, at(5_000, 0), "K5+000")
    desk.add(officer, new_key(), LINE.id, at(9_000, 0), "K9+000")
    with pytest.raises(InputRefused, match=r"K9\+500 comes before K9\+000"):
        desk.add(officer, new_key(), LINE.id, at(8_000, 0), "K9+500")
    with pytest.raises(InputRefused, match="K7\\+000 lies 3,000 m off the line"):
        desk.add(officer, new_key(), LINE.id, at(7_000, 3_000), "K7+000")
    with pytest.raises(InputRefused, match="write it like K12"):
        desk.add(officer, new_key(), LINE.id, at(7_000, 0), "7公里")
    assert len(desk.stations(LINE.id).marks) == 2, "what was refused changed nothing"


def test_a_k_number_off_the_line_is_refused_with_the_range(desk: StationingDesk) -> None:
    with pytest.raises(InputRefused) as refused:
        east_of(desk, "K99+000")
    assert "K0+000 to K" in str(refused.value)


def test_what_is_no_line_has_no_k_numbers(desk: StationingDesk, store: Store, officer: Actor) -> None:
    flat = shaped(PIPELINES, "零长线", "TRUNK", shapely.LineString([pair(0, 0), pair(0, 0)]))
    keep(store, officer, flat, point(AssetLayer.WELLS, "定1", "OIL", at(0, 0)))
    for key in (flat.id, "key 定1"):
        with pytest.raises(InputRefused, match="no single line with a length"):
            desk.stations(key)


def test_each_act_is_on_record_done_once_and_undone(desk: StationingDesk, store: Store, officer: Actor) -> None:
    act_id = new_key()
    mark = desk.add(officer, act_id, LINE.id, at(10_000, 0), "K11+000", note="里程桩")
    assert desk.add(officer, act_id, LINE.id, at(10_000, 0), "K11+000") == mark, "a repeated act changes nothing"
    assert k(desk, at(10_000, 0)) == pytest.approx(11_000, abs=1)
    with pytest.raises(InputRefused, match="Say why"):
        desk.remove(officer, new_key(), mark, reason=" ")
    desk.remove(officer, new_key(), mark, reason="看错了")
    assert k(desk, at(10_000, 0)) == pytest.approx(10_000, abs=2)
    desk.restore(officer, new_key(), mark)
    assert k(desk, at(10_000, 0)) == pytest.approx(11_000, abs=1)
    with store.read() as connection:
        acts = [row.act for row in connection.exec_driver_sql("SELECT act FROM audit ORDER BY row_no")]
        assert acts[-3:] == ["line_mark.add", "line_mark.remove", "line_mark.restore"]


def test_kilometre_markers_of_the_map_and_places_said_on_the_phone_go_by_the_marks(
    desk: StationingDesk, store: Store, officer: Actor
) -> None:
    desk.add(officer, new_key(), LINE.id, at(0, 0), "K100+000")
    desk.add(officer, new_key(), LINE.id, at(20_000, 0), "K120+000")
    features = MapFeatures()
    MapLayers(store, features, LEGEND).load(PIPELINES)
    marks = features.snapshot(KM_MARKS)
    assert marks is not None
    names = {name_at(marks.names, row) for row in range(len(marks))}
    assert {"K100+000", "K119+000"} <= names
    found = PlaceDesk(store, SearchDesk(store, store_sources())).find("东输线 K110+000")
    assert [one.name for one in found][:1] == ["东输线 K110+000"]
    assert found[0].position.lon == pytest.approx(at(10_000, 0).lon, abs=3e-5)


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str, str], Path]:
    def write(text: str, encoding: str) -> Path:
        path = tmp_path / "桩号.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_marks_come_in_from_a_file_and_what_does_not_fit_is_told_row_by_row(
    desk: StationingDesk, store: Store, leader: Actor, file: Callable[[str, str], Path], encoding: str
) -> None:
    one, two, three = at(1_000, 0), at(9_000, 0), at(12_300, 0)
    path = file(
        "管线,桩号,前桩号,经度,纬度,备注\n"
        f"东输线,K1+000,,{one.lon},{one.lat},里程桩\n"
        f"东输线,K9+010,,{two.lon},{two.lat},\n"
        f"东输线,K12+320,K12+250,{three.lon},{three.lat},断链\n"
        f"无此线,K1+000,,{one.lon},{one.lat},\n"
        f"东输线,K2+000,,37.3,107.6,经纬颠倒\n",
        encoding,
    )
    done = import_marks(store, desk, leader, path)
    assert (done.marks, done.lines) == (3, 1)
    assert [said.values["row"] for said in done.refused] == [5, 6]
    assert k(desk, at(12_400, 0)) == pytest.approx(12_350, abs=2)


def test_a_file_without_its_columns_or_with_numbers_that_fall_is_refused_whole(
    desk: StationingDesk, store: Store, leader: Actor, file: Callable[[str, str], Path]
) -> None:
    with pytest.raises(InputRefused, match="lacks the column behind, lon, lat"):
        import_marks(store, desk, leader, file("管线,说明\n东输线,x\n", "utf-8"))
    one, two, three = at(1_000, 0), at(5_000, 0), at(9_000, 0)
    rows = [f"东输线,K{n}+000,{p.lon},{p.lat}" for n, p in ((1, one), (9, two), (5, three))]
    done = import_marks(store, desk, leader, file("\n".join(["line,k,lon,lat", *rows]), "utf-8"))
    assert (done.marks, len(done.refused)) == (0, 1)
    assert desk.stations(LINE.id).marks == ()


def test_who_may_not_import_brings_no_file_in(desk: StationingDesk, store: Store, officer: Actor) -> None:
    with pytest.raises(NotPermitted):
        desk.add_all(officer, new_key(), LINE.id, [(at(1, 0), "K0+001", "", "")])
