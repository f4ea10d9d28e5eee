"""Where the tiles of one shown base map come from; an archive on disk (for a server see `server_tiles`)."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.domain.base_map import BaseMap
from app.domain.sentence import Sentence, sentence
from app.errors import InputRefused
from app.formats.tiles.open_archive import open_archive
from app.formats.tiles.tile_body import TileForm, form_of, unpacked

log = logging.getLogger(__name__)
OnTrouble = Callable[[BaseMap, Sentence | None], object]
"""Told once when a base map stops giving tiles, with the reason; and with None when it gives them again."""


@dataclass(frozen=True)
class Tile:
    """One tile for the page."""

    form: TileForm
    body: bytes


class TileSource(Protocol):
    """One shown base map. `tile` never raises for what a file or a server does: it gives None and tells once."""

    @property
    def min_zoom(self) -> int: ...

    @property
    def max_zoom(self) -> int: ...

    @property
    def attribution(self) -> str: ...

    def tile(self, zoom: int, x: int, y: int) -> Tile | None: ...

    def wake(self) -> None:
        """Try a failing source again at once."""
        ...

    def break_off(self) -> None:
        """Let threads that wait for this source come back."""
        ...

    def close(self) -> None: ...


class ArchiveTiles:
    """The tiles of an archive or folder. It may be closed while threads read: the last of them closes the file."""

    def __init__(self, base: BaseMap, on_trouble: OnTrouble) -> None:
        if base.file is None:
            raise InputRefused("The base map {name} names no file.", name=base.name)
        self._base, self._on_trouble = base, on_trouble
        self._archive = open_archive(base.file, tms=base.tms or None)
        self._lock = threading.Lock()
        self._readers = 0
        self._is_closed = self._in_trouble = False
        self.facts = self._archive.facts
        self.min_zoom, self.max_zoom = self.facts.min_zoom, self.facts.max_zoom
        self.attribution = base.attribution or self.facts.attribution

    def tile(self, zoom: int, x: int, y: int) -> Tile | None:
        """See `TileSource`."""
        if not self._begin():
            return None
        try:
            made = self._read(zoom, x, y)
        except InputRefused as why:
            self._note(Sentence(why.template, why.values))
            return None
        finally:
            self._end()
        if made is not None:
            self._note(None)
        return made

    def wake(self) -> None:
        """See `TileSource`; each question is tried anyway."""

    def break_off(self) -> None:
        """See `TileSource`; no thread waits here."""

    def close(self) -> None:
        """See `TileSource`."""
        with self._lock:
            is_first, self._is_closed = not self._is_closed, True
            if is_first and not self._readers:
                self._archive.close()

    def _begin(self) -> bool:
        """Whether the archive is still open; then it stays so until `_end`."""
        with self._lock:
            if not self._is_closed:
                self._readers += 1
            return not self._is_closed

    def _end(self) -> None:
        with self._lock:
            self._readers -= 1
            if self._is_closed and not self._readers:
                self._archive.close()

    def _read(self, zoom: int, x: int, y: int) -> Tile | None:
        """The tile in the form that it is, whatever the archive calls it."""
        body = self._archive.tile(zoom, x, y)
        if not body:
            return None
        form = form_of(body)
        if form is None and self.facts.form is not TileForm.MVT:
            raise InputRefused("some of its tiles are of a form that cannot be drawn")
        return Tile(form or TileForm.MVT, unpacked(body))

    def _note(self, why: Sentence | None) -> None:
        """Tell when trouble begins or ends, not each time."""
        with self._lock:
            is_news = (why is not None) != self._in_trouble and not self._is_closed
            self._in_trouble = why is not None
        if is_news:
            log.warning("base map %s: %s", self._base.id, why or "gives tiles again")
            self._on_trouble(self._base, why)


def no_tiles(base: BaseMap, why: Sentence) -> Sentence:
    """What the officer is told, once."""
    return sentence(
        "The base map {name} gives no tiles: {why}. The vector map stands in its place; it is tried again by itself.",
        name=base.name,
        why=why,
    )
