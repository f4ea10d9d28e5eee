"""Encoded layers on disk: to encode a county costs every start half a second that nothing has changed since.

A kept layer is used only if its fingerprint is that of the store now. The files may be deleted at any time.
"""

from __future__ import annotations

import logging
import zipfile
from pathlib import Path
from typing import BinaryIO

import numpy as np

from app.services.map.map_features import LayerSnapshot

log = logging.getLogger(__name__)


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
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
            log.warning("the kept layer %s cannot be read and is made anew: %s", layer, error)
            return None

    def _read(self, layer: str, fingerprint: str, file: BinaryIO) -> LayerSnapshot | None:
        if not zipfile.is_zipfile(file):
            raise zipfile.BadZipFile("no archive")
        with np.load(file, allow_pickle=False) as kept:
            if str(kept["fingerprint"]) != f"{self._mark} {fingerprint}":
                return None
            return LayerSnapshot(
                name=layer,
                epoch=1,
                body=kept["body"].tobytes(),
                ids=kept["ids"],
                names=kept["names"].tobytes(),
                places=kept["places"],
                styles=kept["styles"],
                metres=kept["metres"],
            )

    def keep(self, snapshot: LayerSnapshot, fingerprint: str) -> None:
        """Keep a layer for the next start; where the disk does not allow it, the next start only takes longer."""
        file = self._file(snapshot.name)
        part = file.with_suffix(".part")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as out:
                np.savez(
                    out,
                    fingerprint=np.array(f"{self._mark} {fingerprint}"),
                    body=np.frombuffer(snapshot.body, dtype=np.uint8),
                    ids=snapshot.ids,
                    names=np.frombuffer(snapshot.names, dtype=np.uint8),
                    places=snapshot.places,
                    styles=snapshot.styles,
                    metres=snapshot.metres,
                )
            part.replace(file)
        except OSError as error:
            log.warning("the layer %s cannot be kept: %s", snapshot.name, error)

    def _file(self, layer: str) -> Path:
        return self._folder / f"{layer.replace('/', '-')}.npz"
