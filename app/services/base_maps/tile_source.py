"""Where the tiles of one shown base map come from: an archive on disk, or a server with a cache before it."""

from __future__ import annotations

import hashlib
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
from app.services.base_maps.tile_address import tile_address, without_key
from app.services.base_maps.tile_breaker import TileBreaker
from app.services.base_maps.tile_cache import TileCache
from app.services.base_maps.tile_fetch import NoTile, TileFetcher

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


class ServerTiles:
    """The tiles of a server: from the cache while they are fresh, else fetched; an old one rather than none."""

    def __init__(self, base: BaseMap, cache: TileCache, on_trouble: OnTrouble) -> None:
        self._base, self._cache, self._on_trouble = base, cache, on_trouble
        self._fetcher, self._breaker = TileFetcher(), TileBreaker()
        self._mark = cache_mark(base)
        self._is_closed = False
        self.min_zoom, self.max_zoom, self.attribution = base.min_zoom, base.max_zoom, base.attribution

    def tile(self, zoom: int, x: int, y: int) -> Tile | None:
        """See `TileSource`."""
        kept = self._cache.find(self._mark, zoom, x, y)
        if kept is not None and kept[1]:
            return _tile(kept[0])
        body = self._fetched(zoom, x, y) if self._breaker.may_ask() else None
        if body is not None:
            self._cache.keep(self._mark, zoom, x, y, body)
            return _tile(body)
        return _tile(kept[0]) if kept is not None else None

    def probe(self, zoom: int, x: int, y: int) -> bytes:
        """Fetch one tile past cache and breaker; raises `NoTile`."""
        return self._fetcher.get(tile_address(self._base, zoom, x, y))

    def wake(self) -> None:
        """See `TileSource`."""
        self._breaker.wake()

    def break_off(self) -> None:
        """See `TileSource`."""
        self._is_closed = True
        self._fetcher.break_off()

    def close(self) -> None:
        """See `TileSource`."""
        self._fetcher.close()

    def _fetched(self, zoom: int, x: int, y: int) -> bytes | None:
        address = tile_address(self._base, zoom, x, y)
        try:
            body = self._fetcher.get(address)
        except NoTile as why:
            if self._is_closed or (why.is_absent and self._breaker.has_served):
                return None
            log.warning("base map %s: %s (%s)", self._base.id, why, without_key(self._base, address))
            if self._breaker.failed():
                self._on_trouble(self._base, why.why)
            return None
        if self._breaker.served():
            self._on_trouble(self._base, None)
        return body


def cache_mark(base: BaseMap) -> str:
    """Under what its tiles are kept: another address or layer is another map; the key is no part of it."""
    told = "\n".join((base.id, base.url, base.layer, base.style, base.matrix_set, base.matrix, base.format))
    return hashlib.sha256(told.encode()).hexdigest()[:20]


def no_tiles(base: BaseMap, why: Sentence) -> Sentence:
    """What the officer is told, once."""
    return sentence(
        "The base map {name} gives no tiles: {why}. The vector map stands in its place; it is tried again by itself.",
        name=base.name,
        why=why,
    )


def _tile(body: bytes) -> Tile | None:
    form = form_of(body)
    return Tile(form, body) if form is not None else None
