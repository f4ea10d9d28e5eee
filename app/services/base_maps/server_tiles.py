"""The tiles of a server: fetched once, kept, and left alone while it fails. Loaded only where a server is used."""

from __future__ import annotations

import hashlib
import logging

from app.domain.base_map import BaseMap
from app.formats.tiles.tile_body import form_of
from app.services.base_maps.tile_address import tile_address, without_key
from app.services.base_maps.tile_breaker import TileBreaker
from app.services.base_maps.tile_cache import TileCache
from app.services.base_maps.tile_fetch import NoTile, TileFetcher
from app.services.base_maps.tile_source import OnTrouble, Tile

log = logging.getLogger(__name__)


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


def _tile(body: bytes) -> Tile | None:
    form = form_of(body)
    return Tile(form, body) if form is not None else None
