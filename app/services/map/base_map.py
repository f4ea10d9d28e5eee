"""The ground of the map: boundaries, rivers and places out of `maps/boundaries/`, put among the map's layers.

A bureau's own file of the same name in the data directory's `maps/boundaries/` takes the place of the shipped one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from app.services.map.layer_cache import LayerCache
from app.services.map.map_features import LayerSnapshot, MapFeatures

LINE_FILES = ("provinces", "south_china_sea_line", "neighbour_counties", "rivers", "county_outline")
PLACE_FILES = ("county_outline", "neighbour_counties", "places", "rail_stations")
PLACES = "base/places"


def load_base_map(features: MapFeatures, folders: Sequence[Path], cache: LayerCache | None = None) -> list[str]:
    """Puts what the folders hold (the later wins) into layers named base/...; returns the layers that were found.

    A layer whose files have not changed since is taken as `cache` kept it.
    """
    done = []
    for name in LINE_FILES:
        file = _newest(folders, name)
        if file is not None:
            done.append(_kept_or_made(features, cache, f"base/{name}", [file], partial(_put_lines, features, file)))
    named = [file for name in PLACE_FILES if (file := _newest(folders, name)) is not None]
    done.append(_kept_or_made(features, cache, PLACES, named, partial(_put_places, features, folders)))
    return done


def _kept_or_made(
    features: MapFeatures,
    cache: LayerCache | None,
    layer: str,
    files: Sequence[Path],
    make: Callable[[str], LayerSnapshot],
) -> str:
    """Puts the layer that comes of `files` in place, made only if it was not kept; its name."""
    fingerprint = " ".join(f"{file} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in files)
    kept = cache.find(layer, fingerprint) if cache is not None else None
    if kept is not None:
        features.put(kept)
    else:
        made = make(layer)
        if cache is not None:
            cache.keep(made, fingerprint)
    return layer


def _put_lines(features: MapFeatures, file: Path, layer: str) -> LayerSnapshot:
    collection = shapely.from_geojson(file.read_text("utf-8"))
    shapes = shapely.to_wkb(shapely.get_parts(collection)).tolist()
    return features.set_lines(layer, [str(i) for i in range(len(shapes))], shapes, np.zeros(len(shapes)))


def _put_places(features: MapFeatures, folders: Sequence[Path], layer: str) -> LayerSnapshot:
    return features.set_text(layer, json.dumps(named_places(folders), ensure_ascii=False))


def county_bounds(folders: Sequence[Path]) -> tuple[float, float, float, float] | None:
    """West, south, east, north of the county outline; None without one."""
    file = _newest(folders, "county_outline")
    if file is None:
        return None
    west, south, east, north = shapely.from_geojson(file.read_text("utf-8")).bounds
    return float(west), float(south), float(east), float(north)


def _newest(folders: Sequence[Path], name: str) -> Path | None:
    found = [folder / f"{name}.geojson" for folder in folders if (folder / f"{name}.geojson").is_file()]
    return found[-1] if found else None


def named_places(folders: Sequence[Path]) -> list[Mapping[str, object]]:
    """Names for the map, the more important first: the seat, counties, towns, rail stations."""
    told: list[Mapping[str, object]] = []
    outlines = _features(folders, "county_outline")
    county = str(outlines[0]["properties"].get("name", "")) if outlines else ""
    for feature in _features(folders, "neighbour_counties"):
        label = feature["properties"].get("label")
        if label:
            told.append({"name": feature["properties"]["name"], "lon": label[0], "lat": label[1], "kind": "county"})
    for name, kind in (("places", "place"), ("rail_stations", "station")):
        for feature in _features(folders, name):
            lon, lat = feature["geometry"]["coordinates"][:2]
            title = feature["properties"].get("name") or ""
            if title and any(title == place["name"] for place in told):
                continue
            is_seat = bool(title) and county.startswith(title)
            told.append({"name": title, "lon": lon, "lat": lat, "kind": "seat" if is_seat else kind})
    order = ("seat", "county", "place", "station")
    return sorted(told, key=lambda place: order.index(str(place["kind"])))


def _features(folders: Sequence[Path], name: str) -> list[dict[str, dict[str, Any]]]:
    file = _newest(folders, name)
    found: list[dict[str, dict[str, Any]]] = json.loads(file.read_text("utf-8"))["features"] if file else []
    return found
