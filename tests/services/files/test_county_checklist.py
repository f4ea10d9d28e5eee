"""An empty county is told what it lacks and how to get it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.domain.access import Actor
from app.services.files.county_checklist import county_checklist
from app.services.files.import_desk import ImportDesk
from app.services.files.import_plan import ImportPlan
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane


def test_an_empty_county_lacks_everything_and_each_item_says_how_to_get_it(store: Store) -> None:
    items = county_checklist(store)
    assert not any(item.is_there for item in items)
    assert all(str(item.how) for item in items)
    assert [item.needed for item in items] == sorted((item.needed for item in items), reverse=True)
    assert {"wells", "areas", "roads", "people"} <= {item.layer for item in items if item.needed}


def test_what_is_imported_is_ticked_off(store: Store, lane: WriteLane, leader: Actor, tmp_path: Path) -> None:
    desk = ImportDesk(store, lane, tmp_path / "reports")
    wells, areas = tmp_path / "w.csv", tmp_path / "a.csv"
    wells.write_text("井号,经度,纬度\nA,107.6,37.5\nB,107.7,37.5\n", "utf-8")
    areas.write_text('编号,类型,wkt\nJ1,辖区,"POLYGON((107 37,108 37,108 38,107 37))"\n', "utf-8")
    for layer, path in (("wells", wells), ("areas", areas)):
        desk.run(leader, layer, replace(desk.preview(ImportPlan(path=path, layer=layer)).plan, crs="WGS84"))
    desk.close()
    counts = {item.name: item.count for item in county_checklist(store)}
    assert (counts["Wells"], counts["Jurisdictions"], counts["County outline"]) == (2, 1, 0)
