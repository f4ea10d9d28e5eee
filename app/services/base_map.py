"""The ground of the map: boundaries, rivers and places out of `maps/boundaries/`, put among the map's layers.

A bureau's own file of the same name in the data directory's `maps/boundaries/` takes the place of the shipped one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from app.services.map_features import MapFeatures

LINE_FILES = ("provinces", "south_china_sea_line", "neighbour_counties", "rivers", "county_outline")


def load_base_map(features: MapFeatures, folders: Sequence[Path]) -> list[str]:
    """Puts what the folders hold (the later wins) into layers named base/...; returns the layers that were found."""
    done = []
    for name in LINE_FILES:
        file = _newest(folders, name)
        if file is None:
            continue
        collection = shapely.from_geojson(file.read_text("utf-8"))
        shapes = shapely.to_wkb(shapely.get_parts(collection)).tolist()
        features.set_lines(f"base/{name}", [str(i) for i in range(len(shapes))], shapes, np.zeros(len(shapes)))
        done.append(f"base/{name}")
    features.set_text("base/places", json.dumps(_places(folders), ensure_ascii=False))
    return [*done, "base/places"]


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


def _places(folders: Sequence[Path]) -> list[Mapping[str, object]]:
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
