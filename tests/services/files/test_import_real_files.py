"""Real files through the desk: what of them comes in, where it lies, and what is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from app.domain.access import Actor
from app.domain.asset import Asset
from app.services.files.import_desk import ImportDesk
from app.services.files.import_plan import ImportPlan, ImportResult
from app.store.records import RecordStore
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane

Import = Callable[[str, str, str], tuple[ImportResult, dict[str, Asset]]]


@pytest.fixture
def bring_in(store: Store, lane: WriteLane, leader: Actor, shared_data: Path, tmp_path: Path) -> Iterator[Import]:
    desk = ImportDesk(store, lane, tmp_path / "reports")

    def act(name: str, layer: str, crs: str) -> tuple[ImportResult, dict[str, Asset]]:
        plan = desk.preview(ImportPlan(path=shared_data / name, layer=layer)).plan
        result = desk.run(leader, name, replace(plan, crs=crs or plan.crs))
        with store.read() as connection:
            return result, {one.code: one for one in RecordStore(Asset).find(connection)}

    yield act
    desk.close()


def shape_of(asset: Asset) -> BaseGeometry:
    shape = shapely.from_wkb(asset.shape)
    assert shape is not None
    return shape


def test_the_new_york_wells_come_in_but_those_without_a_place(bring_in: Import) -> None:
    result, wells = bring_in("wells/ny_orphaned_raw_2022-03.csv", "wells", "EPSG:4269")
    assert (result.read, result.added, result.refused) == (6_808, 6_624, 184)
    assert {str(one.reason) for one in result.refused_rows} == {"It has no place: neither a shape nor coordinates."}
    one = wells["31003004640000"]
    assert (one.name, one.operator, one.kind) == ("Empire Rogers 1 525", "Cabot, G.L.", "GAS")
    assert one.attributes["COUNTY"] == "Allegany"


def test_the_norwegian_lines_move_by_their_datum_and_have_lengths(bring_in: Import, shared_data: Path) -> None:
    result, lines = bring_in("wells/npd_pipes/pipLine.shp", "pipelines", "")
    assert (result.added, result.refused) == (73, 6)
    assert all(one.shape is not None and one.length_m and one.length_m > 100 for one in lines.values())
    trunk = max(lines.values(), key=lambda one: one.length_m or 0)
    assert 600_000 < (trunk.length_m or 0) < 900_000
    shape = shape_of(trunk)
    assert shape.bounds == pytest.approx((trunk.min_lon, trunk.min_lat, trunk.max_lon, trunk.max_lat))
    assert shape.distance(shapely.Point(trunk.lon, trunk.lat)) < 1e-9


def test_the_semicolon_table_of_pipelines_comes_in_with_its_32_kb_routes(bring_in: Import) -> None:
    result, lines = bring_in("wells/gem_pipelines_2022_semicolon.csv", "pipelines", "WGS84")
    assert (result.read, result.added) == (2_449, 2_252)
    assert lines["P0061"].medium == "GAS"
    assert lines["P0061"].length_m == pytest.approx(190_300, rel=0.001), "as the file itself says"
    assert max(shapely.get_num_coordinates(shape_of(one)) for one in lines.values()) > 1_000


def test_gcj02_boundaries_come_back_to_their_wgs84_place(bring_in: Import, shared_data: Path) -> None:
    """Against the outline of the same county from the bureau of surveying, which is not shifted."""
    result, areas = bring_in("gcj02/datav_610800_gcj02.json", "areas", "GCJ02")
    assert result.added == 12
    outline = shapely.from_geojson((shared_data / "basemap/dingbian_610825_tianditu_wgs84.geojson").read_text("utf-8"))
    county = next(one for one in areas.values() if one.name == "定边县")
    apart = shape_of(county).centroid.distance(outline.centroid)
    assert apart * 100_000 < 150, "unshifted they lie about 430 m apart"


def test_gbk_seats_come_in_with_chinese_names(bring_in: Import) -> None:
    result, sites = bring_in("gbk/res2_4m/res2_4m.shp", "sites", "WGS84")
    assert (result.added, result.refused) == (331, 0)
    assert {"景德镇", "榆林"} <= {one.name for one in sites.values()}
