"""What the tests of imports share: a small well list, and an import in one call."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.domain.access import Actor
from app.domain.asset import Asset, AssetLayer
from app.services.files.import_desk import ImportDesk
from app.services.files.import_plan import ImportPlan, ImportResult
from app.store import asset_store
from app.store.unit_of_work import Store

WELLS_CSV = """\
井号,井名,井别,状态,采油厂,经度,纬度,是否重点,备注
定1-1,一号井,采油井,开井,采油一厂,107.6012,37.5946,是,近路
定1-2,二号井,注水井,关井,采油一厂,107.6112,37.5946,否,
定1-3,三号井,气井,长停,采油二厂,107.6212,37.5946,,
"""


def written(tmp_path: Path, text: str, name: str = "wells.csv", encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding)
    return path


def imported(
    desk: ImportDesk, actor: Actor, path: Path, layer: str = "wells", act_id: str = "act-1", crs: str = "WGS84"
) -> ImportResult:
    return desk.run(actor, act_id, replace(desk.preview(ImportPlan(path=path, layer=layer)).plan, crs=crs))


def wells(store: Store) -> dict[str, Asset]:
    with store.read() as connection:
        return {one.code: one for one in asset_store.of_kind(connection, AssetLayer.WELLS)}
