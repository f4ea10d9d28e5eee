"""What the map draws: each layer encoded once, kept as bytes that any thread may hand out.

Whoever reads the store (a reader thread) calls `set_points` or `set_lines`; the page fetches the bytes, and says which
point or line was hit by its index and the epoch it drew. `record_at` turns that back into the record's id.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress, pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from app.services.map.layer_codec import NAMES_HEAD, encode_lines, encode_names, encode_points

Rule = Mapping[str, object]

CLASS_BITS = 31


@dataclass(frozen=True)
class LayerHeld:
    """How much a layer holds by class: numbers of records, metres of lines. `rules` are its classes where they are
    others than the legend's own."""

    numbers: tuple[int, ...]
    metres: tuple[float, ...]
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True)
class LayerSnapshot:
    """One layer as the page draws it. `ids` and `names` are in the page's order; `epoch` grows with every change.

    `metres` are the lengths of its records, if it has any; `rules` its classes, if they are not the legend's own;
    `numbers` what the legend says of each class, if it does not count records.
    """

    name: str
    epoch: int
    body: bytes
    ids: NDArray[np.bytes_]
    names: bytes
    places: NDArray[np.float64]
    styles: NDArray[np.uint8]
    metres: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    rules: tuple[Rule, ...] = ()
    numbers: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.ids)

    def held(self) -> LayerHeld:
        """How much of each class there is: its records, unless something else was counted."""
        classes = self.styles & CLASS_BITS
        numbers = self.numbers or tuple(np.bincount(classes).tolist())
        metres = np.bincount(classes, self.metres) if len(self.metres) else np.zeros(len(numbers))
        return LayerHeld(numbers, tuple(metres.tolist()), self.rules)


@dataclass(frozen=True)
class MapRecord:
    """A record that was hit on the map: lon, lat is its place (NaN for a line without one), `style` its byte."""

    layer: str
    id: str
    name: str
    lon: float
    lat: float
    style: int = 0


class MapFeatures:
    """The layers by name. Every method may be called from any thread; snapshots never change once made."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._layers: dict[str, LayerSnapshot] = {}
        self._held: dict[str, LayerHeld] = {}

    def set_points(
        self,
        layer: str,
        ids: Sequence[str],
        lon: ArrayLike,
        lat: ArrayLike,
        style: ArrayLike,
        names: Sequence[str] = (),
        rules: Sequence[Rule] = (),
    ) -> LayerSnapshot:
        """Puts points (degrees WGS-84, one style byte each, see `map_layers`) in place of what the layer showed."""
        places = np.column_stack([np.asarray(lon, dtype=np.float64), np.asarray(lat, dtype=np.float64)])
        encoded = encode_points(places[:, 0], places[:, 1], style)
        order = encoded.order
        texts = encode_names([names[i] for i in order] if names else [])
        styles = np.asarray(style, dtype=np.uint8)[order]
        made = LayerSnapshot(layer, 1, encoded.body, _keys(ids)[order], texts, places[order], styles)
        return self._keep(replace(made, rules=tuple(rules)))

    def change_points(
        self, layer: str, gone: Sequence[str], ids: Sequence[str], lon: ArrayLike, lat: ArrayLike, style: ArrayLike,
        names: Sequence[str],
    ) -> LayerSnapshot:  # fmt: skip
        """Some points in place of those that `gone` names; the others stay as they are. Raises `KeyError` where the
        layer was never set."""
        held = self._layers[layer]
        kept = np.ones(len(held), dtype=np.bool_)
        for key in gone:
            kept &= held.ids != key.encode()
        texts = [*compress(names_of(held.names), kept.tolist()), *names]
        places = np.column_stack([np.asarray(lon, dtype=np.float64), np.asarray(lat, dtype=np.float64)])
        stand = np.concatenate([held.places[kept], places.reshape(-1, 2)])
        styles = np.concatenate([held.styles[kept], np.asarray(style, dtype=np.uint8)])
        keys = [*(key.decode() for key in held.ids[kept].tolist()), *ids]
        return self.set_points(layer, keys, stand[:, 0], stand[:, 1], styles, texts, held.rules)

    def set_lines(
        self, layer: str, ids: Sequence[str], shapes: Sequence[bytes], style: ArrayLike,
        names: Sequence[str] = (), places: ArrayLike = (), metres: ArrayLike = (), rules: Sequence[Rule] = (),
        numbers: Sequence[int] = (),
    ) -> LayerSnapshot:  # fmt: skip
        """Puts lines or areas (WKB, lon lat WGS-84) in place; `places` are (lon, lat) for labels and for zooming to,
        `metres` their lengths for the legend, `numbers` what it counts in place of the records."""
        stand = np.asarray(places, dtype=np.float64).reshape(-1, 2)
        styles = np.asarray(style, dtype=np.uint8)
        body = encode_lines(shapes, styles)
        lengths = np.asarray(metres, dtype=np.float64)
        texts = encode_names(names, stand if len(stand) == len(names) else ())
        made = LayerSnapshot(layer, 1, body, _keys(ids), texts, stand, styles, lengths, tuple(rules), tuple(numbers))
        return self._keep(made)

    def set_text(self, layer: str, text: str) -> LayerSnapshot:
        """Puts a small JSON text (names of places) in place; it has no records that could be hit."""
        nothing = np.zeros(0, dtype=np.uint8)
        return self._keep(
            LayerSnapshot(layer, 1, text.encode(), _keys(()), encode_names(()), np.zeros((0, 2)), nothing)
        )

    def clear(self, layer: str) -> None:
        """The layer shows nothing any more."""
        self.set_points(layer, [], [], [], [])

    def body(self, path: str) -> bytes | None:
        """What the page asks for: `<layer>.bin` or `<layer>.names`; None when there is no such layer."""
        layer, _, kind = path.rpartition(".")
        snapshot = self._layers.get(layer)
        if snapshot is None or kind not in ("bin", "names"):
            return None
        return snapshot.body if kind == "bin" else snapshot.names

    def epochs(self) -> Mapping[str, int]:
        """Which layers there are, and how often each has changed."""
        with self._lock:
            return {name: snapshot.epoch for name, snapshot in self._layers.items()}

    def held(self) -> Mapping[str, LayerHeld]:
        """How much each layer holds, as it is drawn now."""
        with self._lock:
            return dict(self._held)

    def snapshot(self, layer: str) -> LayerSnapshot | None:
        return self._layers.get(layer)

    def record_at(self, layer: str, index: int, epoch: int) -> MapRecord | None:
        """The record the page means, or None when the layer changed meanwhile or the index is none of it."""
        snapshot = self._layers.get(layer)
        if snapshot is None or snapshot.epoch != epoch or not 0 <= index < len(snapshot):
            return None
        lon, lat = snapshot.places[index] if index < len(snapshot.places) else (np.nan, np.nan)
        key = bytes(snapshot.ids[index]).decode()
        name = name_at(snapshot.names, index)
        return MapRecord(layer, key, name, float(lon), float(lat), int(snapshot.styles[index]))

    def index_of(self, layer: str, record_id: str) -> int | None:
        """Where the page has this record, for highlighting."""
        snapshot = self._layers.get(layer)
        if snapshot is None or not len(snapshot):
            return None
        found = np.flatnonzero(snapshot.ids == record_id.encode())
        return int(found[0]) if len(found) else None

    def put(self, made: LayerSnapshot) -> LayerSnapshot:
        """Puts a layer that was encoded before (see `layer_cache`) in place of what it showed."""
        return self._keep(made)

    def _keep(self, made: LayerSnapshot) -> LayerSnapshot:
        held = made.held()
        with self._lock:
            before = self._layers.get(made.name)
            kept = made if before is None else replace(made, epoch=before.epoch + 1)
            self._layers[made.name] = kept
            self._held[made.name] = held
        return kept


def _keys(ids: Sequence[str]) -> NDArray[np.bytes_]:
    """Keys as bytes: a million of them take 32 MB, as Python strings over 80."""
    return np.array([key.encode() for key in ids], dtype=np.bytes_)


def names_of(names: bytes) -> list[str]:
    """Every name of an encoded list, in its order."""
    _, count, placed = (int(one) for one in np.frombuffer(names, dtype="<u4", count=3))
    offsets = np.frombuffer(names, dtype="<u4", count=count + 1, offset=NAMES_HEAD).tolist()
    text = names[NAMES_HEAD + 4 * (count + 1) + 8 * count * placed :]
    return [text[begin:end].decode("utf-8") for begin, end in pairwise(offsets)]


def names_at(names: bytes, rows: NDArray[np.intp]) -> list[str]:
    """The names of these rows out of an encoded list; "" where the layer has none."""
    _, count, placed = (int(one) for one in np.frombuffer(names, dtype="<u4", count=3))
    offsets = np.frombuffer(names, dtype="<u4", count=count + 1, offset=NAMES_HEAD)
    if not count:
        return [""] * len(rows)
    start = NAMES_HEAD + 4 * (count + 1) + 8 * count * placed
    begins, ends = (offsets[rows] + start).tolist(), (offsets[rows + 1] + start).tolist()
    return [names[begin:end].decode("utf-8") for begin, end in zip(begins, ends, strict=True)]


def name_at(names: bytes, index: int) -> str:
    """One name out of an encoded list; "" where the layer has no names."""
    _, count, placed = (int(one) for one in np.frombuffer(names, dtype="<u4", count=3))
    if index >= count:
        return ""
    offsets = np.frombuffer(names, dtype="<u4", count=count + 1, offset=NAMES_HEAD)
    start = NAMES_HEAD + 4 * (count + 1) + 8 * count * placed
    return names[start + int(offsets[index]) : start + int(offsets[index + 1])].decode("utf-8")
