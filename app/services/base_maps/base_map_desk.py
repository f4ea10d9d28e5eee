"""The desk of base maps: what there is, what is shown, and what an administrator may declare, add and remove.

Acts write the bureau's own `maps/catalogue.toml` whole or not at all, and leave the file as it was before beside it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from app.analysis.mercator import WORLD_UNITS, to_units
from app.domain.access import Actor, Right
from app.domain.base_map import BaseKind, BaseMap, BaseOrigin, MapDatum
from app.domain.sentence import Sentence, sentence
from app.errors import AppError, InputRefused, NotFound
from app.services.base_maps.catalogue import VECTOR_ID, Catalogue, read_catalogue
from app.services.base_maps.catalogue_file import FILE_NAME, NAME_LENGTH, base_map_of, read_tables, without, written
from app.services.base_maps.shown_tiles import ShownBase, ShownTiles
from app.services.base_maps.tile_cache import TileCache
from app.services.base_maps.tile_source import ArchiveTiles, OnTrouble, TileSource
from app.store.unit_of_work import Store

if TYPE_CHECKING:
    from app.services.base_maps.server_offers import Offers

log = logging.getLogger(__name__)
CACHE_NAME = "tiles.sqlite"
TEST_ZOOM = 10


@dataclass(frozen=True)
class ListedBase:
    """A base map in the list, with what is wrong with it, if anything is."""

    base: BaseMap
    wrong: Sentence | None = None
    facts: str = ""


@dataclass(frozen=True)
class Stack:
    """What is shown, the lowest first, and a sentence for each chosen one that cannot be."""

    shown: tuple[ShownBase, ...]
    refused: tuple[AppError, ...] = ()


class BaseMapDesk:
    """`middle` is where a source is tried: longitude and latitude of the county, WGS-84."""

    def __init__(
        self,
        store: Store,
        shipped: Path,
        own: Path,
        cache_folder: Path,
        cache_mb: int,
        tiles: ShownTiles,
        middle: Callable[[], tuple[float, float]],
    ) -> None:
        self._store, self._shipped, self._own, self._middle = store, shipped, own, middle
        self._tiles = tiles
        self._cache = TileCache(cache_folder / CACHE_NAME, cache_mb * 1_000_000)
        self.on_trouble: OnTrouble = lambda _base, _why: None
        """Called on any thread when a shown base map stops or begins again to give tiles."""

    def close(self) -> None:
        """End the cache; the tiles must have ended before."""
        self._cache.close()

    def catalogue(self) -> Catalogue:
        """What there is; looks into folders and files."""
        return read_catalogue(self._shipped, self._own)

    def listed(self) -> tuple[tuple[ListedBase, ...], tuple[InputRefused, ...]]:
        """The list for the officer, each archive opened to see whether it can be drawn; and what was left out."""
        found = self.catalogue()
        return tuple(self._looked_at(base) for base in found.maps), found.refused

    def show(self, chosen: Sequence[str]) -> Stack:
        """Show these in place of what was shown, the lowest first. The vector map is always below and is not named.

        All of a stack must have one datum: two that are shifted differently would contradict each other.
        """
        found = self.catalogue()
        opened: list[tuple[BaseMap, TileSource]] = []
        refused: list[AppError] = list(found.refused)
        for key in chosen:
            base = found.find(key)
            if key == VECTOR_ID:
                continue
            if base is None:
                refused.append(InputRefused("The chosen base map {name} is not there any more.", name=key))
            elif opened and _shift(base) != _shift(opened[0][0]):
                refused.append(
                    InputRefused(
                        "{name} is not of one datum with {below}, so it is not laid over it.",
                        name=base.name,
                        below=opened[0][0].name,
                    )
                )
            else:
                try:
                    opened.append((base, self._opened(base)))
                except InputRefused as why:
                    refused.append(why)
        return Stack(tuple(self._tiles.show(opened)), tuple(refused))

    def try_again(self) -> None:
        """Ask failing sources at once."""
        self._tiles.wake()

    def draft(self, entry: dict[str, Any]) -> BaseMap:
        """A source as it would be added; raises `InputRefused` with what is missing."""
        try:
            return base_map_of(entry, self._own, BaseOrigin.OWN)
        except InputRefused as refused:
            # Said of what was typed, which stands in no catalogue yet; its id is the name.
            why = refused.values["why"] if entry.get("id") else sentence("it has no name")
            raise InputRefused(
                "The source cannot be used: {why}. Nothing was changed; correct what was typed.", why=why
            ) from refused

    def offers(self, entry: dict[str, Any]) -> Offers:
        """What the server at the entry's address says it has; the entry needs no name yet. Raises `InputRefused`."""
        from app.services.base_maps.server_offers import offers_of

        base = self.draft(entry | {"id": entry.get("id") or str(entry.get("url") or "?")[:NAME_LENGTH]})
        if base.kind not in (BaseKind.WMTS, BaseKind.WMS):
            raise InputRefused("Only WMTS and WMS servers tell their layers. Choose one of these kinds first.")
        return offers_of(base)

    def test(self, base: BaseMap) -> Sentence:
        """Get one tile at the county; what was found. Raises `InputRefused` with what is wrong."""
        if not base.kind.is_remote:
            source = ArchiveTiles(base, lambda _base, _why: None)
            facts = source.facts
            source.close()
            return sentence(
                "{name} can be drawn: {form}, zooms {low} to {high}.",
                name=base.name,
                form=facts.form.value,
                low=facts.min_zoom,
                high=facts.max_zoom,
            )
        from app.services.base_maps.server_tiles import ServerTiles
        from app.services.base_maps.tile_fetch import NoTile

        server = ServerTiles(base, self._cache, lambda _base, _why: None)
        zoom = min(max(TEST_ZOOM, base.min_zoom), base.max_zoom)
        try:
            body = server.probe(zoom, *tile_at(*self._middle(), zoom))
        except NoTile as why:
            raise InputRefused("{name} gives no tiles: {why}.", name=base.name, why=why.why) from why
        finally:
            server.close()
        return sentence("{name} answers: a tile of {size} bytes came.", name=base.name, size=f"{len(body):,}")

    def declare(self, actor: Actor, act_id: str, key: str, datum: MapDatum) -> None:
        """From now on the tiles of this base map are taken to be of this datum."""
        actor.require(Right.SETTINGS)
        base = self._known(key)
        if base.origin is BaseOrigin.SHIPPED:
            raise InputRefused("The datum of what ships is known. Nothing was changed.")

        def change(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
            if base.origin is BaseOrigin.OWN:
                return [entry | {"datum": datum.value} if entry.get("id") == key else entry for entry in entries]
            return [*entries, _entry_of(base, datum, self._own)]

        self._write(actor, act_id, "base_map.declare", key, change)

    def add(self, actor: Actor, act_id: str, entry: dict[str, Any]) -> None:
        """One more source by its address; `entry` as in the catalogue. One of the same id is replaced."""
        actor.require(Right.SETTINGS)
        made = self.draft(entry)
        known = self.catalogue().find(made.id)
        if known is not None and known.origin is not BaseOrigin.OWN:
            raise InputRefused("There is another base map {name} already. Give it another name.", name=made.id)
        self._write(actor, act_id, "base_map.add", made.id, lambda entries: [*without(entries, made.id), entry])

    def remove(self, actor: Actor, act_id: str, key: str) -> None:
        """Take a declared base map out of the catalogue; files of tiles stay where they lie."""
        actor.require(Right.SETTINGS)
        base = self._known(key)
        if base.origin is BaseOrigin.SHIPPED:
            raise InputRefused("What ships with the program stays. Nothing was changed.")
        if base.origin is BaseOrigin.FOUND:
            raise InputRefused(
                "{name} lies in the maps folder and nothing is declared of it. Nothing was changed; "
                "move the file away to be rid of it.",
                name=base.name,
            )
        self._write(actor, act_id, "base_map.remove", key, lambda entries: without(entries, key))

    def _known(self, key: str) -> BaseMap:
        base = self.catalogue().find(key)
        if base is None:
            raise NotFound("There is no {noun} {key} (any more).", noun="base map", key=key)
        return base

    def _write(
        self,
        actor: Actor,
        act_id: str,
        name: str,
        key: str,
        change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]],
    ) -> None:
        """The catalogue with its entries changed; the audit says who did it, not the address or its key."""
        file = self._own / FILE_NAME
        with self._store.act(actor, act_id, name, Right.SETTINGS) as work:
            if work.repeated:
                return
            work.about("base_map", key[:64])
            tables = read_tables(file)
            entries = tables.get("base_map", [])
            text = written(tables | {"base_map": change(entries if isinstance(entries, list) else [entries])})
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                part = file.with_suffix(".part")
                part.write_text(text, "utf-8")
                if file.exists():
                    file.replace(file.with_suffix(".before"))
                part.replace(file)
            except OSError as why:
                raise InputRefused(
                    "{file} cannot be written ({why}). Nothing was changed.",
                    file=str(file),
                    why=why.strerror or str(why),
                ) from why

    def _opened(self, base: BaseMap) -> TileSource:
        def told(of: BaseMap, why: Sentence | None) -> None:
            self.on_trouble(of, why)

        if not base.kind.is_remote:
            return ArchiveTiles(base, told)
        from app.services.base_maps.server_tiles import ServerTiles

        return ServerTiles(base, self._cache, told)

    def _looked_at(self, base: BaseMap) -> ListedBase:
        if base.kind.is_remote or base.kind is BaseKind.VECTOR:
            return ListedBase(base)
        try:
            source = ArchiveTiles(base, lambda _base, _why: None)
        except InputRefused as why:
            return ListedBase(base, Sentence(why.template, why.values))
        facts = source.facts
        source.close()
        return ListedBase(base, None, f"{facts.form.name} · {facts.min_zoom}–{facts.max_zoom}")


def _shift(base: BaseMap) -> str:
    return base.datum.shift if base.datum is not None else ""


def _entry_of(base: BaseMap, datum: MapDatum, own: Path) -> dict[str, Any]:
    """The catalogue's entry for what was found lying there."""
    place = base.file or Path()
    told = place.relative_to(own).as_posix() if place.is_relative_to(own) else str(place)
    return {"id": base.id, "name": base.name, "kind": base.kind.value, "datum": datum.value, "file": told}


def tile_at(lon: float, lat: float, zoom: int) -> tuple[int, int]:
    """Column and row of the tile that holds a place."""
    x, y = to_units(np.array(lon), np.array(lat))
    return int(x) * 2**zoom // WORLD_UNITS, int(y) * 2**zoom // WORLD_UNITS
