"""What a page that leaves the desk holds: layers and marks of the view, by class. To be called on a reader thread."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from app.domain.layer_state import LayerState
from app.services.map.map_features import MapFeatures, Rule
from app.services.map.view_extract import Dots, Placed, PlacedClass, ViewBox, cut, extract, is_drawn
from app.ui.map.marks import DrawingMark, Mark


def page_classes(
    features: MapFeatures, marks: Mapping[str, Sequence[Mark]], legend: Path, box: ViewBox, state: LayerState
) -> list[PlacedClass]:
    """Bottom first; raises `InputRefused` where it is too much for a page."""
    found = extract(features, legend, box, state)
    layers = {layer["name"]: layer["classes"] for layer in json.loads(legend.read_text("utf-8"))["layers"]}
    for name, rules in layers.items():
        for rule in rules:
            if is_drawn(name, rule, box.zoom, state):
                found += _marked(name, rule, [mark for mark in marks.get(name, ()) if mark.kind == rule["code"]], box)
    return [one for one in found if one.placed or one.dots]


def _marked(layer: str, rule: Rule, marks: Sequence[Mark], box: ViewBox) -> list[PlacedClass]:
    """One class; of drawings one for each colour and width, for they have their own."""
    if not any(isinstance(mark, DrawingMark) for mark in marks):
        inside = [mark for mark in marks if _is_inside(mark, box)]
        places = np.array([(mark.lon, mark.lat) for mark in inside]).reshape(-1, 2)
        return [PlacedClass(layer, rule, dots=Dots([mark.name for mark in inside], places))]
    classes: dict[tuple[object, object], PlacedClass] = {}
    for mark in marks:
        own: dict[str, object] = {}
        if isinstance(mark, DrawingMark):
            own = {"colour": mark.colour, "width": mark.width, "alpha": 1}
        key = (own.get("colour"), own.get("width"))
        made = classes.setdefault(key, PlacedClass(layer, {**rule, **own}))
        made.placed.extend(_placed(mark, box))
    return list(classes.values())


def _placed(mark: Mark, box: ViewBox) -> list[Placed]:
    if isinstance(mark, DrawingMark) and len(mark.path) > 1:
        return [Placed(mark.name, *part) for part in cut(np.array(mark.path), box)]
    return [Placed(mark.name, ((mark.lon, mark.lat),))] if _is_inside(mark, box) else []


def _is_inside(mark: Mark, box: ViewBox) -> bool:
    return box.west <= mark.lon <= box.east and box.south <= mark.lat <= box.north
