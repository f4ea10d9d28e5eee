"""Where the town's targets hold: near a police station or a one-minute post."""

from __future__ import annotations

import threading

from app.domain.asset import AssetLayer, PostKind, SiteKind
from app.domain.events import AssetsChanged, Fact
from app.domain.position import Position, distance_m
from app.store import asset_store
from app.store.unit_of_work import Store


class TownGround:
    """Keeps the places of stations and one-minute posts; `on_fact` has them read again when they change."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._places: tuple[Position, ...] | None = None

    def on_fact(self, fact: Fact) -> None:
        """Look again where sites or posts were changed or imported."""
        if isinstance(fact, AssetsChanged) and fact.layer in (AssetLayer.SITES, AssetLayer.POSTS):
            with self._lock:
                self._places = None

    def is_town(self, lon: float, lat: float, *, radius_m: float) -> bool:
        """Whether the place lies within `radius_m` of one of them."""
        here = Position(lon, lat)
        return any(distance_m(here, place) <= radius_m for place in self._read())

    def _read(self) -> tuple[Position, ...]:
        with self._lock:
            if self._places is None:
                with self._store.read() as connection:
                    found = [
                        *asset_store.of_kind(connection, AssetLayer.SITES, SiteKind.POLICE_STATION),
                        *asset_store.of_kind(connection, AssetLayer.POSTS, PostKind.ONE_MINUTE_POST),
                    ]
                self._places = tuple(Position(one.lon, one.lat) for one in found)
            return self._places
