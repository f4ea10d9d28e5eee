"""PMTiles archives, version 3 of the specification: one file, a header, directories, tiles.

A reader of our own: the published Python one takes every directory apart anew for every tile, knows no uncompressed
directory and holds the file mapped, which on Windows locks it. Directories are numpy arrays here, the last ones kept.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.errors import InputRefused
from app.formats.tiles.tile_archive import MAX_ZOOM, ArchiveFacts, box_of, cut_short
from app.formats.tiles.tile_body import MOST_BYTES, TileForm, form_of, unpacked

HEADER_BYTES = 127
_FORMS = {1: TileForm.MVT, 2: TileForm.PNG, 3: TileForm.JPEG, 4: TileForm.WEBP}
_UNPACKED, _GZIP = 1, 2
_KEPT_DIRECTORIES = 64
_DEEPEST = 4
Whole = NDArray[np.uint64]


@dataclass(frozen=True)
class Directory:
    """Entries by their first tile id; a run of 0 is a directory below instead of tiles."""

    ids: Whole
    runs: Whole
    lengths: Whole
    offsets: Whole


class PmtilesArchive:
    """One archive, open until `close`."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        try:
            self._size = file.stat().st_size
            self._open = file.open("rb")
        except OSError as why:
            raise InputRefused("{file} cannot be read ({why}).", file=file.name, why=why.strerror or str(why)) from why
        self._directory = lru_cache(_KEPT_DIRECTORIES)(self._read_directory)
        try:
            self.facts = self._look()
        except InputRefused:
            self.close()
            raise

    def tile(self, zoom: int, x: int, y: int) -> bytes | None:
        """See `TileArchive`."""
        if not self.facts.min_zoom <= zoom <= self.facts.max_zoom:
            return None
        wanted = tile_id(zoom, x, y)
        offset, length = self._root
        try:
            for _ in range(_DEEPEST):
                entry = _find(self._directory(offset, length), wanted)
                if entry is None:
                    return None
                run, length, offset = entry
                if run:
                    return self._read(self._tiles + offset, length) or None
                offset += self._leaves
        except (OSError, ValueError, InputRefused) as why:
            raise InputRefused("{file} cannot be read any more ({why}).", file=self._file.name, why=str(why)) from why
        return None

    def close(self) -> None:
        """See `TileArchive`."""
        self._open.close()
        self._directory.cache_clear()

    def _look(self) -> ArchiveFacts:
        name = self._file.name
        head = self._read(0, min(HEADER_BYTES, self._size))
        if not head:
            raise InputRefused("{file} is empty (0 bytes): it is left out of the map. Copy it again.", file=name)
        if not head.startswith(b"PMTiles") or len(head) < HEADER_BYTES:
            raise InputRefused("{file} is no PMTiles archive: it is left out of the map.", file=name)
        if head[7] != 3:
            raise InputRefused(
                "{file} is a PMTiles archive of version {version}; only version 3 can be read: "
                "it is left out of the map.",
                file=name,
                version=head[7],
            )
        numbers = [int.from_bytes(head[at : at + 8], "little") for at in range(8, 72, 8)]
        root, root_bytes, about, about_bytes, self._leaves, leaf_bytes, self._tiles, tile_bytes = numbers
        self._root = (root, root_bytes)
        wanted = max(root + root_bytes, about + about_bytes, self._leaves + leaf_bytes, self._tiles + tile_bytes)
        if wanted > self._size:
            raise cut_short(self._file, self._size, wanted)
        self._packing, tile_packing, form_code, low, high = head[97:102]
        if self._packing not in (_UNPACKED, _GZIP) or tile_packing not in (0, _UNPACKED, _GZIP):
            raise InputRefused(
                "{file} is packed in a way that cannot be read (only gzip can): it is left out of the map.", file=name
            )
        form = _FORMS.get(form_code) or self._sampled()
        if form is None:
            raise InputRefused(
                "{file} holds neither pictures (PNG, JPEG, WebP) nor vector tiles: it is left out of the map.",
                file=name,
            )
        if not low <= high <= MAX_ZOOM:
            raise InputRefused(
                "{file} says it has the zooms {low} to {high}, which cannot be: it is left out of the map.",
                file=name,
                low=low,
                high=high,
            )
        told = self._metadata(about, about_bytes)
        sides = [int.from_bytes(head[at : at + 4], "little", signed=True) / 1e7 for at in range(102, 118, 4)]
        return ArchiveFacts(
            title=str(told.get("name") or self._file.stem)[:200],
            form=form,
            min_zoom=low,
            max_zoom=high,
            bounds=box_of(sides),
            attribution=str(told.get("attribution") or "")[:200],
        )

    def _sampled(self) -> TileForm | None:
        """The form of the first tile, where the header does not name one."""
        offset, length = self._root
        try:
            for _ in range(_DEEPEST):
                first = self._directory(offset, length)
                if not len(first.ids):
                    return None
                offset, length = int(first.offsets[0]), int(first.lengths[0])
                if first.runs[0]:
                    return form_of(self._read(self._tiles + offset, length))
                offset += self._leaves
        except (OSError, ValueError, InputRefused):
            return None
        return None

    def _metadata(self, offset: int, length: int) -> dict[str, object]:
        """The archive's own words; without them it is still a map."""
        try:
            told = json.loads(self._plain(self._read(offset, length)))
        except (OSError, ValueError, InputRefused):
            return {}
        return told if isinstance(told, dict) else {}

    def _read_directory(self, offset: int, length: int) -> Directory:
        return directory_of(self._plain(self._read(offset, length)))

    def _plain(self, body: bytes) -> bytes:
        return unpacked(body) if self._packing == _GZIP else body

    def _read(self, offset: int, length: int) -> bytes:
        if length > MOST_BYTES:
            raise ValueError(f"{length:,} bytes at once")
        with self._lock:
            self._open.seek(offset)
            return self._open.read(length)


def directory_of(body: bytes) -> Directory:
    """A directory from its bytes; raises `ValueError` where it does not come out even."""
    numbers = varints(body)
    if not len(numbers):
        raise ValueError("an empty directory")
    count = int(numbers[0])
    if len(numbers) != 1 + 4 * count:
        raise ValueError("a directory that does not come out even")
    steps, runs, lengths, told = numbers[1:].reshape(4, count)
    offsets = told - np.uint64(1)
    ends = np.flatnonzero(told == 0)
    if len(ends) and ends[0] == 0:
        raise ValueError("a directory whose first offset is missing")
    if len(ends):
        # 0 says "right behind the one before": lengths are summed from the last offset that was told.
        behind = np.concatenate([np.zeros(1, np.uint64), np.cumsum(lengths)[:-1]]).astype(np.uint64)
        anchor = np.maximum.accumulate(np.where(told == 0, 0, np.arange(count)))
        offsets = offsets[anchor] + (behind - behind[anchor])
    return Directory(np.cumsum(steps).astype(np.uint64), runs, lengths, offsets)


def varints(body: bytes) -> Whole:
    """All the variable-length numbers in `body`, seven bits a byte, the lowest first."""
    raw = np.frombuffer(body, dtype=np.uint8)
    last = np.flatnonzero(raw < 0x80)
    if not len(raw):
        return np.zeros(0, np.uint64)
    if not len(last) or last[-1] != len(raw) - 1:
        raise ValueError("a number that is cut short")
    starts = np.concatenate([[0], last[:-1] + 1])
    if int((last - starts).max()) > 9:
        raise ValueError("a number of more than 64 bits")
    place = np.arange(len(raw)) - np.repeat(starts, last - starts + 1)
    parts = (raw & 0x7F).astype(np.uint64) << (7 * place).astype(np.uint64)
    return np.add.reduceat(parts, starts).astype(np.uint64)


def _find(directory: Directory, wanted: int) -> tuple[int, int, int] | None:
    """Run, length and offset of the entry that holds the tile, or the directory below it."""
    at = int(np.searchsorted(directory.ids, np.uint64(wanted), side="right")) - 1
    if at < 0:
        return None
    run = int(directory.runs[at])
    if run and wanted - int(directory.ids[at]) >= run:
        return None
    return run, int(directory.lengths[at]), int(directory.offsets[at])


def tile_id(zoom: int, x: int, y: int) -> int:
    """A tile's place on the Hilbert curve through all zooms (PMTiles 3, section 4)."""
    found = ((1 << (2 * zoom)) - 1) // 3
    for level in range(zoom - 1, -1, -1):
        side = 1 << level
        right, low = bool(side & x), bool(side & y)
        found += (side * side) * ((3 * right) ^ low)
        if not low:
            if right:
                x, y = side - 1 - x, side - 1 - y
            x, y = y, x
    return found
