"""A small field for plans: a line of 20 km with K-numbers, an area with wells in it, two teams, a car, an officer."""

from __future__ import annotations

from datetime import timedelta

import shapely
from pyproj import Transformer

from app.analysis.stationing import county_metres
from app.domain.asset import AreaKind, Asset, AssetLayer, LineKind, PostKind, WellKind, normalised_code
from app.domain.patrol import PatrolKind
from app.domain.patrol_plan import PlannedPatrol
from app.domain.person import Person, PersonKind
from app.domain.record import OwnerDomain
from app.domain.unit import Unit, UnitKind, Vehicle, VehicleKind
from app.store.tables import TABLE_OF
from app.store.unit_of_work import Store
from tests.store_fixtures import Clock

LINE_M = 20_000
POLICE = OwnerDomain.POLICE


def line_shape(to_metres: Transformer) -> shapely.LineString:
    """Due east from a corner of the county, so that metres along it are metres of the map grid."""
    x, y = to_metres.transform(107.5, 37.2)
    ends = [to_metres.transform(x + step, y, direction="INVERSE") for step in range(0, LINE_M + 1, 500)]
    return shapely.LineString(ends)


def asset(
    key: str,
    layer: AssetLayer,
    code: str,
    shape: shapely.Point | shapely.LineString | shapely.Polygon,
    kind: str,
    *,
    area_id: str | None = None,
    is_key: bool = False,
) -> Asset:
    west, south, east, north = shape.bounds
    inside = shape.representative_point()
    return Asset(
        id=key, owner_domain=POLICE, layer=layer, code=code, code_key=normalised_code(code), name=code, kind=kind,
        lon=inside.x, lat=inside.y, shape=None if shape.geom_type == "Point" else shape.wkb,
        min_lon=west, min_lat=south, max_lon=east, max_lat=north, area_id=area_id,
        is_key=is_key,
    )  # fmt: skip


def lay_out(store: Store) -> None:
    """Put it all into the register."""
    line = line_shape(county_metres())
    square = shapely.box(107.70, 37.30, 107.80, 37.40)
    records = [
        asset("line", AssetLayer.PIPELINES, "演示一线", line, LineKind.TRUNK),
        asset("area", AssetLayer.AREAS, "演示网格", square, AreaKind.GRID_CELL, area_id="room"),
        asset("post", AssetLayer.POSTS, "演示卡口", shapely.Point(107.66, 37.25), PostKind.CHECK_POST),
        *(
            asset(f"well {n}", AssetLayer.WELLS, f"演 {n}", shapely.Point(107.70 + 0.01 * n, 37.35), WellKind.OIL,
                  is_key=n % 2 == 0)
            for n in range(1, 13)
        ),
        Unit(id="u1", owner_domain=POLICE, code="巡1", name="巡察1组", kind=UnitKind.PATROL_GROUP, area_id="room"),
        Unit(id="u2", owner_domain=POLICE, code="护1", name="护卫1组", kind=UnitKind.GUARD_TEAM),
        Vehicle(id="v1", owner_domain=POLICE, plate="演K·D0001", kind=VehicleKind.PATROL_CAR, unit_id="u1"),
        Person(id="n1", owner_domain=POLICE, number="演警001", name="演示员甲", kind=PersonKind.POLICE),
    ]  # fmt: skip
    with store.database.write() as connection:
        for record in records:
            table = TABLE_OF[type(record)]
            connection.execute(table.insert().values(**vars(record), updated_at=store.now()))


def plan(clock: Clock, **more: object) -> PlannedPatrol:
    """Along the line from K2 to K12, in an hour, for four hours."""
    begins = clock().replace(second=0, microsecond=0) + timedelta(hours=1)
    told: dict[str, object] = {
        "name": "夜间穿线", "kind": PatrolKind.LINE, "unit_id": "u1", "vehicle_id": "v1", "leader_id": "n1",
        "begins_at": begins, "ends_at": begins + timedelta(hours=4), "asset_id": "line", "from_m": 2_000.0,
        "to_m": 12_000.0, "objective": "防打孔", "forces": "VOLUNTEERS POLICE",
    }  # fmt: skip
    return PlannedPatrol(**(told | more))  # type: ignore[arg-type]
