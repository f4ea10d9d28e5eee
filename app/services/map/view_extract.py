"""What of the map lies in a view, as plain shapes by class: for a page that leaves the desk.

To be called on a reader thread. Lines are those of the level of detail that the zoom needs, cut off at the view's edge,
so nothing that was not to be seen goes out with the page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray

from app.analysis.mercator import to_degrees
from app.domain.layer_state import LayerState
from app.domain.precision import DECIMALS, Precision
from app.errors import InputRefused
from app.services.map.layer_codec import decode_lines
from app.services.map.map_features import CLASS_BITS, LayerSnapshot, MapFeatures, Rule, name_at, names_at

MOST_POINTS, MOST_CORNERS = 100_000, 300_000
"""Measured on two cores without a GPU: 30,000 wells make a page of 1.2 MB that opens in 0.6 s and is drawn anew in
0.1 s after each pan; 100,000 one of 3.7 MB, 0.9 s and 0.45 s; 300,000 one of 11 MB that takes over a second a pan."""
DIGITS = 6
"""Of a degree: a tenth of a metre."""
GROUND = ("base/provinces", "base/neighbour_counties", "base/rivers", "base/county_outline")


@dataclass(frozen=True)
class ViewBox:
    """What is looked at: degrees WGS-84 and the zoom."""

    west: float
    south: float
    east: float
    north: float
    zoom: float


@dataclass(frozen=True)
class Placed:
    """One thing: its name, and its place or its corners as (lon, lat); `is_area` where they enclose something."""

    name: str
    places: Sequence[tuple[float, float]]
    is_area: bool = False


@dataclass(frozen=True)
class Dots:
    """Many points of one look: their names, and `places`, (n, 2), longitude and latitude."""

    names: Sequence[str]
    places: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.names)


@dataclass(frozen=True)
class PlacedClass:
    """A class of the legend (or a line of the ground, which has no label) with what of it lies in the view: each thing
    of its own, or points as dots."""

    layer: str
    rule: Rule
    placed: list[Placed] = field(default_factory=list)
    dots: Dots | None = None

    @property
    def label(self) -> str:
        """In English; whoever shows it puts it into the desk's language."""
        return str(self.rule.get("label", ""))


def extract(features: MapFeatures, legend: Path, box: ViewBox, state: LayerState) -> list[PlacedClass]:
    """Everything drawn from layers in the view, bottom first; raises `InputRefused` where it is too much for a page."""
    found = [
        PlacedClass(name, {}, list(_lines(features, name, box, {0})[0])) for name in GROUND if _has(features, name)
    ]
    points = corners = 0
    for layer in json.loads(legend.read_text("utf-8"))["layers"]:
        snapshot = features.snapshot(layer["name"])
        if snapshot is None or layer["geometry"] not in ("points", "lines"):
            continue
        rules = snapshot.rules or tuple(layer["classes"])
        shown = {at for at, rule in enumerate(rules) if is_drawn(layer["name"], rule, box.zoom, state)}
        if layer["geometry"] == "points":
            rows = _points_in(snapshot, box, shown)
            points += len(rows)
            if points > MOST_POINTS:
                raise _too_much(MOST_POINTS)
            found += [PlacedClass(layer["name"], rules[at], dots=dots) for at, dots in _dots(snapshot, rows).items()]
        else:
            filled = {at for at in shown if rules[at].get("fill")}
            placed = _lines(features, layer["name"], box, shown, filled)
            corners += sum(len(one.places) for ones in placed.values() for one in ones)
            if corners > MOST_CORNERS:
                raise _too_much(MOST_CORNERS)
            found += [PlacedClass(layer["name"], rules[at], ones) for at, ones in sorted(placed.items()) if ones]
    return found


def coarse(classes: Sequence[PlacedClass], precision: Precision) -> list[PlacedClass]:
    """The classes with each place on a grid of so many decimals; the ground (it has no label) is public as it is."""
    if precision is Precision.FULL:
        return list(classes)
    digits = DECIMALS[precision]
    return [_coarse(one, digits) if one.label else one for one in classes]


def _coarse(one: PlacedClass, digits: int) -> PlacedClass:
    placed = [
        replace(it, places=[(round(lon, digits), round(lat, digits)) for lon, lat in it.places]) for it in one.placed
    ]
    return replace(one, placed=placed, dots=one.dots and replace(one.dots, places=np.round(one.dots.places, digits)))


def is_drawn(layer: str, rule: Rule, zoom: float, state: LayerState) -> bool:
    """As the page's own style decides (`resources/web/js/style.js`): switched on, near enough, not too near."""
    look = state.look(layer)
    begin = look.from_zoom if look.from_zoom is not None else _number(rule.get("from"), 0.0)
    end = look.to_zoom if look.to_zoom is not None else _number(rule.get("to"), 99.0)
    return begin <= zoom < end and state.shown.get(f"{layer}.{rule['code']}", not rule.get("off"))


def _number(value: object, usual: float) -> float:
    return float(value) if isinstance(value, int | float) else usual


def _too_much(most: int) -> InputRefused:
    return InputRefused(
        "More than {most} points lie in this view. Nothing was written; zoom in, or switch layers off.", most=most
    )


def _has(features: MapFeatures, layer: str) -> bool:
    return features.snapshot(layer) is not None


def _points_in(snapshot: LayerSnapshot, box: ViewBox, shown: set[int]) -> NDArray[np.intp]:
    if not len(snapshot.places):
        return np.zeros(0, dtype=np.intp)
    lon, lat = snapshot.places.T
    inside = (lon >= box.west) & (lon <= box.east) & (lat >= box.south) & (lat <= box.north)
    return np.flatnonzero(inside & np.isin(snapshot.styles & CLASS_BITS, list(shown)))


def _dots(snapshot: LayerSnapshot, rows: NDArray[np.intp]) -> dict[int, Dots]:
    """The points of these rows by class."""
    classes = snapshot.styles[rows] & CLASS_BITS
    return {
        int(at): Dots(names_at(snapshot.names, mine), snapshot.places[mine])
        for at in np.unique(classes)
        for mine in (rows[classes == at],)
    }


def _lines(
    features: MapFeatures, layer: str, box: ViewBox, shown: Set[int], filled: Set[int] = frozenset()
) -> dict[int, list[Placed]]:
    """By class, each path cut at the edge of the view; a closed path is an area where its class is filled."""
    found: dict[int, list[Placed]] = {at: [] for at in shown}
    snapshot = features.snapshot(layer)
    if snapshot is None:
        return found
    drawn = decode_lines(snapshot.body, box.zoom + 1)
    classes = drawn.styles & CLASS_BITS
    for path in np.flatnonzero(np.isin(classes, list(shown))).tolist():
        lon, lat = to_degrees(drawn.x[drawn.part(path)], drawn.y[drawn.part(path)])
        if lon.max() < box.west or lon.min() > box.east or lat.max() < box.south or lat.min() > box.north:
            continue
        name, of_class = name_at(snapshot.names, int(drawn.owner[path])), int(classes[path])
        parts = cut(np.column_stack([lon, lat]), box, may_be_area=of_class in filled)
        found[of_class] += [Placed(name, *part) for part in parts]
    return found


def cut(
    corners: NDArray[np.float64], box: ViewBox, *, may_be_area: bool = True
) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """The parts of a path within the view, and whether it is closed, and so encloses something."""
    is_area = may_be_area and len(corners) > 3 and bool((corners[0] == corners[-1]).all())
    shape = shapely.Polygon(corners) if is_area else shapely.LineString(corners) if len(corners) > 1 else None
    if shape is None:
        return
    kept = shapely.clip_by_rect(shape, box.west, box.south, box.east, box.north)
    for part in shapely.get_parts(kept):
        ring = part.exterior if part.geom_type == "Polygon" else part
        if part.geom_type in ("Polygon", "LineString") and not part.is_empty:
            yield [(round(lon, DIGITS), round(lat, DIGITS)) for lon, lat in ring.coords], is_area
