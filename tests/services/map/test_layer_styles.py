"""Layers drawn by status, importance, operator and last visit: the class of each row is what the record says."""

from __future__ import annotations

from datetime import timedelta

import pytest
import shapely

from app.domain.access import Actor, Right
from app.domain.asset import AssetLayer
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.responsibility import OwnerLayer, Responsibility
from app.domain.unit import Fix, Unit, UnitKind
from app.services.field.unit_tracker import UnitTracker
from app.services.map.map_features import MapFeatures, name_at
from app.services.map.map_layers import OUT_OF_USE, MapLayers
from app.store.unit_of_work import Store
from tests.services.map.test_map_layers import LEGEND, asset, keep
from tests.store_fixtures import Clock


@pytest.fixture
def features() -> MapFeatures:
    return MapFeatures()


@pytest.fixture
def layers(store: Store, features: MapFeatures, clock: Clock) -> MapLayers:
    return MapLayers(store, features, LEGEND, now=clock)


def drawn_by(layers: MapLayers, layer: AssetLayer, by: str) -> dict[float, str]:
    """The label of each record's class, by the longitude where it stands."""
    made = layers.load(layer, by)[0]
    labels = [str(rule["label"]) for rule in made.rules]
    classes = made.styles & 31
    return {round(float(lon), 6): labels[at] for (lon, _), at in zip(made.places, classes, strict=True)}


def test_wells_are_told_apart_by_status_and_none_is_dimmed_twice(
    store: Store, officer: Actor, layers: MapLayers, features: MapFeatures
) -> None:
    keep(
        store,
        officer,
        asset(AssetLayer.WELLS, "定1", "OIL"),
        asset(AssetLayer.WELLS, "定2", "OIL", status="SEALED", lon=107.7),
        asset(AssetLayer.WELLS, "定3", "GAS", status="", lon=107.8),
    )
    assert drawn_by(layers, AssetLayer.WELLS, "STATUS") == {
        107.6: "Producing",
        107.7: "Sealed",
        107.8: "Status not told",
    }
    snapshot = features.snapshot("wells")
    assert snapshot is not None
    assert not (snapshot.styles & OUT_OF_USE).any()
    held = features.held()["wells"]
    counted = {str(rule["code"]): n for rule, n in zip(held.rules, held.numbers, strict=False) if n}
    assert counted == {"PRODUCING": 1, "SEALED": 1, "": 1}


def test_the_most_important_thing_about_a_well_is_its_class(store: Store, officer: Actor, layers: MapLayers) -> None:
    keep(
        store,
        officer,
        asset(AssetLayer.WELLS, "定1", "OIL"),
        asset(AssetLayer.WELLS, "定2", "OIL", is_high_yield=True, is_high_risk=True, lon=107.7),
        asset(AssetLayer.WELLS, "定3", "GAS", is_key=True, is_high_yield=True, lon=107.8),
    )
    assert drawn_by(layers, AssetLayer.WELLS, "KEY") == {
        107.6: "Ordinary wells",
        107.7: "High-yield wells",
        107.8: "Key wells",
    }


def test_the_operators_with_most_wells_have_colours_and_the_others_share_one(
    store: Store, officer: Actor, layers: MapLayers
) -> None:
    wells = [
        asset(AssetLayer.WELLS, f"定{n}-{m}", "OIL", operator=f"作业区{n:02d}", lon=107.0 + n / 100 + m / 1000)
        for n in range(14)
        for m in range(3 if n < 12 else 1)
    ]
    keep(store, officer, *wells, asset(AssetLayer.WELLS, "定0", "OIL", operator=None, lon=108.0))
    made = layers.load(AssetLayer.WELLS, "OPERATOR")[0]
    assert [str(rule["label"]) for rule in made.rules] == [
        "No operator told",
        *(f"作业区{n:02d}" for n in range(12)),
        "Other operators",
    ]
    assert len({rule["colour"] for rule in made.rules}) == 14
    labels = drawn_by(layers, AssetLayer.WELLS, "OPERATOR")
    assert labels[108.0] == "No operator told"
    assert labels[107.13] == "Other operators"
    assert labels[107.051] == "作业区05"


def test_a_wells_age_is_that_of_the_newest_position_near_it_or_of_what_a_file_told(
    store: Store, officer: Actor, layers: MapLayers, clock: Clock
) -> None:
    now = clock()
    keep(
        store,
        officer,
        asset(AssetLayer.WELLS, "定1", "OIL", lon=107.60, lat=37.4),
        asset(AssetLayer.WELLS, "定2", "OIL", lon=107.61, lat=37.4),
        asset(AssetLayer.WELLS, "定3", "OIL", lon=107.62, lat=37.4, visited_at=now - timedelta(days=12)),
        asset(AssetLayer.WELLS, "定4", "OIL", lon=107.63, lat=37.4, visited_at=now - timedelta(days=400)),
        asset(AssetLayer.WELLS, "定5", "OIL", lon=107.64, lat=37.4, visited_at=now - timedelta(hours=1)),
    )
    metre = 1 / 111_320 / 0.7944
    with store.act(officer, new_key(), "unit.add", Right.ACT) as work:
        for key, kind in (("u1", UnitKind.PATROL_GROUP), ("v1", UnitKind.VOLUNTEER_TEAM)):
            work.add(Unit(id=key, owner_domain=OwnerDomain.POLICE, code=key, name=key, kind=kind))
    UnitTracker(store).record(
        [
            Fix("u1", now - timedelta(days=5), 107.60 + 60 * metre, 37.4),
            Fix("u1", now - timedelta(days=2), 107.60 + 90 * metre, 37.4),
            Fix("u1", now - timedelta(hours=3), 107.61 + 160 * metre, 37.4),
            Fix("u1", now - timedelta(hours=2), 107.61, 37.4, speed_kmh=75.0),
            Fix("v1", now - timedelta(hours=1), 107.61, 37.4),
            Fix("u1", now - timedelta(hours=3), 107.63 - 1000 * metre, 37.4),
        ]
    )
    assert drawn_by(layers, AssetLayer.WELLS, "VISITED") == {
        107.60: "Visited within 3 days",
        107.61: "Nobody for 90 days",
        107.62: "Visited within 30 days",
        107.63: "Visited longer ago than 30 days",
        107.64: "Visited within 24 hours",
    }


def test_stations_cameras_and_posts_are_coloured_by_their_last_visit_as_wells_are(
    store: Store, officer: Actor, layers: MapLayers, clock: Clock
) -> None:
    kinds = ((AssetLayer.SITES, "VALVE_ROOM"), (AssetLayer.CAMERAS, "DOME"), (AssetLayer.POSTS, "CHECK_POST"))
    for layer, kind in kinds:
        seen = asset(layer, f"{kind}1", kind, lon=107.61, visited_at=clock() - timedelta(days=2))
        keep(store, officer, asset(layer, f"{kind}2", kind, lon=107.60), seen)
        assert drawn_by(layers, layer, "VISITED") == {
            107.60: "Nobody for 90 days",
            107.61: "Visited within 3 days",
        }


def test_a_grid_cell_is_as_old_as_the_newest_position_on_its_ground_and_other_areas_have_no_age(
    store: Store, officer: Actor, layers: MapLayers, clock: Clock
) -> None:
    def box(west: float) -> bytes:
        return bytes(shapely.to_wkb(shapely.box(west, 37.3, west + 0.1, 37.5)))

    keep(
        store,
        officer,
        asset(AssetLayer.AREAS, "网格1", "GRID_CELL", lon=107.55, shape=box(107.5)),
        asset(AssetLayer.AREAS, "网格2", "GRID_CELL", lon=107.65, shape=box(107.6)),
        asset(AssetLayer.AREAS, "网格3", "GRID_CELL", lon=107.75, shape=box(107.7)),
        asset(AssetLayer.AREAS, "辖区", "JURISDICTION", lon=107.85, shape=box(107.5)),
    )
    with store.act(officer, new_key(), "unit.add", Right.ACT) as work:
        work.add(Unit(id="u1", owner_domain=OwnerDomain.POLICE, code="u1", name="u1", kind=UnitKind.PATROL_GROUP))
    UnitTracker(store).record(
        [
            Fix("u1", clock() - timedelta(days=20), 107.501, 37.301),
            Fix("u1", clock() - timedelta(days=6), 107.599, 37.499),
            Fix("u1", clock() - timedelta(hours=5), 107.65, 37.4),
        ]
    )
    assert drawn_by(layers, AssetLayer.AREAS, "VISITED") == {
        107.55: "Visited within 7 days",
        107.65: "Visited within 24 hours",
        107.75: "Nobody for 90 days",
        107.85: "Areas that are no grid cells",
    }


def test_a_well_without_an_owner_on_its_layer_is_told_apart_and_a_grid_cell_names_its_own(
    store: Store, officer: Actor, layers: MapLayers, clock: Clock
) -> None:
    box = shapely.to_wkb(shapely.box(107.5, 37.3, 107.7, 37.5))
    wells = [asset(AssetLayer.WELLS, f"定{n}", "OIL", lon=107.6 + n / 10) for n in range(3)]
    cell = asset(AssetLayer.AREAS, "网格1", "GRID_CELL", shape=box, attributes={"owner": "旧"})
    keep(store, officer, *wells, cell)
    since = clock() - timedelta(days=9)
    with store.act(officer, new_key(), "own", Right.ACT) as work:
        for one, on, until in (
            (wells[0], OwnerLayer.POINT, None),
            (wells[1], OwnerLayer.POINT, clock() - timedelta(days=1)),
            (wells[2], OwnerLayer.AREA, None),
            (cell, OwnerLayer.AREA, None),
        ):
            work.add(
                Responsibility(
                    id=new_key(), owner_domain=OwnerDomain.POLICE, asset_id=one.id, asset_code=one.code, layer=on,
                    name="马一轩", valid_from=since, valid_to=until,
                )
            )  # fmt: skip
    assert drawn_by(layers, AssetLayer.WELLS, "OWNER") == {
        107.6: "Somebody answers for it",
        107.7: "Nobody answers for it",
        107.8: "Nobody answers for it",
    }
    (areas,) = layers.load(AssetLayer.AREAS)
    assert name_at(areas.names, 0) == "网格1 · 马一轩"


def test_a_style_the_layer_has_not_is_the_legends_own(store: Store, officer: Actor, layers: MapLayers) -> None:
    keep(store, officer, asset(AssetLayer.WELLS, "定1", "GAS"))
    for by in ("", "KIND", "COLOUR"):
        made = layers.load(AssetLayer.WELLS, by)[0]
        assert made.rules == ()
        assert int(made.styles[0]) & 31 == 1
