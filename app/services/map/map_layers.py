"""The store's layers as the map draws them: read as columns, given their class of the legend, kept in `MapFeatures`."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from app.analysis.last_visits import BACK, age_classes, last_visits, last_visits_within
from app.analysis.stationing import county_metres, stationing
from app.domain.asset import AreaKind, AssetLayer, AssetStatus, LineKind, WellStatus
from app.domain.responsibility import OWNED_ON
from app.domain.unit import GUARDING
from app.services.map.layer_cache import LayerCache
from app.services.map.layer_styles import OTHERS, LayerStyles, StyledRows
from app.services.map.line_stations import stationed_shape
from app.services.map.map_features import LayerSnapshot, MapFeatures
from app.services.map.track_memory import TrackMemory
from app.store import asset_store, line_mark_store, responsibility_store, unit_store, visit_store
from app.store.unit_of_work import Store, utc_now

OUT_OF_USE, KEY = 32, 128
LINE_LAYERS = (AssetLayer.AREAS, AssetLayer.ROADS, AssetLayer.PIPELINES)
KM_MARKS, TRACKS = "km_marks", "tracks"

KM_CLASS, HUNDRED_CLASS = 1, 0
MOST_UPDATED = 200
CHOSEN_TRACK, ANY_TRACK = 1, 0
_NAMES = (
    "id", "code", "name", "kind", "status", "medium", "operator", "is_key", "is_high_yield", "is_high_risk",
    "visited_at", "lon", "lat",
)  # fmt: skip
RESTING = frozenset({WellStatus.LONG_SHUT, WellStatus.SEALED, AssetStatus.OUT_OF_SERVICE, AssetStatus.RETIRED})


class MapLayers:
    """Loads layers; to be called on a reader thread. Each call replaces what the map holds of the layer."""

    def __init__(
        self,
        store: Store,
        features: MapFeatures,
        legend: Path,
        cache: LayerCache | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._store, self._features, self._cache, self._now = store, features, cache, now
        self._styles = LayerStyles(legend)
        self._turns = {layer: threading.Lock() for layer in AssetLayer}
        """What is read last of a layer must be shown last: a change is read and shown in one turn."""
        self._track_turn = threading.Lock()
        self._track_memory = TrackMemory()
        self._tracks: Mapping[str, tuple[NDArray[np.float64], str]] = {}

    def load(self, layer: AssetLayer, by: str = "") -> list[LayerSnapshot]:
        """One layer, drawn by an attribute or by the legend's own, and what goes along with it (kilometre markers with
        the pipelines). Only what is drawn by the legend's own is kept for the next start."""
        with self._turns[layer]:
            return self._load(layer, by)

    def _load(self, layer: AssetLayer, by: str) -> list[LayerSnapshot]:
        drawn = (layer.value, KM_MARKS) if layer is AssetLayer.PIPELINES else (layer.value,)
        with self._store.read() as connection:
            fingerprint = asset_store.fingerprint(connection, layer)
            if layer is AssetLayer.PIPELINES:
                fingerprint += f" {line_mark_store.fingerprint(connection)}"
        # Areas are few, and written with who answers for them, which changes apart from them.
        is_kept = layer is not AssetLayer.AREAS and not self._styles.has(layer, by)
        cache = self._cache if is_kept else None
        if cache is not None:
            kept = [cache.find(name, fingerprint) for name in drawn]
            if all(kept):
                return [self._features.put(one) for one in kept if one is not None]
        made = self._load_lines(layer, by) if layer in LINE_LAYERS else [self._load_points(layer, by)]
        if cache is not None:
            for one in made:
                cache.keep(one, fingerprint)
        return made

    def update(self, layer: AssetLayer, ids: Sequence[str], by: str = "") -> list[LayerSnapshot]:
        """A layer of which only these assets changed: of points drawn by the legend's own, they alone are read again.

        At 30,000 wells that takes a tenth of what loading takes (`bench map`).
        """
        is_simple = layer not in LINE_LAYERS and not self._styles.has(layer, by) and len(ids) <= MOST_UPDATED
        if not is_simple:
            return self.load(layer, by)
        with self._turns[layer]:
            if self._features.snapshot(layer) is not None:
                found = self._columns(layer, by, ids)
                style = _bytes(self._styles.styled(layer, by, found), found)
                places = (found["lon"], found["lat"])
                return [self._features.change_points(layer, ids, found["id"], *places, style, _names(found))]
        return self.load(layer, by)

    def load_tracks(self, now: datetime, chosen: str = "") -> LayerSnapshot:
        """Where each unit went in the last twelve hours; a lone fix is no way. Only units have tracks: where an officer
        goes without one is nobody's business. What is asked last is shown last."""
        with self._track_turn:
            with self._store.read() as connection:
                ways = self._track_memory.ways(connection, now)
                names = {unit.id: unit.call_sign or unit.name for unit in unit_store.all_units(connection)}
            self._tracks = {key: (way, names.get(key, "")) for key, way in ways.items()}
            return self.choose_track(chosen)

    def forget_tracks(self) -> None:
        """Positions came late, or went: the ways are read whole the next time."""
        self._track_memory.forget()

    def choose_track(self, chosen: str) -> LayerSnapshot:
        """Draw the track of one unit as the chosen one; those read last stay as they are."""
        tracks = self._tracks
        ways = [way for way, _ in tracks.values()]
        return self._features.set_lines(
            TRACKS,
            list(tracks),
            [bytes(shapely.to_wkb(shapely.linestrings(way))) for way in ways],
            np.array([CHOSEN_TRACK if key == chosen else ANY_TRACK for key in tracks], dtype=np.uint8),
            [name for _, name in tracks.values()],
            [tuple(way[-1]) for way in ways],
        )

    def _load_points(self, layer: AssetLayer, by: str) -> LayerSnapshot:
        found = self._columns(layer, by)
        styled = self._styles.styled(layer, by, found)
        return self._features.set_points(
            layer, found["id"], found["lon"], found["lat"], _bytes(styled, found), _names(found), rules=styled.rules
        )

    def _load_lines(self, layer: AssetLayer, by: str) -> list[LayerSnapshot]:
        found = self._columns(layer, by)
        styled = self._styles.styled(layer, by, found)
        places = np.column_stack([found["lon"], found["lat"]]) if found["id"] else np.zeros((0, 2))
        lengths = [length or 0.0 for length in found["length_m"]]
        made = [
            self._features.set_lines(
                layer, found["id"], found["shape"], _bytes(styled, found), _names(found), places,
                lengths if layer is not AssetLayer.AREAS else (), styled.rules,
            )
        ]  # fmt: skip
        if layer is AssetLayer.PIPELINES:
            made.append(self._load_km_marks(found))
        return made

    def _columns(self, layer: AssetLayer, by: str, ids: Sequence[str] | None = None) -> dict[str, list[Any]]:
        """What drawing the layer needs; the age of the last visit is looked up only where it is asked for."""
        names = [*_NAMES, *(("shape", "attributes", "length_m") if layer in LINE_LAYERS else ())]
        with self._store.read() as connection:
            found = asset_store.layer_columns(connection, layer, names, ids)
            if by == "VISITED":
                now = self._now()
                seen = visit_store.everywhere(connection, now - BACK, GUARDING)
                found["visited"] = _ages(layer, found, seen, now)
            if by == "OWNER" or layer is AssetLayer.AREAS:
                owners = responsibility_store.names_by_asset(connection, self._now(), OWNED_ON[layer])
                found["owner"] = [owners.get(key, "") for key in found["id"]]
        return found

    def _load_km_marks(self, lines: Mapping[str, list[Any]]) -> LayerSnapshot:
        """A marker at each kilometre of each trunk line, near by at each hundred metres; hitting one means its line."""
        ids: list[str] = []
        texts: list[str] = []
        classes: list[int] = []
        places: list[NDArray[np.float64]] = [np.zeros((0, 2))]
        to_metres = county_metres()
        with self._store.read() as connection:
            known = line_mark_store.all_marks(connection)
        rows = zip(lines["id"], lines["kind"], lines["shape"], lines["attributes"], strict=True)
        for key, kind, shape, attributes in rows:
            if kind != LineKind.TRUNK:
                continue
            line = stationed_shape(shape, json.loads(attributes), known.get(key, ()), to_metres)
            if line is None:
                continue
            chainages, at = line.markers(100)
            ids += [key] * len(chainages)
            texts += [stationing(chainage_m) for chainage_m in chainages.tolist()]
            classes += np.where(chainages % 1000 == 0, KM_CLASS, HUNDRED_CLASS).tolist()
            places.append(at)
        x, y = np.concatenate(places).T
        lon, lat = to_metres.transform(x, y, direction="INVERSE") if len(x) else (x, y)
        return self._features.set_points(KM_MARKS, ids, lon, lat, np.array(classes, dtype=np.uint8), texts)


def _ages(layer: AssetLayer, found: Mapping[str, Sequence[Any]], seen: NDArray[np.float64], now: datetime) -> list[str]:
    """The age of each last visit; of areas those that are patrolled as such, grid cells, have one."""
    if layer is not AssetLayer.AREAS:
        return age_classes(last_visits(seen, found["lon"], found["lat"], found["visited_at"]), now)
    ages = age_classes(last_visits_within(seen, found["shape"], found["visited_at"]), now)
    return [age if kind == AreaKind.GRID_CELL else OTHERS for age, kind in zip(ages, found["kind"], strict=True)]


def _bytes(styled: StyledRows, found: Mapping[str, Sequence[Any]]) -> NDArray[np.uint8]:
    """The style byte of each row: its class, whether it rests (told only where the class is not its status), key."""
    resting = [OUT_OF_USE * (one in RESTING and not styled.rules) for one in found["status"]]
    key = [KEY * bool(one) for one in found["is_key"]]
    return styled.index | np.array(resting, dtype=np.uint8) | np.array(key, dtype=np.uint8)


def legend_classes(legend: Path) -> dict[str, dict[str, int]]:
    """Class number by code, for each layer of the legend the page draws by."""
    layers = json.loads(legend.read_text("utf-8"))["layers"]
    return {layer["name"]: {rule["code"]: i for i, rule in enumerate(layer["classes"])} for layer in layers}


def _names(found: Mapping[str, Sequence[Any]]) -> list[str]:
    """A grid cell is written with who answers for it, everything else by its name, or by its code where it has none."""
    names = [name or code for name, code in zip(found["name"], found["code"], strict=True)]
    if AreaKind.GRID_CELL not in found["kind"]:
        return names
    told = [json.loads(more).get("owner") for more in found["attributes"]]
    owners = [owner or former for owner, former in zip(found["owner"], told, strict=True)]
    return [f"{name} · {owner}" if owner else name for name, owner in zip(names, owners, strict=True)]
