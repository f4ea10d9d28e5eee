"""The store's layers as the map draws them: read as columns, given their class of the legend, kept in `MapFeatures`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from app.analysis.stationing import CalibrationPoint, StationedLine, county_metres, line_in_metres, stationing
from app.domain.asset import AssetLayer, AssetStatus, LineKind, WellStatus
from app.services.map.layer_cache import LayerCache
from app.services.map.map_features import LayerSnapshot, MapFeatures
from app.store import asset_store, fix_store, unit_store
from app.store.unit_of_work import Store

OUT_OF_USE, KEY = 32, 128
LINE_LAYERS = (AssetLayer.AREAS, AssetLayer.ROADS, AssetLayer.PIPELINES)
KM_MARKS, TRACKS = "km_marks", "tracks"
TRACKS_BACK, TRACK_STEP = timedelta(hours=12), timedelta(seconds=20)

_RESTING = frozenset({WellStatus.LONG_SHUT, WellStatus.SEALED, AssetStatus.OUT_OF_SERVICE, AssetStatus.RETIRED})


class MapLayers:
    """Loads layers; to be called on a reader thread. Each call replaces what the map holds of the layer."""

    def __init__(self, store: Store, features: MapFeatures, legend: Path, cache: LayerCache | None = None) -> None:
        self._store, self._features, self._cache = store, features, cache
        self._classes = legend_classes(legend)

    def load(self, layer: AssetLayer) -> list[LayerSnapshot]:
        """One layer, and what is drawn along with it (kilometre markers with the pipelines)."""
        drawn = (layer.value, KM_MARKS) if layer is AssetLayer.PIPELINES else (layer.value,)
        with self._store.read() as connection:
            fingerprint = asset_store.fingerprint(connection, layer)
        if self._cache is not None:
            kept = [self._cache.find(name, fingerprint) for name in drawn]
            if all(kept):
                return [self._features.put(one) for one in kept if one is not None]
        made = self._load_lines(layer) if layer in LINE_LAYERS else [self._load_points(layer)]
        if self._cache is not None:
            for one in made:
                self._cache.keep(one, fingerprint)
        return made

    def load_tracks(self, now: datetime) -> LayerSnapshot:
        """Where each unit went in the last twelve hours; a lone fix is no way."""
        with self._store.read() as connection:
            ways = fix_store.thinned(connection, now - TRACKS_BACK, now, TRACK_STEP)
            call_signs = {unit.id: unit.call_sign or unit.name for unit in unit_store.all_units(connection)}
        drawn = {unit_id: way for unit_id, way in ways.items() if len(way) > 1}
        lines = [bytes(shapely.to_wkb(shapely.linestrings(way))) for way in drawn.values()]
        return self._features.set_lines(
            TRACKS,
            list(drawn),
            lines,
            np.zeros(len(drawn), dtype=np.uint8),
            [call_signs.get(unit_id, "") for unit_id in drawn],
            [tuple(way[-1]) for way in drawn.values()],
        )

    def _load_points(self, layer: AssetLayer) -> LayerSnapshot:
        names = ("id", "code", "name", "kind", "status", "is_key", "lon", "lat")
        with self._store.read() as connection:
            found = asset_store.layer_columns(connection, layer, names)
        style = self._style(layer, found["kind"], found["status"], found["is_key"])
        return self._features.set_points(
            layer, found["id"], found["lon"], found["lat"], style, _names(found["name"], found["code"])
        )

    def _load_lines(self, layer: AssetLayer) -> list[LayerSnapshot]:
        names = ("id", "code", "name", "kind", "status", "medium", "lon", "lat", "shape", "attributes")
        with self._store.read() as connection:
            found = asset_store.layer_columns(connection, layer, names)
        kinds = [
            f"{kind}/{medium}" if kind == LineKind.TRUNK and medium else kind
            for kind, medium in zip(found["kind"], found["medium"], strict=True)
        ]
        style = self._style(layer, kinds, found["status"], [False] * len(kinds))
        places = np.column_stack([found["lon"], found["lat"]]) if kinds else np.zeros((0, 2))
        made = [
            self._features.set_lines(
                layer, found["id"], found["shape"], style, _names(found["name"], found["code"]), places
            )
        ]
        if layer is AssetLayer.PIPELINES:
            made.append(self._load_km_marks(found))
        return made

    def _load_km_marks(self, lines: Mapping[str, list[Any]]) -> LayerSnapshot:
        """A marker at each kilometre of each trunk line; hitting one means its line."""
        ids: list[str] = []
        texts: list[str] = []
        places: list[tuple[float, float]] = []
        to_metres = county_metres()
        rows = zip(lines["id"], lines["kind"], lines["shape"], lines["attributes"], strict=True)
        for key, kind, shape, attributes in rows:
            line = shapely.from_wkb(shape) if kind == LineKind.TRUNK else None
            if not isinstance(line, shapely.LineString):
                continue
            stationed = StationedLine(line_in_metres(line, to_metres), calibration_points(json.loads(attributes)))
            marks = stationed.kilometre_markers()
            ids += [key] * len(marks)
            texts += [stationing(chainage_m) for chainage_m, _, _ in marks]
            places += [(x, y) for _, x, y in marks]
        x, y = np.array(places, dtype=np.float64).reshape(-1, 2).T
        lon, lat = to_metres.transform(x, y, direction="INVERSE") if len(places) else (x, y)
        return self._features.set_points(KM_MARKS, ids, lon, lat, np.zeros(len(ids), dtype=np.uint8), texts)

    def _style(
        self, layer: str, kinds: Sequence[str], statuses: Sequence[str], is_key: Sequence[bool]
    ) -> NDArray[np.uint8]:
        """The style byte of each row: class of the legend (the first, for an unknown kind), resting, key."""
        classes = self._classes[layer]
        return np.array(
            [
                classes.get(kind, 0) | (OUT_OF_USE if status in _RESTING else 0) | (KEY if key else 0)
                for kind, status, key in zip(kinds, statuses, is_key, strict=True)
            ],
            dtype=np.uint8,
        )


def calibration_points(attributes: Mapping[str, Any]) -> list[CalibrationPoint]:
    """A line's known markers: pairs of chainage and measure in metres, kept as `calibration`; none where unreadable."""
    pairs = attributes.get("calibration", [])
    try:
        return [CalibrationPoint(float(chainage), float(measure)) for chainage, measure in pairs]
    except (TypeError, ValueError):
        return []


def legend_classes(legend: Path) -> dict[str, dict[str, int]]:
    """Class number by code, for each layer of the legend the page draws by."""
    layers = json.loads(legend.read_text("utf-8"))["layers"]
    return {layer["name"]: {rule["code"]: i for i, rule in enumerate(layer["classes"])} for layer in layers}


def _names(names: Sequence[str], codes: Sequence[str]) -> list[str]:
    return [name or code for name, code in zip(names, codes, strict=True)]
