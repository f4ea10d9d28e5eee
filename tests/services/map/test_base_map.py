"""The ground of the map out of the boundaries that ship, and out of the bureau's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.paths import shipped_maps
from app.services.map.base_map import county_bounds, load_base_map
from app.services.map.layer_cache import LayerCache
from app.services.map.map_features import MapFeatures

SHIPPED = shipped_maps() / "boundaries"


def outline(folder: Path, name: str, west: float) -> None:
    ring = [[west, 37.0], [west + 1, 37.0], [west + 1, 38.0], [west, 38.0], [west, 37.0]]
    feature = {"type": "Feature", "properties": {"name": name}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "county_outline.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8"
    )


def test_everything_that_ships_is_put_among_the_layers() -> None:
    features = MapFeatures()
    done = load_base_map(features, [SHIPPED])
    assert {"base/county_outline", "base/neighbour_counties", "base/rivers", "base/provinces", "base/places"} <= set(
        done
    )
    for name in done:
        body = features.body(f"{name}.bin")
        assert body is not None
        assert len(body) > 100


def test_the_seat_is_the_town_by_which_the_county_is_named_and_stands_first() -> None:
    features = MapFeatures()
    load_base_map(features, [SHIPPED])
    places = json.loads(features.body("base/places.bin") or b"")
    assert places[0]["name"] == "定边"
    assert [place["kind"] for place in places].count("seat") == 1
    names = [place["name"] for place in places if place["name"]]
    assert names.count("盐池县") == 1, "a town is not named twice beside its county"


def test_the_bureaus_own_outline_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    outline(tmp_path, "新县", 100.0)
    bounds = county_bounds([SHIPPED, tmp_path])
    assert bounds == (100.0, 37.0, 101.0, 38.0)
    shipped = county_bounds([SHIPPED])
    assert shipped is not None
    assert shipped == pytest.approx((107.25, 36.82, 108.37, 37.89), abs=0.02)


def test_the_ground_is_kept_for_the_next_start_and_made_anew_when_a_file_changes(tmp_path: Path) -> None:
    bureau, cache = tmp_path / "boundaries", LayerCache(tmp_path / "cache", "made by this test")
    outline(bureau, "新县", 100.0)
    first = MapFeatures()
    done = load_base_map(first, [SHIPPED, bureau], cache)
    kept = MapFeatures()
    assert load_base_map(kept, [SHIPPED, bureau], cache) == done
    assert {name: kept.body(f"{name}.bin") for name in done} == {name: first.body(f"{name}.bin") for name in done}
    outline(bureau, "新边县", 100.5)
    changed = MapFeatures()
    load_base_map(changed, [SHIPPED, bureau], cache)
    assert changed.body("base/county_outline.bin") != first.body("base/county_outline.bin")
    assert changed.body("base/rivers.bin") == first.body("base/rivers.bin")


def test_an_empty_folder_is_an_empty_ground_and_no_error(tmp_path: Path) -> None:
    features = MapFeatures()
    assert load_base_map(features, [tmp_path]) == ["base/places"]
    assert features.body("base/places.bin") == b"[]"
    assert county_bounds([tmp_path]) is None
