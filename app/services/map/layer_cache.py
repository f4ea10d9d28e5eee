"""Encoded layers on disk: to encode a county costs every start half a second that nothing has changed since.

A kept layer is used only if its fingerprint is that of the store now. The files may be deleted at any time. A file is
one line of JSON that says what made it, then the arrays as they lie in memory: an archive took far longer to open.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from app.services.map.map_features import LayerSnapshot

log = logging.getLogger(__name__)
PARTS = ("body", "ids", "names", "places", "styles", "metres")
"""What of a layer is kept, in this order."""


class LayerCache:
    """One file a layer in `folder`; `mark` says what encoded them (see `maker_mark`)."""

    def __init__(self, folder: Path, mark: str) -> None:
        self._folder, self._mark = folder, mark

    def find(self, layer: str, fingerprint: str) -> LayerSnapshot | None:
        """The layer as it was kept for this fingerprint; None where there is none, or it cannot be read."""
        try:
            with self._file(layer).open("rb") as file:
                return self._read(layer, fingerprint, file)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            log.warning("the kept layer %s cannot be read and is made anew: %s", layer, error)
            return None

    def _read(self, layer: str, fingerprint: str, file: BinaryIO) -> LayerSnapshot | None:
        told = json.loads(file.readline())
        if told["made_by"] != self._made_by(fingerprint):
            return None
        parts = {name: _array(file, *told["arrays"][name]) for name in PARTS}
        return LayerSnapshot(
            name=layer,
            epoch=1,
            body=parts["body"].tobytes(),
            ids=parts["ids"],
            names=parts["names"].tobytes(),
            places=parts["places"],
            styles=parts["styles"],
            metres=parts["metres"],
        )

    def keep(self, snapshot: LayerSnapshot, fingerprint: str) -> None:
        """Keep a layer for the next start; where the disk does not allow it, the next start only takes longer."""
        kept = {name: getattr(snapshot, name) for name in PARTS}
        arrays = {
            name: np.frombuffer(one, dtype=np.uint8) if isinstance(one, bytes) else np.ascontiguousarray(one)
            for name, one in kept.items()
        }
        told = {name: (one.dtype.str, one.shape) for name, one in arrays.items()}
        file = self._file(snapshot.name)
        part = file.with_suffix(".part")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as out:
                out.write(json.dumps({"made_by": self._made_by(fingerprint), "arrays": told}).encode() + b"\n")
                out.writelines(arrays[name].tobytes() for name in PARTS)
            part.replace(file)
        except OSError as error:
            log.warning("the layer %s cannot be kept: %s", snapshot.name, error)

    def _made_by(self, fingerprint: str) -> str:
        return f"{self._mark} {fingerprint}"

    def _file(self, layer: str) -> Path:
        return self._folder / f"{layer.replace('/', '-')}.layer"


def _array(file: BinaryIO, kind: str, shape: list[int]) -> NDArray[Any]:
    """The next array of the file; ValueError where it ends too early."""
    dtype = np.dtype(kind)
    size = int(np.prod(shape)) * dtype.itemsize
    found = file.read(size)
    if dtype.hasobject or len(found) != size:
        raise ValueError("the file ends too early")
    return np.frombuffer(found, dtype=dtype).reshape(shape)
