"""A replay as the map draws it: each unit's whole way as a line, and its fixes in time for the page to play.

To be called on a reader thread. Both are layers of `MapFeatures`; way n of one is line n of the other.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from app.analysis.track_stops import heard_pieces
from app.services.map.layer_codec import encode_names, encode_ways
from app.services.map.map_features import LayerSnapshot, MapFeatures
from app.services.tracks.replay_desk import Replay

AROUND = 0.004
REPLAY, REPLAY_WAYS = "replay", "replay/ways"


class ReplayLayers:
    """Writes into `features`; the classes are those of the legend, one for each way, called as the unit is."""

    def __init__(self, features: MapFeatures, legend: Path) -> None:
        self._features = features
        layers = json.loads(legend.read_text("utf-8"))["layers"]
        self._rules = next(layer["classes"] for layer in layers if layer["name"] == REPLAY)

    @property
    def colours(self) -> tuple[str, ...]:
        """The tokens of the colours of the ways, in their order."""
        return tuple(str(rule["colour"]) for rule in self._rules)

    def show(self, replay: Replay | None) -> None:
        """Put the ways of a replay in place of what was drawn; None takes them away."""
        tracks = () if replay is None else replay.tracks[: len(self._rules)]
        names = [one.name for one in tracks]
        nothing = np.zeros(0, dtype=np.uint8)
        ids = np.array([one.unit.id.encode() for one in tracks], dtype=np.bytes_)
        ways = encode_ways([one.fixes for one in tracks], names)
        self._features.put(LayerSnapshot(REPLAY_WAYS, 1, ways, ids, encode_names(names), np.zeros((0, 2)), nothing))
        self._features.set_lines(
            REPLAY,
            [one.unit.id for one in tracks],
            [drawn(one.fixes) for one in tracks],
            np.arange(len(tracks), dtype=np.uint8),
            names,
            metres=[one.metres for one in tracks],
            rules=[{**rule, "label": name} for rule, name in zip(self._rules, names, strict=False)],
        )


def bounds_of(replay: Replay) -> tuple[float, float, float, float]:
    """West, south, east, north of all ways, and some hundred metres around them."""
    lon, lat = (np.concatenate([one.fixes[:, at] for one in replay.tracks]) for at in (1, 2))
    edges = (lon.min() - AROUND, lat.min() - AROUND, lon.max() + AROUND, lat.max() + AROUND)
    west, south, east, north = map(float, edges)
    return west, south, east, north


def drawn(fixes: NDArray[np.float64]) -> bytes:
    """The way as WKB, broken where the unit was not heard; a fix alone is a line that goes nowhere."""
    pieces = [fixes[begin:end, 1:3] for begin, end in heard_pieces(fixes)]
    lines: list[Any] = [
        shapely.linestrings(piece if len(piece) > 1 else np.repeat(piece, 2, axis=0)) for piece in pieces
    ]
    return bytes(shapely.to_wkb(shapely.multilinestrings(lines)))
